export interface Person { key: string; name: string; role: string; title: string; organisation: string; userId: string; objectId: string; conversationId: string; suggestions?: string[] }
export interface Team { key: string; id: string; name: string; channelName: string }
export interface Setup { bot: { id: string; name: string }; people: Person[]; team: Team; canMoveTime: boolean }

export interface Attachment { contentType?: string; contentUrl?: string; content?: any; name?: string }
export interface CardAction { type?: string; title?: string; value?: any; text?: string; displayText?: string }
export interface Claim {
  position: number;
  appearance?: { name?: string; url?: string; abstract?: string; keywords?: string[]; image?: { name?: string } };
}

export interface Activity {
  type?: string;
  id?: string;
  text?: string;
  textFormat?: string;
  attachments?: Attachment[];
  attachmentLayout?: string;
  entities?: any[];
  suggestedActions?: { to?: string[]; actions?: CardAction[] };
  channelData?: any;
}

export type EntryState = 'sending' | 'sent' | 'failed' | 'streaming' | 'stopped' | 'deleted';

export interface Entry {
  id: string;
  from: string | null;
  at: string;
  state: EntryState;
  activity: Activity;
  order: number;
  number: number;
  thread?: string | null;
  problem?: string | null;
  reaction?: string | null;
  isEdited?: boolean;
  file?: string;
  isGreeting?: boolean;
}

export interface Change { number: number; chat: string; generation: number; isTyping: boolean; entry: Entry | null }

export interface Delivery { problem: string | null; body: any }
