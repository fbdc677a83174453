/** What a physical line is by its shape alone: a rule, a row of cells, a row of Markdown, an entry of the contents. */
import { parseAmount } from '../../model/money.js';

/** A physical line of the file, from 1. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

const RULE = /^(?=.*(?:-{3}|={3}|_{3}|\*{3}|[─━═]{2}))[\s|:+\-=_*─━═┼┬┴├┤]+$/;
const FIGURE = /\d/;
const PAGE = /^[.·…\s]*[-－—–]?\s*(\d{1,4}|[ivxlcIVXLC]{1,6})\s*[-－—–]?$/;
const NUMBERED = /^(?:第[\s\d一二三四五六七八九十]+[部章节编篇]|[（(]?[\d一二三四五六七八九十]+[）)、.．]|附[件表录])/;
const LEADER = /(?:\.{3,}|…{1,}|·{3,})\s*$/;
const CAPTION = /^[^\t：:]{2,12}[：:]/;
export const CONTENTS_HEADING = /^目\s*录$|^目\s*次$|^contents$/i;

/** `---------	------	--`, `|---|:--:|`, `=====`: drawn by the tool, not printed. */
export function isRuleLine(text: string): boolean {
  return RULE.test(text);
}

/** `| a | b |` */
export function isPipeRow(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith('|') && trimmed.indexOf('|', 1) > 0;
}

/** Its cells, each without the blanks round it. */
export function cellsOfPipeRow(text: string): readonly string[] {
  const inner = text.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/);
}

/**
 * Whether the rows are entries of a table of contents: titles with page numbers
 * that never fall. `一、收入支出决算总表	3` has the shape of a row of two cells too, so
 * an entry must be numbered or have a leader, unless it is known that it stands
 * under the heading of the contents.
 */
export function isContents(rows: readonly (readonly string[])[], underHeading: boolean): boolean {
  let last = 0;
  let titled = 0;
  for (const row of rows) {
    const cells = row.filter((cell) => cell.trim() !== '');
    const page = PAGE.exec(cells.at(-1)?.trim() ?? '')?.[1];
    const title = cells[0]?.trim() ?? '';
    if (page === undefined || cells.length < 2 || cells.length > 3 || parseAmount(title).kind === 'amount') return false;
    if (cells.length === 3 && !NUMBERED.test(title)) return false;
    const number = Number(page);
    if (number < last) return false;
    if (!Number.isNaN(number)) last = number;
    if (NUMBERED.test(title) || LEADER.test(row.slice(0, -1).join('')) || /^[.·…\s]{3}/.test(cells.at(-1)!)) titled++;
  }
  return underHeading || titled * 2 > rows.length;
}

/** `部门名称：…	2024年度	单位：万元`: words that stand over a table, set apart by tabs; no row of one. */
export function isCaption(row: readonly string[], tableWidth: number): boolean {
  const cells = row.filter((cell) => cell.trim() !== '');
  return row.length < tableWidth && cells.some((cell) => CAPTION.test(cell.trim())) && cells.every((cell) => !isFigure(cell));
}

/** A printed amount, share or number, well formed or not. */
export function isFigure(cell: string): boolean {
  const text = cell.trim().replace(/[%％]$/, '');
  if (!FIGURE.test(text)) return false;
  const kind = parseAmount(text).kind;
  return kind === 'amount' || kind === 'malformed';
}
