/** The heading of a table: lines directly above it, caption rows inside it, notes under it. */
import type { Block, Paragraph } from '../model/document.js';
import type { Cell } from '../model/table.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { parseHeadingLine, unitIn, type HeadingLine } from './heading-line.js';
import { toLabel } from './printed-text.js';
import { findTitle, type TitleIndex } from './titles.js';

export interface Heading {
  /** As printed; empty where there is none. */
  readonly title: string;
  readonly definition?: FormDefinition;
  /** As printed, joined where it was cut (公开02 / 表); else empty. */
  readonly formNo: string;
  /** Empty where the heading gives none. */
  readonly unit: string;
  readonly year?: number;
  /** Paragraphs that hold nothing else. */
  readonly paragraphs: readonly Paragraph[];
}

const NO_HEADING: Heading = { title: '', formNo: '', unit: '', paragraphs: [] };

interface LineAbove {
  readonly text: string;
  readonly paragraph: Paragraph;
}

/** A heading is a handful of lines; further up stands something else. */
const MAX_LINES = 12;
/** Characters of a line with a unit that says nothing else that is known. */
const MAX_GARBLED = 60;
const FEW_WORDS = /^[\u4e00-\u9fff“”、（）()\d—-]{1,20}$/;
/** What is no word at all: specks and strokes of a mark that were recognised. */
const SPECKS = /^[^\p{Script=Han}]{1,6}$/u;
const NOTE = /^\s*(?:注|说\s*明|备\s*注|附\s*注)\s*(?:\d{1,2}\s*)?[:：.、]|^\s*本(?:套报)?表/;

/**
 * Reads upward from the block before `index` until a line belongs to no heading,
 * or says again what has been said (it is of the table before).
 */
export function findHeadingAbove(blocks: readonly Block[], index: number, titles: TitleIndex): Heading {
  const lines = linesAbove(blocks, index);
  const kept: HeadingLine[] = [];
  let merged: HeadingLine = {};
  let next = 0;
  while (next < lines.length) {
    const step = readUpward(lines, next, titles, merged);
    if (!step || repeats(step.line, merged)) break;
    merged = { ...step.line, ...merged };
    kept.push(step.line);
    next += step.count;
  }
  const others = new Set(lines.slice(next).map((line) => line.paragraph));
  const paragraphs = [...new Set(lines.slice(0, next).map((line) => line.paragraph))].filter((paragraph) => !others.has(paragraph));
  return toHeading(merged, kept, paragraphs.reverse());
}

/** Reads the texts of rows at the head of a grid (merged title, number and unit cells). @returns how many rows they are, and what they say */
export function findCaption(grid: readonly (readonly Cell[])[], titles: TitleIndex): { readonly rows: number; readonly heading: Heading } {
  const kept: HeadingLine[] = [];
  let merged: HeadingLine = {};
  let rows = 0;
  while (rows < Math.min(grid.length - 1, MAX_LINES)) {
    const cells = [...new Set(grid[rows]!)].filter((cell) => cell.row === rows && cell.text.trim() !== '');
    if (cells.length > 0) {
      const text = cells.map((cell) => cell.text.replace(/\n/g, '')).join(' ');
      const line = parseHeadingLine(text, titles);
      if (!line || repeats(line, merged) || (line.title !== undefined && !line.definition && cells.length > 1)) break;
      merged = { ...merged, ...line };
      kept.unshift(line);
    }
    rows++;
  }
  return kept.length === 0 ? { rows: 0, heading: NO_HEADING } : { rows, heading: toHeading(merged, kept, []) };
}

/** What the caption inside the table says comes before what stands above it. */
export function mergeHeadings(caption: Heading, above: Heading): Heading {
  const named = caption.title !== '' ? caption : above;
  const year = caption.year ?? above.year;
  return {
    title: named.title,
    ...(named.definition && { definition: named.definition }),
    formNo: caption.formNo || above.formNo,
    unit: caption.unit || above.unit,
    ...(year !== undefined && { year }),
    paragraphs: above.paragraphs,
  };
}

export function isNote(text: string): boolean {
  return NOTE.test(text);
}

/** Paragraphs of notes under the block at `index`; between two of them a line of the template's instructions may have been left. */
export function findNotesBelow(blocks: readonly Block[], index: number): readonly Paragraph[] {
  const notes: Paragraph[] = [];
  for (let i = index + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind !== 'paragraph') break;
    if (isNoteParagraph(block)) notes.push(block);
    else if (notes.length === 0 || !isNoteParagraph(blocks[i + 1])) break;
  }
  return notes;
}

function isNoteParagraph(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && isNote(block.lines[0]?.text ?? '');
}

/** Nearest first. */
function linesAbove(blocks: readonly Block[], index: number): readonly LineAbove[] {
  const lines: LineAbove[] = [];
  for (let i = index - 1; i >= 0 && lines.length < MAX_LINES; i--) {
    const block = blocks[i]!;
    if (block.kind !== 'paragraph') break;
    for (const line of [...block.lines].reverse()) {
      if (line.text.trim() !== '') lines.push({ text: line.text, paragraph: block });
    }
  }
  return lines.slice(0, MAX_LINES);
}

/** The line at `at`; with the line above it where the two hold one title that was wrapped. */
function readUpward(lines: readonly LineAbove[], at: number, titles: TitleIndex, below: HeadingLine): { readonly line: HeadingLine; readonly count: number } | undefined {
  const { text } = lines[at]!;
  const line = isNote(text) ? undefined : parseHeadingLine(text, titles);
  const upper = lines[at + 1];
  if (upper && below.title === undefined && !parseHeadingLine(upper.text, titles)?.definition) {
    const joined = findTitle(upper.text + text, titles);
    if (joined && joined.length > text.replace(/\s+/g, '').length) {
      return { line: { title: toLabel(`${upper.text}${text}`), definition: joined.definition }, count: 2 };
    }
  }
  if (line) return { line, count: 1 };
  if (isInsideHeading(lines, at, titles)) return { line: {}, count: 1 };
  const unit = text.length <= MAX_GARBLED ? unitIn(text) : undefined;
  return unit !== undefined && isUnderTitle(lines, at, titles) ? { line: { unit }, count: 1 } : undefined;
}

/**
 * A few words with the title or the department close above them: the second line of
 * a department's name that was wrapped beside the unit, a subtitle, a page number.
 */
function isInsideHeading(lines: readonly LineAbove[], at: number, titles: TitleIndex): boolean {
  const { text: own } = lines[at]!;
  return (FEW_WORDS.test(own.trim()) || SPECKS.test(own)) && lines.slice(at + 1, at + 3).some(({ text }) => {
    const line = parseHeadingLine(text, titles);
    return line?.department !== undefined || line?.definition !== undefined;
  });
}

/** Whether the title of a form is close above: what stands between it and the table is of the heading, though it was misread in part (部门门名称：). */
function isUnderTitle(lines: readonly LineAbove[], at: number, titles: TitleIndex): boolean {
  return lines.slice(at + 1, at + 5).some(({ text }) => parseHeadingLine(text, titles)?.definition !== undefined);
}

/** Whether the line gives a title, number or unit of its own where the heading has another already. */
function repeats(line: HeadingLine, merged: HeadingLine): boolean {
  const clash = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  if (line.title !== undefined && merged.title !== undefined) return line.definition === undefined || line.definition !== merged.definition;
  const cutNumber = merged.numberTail === true && merged.formNo === undefined;
  return (!cutNumber && clash(line.formNo, merged.formNo)) || clash(line.unit, merged.unit);
}

function toHeading(merged: HeadingLine, kept: readonly HeadingLine[], paragraphs: readonly Paragraph[]): Heading {
  const tail = kept.some((line) => line.numberTail) && merged.formNo !== undefined && !merged.formNo.endsWith('表');
  return {
    title: merged.title ?? '',
    ...(merged.definition && { definition: merged.definition }),
    formNo: `${merged.formNo ?? ''}${tail ? '表' : ''}`,
    unit: merged.unit ?? '',
    ...(merged.year !== undefined && { year: merged.year }),
    paragraphs,
  };
}
