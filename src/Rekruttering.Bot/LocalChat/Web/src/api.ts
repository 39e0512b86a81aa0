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

export interface Said { id?: string; text?: string; value?: unknown; replyToId?: string; thread?: string; isSilent?: boolean; file?: string }

export type Leap = 'day' | 'week' | 'month' | 'nextMessage';
export type Journey = { by: Leap } | { to: string };

export async function addFile(chat: string, file: File): Promise<{ problem: string | null; id?: string }> {
  try {
    const response = await fetch(`${root}/chats/${chat}/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
    return response.ok ? { problem: null, id: (await response.json()).id } : { problem: response.status === 413 ? 'file-413' : `http-${response.status}` };
  } catch {
    return { problem: 'offline' };
  }
}

export async function moveTime(journey: Journey): Promise<{ problem: string | null; moved?: { now: string; problem: string | null } }> {
  try {
    const response = await fetch(`${root}/time`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(journey) });
    return response.ok ? { problem: null, moved: await response.json() } : { problem: 'other' };
  } catch {
    return { problem: 'offline' };
  }
}

export const open = (chat: string, person: string) => post(`${chat}/open`, { person });
export const startOver = (chat: string, person: string) => post(`${chat}/start-over`, { person });
export const say = (chat: string, person: string, said: Said) => post(`${chat}/messages`, { person, ...said });
export const stop = (chat: string, id: string) => post(`${chat}/entries/${id}/stop`, {});
export const invoke = (chat: string, person: string, name: string, value: unknown, replyToId?: string, attachment?: number) =>
  post(`${chat}/invokes`, { person, name, value, replyToId, attachment });
