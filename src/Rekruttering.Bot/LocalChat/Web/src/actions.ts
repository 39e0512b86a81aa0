import * as api from './api';
import { openUrl, type Outcome, type Pressed } from './cards';
import { openTask, type TaskContext } from './dialogs';
import { problemText, texts } from './texts';

export interface CardPlace extends TaskContext {
  messageId?: string;
  attachment?: number;
  say: (said: api.Said & { displayText?: string }) => Promise<Outcome>;
}

// What Teams does when a button on a card is pressed.
export async function press(place: CardPlace, pressed: Pressed): Promise<Outcome> {
  return pressed.kind === 'execute' ? execute(place, pressed) : submit(place, pressed.data);
}

export async function execute(place: CardPlace, pressed: Pressed, trigger: 'manual' | 'automatic' = 'manual'): Promise<Outcome> {
  const action = { type: 'Action.Execute', id: pressed.id, title: pressed.title, verb: pressed.verb, data: pressed.data ?? {} };
  const { problem, body } = await api.invoke(place.chat, place.person.key, 'adaptiveCard/action', { action, trigger }, place.messageId, place.attachment);
  if (problem) return { problem: `${texts.cardProblem}. ${problemText(problem)}` };
  if (body?.statusCode === 200 && body.type === 'application/vnd.microsoft.activity.message') return { message: String(body.value) };
  if (!body?.statusCode || body.statusCode === 200) return {};
  return { problem: body.value?.message ? String(body.value.message) : `${texts.cardProblem}.` };
}

async function submit(place: CardPlace, data: any): Promise<Outcome> {
  if (typeof data !== 'object' || data === null) return place.say({ value: data, replyToId: place.messageId, isSilent: true });

  const { msteams, ...rest } = data;
  switch (msteams?.type) {
    case 'imBack':
      return place.say({ text: String(msteams.value ?? '') });
    case 'messageBack': {
      const value = typeof msteams.value === 'object' && msteams.value !== null ? { ...msteams.value, ...rest } : msteams.value ?? rest;
      return place.say({ text: msteams.text, value, replyToId: place.messageId, displayText: msteams.displayText, isSilent: !msteams.displayText });
    }
    case 'signin':
      openUrl(String(msteams.value ?? ''));
      return {};
    case 'task/fetch':
      return openTask(place, data, place.messageId);
    case 'invoke':
      if (msteams.value?.type === 'task/fetch') return openTask(place, msteams.value, place.messageId);
      return invoked(await api.invoke(place.chat, place.person.key, String(msteams.name ?? ''), msteams.value, place.messageId));
    default:
      return place.say({ value: rest, replyToId: place.messageId, isSilent: true });
  }
}

const invoked = (delivery: { problem: string | null }): Outcome => delivery.problem ? { problem: problemText(delivery.problem) } : {};
