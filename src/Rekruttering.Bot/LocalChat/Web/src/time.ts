import * as api from './api';
import * as clock from './clock';
import { problem } from './cards';
import { h } from './dom';
import { dateOf, longDateOf, texts, timeOf } from './texts';

export interface TimeHost {
  // Whom the bot has written to since it was last asked.
  written(): string[];
  announce(text: string): void;
}

// Where the bot's clock stands, and the buttons that put it forward.
export class TimePanel {
  readonly element: HTMLElement;
  private readonly now = h('p', { class: 'clock' });
  private readonly status = h('div', { class: 'time-status', role: 'status' });
  private readonly buttons: HTMLButtonElement[];
  private readonly day: HTMLInputElement;

  constructor(private readonly host: TimeHost, id: string) {
    const leaps: [api.Leap, string][] = [['day', texts.plusDay], ['week', texts.plusWeek], ['month', texts.plusMonth], ['nextMessage', texts.toNextMessage]];
    this.day = h('input', { type: 'date', id: `${id}-day`, required: true });
    const go = h('button', { type: 'submit', class: 'leap' }, texts.goToDay);
    this.buttons = [...leaps.map(([by, title]) => h('button', { type: 'button', class: 'leap', onclick: () => void this.move({ by }) }, title)), go];
    const toDay = h('form', {}, h('label', { for: this.day.id, class: 'visually-hidden' }, texts.day), this.day, go);
    toDay.addEventListener('submit', event => {
      event.preventDefault();
      void this.move({ to: this.day.value });
    });
    this.element = h('section', { class: 'time', 'aria-labelledby': `${id}-heading` },
      h('h2', { id: `${id}-heading` }, texts.timeHeading), this.now, h('div', { class: 'leaps' }, ...this.buttons.slice(0, leaps.length)), h('details', { class: 'to-day' }, h('summary', {}, texts.toDay), toDay), this.status);
    this.show();
  }

  show(): void {
    if (!clock.isKnown()) return;
    const now = clock.now();
    const [date, time] = [longDateOf(now), `kl. ${timeOf(now)}`];
    if (this.now.textContent !== date + time) this.now.replaceChildren(h('strong', {}, date), h('span', {}, time));
    const tomorrow = dateOf(new Date(now.getTime() + 86_400_000));
    if (this.day.min !== tomorrow) this.day.min = tomorrow;
    this.element.toggleAttribute('data-moving', clock.isMoving());
    for (const button of this.buttons) button.setAttribute('aria-disabled', String(clock.isMoving()));
  }

  private async move(journey: api.Journey): Promise<void> {
    if (clock.isMoving() || !clock.isKnown()) return;
    this.host.written();
    this.status.replaceChildren(h('p', {}, texts.timeMoves));
    const { problem: failed, moved } = await api.moveTime(journey);
    if (moved) clock.set(moved.now, false);
    this.show();
    const trouble = failed ?? moved?.problem;
    if (trouble) {
      this.status.replaceChildren(problem(texts.timeProblems[trouble] ?? texts.timeProblems['other']!));
      return;
    }
    // The messages come another way, and may be a moment behind.
    await new Promise(resolve => setTimeout(resolve, 150));
    this.status.replaceChildren(h('p', {}, texts.writtenTo(this.host.written())));
  }
}
