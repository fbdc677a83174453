/** Facts of a report: a figure, a text or a date with the sentence and the place that it stands in. */
import type { Fact } from '../../model/fact.js';
import type { FormCell, FormRow } from '../../model/form.js';
import { parseAmount, printAmount, type Amount } from '../../model/money.js';
import { printedOf } from '../fold.js';
import { placeAt, type Passage } from '../passages.js';

/** A paragraph of a report and the section that it stands in. */
export interface Prose {
  readonly passage: Passage;
  readonly section: string;
  /** Of the section. */
  readonly title: string;
}

/** What a range of folded text states. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  readonly subject?: string;
  /** Of a figure its digits; else the canonical value. */
  readonly value: string;
}

/** A figure: its digits that parse are its value, others are kept as printed and are suspect. */
export function stateFigure(prose: Prose, fact: string, range: Range): Fact {
  const amount = amountOf(range.value);
  return { ...stateText(prose, fact, range), ...(amount ? { value: printAmount(amount.value), amount: amount.value } : {}), ...((!amount || amount.doubtful) && { status: 'suspect' as const }) };
}

/** A separator among the decimals (`7.498,9`) can be of no other number than 7.4989; it stays in doubt. */
function amountOf(digits: string): { readonly value: Amount; readonly doubtful: boolean } | undefined {
  const parsed = parseAmount(digits);
  if (parsed.kind === 'amount') return { value: parsed.amount, doubtful: false };
  const plain = /^\d+\.\d{3}(?:,\d{1,3})+$/.test(digits) ? parseAmount(digits.replaceAll(',', '')) : parsed;
  return plain.kind === 'amount' ? { value: plain.amount, doubtful: true } : undefined;
}

/** A text or a date. */
export function stateText({ passage, section }: Prose, fact: string, { from, to, unit, subject = '', value }: Range): Fact {
  const { printed, folded } = passage;
  const begin = Math.max(folded.text.lastIndexOf('。', from - 1), folded.text.lastIndexOf(';', from - 1)) + 1;
  const stop = /[。;]|$/.exec(folded.text.slice(to))!.index + to;
  return {
    fact, subject, value, unit, section, status: 'ok',
    raw: printedOf(printed, folded, from, to),
    sentence: printedOf(printed, folded, begin, Math.min(stop + 1, folded.text.length)).trim(),
    place: placeAt(passage, folded.origin[from]!),
  };
}

/** The range of a named group of a match. */
export function groupRange(match: RegExpExecArray | RegExpMatchArray, name: string): { readonly from: number; readonly to: number; readonly value: string } | undefined {
  const value = match.groups?.[name];
  const range = match.indices?.groups?.[name];
  return value === undefined || range === undefined ? undefined : { from: range[0], to: range[1], value };
}

/** What a cell of a table states; nothing where it is blank. */
export function stateCell(fact: string, cell: FormCell | undefined, row: FormRow, { unit, section, subject = '' }: { readonly unit: string; readonly section: string; readonly subject?: string }): readonly Fact[] {
  if (!cell || cell.raw.trim() === '') return [];
  const amount = cell.amount ?? percentOf(cell.raw);
  const sentence = [row.label, ...row.cells.map(({ raw }) => raw)].filter((text) => text !== '').join(' ');
  return [{
    fact, subject, unit: unit === 'text' || !/%/.test(cell.raw) ? unit : '%', section, sentence, raw: cell.raw, place: cell.place, status: cell.status,
    value: amount ? printAmount(amount) : cell.raw, ...(amount && { amount }),
  }];
}

/** `87.94%`, which no column of amounts has. */
function percentOf(raw: string): Amount | undefined {
  const parsed = /^\s*[\d.]+\s*[%％]\s*$/.test(raw) ? parseAmount(raw.replace(/[%％]/, '')) : undefined;
  return parsed?.kind === 'amount' ? parsed.amount : undefined;
}
