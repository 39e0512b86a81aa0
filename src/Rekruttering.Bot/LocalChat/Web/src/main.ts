import * as api from './api';
import * as clock from './clock';
import type { Outcome } from './cards';
import { confirm, openDialog, theme } from './dialogs';
import { botPicture, h, icon, initials } from './dom';
import { isNews, MessagesView, spoken } from './messages';
import { problem } from './cards';
import { Store } from './store';
import { dateOf, problemText, texts } from './texts';
import { TimePanel } from './time';
import type { Attachment, Entry, Person, Setup } from './types';

const app = document.getElementById('app')!;

async function start(): Promise<void> {
  restoreTheme();
  for (;;) {
    try {
      run(await api.setup());
      return;
    } catch {
      app.replaceChildren(h('p', { class: 'offline', role: 'status' }, texts.offline));
      await new Promise(resolve => setTimeout(resolve, 2000));
    }
  }
}

function run(setup: Setup): void {
  let person = personOfAddress();
  let isChannel = location.hash.endsWith('/kanal');
  let thread: { id: string; text: string } | null = null;
  let openProblem: string | null = null;
  const wasSaid = new Set<string>();
  let isLoaded = false;
  let isOpening = false;
  let openings = 0;
  let isFollowing = true;
  let file: File | null = null;
  let fileProblem: string | null = null;
  let seenOrder = 0;
  let shownDay = '';

  const live = h('div', { class: 'visually-hidden', 'aria-live': 'polite' });
  const announce = (text: string) => live.replaceChildren(h('p', {}, text));

  const view = new MessagesView({ setup, person: () => person, chatKey, say: sayFromCard, retry, replyIn, announce });
  const store = new Store(changed, connected, timeTold);

  // The frame
  const offline = h('div', { class: 'offline', role: 'status' });
  const people = h('div', { class: 'people' });
  const ideas = h('section', { class: 'ideas', 'aria-labelledby': 'ideas-heading' });
  const panels: TimePanel[] = [];
  const side = h('aside', { class: 'side' },
    h('div', { class: 'brand' }, botPicture('brand-picture'), h('div', {}, h('strong', {}, setup.bot.name), h('span', {}, texts.brandNote))),
    people, ideas, setup.canMoveTime && timePanel('time').element, h('p', { class: 'note' }, texts.peopleNote));

  const personButton = h('button', { type: 'button', class: 'person-button', onclick: choosePerson });
  const places = h('div', { class: 'places', role: 'group', 'aria-label': texts.placesHeading });
  const themeButton = h('button', { type: 'button', class: 'icon-button', onclick: switchTheme });
  const subtitle = h('p', {});
  const title = h('h1', {}, setup.bot.name);
  const top = h('header', { class: 'top' }, botPicture('avatar large'),
    h('div', { class: 'titles' }, title, subtitle), places,
    h('div', { class: 'tools' }, personButton,
      setup.canMoveTime && h('button', { type: 'button', class: 'icon-button time-button', 'aria-label': texts.openTime, title: texts.openTime, onclick: openTime }, icon('clock')),
      themeButton,
      h('button', { type: 'button', class: 'icon-button', 'aria-label': texts.startOver, title: texts.startOver, onclick: askStartOver }, icon('restart'))));

  const scroll = h('main', { class: 'stream', tabindex: 0 });
  const notice = h('div', { class: 'notice' });
  const latest = h('button', { type: 'button', class: 'latest', hidden: true, 'aria-label': texts.latest, title: texts.latest, onclick: () => toEnd(true) }, icon('chevron'));
  scroll.append(view.list, notice);

  const suggestions = h('div', { class: 'suggestions', role: 'group', 'aria-label': texts.suggestions });
  const replying = h('div', { class: 'replying' });
  const box = h('textarea', { id: 'box', rows: 1, 'aria-describedby': 'box-hint', enterkeyhint: 'send', maxlength: 8000 });
  const mentionButton = h('button', { type: 'button', class: 'icon-button', 'aria-label': texts.mentionBot(setup.bot.name), title: texts.mentionBot(setup.bot.name), onclick: mention }, icon('at'));
  const chooser = h('input', { type: 'file', hidden: true, 'aria-hidden': 'true', tabindex: -1, accept: '.csv,.xlsx,.docx,.txt,.md,.html' });
  const attachButton = h('button', { type: 'button', class: 'icon-button', 'aria-label': texts.attach, title: texts.attach, onclick: () => chooser.click() }, icon('clip'));
  const attached = h('div', { class: 'attached' });
  const send = h('button', { type: 'submit', class: 'send', 'aria-label': texts.send, title: texts.send }, icon('send'));
  const form = h('form', { class: 'compose' }, latest, suggestions, replying, attached,
    h('div', { class: 'box' }, box, chooser, attachButton, mentionButton, send), h('p', { id: 'box-hint', class: 'hint' }, texts.composerHint));

  app.replaceChildren(
    h('a', { class: 'skip', href: '#box', onclick: (e: Event) => { e.preventDefault(); box.focus(); } }, texts.skip),
    h('div', { class: 'shell' }, side, h('div', { class: 'main' }, top, offline, scroll, form)), live);

  form.addEventListener('submit', event => { event.preventDefault(); submit(); });
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  chooser.addEventListener('change', () => {
    attach(chooser.files?.[0] ?? null);
    chooser.value = '';
    box.focus();
  });
  form.addEventListener('dragover', event => { if (!isChannel) event.preventDefault(); });
  form.addEventListener('drop', event => {
    if (isChannel || !event.dataTransfer?.files[0]) return;
    event.preventDefault();
    attach(event.dataTransfer.files[0]);
  });
  box.addEventListener('input', () => { keepDraft(); grow(); });
  for (const scrolled of [scroll, window]) scrolled.addEventListener('scroll', () => {
    isFollowing ||= isAtEnd();
    latest.hidden = isAtEnd();
  }, { passive: true });
  // Only the person's own scrolling lets go of the newest message: the page scrolls too, and takes its time.
  for (const moved of ['wheel', 'touchmove', 'pointerdown', 'keydown']) scroll.addEventListener(moved, () => { isFollowing = false; }, { passive: true });
  window.addEventListener('hashchange', () => {
    const next = personOfAddress();
    const nextIsChannel = location.hash.endsWith('/kanal');
    if (next.key !== person.key || nextIsChannel !== isChannel) become(next, nextIsChannel);
  });

  showTheme();
  become(person, isChannel);
  store.connect();
  setInterval(timeTold, 5000);
  // What was there already comes in one go; after that, news is read aloud.
  setTimeout(() => { isLoaded = true; }, 800);
  box.focus();

  // Who and where
  function personOfAddress(): Person {
    const key = location.hash.slice(1).split('/')[0];
    return setup.people.find(p => p.key === key) ?? setup.people[0]!;
  }

  function chatKey(): string {
    return isChannel ? setup.team.key : person.key;
  }

  function become(next: Person, inChannel: boolean): void {
    person = next;
    isChannel = inChannel;
    thread = null;
    openProblem = null;
    attach(null);
    const address = `#${person.key}${isChannel ? '/kanal' : ''}`;
    if (location.hash !== address) history.replaceState(null, '', address);
    view.reset();
    subtitle.textContent = isChannel ? `${setup.team.name} · ${setup.team.channelName}` : `${person.name} · ${person.role}`;
    title.textContent = isChannel ? setup.team.channelName : setup.bot.name;
    scroll.setAttribute('aria-label', texts.conversation(isChannel ? setup.team.channelName : setup.bot.name));
    mentionButton.hidden = !isChannel;
    attachButton.hidden = isChannel;
    const label = isChannel ? texts.writeIn(setup.team.channelName) : texts.write(setup.bot.name);
    for (const element of [box, form]) element.setAttribute('aria-label', label);
    box.placeholder = label;
    box.value = draft();
    grow();
    showFrame();
    show();
    toEnd(false);
    void open();
  }

  async function open(): Promise<void> {
    const chat = chatKey();
    const attempt = ++openings;
    isOpening = true;
    openProblem = null;
    show();
    const { problem } = await api.open(chat, person.key);
    if (attempt !== openings) return;
    isOpening = false;
    openProblem = problem;
    show();
  }

  function choosePerson(): void {
    const dialog = openDialog(texts.peopleHeading, 'small');
    dialog.body.append(peopleList(picked => { dialog.close(); become(picked, isChannel); box.focus(); }), h('p', { class: 'hint' }, texts.peopleNote));
  }

  function peopleList(pick: (person: Person) => void): HTMLElement {
    return h('ul', { class: 'people-list' }, ...setup.people.map((p, i) => {
      const unread = isLoaded || p.key !== person.key ? unreadOf(p.key) : 0;
      return h('li', {}, h('button', { type: 'button', class: 'person', 'aria-current': p.key === person.key ? 'true' : null, 'data-person': p.key, onclick: () => pick(p) },
        h('span', { class: `avatar hue-${i + 1}`, 'aria-hidden': 'true' }, initials(p.name)),
        h('span', { class: 'person-text' }, h('strong', {}, p.name), h('span', {}, p.role), h('span', {}, p.organisation)),
        unread > 0 && h('span', { class: 'badge' }, h('span', { 'aria-hidden': 'true' }, String(unread)), h('span', { class: 'visually-hidden' }, texts.unread(unread)))));
    }));
  }

  function unreadOf(key: string): number {
    return key === chatKey() ? 0 : store.chat(key).unread;
  }

  function showFrame(): void {
    const hadFocus = people.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['person'] : undefined;
    people.replaceChildren(h('h2', {}, texts.peopleHeading), peopleList(picked => become(picked, isChannel)));
    if (hadFocus) people.querySelector<HTMLElement>(`[data-person="${hadFocus}"]`)?.focus();

    const index = setup.people.indexOf(person) + 1;
    const others = setup.people.reduce((sum, p) => sum + (p.key === person.key ? 0 : unreadOf(p.key)), 0);
    personButton.setAttribute('aria-label', [texts.choosePerson(person.name), ...(others > 0 ? [texts.unread(others)] : [])].join('. '));
    personButton.replaceChildren(h('span', { class: `avatar hue-${index}`, 'data-initials': initials(person.name) }), icon('chevron'),
      ...(others > 0 ? [h('span', { class: 'badge', 'aria-hidden': 'true' }, String(others))] : []));
    showIdeas();

    const focused = places.contains(document.activeElement);
    places.replaceChildren(...[false, true].map(inChannel => h('button', {
      type: 'button', 'aria-pressed': inChannel === isChannel ? 'true' : 'false', onclick: () => become(person, inChannel),
    }, inChannel ? setup.team.channelName : texts.personalChat)));
    if (focused) places.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  }

  // What there is to try for somebody like that
  function showIdeas(): void {
    const own = isChannel ? [] : person.suggestions ?? [];
    ideas.hidden = own.length === 0;
    ideas.replaceChildren(h('h2', { id: 'ideas-heading' }, texts.tryHeading(person.name.split(' ')[0]!)),
      h('ul', {}, ...own.map(idea => h('li', {}, h('button', { type: 'button', class: 'idea', onclick: () => { void say({ text: idea }); box.focus(); } }, idea)))));
  }

  // The clock
  function timePanel(id: string): TimePanel {
    const panel = new TimePanel({ written, announce }, id);
    panels.push(panel);
    return panel;
  }

  function openTime(): void {
    const dialog = openDialog(texts.timeHeading, 'small');
    const panel = timePanel('time-dialog');
    dialog.body.append(panel.element, h('p', { class: 'hint' }, texts.timeHint));
    dialog.element.addEventListener('close', () => panels.splice(panels.indexOf(panel), 1));
  }

  function timeTold(): void {
    for (const panel of panels) panel.show();
    // What was today is yesterday now.
    const today = dateOf(clock.now());
    if (today !== shownDay && !clock.isMoving()) {
      shownDay = today;
      show();
    }
  }

  function written(): string[] {
    const names = setup.people.filter(p => [...store.chat(p.key).entries.values()].some(e => isNews(e) && e.order > seenOrder)).map(p => p.name);
    seenOrder = Math.max(seenOrder, ...[...store.chats.values()].flatMap(c => [...c.entries.values()].map(e => e.order)));
    return names;
  }

  // What comes in
  function changed(key: string, entry: Entry | null, isReset: boolean): void {
    if (key !== chatKey()) {
      showFrame();
      return;
    }
    if (isReset) {
      view.reset();
      void (isLoaded && open());
    }
    show();
    if (entry && isLoaded && isNews(entry) && !wasSaid.has(entry.id)) announce(spoken(entry, setup.bot.name));
    if (entry?.state === 'sent') wasSaid.add(entry.id);
    if (isFollowing || entry?.from === person.key) toEnd(isLoaded);
    latest.hidden = isAtEnd();
  }

  function connected(isConnected: boolean): void {
    offline.replaceChildren(isConnected ? '' : texts.offline);
  }

  function show(): void {
    const chat = store.chat(chatKey());
    store.markSeen(chatKey());
    view.render(chat, isChannel, isOpening && !isChannel && chat.entries.size === 0);
    notice.replaceChildren(
      openProblem ? problem(`${texts.noWelcome} ${problemText(openProblem)}`, () => void open())
        : isChannel && chat.entries.size === 0 ? h('p', { class: 'hint' }, `${texts.emptyChannel} ${texts.channelHint(setup.bot.name)}`) : '');
    showSuggestions();
  }

  function showSuggestions(): void {
    const newest = store.chat(chatKey()).inOrder.filter(e => e.state !== 'deleted').at(-1);
    const actions = newest?.from === null && newest.state === 'sent' && !newest.activity.attachments?.length ? newest.activity.suggestedActions?.actions ?? [] : [];
    // On a narrow page there is no room beside the conversation for what there is to try.
    const isNew = !isChannel && ![...store.chat(chatKey()).entries.values()].some(e => e.from === person.key);
    const own = actions.length === 0 && isNew ? (person.suggestions ?? []).map(title => ({ title, value: title })) : [];
    suggestions.classList.toggle('ideas-here', own.length > 0);
    suggestions.replaceChildren(...[...actions.slice(0, 3), ...own].map(action => h('button', {
      type: 'button', class: 'chip',
      onclick: () => { void say({ text: String(action.value ?? action.title) }); box.focus(); },
    }, action.title ?? '')));
    suggestions.hidden = actions.length + own.length === 0;
  }

  // Much magnified, it is the whole page that scrolls.
  function scroller(): HTMLElement {
    return getComputedStyle(scroll).overflowY === 'visible' ? document.documentElement : scroll;
  }

  function isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = scroller();
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  // The end, but not past the question: a long answer is read from its beginning.
  function toEnd(isSmooth: boolean): void {
    isFollowing = true;
    const mine = [...view.list.querySelectorAll<HTMLElement>('.entry.mine')].at(-1);
    const page = scroller();
    const end = page.scrollHeight - page.clientHeight;
    const isAsked = document.activeElement !== latest;
    const top = mine && isAsked ? Math.min(end, mine.getBoundingClientRect().top - (page === scroll ? scroll.getBoundingClientRect().top : 0) + page.scrollTop - 16) : end;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    page.scrollTo({ top, behavior: isSmooth && !isCalm ? 'smooth' : 'auto' });
  }

  // What goes out
  function submit(): void {
    const text = box.value.trim();
    if (file) {
      void sendFile(file, text);
      return;
    }
    if (!text) return;
    clearBox();
    const at = `@${setup.bot.name}`;
    const said = isChannel ? text.replaceAll(at, `<at>${setup.bot.name}</at>`) : text;
    void say({ text: said, thread: thread?.id });
    replyIn(null, '');
  }

  function clearBox(): void {
    box.value = '';
    keepDraft();
    grow();
  }

  function attach(chosen: File | null, failed: string | null = null): void {
    file = chosen;
    fileProblem = failed;
    const name = file?.name ?? '';
    attached.replaceChildren(...(file ? [h('span', { class: 'file' }, icon('file'), h('strong', {}, name)),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': texts.removeFile(name), title: texts.removeFile(name), onclick: () => { attach(null); box.focus(); } }, icon('close'))] : []),
      ...(fileProblem ? [h('div', { role: 'alert' }, problem(fileProblem))] : []));
  }

  async function sendFile(chosen: File, text: string): Promise<void> {
    const { problem: failed, id } = await api.addFile(person.key, chosen);
    if (failed || !id) {
      attach(chosen, problemText(failed));
      return;
    }
    attach(null);
    clearBox();
    const attachments = [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: chosen.name }];
    void say({ text: text || undefined, file: id, attachments });
  }

  async function say({ attachments, ...said }: api.Said & { displayText?: string; attachments?: Attachment[] }): Promise<Outcome> {
    const chat = chatKey();
    const id = said.id ?? `${Date.now()}${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`;
    if (!said.isSilent) {
      const order = Math.max(0, ...[...store.chat(chat).entries.values()].map(e => e.order)) + 0.5;
      store.putLocal(chat, {
        id, from: person.key, at: clock.now().toISOString(), state: 'sending', order, number: 0, thread: said.thread, file: said.file,
        activity: { type: 'message', text: said.displayText ?? said.text, attachments },
      });
    }
    const { problem } = await api.say(chat, person.key, { ...said, id });
    if (problem === 'offline' && !said.isSilent) {
      const entry = store.chat(chat).entries.get(id);
      if (entry) store.putLocal(chat, { ...entry, state: 'failed', problem });
    }
    return problem ? { problem: problemText(problem) } : {};
  }

  function sayFromCard(said: api.Said & { displayText?: string }): Promise<Outcome> {
    return say(said);
  }

  function retry(entry: Entry): void {
    void say({ id: entry.id, text: entry.activity.text, thread: entry.thread ?? undefined, file: entry.file, attachments: entry.activity.attachments });
  }

  function replyIn(id: string | null, text: string): void {
    thread = id ? { id, text } : null;
    replying.replaceChildren(...(thread ? [
      h('span', {}, texts.replyingTo(text)),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': texts.cancel, onclick: () => { replyIn(null, ''); box.focus(); } }, icon('close')),
    ] : []));
    if (thread) {
      if (!box.value) mention();
      box.focus();
    }
  }

  function mention(): void {
    box.value = `@${setup.bot.name} ${box.value}`;
    keepDraft();
    grow();
    box.focus();
  }

  function askStartOver(): void {
    confirm(texts.startOverTitle, texts.startOverText(isChannel ? setup.team.channelName : person.name), texts.startOver, async () => {
      const chat = chatKey();
      box.focus();
      const { problem } = await api.startOver(chat, person.key);
      if (chat === chatKey()) {
        openProblem = problem;
        show();
      }
    });
  }

  // What is typed and not sent survives a reload.
  function draft(): string {
    return sessionStorage.getItem(`draft:${chatKey()}:${person.key}`) ?? '';
  }

  function keepDraft(): void {
    sessionStorage.setItem(`draft:${chatKey()}:${person.key}`, box.value);
  }

  function grow(): void {
    box.style.height = 'auto';
    // Empty it is one line, however the placeholder breaks.
    box.style.height = box.value ? `${Math.min(box.scrollHeight, 180)}px` : '';
  }

  // Light and dark
  function switchTheme(): void {
    const next = theme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = next;
    localStorage.setItem('theme', next);
    showTheme();
  }

  function showTheme(): void {
    const isDark = theme() === 'dark';
    const label = isDark ? texts.themeToLight : texts.themeToDark;
    themeButton.setAttribute('aria-label', label);
    themeButton.title = label;
    themeButton.replaceChildren(icon(isDark ? 'sun' : 'moon'));
  }
}

function restoreTheme(): void {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;
}

void start();
