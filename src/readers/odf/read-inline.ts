/** The inside of an OpenDocument paragraph → its text (OpenDocument 1.3 part 3, 6). */
import { foldRadicals } from '../../model/fold-radicals.js';
import { childOf, descendantsWhere, elementsOf, textContent, type XmlElement } from '../xml.js';
import type { Reading } from './reading.js';

/** A paragraph's text and what hangs on it without being part of it. */
export interface Inline {
  /** `\n` for a line break, `\t` for a tab. */
  readonly text: string;
  /** What holds the paragraphs of the text boxes that are anchored here. */
  readonly boxes: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
}

const FIXED: Readonly<Record<string, string>> = { 'text:tab': '\t', 'text:line-break': '\n' };
const SKIPPED = new Set(['text:tracked-changes', 'office:annotation', 'office:annotation-end', 'text:ruby-text', 'text:hidden-paragraph', 'text:bibliography-mark-source', 'svg:title', 'svg:desc']);
const DRAWN = /^draw:(?:frame|custom-shape|rect|text-box|g|line|ellipse|path|a|polygon|polyline|connector|caption)$/;
/** Names that Word, WPS and LibreOffice give to the shape of a watermark. */
const WATERMARK_NAME = /watermark|水印/i;
/** Word's, which LibreOffice keeps; a minus in front of an amount. */
const NO_BREAK_HYPHEN = '\u2011';
const MAX_BLANKS = 10_000;

/** @param isHidden whether the paragraph's style hides its text */
export function readInline(paragraph: XmlElement, isHidden: boolean, reading: Reading): Inline {
  const parts: string[] = [];
  const boxes: XmlElement[] = [];
  const notes: XmlElement[] = [];
  const print = (text: string, hidden: boolean): void => {
    if (hidden) reading.hidden += text.length;
    else parts.push(text);
  };
  const read = (parent: XmlElement, hidden: boolean): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') print(collapse(child, parts), hidden);
      else if (child.name === 'text:note') notes.push(...elementsOf(child).filter(({ name }) => name === 'text:note-body'));
      else if (child.name === 'text:s') print(' '.repeat(blanksOf(child)), hidden);
      else if (child.name in FIXED) print(FIXED[child.name]!, hidden);
      else if (DRAWN.test(child.name)) boxes.push(...boxesOf(child, reading));
      else if (child.name === 'text:hidden-text') print(textContent(child), hidden || child.attributes['text:is-hidden'] === 'true');
      else if (!SKIPPED.has(child.name)) read(child, hidden || (child.name === 'text:span' && reading.styles.styleOf('text', child.attributes['text:style-name']).isHidden));
    }
  };
  read(paragraph, isHidden);
  return { text: foldRadicals(parts.join('').replaceAll(NO_BREAK_HYPHEN, '-')), boxes, notes };
}

/** Blanks and line ends of the file are one blank together, and none at the start or after another (6.1.2). */
function collapse(text: string, before: readonly string[]): string {
  const collapsed = text.replace(/[ \t\r\n]+/g, ' ');
  const last = before.at(-1);
  return collapsed.startsWith(' ') && (last === undefined || /[ \n\t]$/.test(last)) ? collapsed.slice(1) : collapsed;
}

function blanksOf(element: XmlElement): number {
  const count = Number(element.attributes['text:c'] ?? 1);
  return Number.isInteger(count) && count >= 0 ? Math.min(count, MAX_BLANKS) : 1;
}

/**
 * The text boxes in a drawing: frames with a box, and shapes that hold paragraphs
 * themselves. Watermarks, which are named so or stand oblique, are noted in the
 * reading instead.
 */
export function boxesOf(drawing: XmlElement, reading: Reading): readonly XmlElement[] {
  if (isWatermark(drawing)) {
    const words = descendantsWhere(drawing, ({ name }) => name === 'text:p').map(textContent).join('').trim();
    if (words !== '') reading.watermarks.add(words);
    return [];
  }
  if (drawing.name === 'draw:g' || drawing.name === 'draw:a') return elementsOf(drawing).flatMap((child) => (DRAWN.test(child.name) ? boxesOf(child, reading) : []));
  if (drawing.name === 'draw:frame') return elementsOf(drawing).filter(({ name }) => name === 'draw:text-box');
  return childOf(drawing, 'text:p') || childOf(drawing, 'text:list') ? [drawing] : [];
}

function isWatermark({ attributes }: XmlElement): boolean {
  if (WATERMARK_NAME.test(attributes['draw:name'] ?? '')) return true;
  const radians = Number(/rotate\s*\(\s*(-?[\d.]+)/.exec(attributes['draw:transform'] ?? '')?.[1] ?? 0);
  const quarters = radians / (Math.PI / 2);
  return Math.abs(quarters - Math.round(quarters)) > 0.01;
}
