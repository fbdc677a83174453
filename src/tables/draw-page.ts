/** A page and what was found on it → one SVG picture, to see why a table came out as it did. */
import type { DrawnPage, Glyph } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import type { Edge } from './join-edges.js';
import type { PageTrace } from './trace-page.js';

const STYLE = [
  '.glyph{fill:#222}',
  '.unmapped{fill:#b00}',
  '.apart{fill:#c60;opacity:.5}',
  '.rule{stroke:#999}',
  '.image{fill:#eef;stroke:#99c;stroke-dasharray:4}',
  '.edge{stroke:#06c;stroke-width:.8}',
  '.crossing{fill:#e00}',
  '.cell{fill:#0a0;fill-opacity:.08;stroke:#0a0;stroke-width:.4}',
  '.line{fill:none;stroke:#b0b;stroke-width:.4}',
  '.column{fill:#fa0;fill-opacity:.12}',
].join('');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/**
 * Draws a page in points, in layers (`<g id>`): `page` (glyphs, rules, places of
 * images), `apart` (glyphs that were set apart as no part of the document),
 * `found` (cells, columns, lines of text, edges, crossings).
 *
 * @returns a standalone SVG document; all text in it is escaped
 */
export function drawPage(page: DrawnPage, marksSetApart: readonly Glyph[], trace: PageTrace): string {
  const { width, height } = page;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}">`,
    `<title>page ${page.number}</title><style>${STYLE}</style>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    layer('page', [
      ...page.images.map((box) => rectangle('image', box)),
      ...page.rules.map((rule) => line('rule', rule, rule.thickness)),
      ...page.glyphs.map((glyph) => text(glyph.unmapped ? 'unmapped' : 'glyph', glyph)),
    ]),
    layer('apart', marksSetApart.map((glyph) => text('apart', glyph))),
    layer('found', [
      ...trace.columns.map((box) => rectangle('column', box)),
      ...trace.cells.map((box) => rectangle('cell', box)),
      ...trace.lines.map(({ box }) => rectangle('line', box)),
      ...trace.edges.map((edge) => line('edge', edge)),
      ...trace.crossings.map(({ x, y }) => `<circle class="crossing" cx="${number(x)}" cy="${number(y)}" r="1.2"/>`),
    ]),
    '</svg>\n',
  ].join('\n');
}

function layer(id: string, shapes: readonly string[]): string {
  return `<g id="${id}">\n${shapes.join('\n')}\n</g>`;
}

function rectangle(kind: string, { x0, y0, x1, y1 }: Box): string {
  return `<rect class="${kind}" x="${number(x0)}" y="${number(y0)}" width="${number(x1 - x0)}" height="${number(y1 - y0)}"/>`;
}

function line(kind: string, { axis, at, from, to }: Edge, thickness?: number): string {
  const ends = axis === 'x' ? [from, at, to, at] : [at, from, at, to];
  const [x1, y1, x2, y2] = ends.map(number);
  const stroke = thickness === undefined ? '' : ` stroke-width="${number(Math.max(thickness, 0.1))}"`;
  return `<line class="${kind}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"${stroke}/>`;
}

/** A glyph in the middle of its box, turned as it is on the page. */
function text(kind: string, { text: shown, box, size, angle }: Glyph): string {
  const x = number((box.x0 + box.x1) / 2);
  const y = number((box.y0 + box.y1) / 2);
  const turn = angle === 0 ? '' : ` transform="rotate(${number(-angle)} ${x} ${y})"`;
  return `<text class="${kind}" x="${x}" y="${y}" font-size="${number(size)}" text-anchor="middle" dominant-baseline="central"${turn}>${escape(shown)}</text>`;
}

/** Characters that XML 1.0 (2.2) forbids become U+FFFD: a text layer may hold any. */
function escape(shown: string): string {
  return shown.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD').replace(/[&<>"']/g, (c) => ESCAPES[c]!);
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
