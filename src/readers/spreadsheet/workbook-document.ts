/** The sheets of a workbook → Document, and what was left out of them. */
import type { Document, GridPage } from '../../model/document.js';
import { parseAmount } from '../../model/money.js';
import { Unreadable, type Outcome, type Problem } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { layOutSheet } from './lay-out-sheet.js';
import { cellName, type Sheet, type SheetCell } from './sheet.js';
import { showSheet, type ShownSheet } from './shown-sheet.js';

/** How many cells a problem names; how many there are is said besides. */
const NAMED = 5;

/**
 * One page a shown sheet. Hidden sheets, rows and columns, and columns beside the
 * print area, are left out with a note each.
 *
 * @throws Unreadable `empty`, `too-large`
 */
export function toDocument(format: 'xlsx' | 'xls' | 'ods', sheets: readonly Sheet[], limits: Limits): Outcome<Document> {
  const pages: GridPage[] = [];
  const problems: Problem[] = [];
  let cellsLeft = limits.maxCells;
  for (const sheet of sheets) {
    if (sheet.isHidden) {
      if (sheet.cells.length > 0) problems.push({ code: 'hidden-sheet-left-out', severity: 'note', place: { sheet: sheet.name }, facts: { sheet: sheet.name } });
      continue;
    }
    const shown = showSheet(sheet);
    const blocks = layOutSheet(shown.rows, {
      name: sheet.name, method: 'cell', maxCells: cellsLeft, placeOf: (row, column) => ({ sheet: sheet.name, cell: cellName(row, column) }),
    });
    for (const block of blocks) if (block.kind === 'table') cellsLeft -= block.cells.length;
    if (blocks.length > 0) pages.push({ kind: 'grid', landscape: false, blocks });
    problems.push(...leftOut(sheet.name, shown));
  }
  if (pages.length === 0) throw new Unreadable('empty', 'a workbook in which nothing is shown');
  return { value: { format, method: 'cell', pages, furniture: [] }, problems };
}

function leftOut(sheet: string, { rows, hidden, unprinted }: ShownSheet): readonly Problem[] {
  const uncalculated = rows.flatMap(({ cells }) => cells.filter(({ isUncalculated }) => isUncalculated));
  const problem = (code: Problem['code'], severity: Problem['severity'], cells: readonly SheetCell[]): readonly Problem[] => {
    const [first] = cells;
    if (!first) return [];
    return [{ code, severity, place: { sheet, cell: cellName(first.row, first.column) }, facts: { sheet, count: String(cells.length), cells: namesOf(cells) } }];
  };
  return [
    ...problem('hidden-cells-left-out', 'note', hidden),
    ...problem('unprinted-cells-left-out', unprinted.some(({ text }) => isFigure(text)) ? 'doubt' : 'note', unprinted),
    ...problem('formula-without-value', 'loss', uncalculated),
  ];
}

function isFigure(text: string): boolean {
  return parseAmount(text).kind === 'amount';
}

function namesOf(cells: readonly SheetCell[]): string {
  const names = cells.slice(0, NAMED).map(({ row, column }) => cellName(row, column));
  return cells.length > NAMED ? `${names.join(' ')} …` : names.join(' ');
}
