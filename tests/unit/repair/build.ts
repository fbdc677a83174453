/** Small worlds of recognised figures and their sums. */
import type { Form, FormCell } from '../../../src/model/form.js';
import { parseAmount } from '../../../src/model/money.js';
import type { Reading } from '../../../src/model/reading.js';
import type { Sum } from '../../../src/model/sum.js';

/** A cell as printed, or the ways to read it: text and probability by PP-OCR, a third part for another engine. */
export type Print = string | readonly (readonly [text: string, probability: number, by?: Reading['by']])[];

export function cell(print: Print, column = 'a', row = 0): FormCell {
  const readings = typeof print === 'string' ? undefined : print.map(([text, probability, by = 'pp-ocr']): Reading => ({ text, probability, by }));
  const raw = typeof print === 'string' ? print : print[0]![0];
  const parsed = parseAmount(raw);
  return {
    column, raw, status: parsed.kind === 'malformed' || parsed.kind === 'text' ? 'suspect' : 'ok', confidence: readings?.[0]!.probability ?? 1,
    method: readings ? 'ocr' : 'text', place: { page: 1, cell: `${row}${column}` },
    ...(parsed.kind === 'amount' && { amount: parsed.amount }), ...(readings && { readings }),
  };
}

/** A form by its rows; columns are called a, b, c … */
export function form(rows: readonly (readonly Print[])[]): Form {
  const cells = rows.map((prints, row) => prints.map((print, column) => cell(print, String.fromCharCode(97 + column), row)));
  return {
    id: 'income', title: '收入决算表', formNo: '', unit: '元', recognisedBy: 'title', places: [], columns: [], notes: [], statedEmpty: false,
    rows: cells.map((own, row) => ({ part: '', row, lineNo: '', code: '', label: `row ${row}`, cells: own })),
  };
}

/** `0a = 0b + 0c`: places of cells in the first form. */
export function sum(forms: readonly Form[], text: string, more: Partial<Sum> = {}): Sum {
  const [left, right] = text.split(' = ').map((side) => side.split(' + '));
  const find = (place: string): FormCell => forms[0]!.rows[Number(place[0])]!.cells.find(({ column }) => column === place.slice(1))!;
  const term = (place: string, sign: 1 | -1): Sum['terms'][number] => ({ cell: find(place), sign, factor: 1, decimals: 2, name: { zh: place, en: place } });
  return { rule: text, sentence: { zh: text, en: text }, terms: [...left!.map((place) => term(place, 1)), ...right!.map((place) => term(place, -1))], rounded: 'apart', ...more };
}

/** Sums by their texts, for any forms. */
export function sums(...texts: readonly string[]): (forms: readonly Form[]) => readonly Sum[] {
  return (forms) => texts.map((text) => sum(forms, text));
}

/** Each cell as `raw status`, by rows. */
export function shown(forms: readonly Form[]): readonly (readonly string[])[] {
  return forms.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ raw, status }) => `${raw} ${status}`)));
}
