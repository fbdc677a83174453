/** A page under way, and the pages as the file stores them: turned, cut, shrunk into a corner, two on one. */
import type { PdfFont } from './fonts.js';
import type { Layout } from './layout.js';
import { emsOf } from '../pdf-canvas.js';

/** Content operators of a page, points, origin bottom left. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly operators: string[];
  /** Entries of the page's own annotations. */
  readonly annotations: string[];
}

export interface Look {
  readonly size: number;
  /** Colour operator, such as `0.8 g` or `1 0 0 rg`. */
  readonly color?: string;
  /** Degrees counter-clockwise. */
  readonly angle?: number;
  /** Operators before the text object: a graphics state, a clip. */
  readonly before?: string;
  /** Text render mode; 3 paints nothing. */
  readonly mode?: number;
}

const SHORT = 595.28;
const LONG = 841.89;

export const round = (value: number): string => String(Math.round(value * 100) / 100);

export function createSheet(landscape: boolean): Sheet {
  return { width: landscape ? LONG : SHORT, height: landscape ? SHORT : LONG, operators: [], annotations: [] };
}

/** Shows a text with its baseline starting at x, y. */
export function showText({ operators }: Sheet, font: PdfFont, text: string, x: number, y: number, { size, color = '0 g', angle = 0, before = '', mode = 0 }: Look): void {
  if (text === '') return;
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)].map((value) => String(Math.round(value * 1e5) / 1e5)) as [string, string];
  const matrix = `${cos} ${sin} ${sin.startsWith('-') ? sin.slice(1) : `-${sin}`} ${cos}`;
  operators.push(`q ${before} ${color} BT ${mode} Tr ${matrix} ${round(x)} ${round(y)} Tm ${font.show(text, size)} ET Q`);
}

export function widthOf(text: string, size: number): number {
  return emsOf(text) * size;
}

/** A page as the file stores it. */
export interface StoredPage {
  readonly entries: string;
  readonly content: string;
  readonly annotations: readonly string[];
}

const wrapped = (matrix: string, content: string): string => `q ${matrix} cm\n${content}\nQ`;

/** The pages of the file for the sheets that a reader is to see. */
export function storeSheets(sheets: readonly Sheet[], geometry: Layout['geometry']): readonly StoredPage[] {
  if (geometry === 'two-up') return pairsOf(sheets).map(twoUp);
  return sheets.map((sheet, index) => store(sheet, geometry, index));
}

function store({ width, height, operators, annotations }: Sheet, geometry: Layout['geometry'], index: number): StoredPage {
  const content = operators.join('\n');
  const [w, h] = [round(width), round(height)];
  const page = (box: string, more: string, stored: string): StoredPage => ({ entries: `/MediaBox [${box}]${more}`, content: stored, annotations });
  const climbing = `0 1 -1 0 ${h} 0`;
  switch (geometry) {
    case 'rotated': return page(`0 0 ${h} ${w}`, ' /Rotate 90', wrapped(climbing, content));
    case 'rotated-back': return page(`0 0 ${h} ${w}`, ' /Rotate 270', wrapped(`0 -1 1 0 0 ${w}`, content));
    case 'upside-down': return page(`0 0 ${w} ${h}`, ' /Rotate 180', wrapped(`-1 0 0 -1 ${w} ${h}`, content));
    case 'turned-text': return width > height ? page(`0 0 ${h} ${w}`, '', wrapped(climbing, content)) : page(`0 0 ${w} ${h}`, '', content);
    case 'turned-page': return page(`0 0 ${w} ${h}`, width > height ? ' /Rotate 90' : '', content);
    case 'corner': return page('0 0 1190.55 841.89', '', wrapped(`0.7 0 0 0.7 24 ${round(841.89 - 0.7 * height - 20)}`, content));
    case 'cropped': return page(`-60 -40 ${round(width + 90)} ${round(height + 50)}`, ` /CropBox [0 0 ${w} ${h}]`, content);
    case 'skewed': return page(`0 0 ${w} ${h}`, '', wrapped(skew(width, height, index % 2 === 0 ? 0.6 : -0.4), content));
    default: return page(`0 0 ${w} ${h}`, '', content);
  }
}

/** A turn by so many degrees about the middle of the page. */
function skew(width: number, height: number, degrees: number): string {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [x, y] = [width / 2, height / 2];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y].map((value) => value.toFixed(5)).join(' ');
}

function pairsOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / 2) }, (_, i) => list.slice(i * 2, i * 2 + 2));
}

/** Two sheets side by side on one of A3, landscape. */
function twoUp(pair: readonly Sheet[]): StoredPage {
  const [halfWidth, height] = [LONG * 0.7071, LONG];
  const parts = pair.map((sheet, index) => {
    const scale = Math.min(halfWidth / sheet.width, height / sheet.height);
    return wrapped(`${scale.toFixed(4)} 0 0 ${scale.toFixed(4)} ${round(index * halfWidth + (halfWidth - sheet.width * scale) / 2)} ${round((height - sheet.height * scale) / 2)}`, sheet.operators.join('\n'));
  });
  return { entries: `/MediaBox [0 0 ${round(2 * halfWidth)} ${round(height)}]`, content: parts.join('\n'), annotations: [] };
}
