import { execute, press, type CardPlace } from './actions';
import * as api from './api';
import { cardView, problem, type CardView } from './cards';
import { cite, isAiGenerated } from './citations';
import { openFeedback, showTask } from './dialogs';
import { consent, consentCard, fileLink, isFile } from './files';
import { botPicture, h, icon, initials } from './dom';
import { messageHtml, plainHtml, plainText } from './markdown';
import type { Chat } from './store';
import { dateOf, dayOf, longDateOf, problemText, texts, timeOf } from './texts';
import type { Entry, Person, Setup } from './types';

export interface MessagesHost {
  setup: Setup;
  person(): Person;
  chatKey(): string;
  say: CardPlace['say'];
  retry(entry: Entry): void;
  replyIn(thread: string, text: string): void;
  announce(text: string): void;
}

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
const sameSpeakerWithin = 5 * 60_000;
const refreshAgainAfter = 60_000;

interface Shown { key: string; element: HTMLElement }

export class MessagesView {
  readonly list = h('ol', { class: 'messages' });
  private readonly shown = new Map<string, Shown>();
  private readonly cards = new Map<string, { json: string; view: CardView }>();
  private readonly refreshed = new Map<string, number>();
  private readonly days = new Map<string, HTMLElement>();
  private readonly typing: HTMLElement;

  constructor(private readonly host: MessagesHost) {
    this.typing = h('li', { class: 'entry bot is-typing' }, botPicture(),
      h('div', { class: 'said' }, h('div', { class: 'bubble dots' },
        h('span', { class: 'visually-hidden' }, texts.typing(host.setup.bot.name)), h('i'), h('i'), h('i'))));
  }

  reset(): void {
    this.shown.clear();
    this.cards.clear();
    this.days.clear();
    this.list.replaceChildren();
  }

  render(chat: Chat, isChannel: boolean, isAwaited: boolean): void {
    const entries = isChannel ? this.inThreads(chat.inOrder) : chat.inOrder;
    const nodes: HTMLElement[] = [];
    let before: Entry | undefined;
    for (const entry of entries) {
      const at = new Date(entry.at);
      const isReply = isChannel && !!entry.thread;
      if (!isReply && (!before || dateOf(new Date(before.at)) !== dateOf(at))) nodes.push(this.day(at));
      const isContinued = !!before && before.from === entry.from && before.thread === entry.thread && (!isChannel || isReply) && before.state !== 'deleted'
        && at.getTime() - new Date(before.at).getTime() < sameSpeakerWithin && dateOf(new Date(before.at)) === dateOf(at);
      nodes.push(this.entry(entry, isContinued, isChannel));
      before = entry;
    }
    if (isAwaited || chat.isTyping && ![...chat.entries.values()].some(e => e.state === 'streaming')) nodes.push(this.typing);

    const keep = new Set<Node>(nodes);
    for (const child of [...this.list.children]) if (!keep.has(child)) child.remove();
    nodes.forEach((node, i) => {
      if (this.list.children[i] !== node) this.list.insertBefore(node, this.list.children[i] ?? null);
    });
    this.refreshNewest(entries);
  }

  // A reply stands under what it answers; threads keep the order in which they began.
  private inThreads(entries: Entry[]): Entry[] {
    const roots = new Map(entries.filter(e => !e.thread).map(e => [e.id, e.order]));
    const orderOf = (e: Entry) => roots.get(e.thread ?? e.id) ?? e.order;
    return [...entries].sort((a, b) => orderOf(a) - orderOf(b) || a.order - b.order);
  }

  private day(at: Date): HTMLElement {
    const name = dayOf(at);
    let element = this.days.get(name);
    if (!element) this.days.set(name, (element = h('li', { class: 'day' }, h('span', {}, name))));
    return element;
  }

  private entry(entry: Entry, isContinued: boolean, isChannel: boolean): HTMLElement {
    const key = JSON.stringify([entry.number, entry.state, entry.problem, isContinued, this.host.person().key]);
    const known = this.shown.get(entry.id);
    if (known?.key === key) return known.element;

    const hadFocus = known?.element.contains(document.activeElement);
    const element = this.build(entry, isContinued, isChannel);
    this.shown.set(entry.id, { key, element });
    if (known?.element.isConnected) {
      known.element.replaceWith(element);
      if (hadFocus) (element.querySelector<HTMLElement>('.card') ?? element.querySelector<HTMLElement>('button, a'))?.focus({ preventScroll: true });
    }
    return element;
  }

  private build(entry: Entry, isContinued: boolean, isChannel: boolean): HTMLElement {
    const { setup, person } = this.host;
    const isMine = entry.from === person().key;
    const speaker = entry.from === null ? null : setup.people.find(p => p.key === entry.from);
    const name = entry.from === null ? setup.bot.name : isMine ? texts.you : speaker?.name ?? '';
    const at = new Date(entry.at);
    const classes = ['entry', entry.from === null ? 'bot' : isMine ? 'mine' : 'other', entry.state, isContinued && 'continued', isChannel && (entry.thread ? 'reply' : 'root')];
    const activity = entry.activity;

    const meta = h('div', { class: 'meta' },
      h('span', { class: isContinued || (isMine && !isChannel) ? 'visually-hidden' : 'who' }, name),
      h('time', { datetime: entry.at, title: `${longDateOf(at)} kl. ${timeOf(at)}` }, timeOf(at)),
      entry.isEdited && h('span', {}, texts.edited),
      entry.from === null && isAiGenerated(activity) && entry.state !== 'deleted'
        ? h('span', { class: 'ai', title: texts.aiLabelHelp }, icon('spark'), texts.aiLabel) : null);
    const said = h('div', { class: 'said' }, meta);

    if (entry.state === 'deleted') said.append(h('div', { class: 'bubble gone' }, texts.deleted));
    else said.append(...this.content(entry));

    if (entry.state === 'streaming') {
      said.append(h('div', { class: 'below' }, h('button', { type: 'button', class: 'link', onclick: () => api.stop(this.host.chatKey(), entry.id) }, icon('stop'), texts.stop)));
    }
    if (entry.state === 'stopped') said.append(h('div', { class: 'below' }, texts.stopped));
    if (entry.state === 'sending' && isMine) said.append(h('div', { class: 'below sending' }, texts.sending));
    if (entry.state === 'failed') said.append(h('div', { class: 'below', role: 'alert' }, problem(problemText(entry.problem), () => this.host.retry(entry))));
    if (isChannel && !entry.thread && entry.state !== 'deleted') {
      said.append(h('div', { class: 'below' }, h('button', {
        type: 'button', class: 'link',
        onclick: () => this.host.replyIn(entry.id, plainText(activity.text ?? '').slice(0, 80)),
      }, icon('reply'), texts.replyInThread)));
    }

    const avatar = entry.from === null ? botPicture()
      : h('span', { class: `avatar hue-${setup.people.findIndex(p => p.key === entry.from) + 1}`, 'aria-hidden': 'true' }, initials(speaker?.name ?? ''));
    return h('li', { class: classes.filter(Boolean).join(' '), 'data-id': entry.id }, isMine && !isChannel ? null : avatar, said);
  }

  private content(entry: Entry): HTMLElement[] {
    const { activity } = entry;
    const parts: HTMLElement[] = [];
    const isFromBot = entry.from === null;

    if (activity.text) {
      const bubble = h('div', { class: 'bubble' });
      const text = h('div', { class: 'text', lang: null });
      if (!isFromBot || activity.textFormat === 'plain') text.append(h('p', { class: 'plain' }, mentionsAsWords(activity.text)));
      else text.append(activity.textFormat === 'xml' ? plainHtml(activity.text) : messageHtml(activity.text));
      bubble.append(text);
      if (isFromBot) cite(bubble, activity, `m${entry.id}`);
      if (entry.state === 'streaming') {
        bubble.classList.add(streamType(activity) === 'informative' ? 'informative' : 'growing');
        bubble.setAttribute('aria-busy', 'true');
      }
      parts.push(bubble);
    }

    const attachments = (activity.attachments ?? []).map((attachment, i) => this.attachment(entry, attachment, i)).filter(e => e !== null);
    if (attachments.length > 1 && activity.attachmentLayout === 'carousel')
      parts.push(h('div', { class: 'carousel', tabindex: 0, role: 'group' }, ...attachments));
    else parts.push(...attachments);

    const feedback = activity.channelData?.feedbackLoop?.type ?? (activity.channelData?.feedbackLoopEnabled ? 'default' : null);
    if (isFromBot && feedback && entry.state === 'sent') parts.push(this.thumbs(entry, feedback));
    return parts;
  }

  private attachment(entry: Entry, attachment: { contentType?: string; contentUrl?: string; content?: any; name?: string }, index: number): HTMLElement | null {
    if (attachment.contentType === adaptiveCard) {
      const view = this.card(entry, attachment.content, index);
      view.element.classList.toggle('full', view.isFull);
      return view.element;
    }
    if (isFile(attachment)) return fileLink(attachment);
    if (attachment.contentType === consent) return consentCard(attachment, action => this.answerConsent(entry, attachment, index, action));
    if (attachment.contentType?.startsWith('image/') && attachment.contentUrl && /^(https:|data:image\/)/i.test(attachment.contentUrl))
      return h('img', { class: 'picture', src: attachment.contentUrl, alt: attachment.name ?? '' });
    return null;
  }

  // A card keeps what is typed in it while something else about its message changes.
  private card(entry: Entry, content: any, index: number): CardView {
    const key = `${entry.id}/${index}`;
    const json = JSON.stringify(content);
    const known = this.cards.get(key);
    if (known?.json === json) return known.view;

    const place = this.place(entry.id, index);
    const view = cardView(content, this.host.setup.people, pressed => {
      this.refreshed.set(key, Date.now());
      return press(place, pressed);
    });
    this.cards.set(key, { json, view });
    if (known) this.host.announce(view.label);
    return view;
  }

  private place(messageId: string, attachment: number): CardPlace {
    return { chat: this.host.chatKey(), person: this.host.person(), people: this.host.setup.people, messageId, attachment, say: this.host.say };
  }

  // A card may ask to be fetched anew when somebody looks at it.
  private refreshNewest(entries: Entry[]): void {
    for (const entry of entries.slice(-10)) {
      if (entry.from !== null || entry.state !== 'sent') continue;
      entry.activity.attachments?.forEach((attachment, index) => {
        const refresh = attachment.content?.refresh;
        const users: string[] | undefined = refresh?.userIds;
        const key = `${entry.id}/${index}`;
        if (!refresh?.action || (users && !users.includes(this.host.person().userId)) || Date.now() - (this.refreshed.get(key) ?? 0) < refreshAgainAfter) return;
        this.refreshed.set(key, Date.now());
        void execute(this.place(entry.id, index), { kind: 'execute', ...refresh.action }, 'automatic');
      });
    }
  }

  private thumbs(entry: Entry, type: string): HTMLElement {
    const thumb = (reaction: 'like' | 'dislike') => h('button', {
      type: 'button', class: 'icon-button thumb', 'aria-label': reaction === 'like' ? texts.like : texts.dislike, title: reaction === 'like' ? texts.like : texts.dislike,
      'aria-pressed': entry.reaction === reaction ? 'true' : 'false',
      onclick: () => this.rate(entry, reaction, type),
    }, icon(reaction === 'like' ? 'up' : 'down'));
    return h('div', { class: 'thumbs' }, thumb('like'), thumb('dislike'), entry.reaction && h('span', { class: 'thanks' }, texts.feedbackThanks));
  }

  private async answerConsent(entry: Entry, attachment: { content?: any }, index: number, action: 'accept' | 'decline'): Promise<string | null> {
    const context = action === 'accept' ? attachment.content?.acceptContext : attachment.content?.declineContext;
    const { problem: failed } = await api.invoke(this.host.chatKey(), this.host.person().key, 'fileConsent/invoke', { type: 'fileUpload', action, context }, entry.id, index);
    return failed ? problemText(failed) : null;
  }

  private async rate(entry: Entry, reaction: 'like' | 'dislike', type: string): Promise<void> {
    const chat = this.host.chatKey();
    const person = this.host.person();
    const send = async (feedback: unknown) => {
      const value = { actionName: 'feedback', actionValue: { reaction, feedback: JSON.stringify(feedback) } };
      const delivery = await api.invoke(chat, person.key, 'message/submitAction', value, entry.id);
      if (!delivery.problem) this.host.announce(texts.feedbackThanks);
      return delivery;
    };

    if (type === 'custom') {
      const { body } = await api.invoke(chat, person.key, 'message/fetchTask', { actionName: 'feedback', actionValue: { reaction } }, entry.id);
      if (body?.task) {
        showTask(this.place(entry.id, 0), body.task, send);
        return;
      }
    }
    openFeedback(reaction, async text => {
      const { problem: failed } = await send({ feedbackText: text });
      return failed ? problemText(failed) : null;
    });
  }
}

export const isNews = (entry: Entry): boolean => entry.from === null && entry.state === 'sent';

export function spoken(entry: Entry, bot: string): string {
  const cards = (entry.activity.attachments ?? []).map(a => a.content?.speak ?? a.content?.fallbackText ?? '').map(s => String(s).replace(/<[^>]*>/g, ' '));
  return `${bot}: ${[plainText(entry.activity.text ?? ''), ...cards].filter(Boolean).join(' ')}`;
}

const streamType = (activity: { entities?: any[] }): string | undefined => activity.entities?.find(e => e?.type === 'streaminfo')?.streamType;

const mentionsAsWords = (text: string): string => text.replace(/<at>(.*?)<\/at>/g, '@$1');
