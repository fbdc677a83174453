/** Simple values of OFD attributes: numbers in millimetres, boxes, matrices, colours (GB/T 33190, 7.4). */
import type { Box } from '../../model/geometry.js';
import { toColor } from '../drawing/glyph-box.js';
import { IDENTITY, type Matrix } from '../drawing/matrix.js';
import { childOf, textContent, type XmlElement } from '../xml.js';

const SEPARATOR = /[\s,]+/;
const OPAQUE = 255;

/** The numbers of an array; what is none is left out. */
function parseNumbers(text: string | undefined): readonly number[] {
  return (text ?? '').split(SEPARATOR).filter((part) => part !== '').map(Number).filter(Number.isFinite);
}

/** A number, or another one where there is none. */
export function numberOr(text: string | undefined, otherwise: number): number {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : otherwise;
}

/** ST_Box: left, top, width and height. */
export function parseBox(text: string | undefined): Box | undefined {
  const [x, y, width, height] = parseNumbers(text);
  return height === undefined ? undefined : { x0: x!, y0: y!, x1: x! + width!, y1: y! + height };
}

export function parseMatrix(text: string | undefined): Matrix {
  const values = parseNumbers(text);
  return values.length === 6 ? (values as unknown as Matrix) : IDENTITY;
}

/** The text of a child, without the blanks round it. */
export function wordOf(parent: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(parent, name);
  return child && textContent(child).trim();
}

/** What something is painted in. */
export interface Paint {
  /** `#rrggbb`. */
  readonly color: string;
  /** 0 to 1. */
  readonly alpha: number;
}

export const BLACK: Paint = { color: '#000000', alpha: 1 };
/** A pattern has no one colour; what counts is that it is not white. */
const PATTERN = '#808080';

/** CT_Color (8.3.3): one value is grey, three are RGB, four are CMYK, each 0 to 255 or in hexadecimal after `#`. */
export function parsePaint(color: XmlElement | undefined, otherwise: Paint): Paint {
  if (!color) return otherwise;
  const alpha = numberOr(color.attributes['Alpha'], OPAQUE) / OPAQUE;
  const value = color.attributes['Value'];
  if (value === undefined) return { color: color.children.some((child) => typeof child !== 'string') ? PATTERN : otherwise.color, alpha };
  const parts = value.trim().split(SEPARATOR).map((part) => (part.startsWith('#') ? Number.parseInt(part.slice(1), 16) : Number(part)));
  return { color: colorOf(parts.map((part) => (Number.isFinite(part) ? Math.round(Math.min(OPAQUE, Math.max(0, part))) : 0))), alpha };
}

function colorOf(parts: readonly number[]): string {
  const [a, b, c, k] = parts;
  if (k !== undefined) return toColor(...([a!, b!, c!].map((part) => Math.round(((OPAQUE - part) * (OPAQUE - k)) / OPAQUE)) as [number, number, number]));
  return c === undefined ? toColor(a ?? 0, a ?? 0, a ?? 0) : toColor(a!, b!, c);
}
