import { h, icon } from './dom';
import { texts } from './texts';
import type { Activity, Claim } from './types';

export const root = (activity: Activity): any => activity.entities?.find(e => e?.type === 'https://schema.org/Message');

export const isAiGenerated = (activity: Activity): boolean => root(activity)?.additionalType?.includes?.('AIGeneratedContent') ?? false;

// Turns the markers [1], [2] in the text into chips that open what they stand on. Each message has one card for each source.
export function cite(content: HTMLElement, activity: Activity, idPrefix: string): void {
  const claims = new Map<number, Claim>((root(activity)?.citation ?? []).map((claim: Claim) => [claim.position, claim]));
  if (claims.size === 0) return;

  const popovers = new Map<number, HTMLElement>();
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) if (/\[\d+\]/.test(walker.currentNode.nodeValue ?? '')) found.push(walker.currentNode as Text);

  for (const text of found) {
    const parts = (text.nodeValue ?? '').split(/(\[\d+\])/);
    text.replaceWith(...parts.map(part => {
      const position = Number(/^\[(\d+)\]$/.exec(part)?.[1]);
      const claim = claims.get(position);
      return claim ? chip(position, claim) : part;
    }));
  }
  content.append(...popovers.values());

  function chip(position: number, claim: Claim): HTMLElement {
    let popover = popovers.get(position);
    if (!popover) popovers.set(position, (popover = sourceCard(position, claim, `${idPrefix}-source-${position}`)));
    const button = h('button', { type: 'button', class: 'cite', 'aria-label': `${texts.source(position)}: ${claim.appearance?.name ?? ''}`, 'aria-haspopup': 'dialog' }, String(position));
    button.popoverTargetElement = popover;
    button.addEventListener('click', () => (popover as any).anchor = button);
    return button;
  }
}

function sourceCard(position: number, claim: Claim, id: string): HTMLElement {
  const { name, url, abstract, keywords } = claim.appearance ?? {};
  const isWeb = /^https?:/i.test(url ?? '');
  const card = h('div', { popover: 'auto', class: 'source', id, role: 'dialog', 'aria-label': texts.source(position) },
    h('div', { class: 'source-head' },
      h('span', { class: 'source-number', 'aria-hidden': 'true' }, String(position)),
      h('strong', {}, name ?? texts.source(position)),
      closeButton()),
    keywords?.length ? h('ul', { class: 'tags' }, ...keywords.map(word => h('li', {}, word))) : null,
    abstract ? h('p', {}, abstract) : null,
    isWeb ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, texts.openSource, icon('external')) : null);

  card.addEventListener('toggle', event => {
    if ((event as ToggleEvent).newState !== 'open') return;
    const anchor = (card as any).anchor as HTMLElement | undefined;
    place(card, anchor);
    card.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
  });
  return card;

  function closeButton() {
    const button = h('button', { type: 'button', class: 'icon-button', 'aria-label': texts.close }, icon('close'));
    button.addEventListener('click', () => card.hidePopover());
    return button;
  }
}

// Over or under the chip, wherever there is room; on a narrow screen the style sheet puts it at the bottom instead.
function place(card: HTMLElement, anchor: HTMLElement | undefined): void {
  if (!anchor) return;
  const chip = anchor.getBoundingClientRect();
  const width = card.offsetWidth;
  const left = Math.max(12, Math.min(chip.left + chip.width / 2 - width / 2, window.innerWidth - width - 12));
  const ceiling = anchor.closest('.stream')?.getBoundingClientRect().top ?? 0;
  const isAbove = chip.top - card.offsetHeight - 16 > ceiling || chip.bottom + card.offsetHeight + 16 > window.innerHeight;
  card.style.setProperty('--left', `${left}px`);
  card.style.setProperty('--top', `${isAbove ? Math.max(12, chip.top - card.offsetHeight - 8) : chip.bottom + 8}px`);
}
