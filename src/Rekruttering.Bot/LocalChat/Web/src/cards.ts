import * as AC from 'adaptivecards';
import './charts';
import { h, icon } from './dom';
import { hostConfig } from './hostconfig';
import { cardHtml } from './markdown';
import { makeSearchable, withPeople } from './picker';
import { texts } from './texts';
import type { Person } from './types';

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardHtml(text);
  result.didProcess = true;
};
// The library says that its modules have no side effects, but this is how one of them registers: the bundler would leave it out.
AC.GlobalRegistry.defaultElements.register('Table', AC.Table, AC.Versions.v1_5);
AC.GlobalSettings.setTabIndexAtCardRoot = false;
AC.GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;
Object.assign(AC.Strings.defaults, {
  inlineActionTitle: () => 'Send',
  overflowButtonText: () => '…',
  overflowButtonTooltip: () => 'Flere handlinger',
});
Object.assign(AC.Strings.errors, { invalidPropertyValue: () => '' });

export interface Pressed { kind: 'execute' | 'submit'; id?: string; title?: string; verb?: string; data: any }

// What came of a press. Nothing at all: the card has been replaced, or there is nothing to say.
export interface Outcome { problem?: string; message?: string }

export interface CardView { element: HTMLElement; isFull: boolean; label: string }

export function cardView(content: any, people: Person[], pressed: (pressed: Pressed) => Promise<Outcome>): CardView {
  const card = new AC.AdaptiveCard();
  card.hostConfig = hostConfig;
  const own = structuredClone(content);
  const pickers = withPeople(own, people);
  card.parse(own);

  const status = h('div', { class: 'card-status', role: 'status' });
  const frame = h('div', { class: 'card', role: 'group', tabindex: -1, lang: content?.lang ?? null });
  let isBusy = false;

  card.onExecuteAction = action => {
    if (action instanceof AC.OpenUrlAction) {
      openUrl(action.url);
      return;
    }
    if (isBusy || !(action instanceof AC.SubmitAction || action instanceof AC.ExecuteAction)) return;
    void press(action);
  };

  async function press(action: AC.SubmitAction | AC.ExecuteAction) {
    const button = document.activeElement instanceof HTMLElement && frame.contains(document.activeElement) ? document.activeElement : null;
    isBusy = true;
    frame.setAttribute('aria-busy', 'true');
    button?.classList.add('is-busy');
    status.replaceChildren();
    const outcome = await pressed({
      kind: action instanceof AC.ExecuteAction ? 'execute' : 'submit',
      id: action.id,
      title: action.title,
      verb: action instanceof AC.ExecuteAction ? action.verb : undefined,
      data: action.data,
    });
    isBusy = false;
    frame.removeAttribute('aria-busy');
    button?.classList.remove('is-busy');
    if (outcome.problem) status.replaceChildren(problem(outcome.problem));
    else if (outcome.message) status.replaceChildren(h('span', { class: 'card-message' }, outcome.message));
    if (status.hasChildNodes()) status.scrollIntoView({ block: 'nearest' });
  }

  const rendered = card.render();
  if (rendered) {
    accessible(rendered, content);
    makeSearchable(card, pickers);
  }
  frame.append(rendered ?? h('p', { class: 'card-unknown' }, String(content?.fallbackText ?? texts.cardUnknown)), status);
  const label = String(content?.speak ?? content?.fallbackText ?? rendered?.textContent ?? '').replace(/<[^>]*>/g, ' ');
  if (label) frame.setAttribute('aria-label', label.length > 160 ? `${label.slice(0, 157)}…` : label);
  return { element: frame, isFull: content?.msteams?.width === 'Full', label };
}

export const problem = (text: string, retry?: () => void): HTMLElement =>
  h('span', { class: 'problem' }, icon('warn'), h('span', {}, text), retry && h('button', { type: 'button', class: 'link', onclick: retry }, texts.retry));

export function openUrl(url: string | undefined): void {
  if (url && /^(https?|mailto|tel):/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

// What the renderer leaves out for those who do not see the card.
function accessible(rendered: HTMLElement, content: any): void {
  // The label stands on the frame, which has a role for it.
  rendered.removeAttribute('aria-label');
  if (content?.lang) rendered.lang = content.lang;

  for (const picture of rendered.querySelectorAll('img:not([alt])')) picture.setAttribute('alt', '');

  // A choice is named by the words beside it, and the question is the name of the group.
  for (const set of rendered.querySelectorAll('.ac-choiceSetInput-multiSelect, .ac-choiceSetInput-expanded')) {
    const first = set.querySelector('input');
    const own = set.querySelector('[id] label, label')?.closest('[id]')?.id;
    const labels = first?.getAttribute('aria-labelledby')?.trim().split(/\s+/).filter(id => id && id !== own) ?? [];
    set.setAttribute('role', set.classList.contains('ac-choiceSetInput-expanded') ? 'radiogroup' : 'group');
    if (labels.length > 0) set.setAttribute('aria-labelledby', labels.join(' '));
    for (const input of set.querySelectorAll('input')) {
      input.removeAttribute('aria-labelledby');
      input.removeAttribute('aria-required');
    }
  }

  // An aria-label made of the placeholder hides the real label.
  for (const input of rendered.querySelectorAll('input[aria-labelledby], select[aria-labelledby], textarea[aria-labelledby]')) input.removeAttribute('aria-label');
  for (const option of rendered.querySelectorAll('option')) {
    option.removeAttribute('aria-label');
    option.removeAttribute('tabindex');
    option.removeAttribute('aria-current');
  }
}
