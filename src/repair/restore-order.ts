/** The numbers of labels that were lost or misread, from those of the rows around: between 十九、 and 二十一、 stands 二十、. */
import type { Block } from '../model/document.js';
import { ORDINALS } from '../model/ordinal.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Cell, Table } from '../model/table.js';
import { REPAIR } from '../settings.js';
import type { Names } from './names.js';

const NUMBERED = /^([一二三四五六七八九十]{1,3})、(?=.)/;
/** What may be left of a number and its comma when strokes are lost. */
const REMAINS = /^(?:[^\p{Script=Han}]*[一二三四五六七八九十]{0,3}[^\p{Script=Han}（(]+|.?[一二三四五六七八九十]{1,3})(?=\p{Script=Han})/u;
const HAS_CHINESE = /\p{Script=Han}/u;
/** Rows that number one another, at least, and the share of the labels among them that must agree. */
const FEWEST = 3;
const MOSTLY = 0.5;

/**
 * The tables with the labels numbered that stand in a row of numbered ones. What was read
 * with certainty and has a number keeps it; a label at either end of the row is of it only
 * where something of its number is left, or where it can be nothing else. A note tells each.
 */
export function restoreOrder(blocks: readonly Block[], names: Names): Outcome<readonly Block[]> {
  const problems: Problem[] = [];
  const value = blocks.map((block): Block => {
    if (block.kind !== 'table' || !block.cells.some(({ method }) => method === 'ocr')) return block;
    const numbered = new Map(columnsOf(block).flatMap((labels) => [...numberLabels(labels, names)]));
    for (const [{ text, place }, word] of numbered) problems.push({ code: 'word-repaired', severity: 'note', place, facts: { read: text.replaceAll('\n', ''), word } });
    return numbered.size === 0 ? block : { ...block, cells: block.cells.map((cell) => (numbered.has(cell) ? { ...cell, text: numbered.get(cell)! } : cell)) };
  });
  return { value, problems };
}

/** The cells with words of each column, by row. */
function columnsOf({ cells }: Table): readonly (readonly Cell[])[] {
  const columns = new Map<number, Cell[]>();
  for (const cell of cells) if (cell.rowSpan === 1 && HAS_CHINESE.test(cell.text)) (columns.get(cell.column) ?? columns.set(cell.column, []).get(cell.column)!).push(cell);
  return [...columns.values()].map((labels) => labels.sort((a, b) => a.row - b.row));
}

/** The labels of one column that are not printed as they were read, as they are printed. */
function numberLabels(labels: readonly Cell[], names: Names): ReadonlyMap<Cell, string> {
  const found = new Map<Cell, string>();
  let left = labels;
  for (;;) {
    const base = usualBase(left);
    if (base === undefined) return found;
    const agrees = (cell: Cell): boolean => numberOf(cell.text) === cell.row + base;
    const first = left.findIndex(agrees);
    const last = left.findLastIndex(agrees);
    const run = left.slice(first, last + 1);
    if (run.filter(agrees).length < run.length * MOSTLY) return found;
    const inside = run.filter((cell) => !agrees(cell)).map((cell) => [cell, numbered(cell, cell.row + base, names)] as const);
    const before = atEnd(left.slice(0, first).reverse(), left[first]!, base, names);
    const after = atEnd(left.slice(last + 1), left[last]!, base, names);
    for (const [cell, text] of [...inside, ...before, ...after]) if (text !== undefined) found.set(cell, text);
    const taken = new Set<Cell>([...run, ...[...before, ...after].map(([cell]) => cell)]);
    left = left.filter((cell) => !taken.has(cell));
  }
}

/** What is to be added to the row to get the number, for most of the numbered labels. */
function usualBase(labels: readonly Cell[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { text, row } of labels) {
    const number = numberOf(text);
    if (number !== undefined) counts.set(number - row, (counts.get(number - row) ?? 0) + 1);
  }
  const [base, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
  return count >= FEWEST ? base : undefined;
}

function numberOf(text: string): number | undefined {
  const at = ORDINALS.indexOf(NUMBERED.exec(text)?.[1] ?? '');
  return at < 0 ? undefined : at + 1;
}

/** The labels that run on from one end of a row of numbered ones. @param labels from that end on */
function atEnd(labels: readonly Cell[], end: Cell, base: number, names: Names): readonly (readonly [Cell, string])[] {
  const found: (readonly [Cell, string])[] = [];
  for (const [i, cell] of labels.entries()) {
    const text = Math.abs(cell.row - end.row) === i + 1 ? numbered(cell, cell.row + base, names) : undefined;
    const isOfRow = text !== undefined && (cell.row + base === 1 || !text.endsWith(`、${cell.text}`) || names.isClass(cell.text));
    if (!isOfRow) break;
    found.push([cell, text]);
  }
  return found;
}

/** The label with that number before it; undefined where it has another for certain, or says nothing that is known. */
function numbered({ text, method, confidence, readings = [] }: Cell, number: number, names: Names): string | undefined {
  const ordinal = ORDINALS[number - 1];
  const own = NUMBERED.exec(text);
  if (ordinal === undefined || method !== 'ocr' || (own && confidence >= REPAIR.certainWord)) return undefined;
  const among = readings.find((reading) => reading.text.startsWith(`${ordinal}、`) && names.find(reading.text.slice(ordinal.length + 1)) !== undefined);
  if (among) return among.text;
  const body = [text, text.replace(NUMBERED, ''), text.replace(REMAINS, '')].find((rest) => names.find(rest) !== undefined) ?? (own ? text.slice(own[0].length) : undefined);
  return body === undefined ? undefined : `${ordinal}、${body}`;
}
