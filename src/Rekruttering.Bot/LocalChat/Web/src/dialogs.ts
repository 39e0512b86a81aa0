import * as api from './api';
import { cardView, openUrl, problem, type Outcome } from './cards';
import { h, icon } from './dom';
import { messageHtml } from './markdown';
import { problemText, texts } from './texts';
import type { Person } from './types';

export interface TaskContext { chat: string; person: Person; people: Person[] }

export interface Dialog { element: HTMLDialogElement; body: HTMLElement; title: HTMLElement; close: () => void }

let count = 0;

// A modal dialog of the browser's own: it keeps the focus, closes on Escape and gives the focus back.
export function openDialog(title: string, className = ''): Dialog {
  const id = `dialog-${++count}`;
  const heading = h('h2', { id, tabindex: -1 }, title);
  const body = h('div', { class: 'dialog-body' });
  const element = h('dialog', { class: `dialog ${className}`, 'aria-labelledby': id },
    h('div', { class: 'dialog-head' }, heading,
      h('button', { type: 'button', class: 'icon-button', 'aria-label': texts.close, onclick: () => element.close() }, icon('close'))),
    body);
  const opener = document.activeElement;
  element.addEventListener('close', () => {
    element.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  document.body.append(element);
  element.showModal();
  heading.focus();
  return { element, body, title: heading, close: () => element.close() };
}

export function confirm(title: string, text: string, yes: string, action: () => void): void {
  const dialog = openDialog(title, 'small');
  dialog.body.append(h('p', {}, text), h('div', { class: 'buttons' },
    h('button', { type: 'button', class: 'button primary', onclick: () => { dialog.close(); action(); } }, yes),
    h('button', { type: 'button', class: 'button', onclick: dialog.close }, texts.cancel)));
}

const widths: Record<string, string> = { small: '360px', medium: '600px', large: '840px' };

// A task module: the bot says what is in it, and what happens when it is sent.
export async function openTask(place: TaskContext, data: unknown, replyToId?: string): Promise<Outcome> {
  const { problem: failed, body } = await api.invoke(place.chat, place.person.key, 'task/fetch', { data, context: { theme: theme() } }, replyToId);
  if (failed) return { problem: problemText(failed) };
  return body?.task ? showTask(place, body.task, form => api.invoke(place.chat, place.person.key, 'task/submit', { data: form, context: { theme: theme() } }, replyToId)) : {};
}

export function showTask(place: TaskContext, task: any, submit: (form: unknown) => Promise<{ problem: string | null; body: any }>): Outcome {
  if (task.type === 'message') return { message: String(task.value ?? '') };
  const dialog = openDialog(task.value?.title ?? '', 'task');
  fill(task);
  return {};

  function fill(next: any) {
    if (next.type === 'message') {
      dialog.body.replaceChildren(messageHtml(String(next.value ?? '')), h('div', { class: 'buttons' },
        h('button', { type: 'button', class: 'button primary', onclick: dialog.close }, texts.dialogDone)));
      dialog.title.focus();
      return;
    }
    const { title, width, card, url } = next.value ?? {};
    if (title) dialog.title.textContent = title;
    dialog.element.style.setProperty('--dialog-width', typeof width === 'number' ? `${width}px` : widths[width] ?? widths['medium']!);
    if (url) {
      dialog.body.replaceChildren(h('div', { class: 'buttons' },
        h('button', { type: 'button', class: 'button primary', onclick: () => openUrl(url) }, texts.linkInDialog, icon('external'))));
      return;
    }
    const view = cardView(card?.content, place.people, async pressed => {
      const { problem: failed, body } = await submit(pressed.data);
      if (failed) return { problem: problemText(failed) };
      if (body?.task) fill(body.task);
      else dialog.close();
      return {};
    });
    dialog.body.replaceChildren(view.element);
    dialog.title.focus();
  }
}

// The dialog of Teams' own thumbs.
export function openFeedback(reaction: 'like' | 'dislike', send: (text: string) => Promise<string | null>): void {
  const dialog = openDialog(reaction === 'like' ? texts.feedbackLike : texts.feedbackDislike, 'small');
  const text = h('textarea', { id: 'feedback-text', rows: 4, maxlength: 2000, 'aria-describedby': 'feedback-hint' });
  const status = h('div', { role: 'alert' });
  const button = h('button', { type: 'submit', class: 'button primary' }, texts.feedbackSend);
  const form = h('form', { method: 'dialog', class: 'stack' },
    h('label', { for: 'feedback-text' }, texts.feedbackLabel), text, h('p', { id: 'feedback-hint', class: 'hint' }, texts.feedbackHint), status,
    h('div', { class: 'buttons' }, button, h('button', { type: 'button', class: 'button', onclick: dialog.close }, texts.cancel)));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    const failed = await send(text.value.trim());
    button.disabled = false;
    if (failed) status.replaceChildren(problem(failed));
    else dialog.close();
  });
  dialog.body.append(form);
  text.focus();
}

export const theme = (): string => {
  const chosen = document.documentElement.dataset['theme'];
  return chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
};
