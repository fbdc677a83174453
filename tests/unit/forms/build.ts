/** Tables and documents in memory, for the tests of the forms stage. */
import { expect } from 'vitest';
import type { Block, Paragraph } from '../../../src/model/document.js';
import type { Form, FormRow } from '../../../src/model/form.js';
import type { Problem } from '../../../src/model/problem.js';
import type { Cell, Table } from '../../../src/model/table.js';
import { readClassifications } from '../../../schemas/classifications.js';
import { readFormDefinitions } from '../../../schemas/form-definitions.js';
import { recogniseForms, type FormsFound, type KnownForms } from '../../../src/forms/recognise-forms.js';
import type { ContentsEntry } from '../../../src/narrative/contents.js';

export const CATALOGUE: KnownForms = { forms: readFormDefinitions(), classifications: readClassifications() };

/**
 * A table drawn in text: one line a row, `|` between cells, `<` a cell that the one
 * on its left covers, `^` one that the one above covers, `\n` as it is.
 *
 * @param firstRows rows at which later pieces start
 */
export function tableOf(drawing: string, firstRows: readonly number[] = []): Table {
  const rows = drawing.trim().split('\n').map((line) => line.split('|').map((text) => text.trim().replace(/\\n/g, '\n')));
  const columnCount = Math.max(...rows.map((row) => row.length));
  const at = (row: number, column: number): string => rows[row]?.[column] ?? (row < rows.length && column < columnCount ? '' : '#');
  const cells: Cell[] = [];
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columnCount; column++) {
      const text = at(row, column);
      if (text === '<' || text === '^') continue;
      let columnSpan = 1;
      while (at(row, column + columnSpan) === '<') columnSpan++;
      let rowSpan = 1;
      while (at(row + rowSpan, column) === '^') rowSpan++;
      cells.push({ text, row, column, rowSpan, columnSpan, place: { cell: `${row},${column}` }, method: 'cell', confidence: 1 });
    }
  }
  const pieces = [{ place: { page: 1 }, firstRow: 0 }, ...firstRows.map((firstRow, i) => ({ place: { page: i + 2 }, firstRow, joined: 'same-columns' as const }))];
  return { kind: 'table', rowCount: rows.length, columnCount, cells, pieces, found: 'given' };
}

export function paragraph(...lines: readonly string[]): Paragraph {
  return { kind: 'paragraph', lines: lines.map((text) => ({ text, place: { cell: text } })) };
}

export function entry(number: string, title: string): ContentsEntry {
  return { number, title, place: {} };
}

/** Recognises, and asserts that the problems are exactly those named. */
export function recognise(blocks: readonly Block[], { contents = [], problems = [] }: { contents?: readonly ContentsEntry[]; problems?: readonly Problem['code'][] } = {}): FormsFound {
  const outcome = recogniseForms(blocks, contents, CATALOGUE);
  expect(outcome.problems.map((problem) => problem.code)).toEqual(problems);
  return outcome.value;
}

/** The one form of a document that is this title and this table. */
export function formOf(title: string, drawing: string, problems: readonly Problem['code'][] = []): Form {
  const { forms } = recognise([paragraph(title), paragraph('金额单位：万元'), tableOf(drawing)], { problems });
  expect(forms).toHaveLength(1);
  return forms[0]!;
}

/** Rows as `part lineNo code label: raw, raw`, blank fields left out. */
export function linesOf(form: Form): readonly string[] {
  return form.rows.map(lineOf);
}

function lineOf(row: FormRow): string {
  const head = [row.part, row.lineNo, row.code, row.label].filter((text) => text !== '').join(' ');
  return `${head}: ${row.cells.map((cell) => cell.raw).join(', ')}`;
}
