/** The part of a page round a cell, drawn from the glyphs and rules that were read there. */
import type { DrawnPage, Glyph } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';
import { escapeMarkup } from './escape-markup.js';

/** Points round the cell that are shown. */
const AROUND = { x: 150, y: 26 } as const;
/** Where the line that characters stand on is, from the top of their box. */
const BASELINE = 0.8;
const SCALE = 1.5;

/** SVG; the cell is framed. What the page shows as a picture is not drawn. */
export function drawCrop(page: DrawnPage, cell: Box): string {
  const view: Box = { x0: Math.max(0, cell.x0 - AROUND.x), y0: Math.max(0, cell.y0 - AROUND.y), x1: Math.min(page.width, cell.x1 + AROUND.x), y1: Math.min(page.height, cell.y1 + AROUND.y) };
  const frame = `<rect x="${at2(cell.x0)}" y="${at2(cell.y0)}" width="${at2(cell.x1 - cell.x0)}" height="${at2(cell.y1 - cell.y0)}" fill="#ffd54f" fill-opacity="0.35" stroke="#c62828" stroke-width="1"/>`;
  return drawPart(page, view, frame);
}

/** SVG of what was read on the whole page. What it shows as a picture is not drawn. */
export function drawWhole(page: DrawnPage): string {
  return drawPart(page, { x0: 0, y0: 0, x1: page.width, y1: page.height }, '');
}

function drawPart(page: DrawnPage, view: Box, frame: string): string {
  const width = view.x1 - view.x0;
  const height = view.y1 - view.y0;
  if (!(width > 0 && height > 0)) return '';
  const rules = page.rules.flatMap(({ axis, at, from, to, thickness }) => {
    const [x0, y0, x1, y1] = axis === 'x' ? [from, at, to, at] : [at, from, at, to];
    return meets({ x0, y0, x1, y1 }, view) ? [`<line x1="${at2(x0)}" y1="${at2(y0)}" x2="${at2(x1)}" y2="${at2(y1)}" stroke="#555" stroke-width="${at2(Math.max(0.3, Math.min(2, thickness)))}"/>`] : [];
  });
  const glyphs = page.glyphs.filter((glyph) => !glyph.hidden && glyph.text.trim() !== '' && meets(glyph.box, view)).map(drawGlyph);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${at2(view.x0)} ${at2(view.y0)} ${at2(width)} ${at2(height)}" width="${at2(width * SCALE)}" height="${at2(height * SCALE)}" role="img" font-family="serif"><rect x="${at2(view.x0)}" y="${at2(view.y0)}" width="${at2(width)}" height="${at2(height)}" fill="#fff"/>${frame}${rules.join('')}${glyphs.join('')}</svg>`;
}

function drawGlyph({ text, box, size, angle, color, alpha }: Glyph): string {
  const x = box.x0;
  const y = box.y0 + (box.y1 - box.y0) * BASELINE;
  const turn = angle === 0 ? '' : ` transform="rotate(${at2(-angle)} ${at2(x)} ${at2(y)})"`;
  const fill = /^#[0-9a-f]{6}$/i.test(color) ? color : '#000';
  return `<text x="${at2(x)}" y="${at2(y)}" font-size="${at2(size)}" fill="${fill}" fill-opacity="${at2(alpha)}"${turn}>${escapeMarkup(text)}</text>`;
}

function meets(a: Box, b: Box): boolean {
  return a.x0 <= b.x1 && a.x1 >= b.x0 && a.y0 <= b.y1 && a.y1 >= b.y0;
}

function at2(length: number): string {
  return String(Math.round(length * 100) / 100);
}
