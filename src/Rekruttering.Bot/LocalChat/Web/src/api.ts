import type { Delivery, Setup } from './types';

const root = '/local-chat/api';

export async function setup(): Promise<Setup> {
  const response = await fetch(`${root}/setup`);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

// Never throws: what went wrong is an answer, with a problem that the page has words for.
async function post(path: string, body: unknown): Promise<Delivery> {
  try {
    const response = await fetch(`${root}/chats/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status === 200) return await response.json();
    return { problem: response.ok ? null : `http-${response.status}`, body: null };
  } catch {
    return { problem: 'offline', body: null };
  }
}

export interface Said { id?: string; text?: string; value?: unknown; replyToId?: string; thread?: string; isSilent?: boolean }

export const open = (chat: string, person: string) => post(`${chat}/open`, { person });
export const startOver = (chat: string, person: string) => post(`${chat}/start-over`, { person });
export const say = (chat: string, person: string, said: Said) => post(`${chat}/messages`, { person, ...said });
export const stop = (chat: string, id: string) => post(`${chat}/entries/${id}/stop`, {});
export const invoke = (chat: string, person: string, name: string, value: unknown, replyToId?: string, attachment?: number) =>
  post(`${chat}/invokes`, { person, name, value, replyToId, attachment });
