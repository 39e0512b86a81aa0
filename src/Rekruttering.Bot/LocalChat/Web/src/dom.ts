type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;

// Text always goes in as text: only markdown.ts makes HTML of anything.
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

const paths = {
  send: 'M3.400 20.600 21 12 3.400 3.400l.1 6.700L15 12l-11.500 1.900z',
  sun: 'M12 7.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM11 2h2v3h-2zm0 17h2v3h-2zM2 11h3v2H2zm17 0h3v2h-3zM4.200 5.600l1.400-1.400 2.200 2.100-1.500 1.400zm12 12 1.400-1.400 2.200 2.200-1.400 1.400zm2.200-13.400 1.400 1.400-2.200 2.100-1.400-1.400zM6.300 16.200l1.500 1.400-2.200 2.200-1.400-1.400z',
  moon: 'M20 14.300A8.500 8.500 0 0 1 9.700 4a8.500 8.500 0 1 0 10.300 10.300Z',
  restart: 'M12 5V1.500L6.500 6 12 10.500V7a5.500 5.500 0 1 1-5.500 5.500h-2A7.500 7.500 0 1 0 12 5Z',
  close: 'm6.400 5 5.600 5.600L17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400-5.600-5.600L6.400 19 5 17.600l5.600-5.600L5 6.400z',
  up: 'M2 20h3.500V9.500H2V20Zm20-9.300c0-1-.9-1.900-1.900-1.900h-5.500l.9-4.100v-.3c0-.4-.2-.8-.4-1L14 2.400 7.900 8.600c-.3.300-.4.700-.4 1.200v8.300c0 1 .8 1.900 1.800 1.900h7.800c.7 0 1.400-.5 1.700-1.100l3-6.700.2-.7z',
  down: 'M22 4h-3.500v10.500H22V4ZM2 13.300c0 1 .9 1.900 1.900 1.900h5.500l-.9 4.100v.3c0 .4.2.8.4 1l1.100 1 6.100-6.200c.3-.3.4-.7.4-1.200V5.900c0-1-.8-1.900-1.800-1.900H6.900c-.7 0-1.400.5-1.700 1.100l-3 6.700-.2.700z',
  spark: 'M11 2c.6 4.600 2.400 7.400 8 8-5.600.6-7.400 3.400-8 8-.6-4.600-2.400-7.400-8-8 5.600-.6 7.400-3.400 8-8Zm7.500 11.500c.3 2.300 1.200 3.200 3.500 3.500-2.300.3-3.200 1.200-3.500 3.500-.3-2.300-1.200-3.200-3.500-3.500 2.300-.3 3.200-1.200 3.500-3.500Z',
  stop: 'M6 6h12v12H6z',
  external: 'M14 3h7v7h-2V6.400l-8.300 8.300-1.400-1.400L17.600 5H14V3ZM5 5h5v2H7v10h10v-3h2v5H5V5Z',
  chevron: 'm6 9 6 6 6-6 1.400 1.400L12 17.800l-7.400-7.400z',
  warn: 'M12 2.500 1 21.500h22L12 2.500Zm1 15.500h-2v-2h2v2Zm0-4h-2V9h2v5Z',
  reply: 'M10 8V4L2.500 11.500 10 19v-4.200c5 0 8.500 1.600 11 5.200-1-5.200-4-11-11-12Z',
  clip: 'M16.500 6.500v10.800a4.500 4.500 0 0 1-9 0V5.500a3 3 0 0 1 6 0v10.800a1.500 1.500 0 0 1-3 0V6.500H9v9.800a3 3 0 0 0 6 0V5.500a4.500 4.500 0 0 0-9 0v11.800a6 6 0 0 0 12 0V6.500z',
  file: 'M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Zm7 1.800V8h4.200L13 3.800ZM8 12v1.600h8V12H8Zm0 4v1.600h8V16H8Z',
  clock: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm-1 3v5.400l4.300 2.600 1-1.700-3.300-2V7h-2Z',
  at: 'M12 2a10 10 0 1 0 5 18.700l-1-1.700a8 8 0 1 1 4-7v1a2 2 0 0 1-4 0V7.500h-2v.9A4.500 4.500 0 1 0 14.700 15.600 4 4 0 0 0 22 13v-1A10 10 0 0 0 12 2Zm0 12.500a2.500 2.500 0 1 1 0-5 2.500 2.500 0 0 1 0 5Z',
};

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg as SVGSVGElement;
}

export const botPicture = (className = 'avatar'): HTMLElement => h('img', { class: `${className} bot`, src: '/local-chat/icon.svg', alt: '' });

export const initials = (name: string): string => name.split(/\s+/).map(part => part[0] ?? '').join('').slice(0, 2).toLocaleUpperCase('da');
