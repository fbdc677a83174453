/** Small disclosures made in memory; every default in one place. */
import type { Disclosure } from '../../../src/model/disclosure.js';
import type { Document, DrawnPage, Glyph } from '../../../src/model/document.js';
import type { Form, FormCell, FormRow } from '../../../src/model/form.js';
import { parseAmount } from '../../../src/model/money.js';
import { toLine } from '../../../src/publish/to-csv.js';

export const ID = '0123456789abcdef';
export const SHA256 = ID.repeat(4);
export const OFFICIAL = [
  { id: 'income-expenditure-summary', kind: 'final-accounts', order: 1 },
  { id: 'income', kind: 'final-accounts', order: 2 },
  { id: 'three-public', kind: 'final-accounts', order: 9 },
  { id: 'budget-income', kind: 'budget', order: 2 },
] as const;

export function cell(raw: string, more: Partial<FormCell> = {}): FormCell {
  const parsed = parseAmount(raw);
  return { column: '金额', raw, status: 'ok', confidence: 1, method: 'text', place: {}, ...(parsed.kind === 'amount' && { amount: parsed.amount }), ...more };
}

export function row(more: Partial<FormRow> = {}): FormRow {
  return { part: '', row: 0, lineNo: '', code: '', label: '合计', cells: [cell('1.00')], ...more };
}

export function form(more: Partial<Form> = {}): Form {
  return {
    id: 'income', title: '收入决算表', formNo: '公开02表', unit: '万元', recognisedBy: 'title', places: [], columns: ['金额'],
    rows: [row()], notes: [], statedEmpty: false, ...more,
  };
}

export function disclosure(more: Partial<Disclosure> = {}): Disclosure {
  return {
    kind: 'final-accounts', department: '某县水务局', region: { name: '', code: '', province: '', prefecture: '', county: '' }, fiscalYear: 2024,
    unit: '万元', units: [], sections: [], forms: [], tables: [], facts: [], terms: [], reports: [], missing: [], findings: [],
    tally: { held: 0, broken: 0, unchecked: 0 }, marks: [], problems: [],
    source: { format: 'pdf', sha256: SHA256, bytes: 1, pages: 1 }, version: '0.0.0', ...more,
  };
}

export function glyph(text: string, x0: number, more: Partial<Glyph> = {}): Glyph {
  return {
    text, box: { x0, y0: 100, x1: x0 + 10, y1: 110 }, font: 'SimSun', size: 10, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false, ...more,
  };
}

export function drawn(glyphs: readonly Glyph[], more: Partial<DrawnPage> = {}): Document {
  const page: DrawnPage = { kind: 'drawn', number: 1, width: 595.28, height: 841.89, glyphs, rules: [], images: [], engine: 'pdfium', ...more };
  return { format: 'pdf', method: 'text', pages: [page], furniture: [] };
}

/** A CSV line as it should stand in a file. */
export const line = (...values: readonly string[]): string => toLine(values);
