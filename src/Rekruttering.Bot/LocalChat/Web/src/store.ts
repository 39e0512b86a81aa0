import * as clock from './clock';
import type { Change, Entry } from './types';

// What the server has told, and what the person has typed that it has not got yet.
export class Chat {
  entries = new Map<string, Entry>();
  generation = 0;
  isTyping = false;
  seen = 0;

  get inOrder(): Entry[] {
    return [...this.entries.values()].sort((a, b) => a.order - b.order);
  }

  get unread(): number {
    return [...this.entries.values()].filter(e => e.from === null && e.state !== 'deleted' && !e.isGreeting && e.order > this.seen).length;
  }
}

export type Listener = (chat: string, entry: Entry | null, isReset: boolean) => void;

export class Store {
  readonly chats = new Map<string, Chat>();
  isConnected = true;
  private epoch = '';
  private last = '';
  private source: EventSource | null = null;

  constructor(private readonly changed: Listener, private readonly connection: (isConnected: boolean) => void, private readonly time: () => void) {}

  chat(key: string): Chat {
    let chat = this.chats.get(key);
    if (!chat) this.chats.set(key, (chat = new Chat()));
    return chat;
  }

  // A message that has not reached the server stands among the others until it does.
  putLocal(key: string, entry: Entry): void {
    this.chat(key).entries.set(entry.id, entry);
    this.changed(key, entry, false);
  }

  connect(): void {
    // A page that the browser discards must not hold one of the few connections to a host.
    window.addEventListener('pagehide', () => this.source?.close());
    window.addEventListener('pageshow', event => event.persisted && this.open());
    this.open();
  }

  private open(): void {
    this.source?.close();
    const source = new EventSource(`/local-chat/api/events?after=${encodeURIComponent(this.last)}`);
    this.source = source;
    source.addEventListener('hello', event => {
      const { epoch, now } = JSON.parse(event.data) as { epoch: string; now: string };
      clock.set(now, false);
      this.time();
      if (this.epoch && this.epoch !== epoch) this.clear();
      if (this.epoch !== epoch) this.restoreSeen(epoch);
      this.epoch = epoch;
      this.setConnected(true);
    });
    source.addEventListener('change', event => {
      this.last = event.lastEventId;
      this.take(JSON.parse(event.data) as Change);
    });
    source.addEventListener('time', event => {
      this.last = event.lastEventId;
      const { now, isMoving } = JSON.parse(event.data) as { now: string; isMoving: boolean };
      clock.set(now, isMoving);
      this.time();
    });
    source.addEventListener('error', () => {
      this.setConnected(false);
      // The browser goes on by itself after a broken connection, but not after an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.open(), 2000);
    });
  }

  markSeen(key: string): void {
    const chat = this.chat(key);
    chat.seen = Math.max(chat.seen, ...[...chat.entries.values()].map(e => e.order));
    const seen = Object.fromEntries([...this.chats].map(([name, c]) => [name, c.seen]));
    sessionStorage.setItem('seen', JSON.stringify({ epoch: this.epoch, seen }));
  }

  private restoreSeen(epoch: string): void {
    const stored = JSON.parse(sessionStorage.getItem('seen') ?? '{}') as { epoch?: string; seen?: Record<string, number> };
    if (stored.epoch === epoch) for (const [key, seen] of Object.entries(stored.seen ?? {})) this.chat(key).seen = seen;
  }

  // The server has been started anew and knows nothing of what is shown. What it never got stays.
  private clear(): void {
    for (const [key, chat] of this.chats) {
      for (const [id, entry] of chat.entries) if (entry.state !== 'failed') chat.entries.delete(id);
      chat.seen = 0;
      chat.generation = 0;
      chat.isTyping = false;
      this.changed(key, null, true);
    }
  }

  private take(change: Change): void {
    const chat = this.chat(change.chat);
    const isReset = change.generation !== chat.generation;
    if (isReset) {
      chat.entries.clear();
      chat.generation = change.generation;
      this.changed(change.chat, null, true);
    }
    chat.isTyping = change.isTyping;
    if (change.entry) chat.entries.set(change.entry.id, change.entry);
    this.changed(change.chat, change.entry, false);
  }

  private setConnected(isConnected: boolean): void {
    if (this.isConnected === isConnected) return;
    this.isConnected = isConnected;
    this.connection(isConnected);
  }
}
