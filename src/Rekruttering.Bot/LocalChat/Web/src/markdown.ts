import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

const forMessages = new MarkdownIt({ html: false, linkify: true, breaks: true });

// Teams shows bold, italics, lists and links in a card, and nothing else of Markdown.
const forCards = new MarkdownIt({ html: false, linkify: false, breaks: true })
  .disable(['heading', 'lheading', 'image', 'table', 'code', 'fence', 'blockquote', 'hr', 'html_block', 'html_inline']);

const allowed = {
  ALLOWED_TAGS: ['a', 'b', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'hr', 'i', 'li', 'ol', 'p', 'pre', 's', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ALLOWED_ATTR: ['href', 'start', 'title'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
};

const purify = DOMPurify(window);
purify.addHook('afterSanitizeAttributes', node => {
  if (node.tagName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

export const messageHtml = (text: string): DocumentFragment => sanitize(forMessages.render(text));

// A mention is written <at>Name</at>; the renderer has escaped it by now.
const mentions = (html: string) => html.replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<b>@$1</b>');

export const cardHtml = (text: string): string =>
  purify.sanitize(mentions(forCards.render(text)), { ...allowed, RETURN_TRUSTED_TYPE: false }) as string;

export const plainHtml = (html: string): DocumentFragment => sanitize(html);

function sanitize(html: string): DocumentFragment {
  const fragment = purify.sanitize(mentions(html), { ...allowed, RETURN_DOM_FRAGMENT: true }) as DocumentFragment;
  // The page has a heading of its own; a message's begin below.
  for (const heading of fragment.querySelectorAll('h1')) {
    const lower = document.createElement('h2');
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const table of fragment.querySelectorAll('table')) {
    const scroll = document.createElement('div');
    scroll.className = 'scroll';
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'group');
    table.replaceWith(scroll);
    scroll.append(table);
  }
  return fragment;
}

// For screen readers and for the line that a reply stands under.
export function plainText(text: string): string {
  const fragment = messageHtml(text.replace(/\[\d+\]/g, ''));
  return (fragment.textContent ?? '').replace(/\s+/g, ' ').trim();
}
