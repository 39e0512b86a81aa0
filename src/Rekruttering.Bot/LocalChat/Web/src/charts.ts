import * as AC from 'adaptivecards';
import { h } from './dom';

// What Teams draws beyond the version that the library knows: charts, badges and progress bars, simply. A chart says nothing to a
// screen reader but its title: the cards carry its numbers beside it.
const namespace = 'http://www.w3.org/2000/svg';
const width = 560;

interface Point { name: string; value: number; colour: string }
interface Series { name: string; colour: string; points: Point[] }

type Attributes = Record<string, string | number>;

function svg(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const named: Record<string, string> = {
  good: 'good', warning: 'warning', attention: 'danger', neutral: 'chart-neutral', categoricalred: 'chart-1', categoricalpurple: 'chart-2', categoricallavender: 'chart-3',
  categoricalblue: 'chart-4', categoricallightblue: 'chart-5', categoricalteal: 'chart-6', categoricalgreen: 'chart-7', categoricallime: 'chart-8', categoricalmarigold: 'chart-9',
};
const inTurn = ['chart-4', 'chart-9', 'chart-6', 'chart-2', 'chart-1', 'chart-7', 'chart-5', 'chart-3', 'chart-8'];

const colourOf = (given: unknown, i: number): string => `var(--${named[String(given ?? '').toLowerCase()] ?? inTurn[i % inTurn.length]})`;

const number = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 1 });
const short = (text: string, length: number): string => text.length > length ? `${text.slice(0, length - 1)}…` : text;
const list = (value: unknown): any[] => Array.isArray(value) ? value : [];

function frame(height: number, ...children: (Node | string)[]): SVGElement {
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart-drawing', 'aria-hidden': 'true', focusable: 'false' }, ...children);
}

const label = (x: number, y: number, text: string, anchor = 'middle', className = ''): SVGElement =>
  svg('text', { x, y, 'text-anchor': anchor, class: `chart-text ${className}` }, text);

// Steps that people count in.
function scale(values: number[], min?: number, max?: number): { from: number; to: number; ticks: number[] } {
  let from = min ?? Math.min(0, ...values);
  const highest = max ?? Math.max(0, ...values);
  const span = highest - from || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(n => n * power).find(n => n >= rough)!;
  if (min === undefined) from = Math.floor(from / step) * step;
  const to = max ?? Math.ceil((from + span) / step) * step;
  const ticks: number[] = [];
  for (let at = from; at <= to + step / 1000; at += step) ticks.push(at);
  return { from, to: to > from ? to : from + 1, ticks };
}

function legend(entries: { name: string; colour: string; value?: string }[]): HTMLElement {
  return h('ul', { class: 'chart-legend', 'aria-hidden': 'true' }, ...entries.map(entry => {
    const mark = h('i', {});
    mark.style.background = entry.colour;
    return h('li', {}, mark, entry.value ? `${entry.name}: ${entry.value}` : entry.name);
  }));
}

const seriesOf = (data: unknown): Series[] => list(data).map((series, i) => {
  const colour = colourOf(series.color, i);
  return { name: String(series.legend ?? ''), colour, points: list(series.values).map(p => ({ name: String(p.x ?? ''), value: Number(p.y) || 0, colour })) };
});

const pointsOf = (data: unknown, sameColour?: unknown): Point[] =>
  list(data).map((p, i) => ({ name: String(p.x ?? p.legend ?? ''), value: Number(p.y ?? p.value) || 0, colour: colourOf(p.color ?? sameColour, p.x === undefined ? i : 0) }));

const names = (series: Series[]): string[] => [...new Set(series.flatMap(s => s.points.map(p => p.name)))];

function axes(height: number, left: number, bottom: number, range: ReturnType<typeof scale>): { parts: SVGElement[]; y: (value: number) => number } {
  const top = 14;
  const y = (value: number) => height - bottom - (value - range.from) / (range.to - range.from) * (height - bottom - top);
  const parts = range.ticks.flatMap(tick => [
    svg('line', { x1: left, x2: width - 6, y1: y(tick), y2: y(tick), class: 'chart-grid' }),
    label(left - 8, y(tick) + 4, number.format(tick), 'end', 'chart-muted'),
  ]);
  return { parts, y };
}

function line(chart: any): HTMLElement[] {
  const series = seriesOf(chart.data);
  const xs = names(series);
  const height = 240, left = 52, bottom = 30;
  const { parts, y } = axes(height, left, bottom, scale(series.flatMap(s => s.points.map(p => p.value)), chart.yMin, chart.yMax));
  const x = (name: string) => left + 24 + (xs.length < 2 ? 0.5 : xs.indexOf(name) / (xs.length - 1)) * (width - left - 54);
  const every = Math.ceil(xs.length / 8);
  const drawn = series.flatMap(s => [
    svg('polyline', { points: s.points.map(p => `${x(p.name)},${y(p.value)}`).join(' '), fill: 'none', stroke: s.colour, 'stroke-width': 2.5, 'stroke-linejoin': 'round' }),
    ...s.points.map(p => svg('circle', { cx: x(p.name), cy: y(p.value), r: 4, fill: s.colour })),
    ...(series.length === 1 ? s.points.map(p => label(x(p.name), y(p.value) - 10, number.format(p.value))) : []),
  ]);
  return [wrap(frame(height, ...parts, ...xs.filter((_, i) => i % every === 0).map(name => label(x(name), height - 9, short(name, 12), 'middle', 'chart-muted')), ...drawn)),
    ...(series.length > 1 || series[0]?.name ? [legend(series)] : [])];
}

function bars(chart: any, series: Series[]): HTMLElement[] {
  const xs = names(series);
  const isStacked = chart.stacked === true;
  const height = 240, left = 52, bottom = 34;
  const sums = xs.map(name => series.reduce((sum, s) => sum + (s.points.find(p => p.name === name)?.value ?? 0), 0));
  const { parts, y } = axes(height, left, bottom, scale(isStacked ? sums : series.flatMap(s => s.points.map(p => p.value)), isStacked ? undefined : chart.yMin, isStacked ? undefined : chart.yMax));
  const room = (width - left - 12) / Math.max(1, xs.length);
  const group = Math.min(room * 0.72, isStacked ? 64 : 46 * series.length);
  const bar = isStacked ? group : group / Math.max(1, series.length);
  const drawn = xs.flatMap((name, i) => {
    const start = left + 6 + room * i + (room - group) / 2;
    let below = 0;
    return [
      ...series.flatMap((s, j) => {
        const point = s.points.find(p => p.name === name);
        if (!point) return [];
        const from = y(isStacked ? below : Math.max(0, 0));
        const to = y(isStacked ? below + point.value : point.value);
        below += point.value;
        const at = isStacked ? start : start + bar * j;
        return [
          svg('rect', { x: at + 1, width: Math.max(1, bar - 2), y: Math.min(from, to), height: Math.max(1, Math.abs(from - to)), rx: 2, fill: point.colour }),
          ...(!isStacked && bar > 18 ? [label(at + bar / 2, Math.min(from, to) - 5, number.format(point.value))] : []),
        ];
      }),
      label(left + 6 + room * (i + 0.5), height - 12, short(name, Math.max(4, Math.floor(room / 7.5))), 'middle', 'chart-muted'),
    ];
  });
  return [wrap(frame(height, ...parts, ...drawn)), ...(series.length > 1 ? [legend(series)] : [])];
}

function rows(data: { name: string; parts: Point[] }[], isPartToWhole: boolean): HTMLElement[] {
  const highest = Math.max(1e-9, ...data.map(row => row.parts.reduce((sum, p) => sum + p.value, 0)));
  const step = 46, height = data.length * step + 6;
  const drawn = data.flatMap((row, i) => {
    const sum = row.parts.reduce((total, p) => total + p.value, 0);
    const most = isPartToWhole ? sum || 1 : highest;
    let x = 2;
    return [
      label(2, i * step + 17, short(row.name, 62), 'start'),
      label(width - 4, i * step + 17, isPartToWhole ? `${number.format(row.parts[0]?.value ?? 0)} / ${number.format(sum)}` : number.format(sum), 'end', 'chart-strong'),
      svg('rect', { x: 2, y: i * step + 24, width: width - 6, height: 12, rx: 6, class: 'chart-track' }),
      ...row.parts.filter(p => p.value > 0).map(p => {
        const length = p.value / most * (width - 6);
        const rect = svg('rect', { x, y: i * step + 24, width: Math.max(2, length), height: 12, rx: row.parts.length === 1 ? 6 : 2, fill: p.colour });
        x += length;
        return rect;
      }),
    ];
  });
  const colours = new Map(data.flatMap(row => row.parts).map(p => [p.name, p.colour]));
  return [wrap(frame(height, ...drawn)), ...(data.some(row => row.parts.length > 1) ? [legend([...colours].map(([name, colour]) => ({ name, colour })))] : [])];
}

function arc(cx: number, cy: number, r: number, from: number, to: number): string {
  const at = (share: number) => `${cx + r * Math.sin(2 * Math.PI * share)} ${cy - r * Math.cos(2 * Math.PI * share)}`;
  return `M ${at(from)} A ${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
}

function donut(chart: any): HTMLElement[] {
  const slices = pointsOf(chart.data).filter(p => p.value > 0);
  const sum = slices.reduce((total, p) => total + p.value, 0) || 1;
  let from = 0;
  const drawn = slices.map(slice => {
    const to = Math.min(from + slice.value / sum, from + 0.99999);
    const path = svg('path', { d: arc(110, 110, 80, from, to), fill: 'none', stroke: slice.colour, 'stroke-width': 34 });
    from = to;
    return path;
  });
  const middle = chart.value ? [label(110, 119, String(chart.value), 'middle', 'chart-figure')] : [];
  const drawing = svg('svg', { viewBox: '0 0 220 220', class: 'chart-drawing round', 'aria-hidden': 'true' }, ...drawn, ...middle);
  return [wrap(drawing), legend(pointsOf(chart.data).map(p => ({ name: p.name, colour: p.colour, value: number.format(p.value) })))];
}

function gauge(chart: any): HTMLElement[] {
  const segments = list(chart.segments).map((s, i) => ({ name: String(s.legend ?? ''), value: Number(s.size) || 0, colour: colourOf(s.color, i) }));
  const min = Number(chart.min ?? 0);
  const max = Number(chart.max ?? (min + segments.reduce((sum, s) => sum + s.value, 0)));
  const size = segments.reduce((sum, s) => sum + s.value, 0) || 1;
  let from = -0.25;
  const drawn = segments.map(segment => {
    const to = from + segment.value / size / 2;
    const path = svg('path', { d: arc(150, 140, 110, from, to), fill: 'none', stroke: segment.colour, 'stroke-width': 26 });
    from = to;
    return path;
  });
  const share = Math.min(1, Math.max(0, (Number(chart.value) - min) / (max - min || 1)));
  const angle = Math.PI * (share - 0.5);
  const needle = svg('line', { x1: 150, y1: 140, x2: 150 + 88 * Math.sin(angle), y2: 140 - 88 * Math.cos(angle), class: 'chart-needle' });
  const value = chart.valueFormat === 'Fraction' ? `${number.format(Number(chart.value))}/${number.format(max)}` : `${number.format(share * 100)} %`;
  const texts = [label(150, 178, value, 'middle', 'chart-figure'), ...(chart.subLabel ? [label(150, 200, String(chart.subLabel), 'middle', 'chart-muted')] : [])];
  return [wrap(svg('svg', { viewBox: '0 0 300 206', class: 'chart-drawing round', 'aria-hidden': 'true' }, ...drawn, needle, ...texts)),
    legend(segments.map(s => ({ name: s.name, colour: s.colour })))];
}

// A drawing belongs to the SVG namespace, which the rest need not know.
function wrap(drawing: SVGElement): HTMLElement {
  const element = h('div', {});
  element.append(drawing);
  return element;
}

function draw(chart: any): HTMLElement[] {
  switch (chart.type) {
    case 'Chart.Line': return line(chart);
    case 'Chart.VerticalBar': return bars(chart, [{ name: '', colour: '', points: pointsOf(chart.data, chart.color) }]);
    case 'Chart.VerticalBar.Grouped': return bars(chart, seriesOf(chart.data));
    case 'Chart.HorizontalBar': return rows(pointsOf(chart.data, chart.color).map(p => ({ name: p.name, parts: [p] })), chart.displayMode === 'PartToWhole');
    case 'Chart.HorizontalBar.Stacked':
      return rows(list(chart.data).map(row => ({ name: String(row.title ?? ''), parts: pointsOf(row.data) })), false);
    case 'Chart.Gauge': return gauge(chart);
    default: return donut(chart);
  }
}

abstract class Drawn extends AC.CardElement {
  protected json: any = {};

  override internalParse(source: any, context: AC.SerializationContext): void {
    super.internalParse(source, context);
    this.json = source;
  }
}

class Chart extends Drawn {
  override getJsonTypeName(): string { return 'Chart'; }

  protected override internalRender(): HTMLElement {
    return h('div', { class: 'chart', role: 'img', 'aria-label': String(this.json.title ?? '') }, ...draw(this.json));
  }
}

class Badge extends Drawn {
  override getJsonTypeName(): string { return 'Badge'; }

  protected override internalRender(): HTMLElement {
    return h('div', { class: 'ac-badge-row' }, h('span', { class: `ac-badge ${String(this.json.style ?? 'Default').toLowerCase()}`, title: this.json.tooltip ?? null }, String(this.json.text ?? '')));
  }
}

class ProgressBar extends Drawn {
  override getJsonTypeName(): string { return 'ProgressBar'; }

  protected override internalRender(): HTMLElement {
    const most = Number(this.json.max ?? 100) || 100;
    const value = Number(this.json.value) || 0;
    const fill = h('i', {});
    fill.style.width = `${Math.min(100, 100 * value / most)}%`;
    return h('div', { class: `progress ${String(this.json.color ?? 'Accent').toLowerCase()}`, role: 'img', 'aria-label': `${number.format(value)} / ${number.format(most)}` }, fill);
  }
}

for (const type of ['Line', 'VerticalBar', 'VerticalBar.Grouped', 'HorizontalBar', 'HorizontalBar.Stacked', 'Donut', 'Pie', 'Gauge'])
  AC.GlobalRegistry.defaultElements.register(`Chart.${type}`, Chart);
AC.GlobalRegistry.defaultElements.register('Badge', Badge);
AC.GlobalRegistry.defaultElements.register('ProgressBar', ProgressBar);
