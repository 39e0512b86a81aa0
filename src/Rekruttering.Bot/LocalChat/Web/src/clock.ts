// The bot's clock, which may be ahead of this machine's.
let ahead = 0;
let moving = false;
let told = false;

export const now = (): Date => new Date(Date.now() + ahead);

// Until the bot has said what time it is, this machine's time would be a guess.
export const isKnown = (): boolean => told;

export const isMoving = (): boolean => moving;

export function set(now: string, isMovingNow: boolean): void {
  ahead = new Date(now).getTime() - Date.now();
  moving = isMovingNow;
  told = true;
}
