// The bot's clock, which may be ahead of this machine's.
let ahead = 0;
let moving = false;

export const now = (): Date => new Date(Date.now() + ahead);

export const isMoving = (): boolean => moving;

export function set(told: string, isMovingNow: boolean): void {
  ahead = new Date(told).getTime() - Date.now();
  moving = isMovingNow;
}
