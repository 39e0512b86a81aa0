import { h, icon } from './dom';
import { sizeOf, texts } from './texts';
import type { Attachment } from './types';

export const consent = 'application/vnd.microsoft.teams.card.file.consent';
const info = 'application/vnd.microsoft.teams.card.file.info';
const download = 'application/vnd.microsoft.teams.file.download.info';

const place = '/local-chat/connector/files/';

export const isFile = (attachment: Attachment): boolean => attachment.contentType === info || attachment.contentType === download;

// By its path alone: the page may have been opened under another of this machine's names than the one in the address.
export function fileLink(attachment: Attachment): HTMLElement {
  const address = String(attachment.content?.downloadUrl ?? attachment.contentUrl ?? '');
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  const name = attachment.name ?? texts.file;
  const words = [icon('file'), h('span', {}, h('strong', {}, name), h('span', { class: 'hint' }, path.startsWith(place) ? texts.fetchFile : ''))];
  return path.startsWith(place)
    ? h('a', { class: 'file', href: path, download: name }, ...words)
    : h('div', { class: 'file' }, ...words);
}

// Teams asks before the bot may put a file into the person's OneDrive.
export function consentCard(attachment: Attachment, answer: (action: 'accept' | 'decline') => Promise<string | null>): HTMLElement {
  const { description, sizeInBytes } = attachment.content ?? {};
  const status = h('div', { class: 'card-status', role: 'status' });
  const buttons = (['accept', 'decline'] as const).map(action => h('button', {
    type: 'button', class: action === 'accept' ? 'button primary' : 'button',
    onclick: async () => {
      for (const button of buttons) button.disabled = true;
      const failed = await answer(action);
      for (const button of buttons) button.disabled = false;
      status.replaceChildren(failed ?? '');
    },
  }, action === 'accept' ? texts.accept : texts.decline));
  return h('div', { class: 'card consent', role: 'group', tabindex: -1, 'aria-label': attachment.name ?? texts.file },
    h('div', { class: 'consent-body' }, h('div', { class: 'file' }, icon('file'),
      h('span', {}, h('strong', {}, attachment.name ?? texts.file), h('span', { class: 'hint' }, sizeInBytes ? sizeOf(Number(sizeInBytes)) : ''))),
    description && h('p', {}, String(description)), h('div', { class: 'buttons' }, ...buttons)), status);
}
