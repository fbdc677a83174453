/** Counts what is right, wrong, marked and repaired in the forms read from one scanned disclosure. */
import { parseAmount, printAmount } from '../../src/model/money.js';
import type { Form, FormCell } from '../../src/index.js';
import type { CellTruth } from '../../samples/generate/printed.js';
import { alignForm, fold, type RowPair } from './align-forms.js';

/** One figure that is not what is printed. */
export interface Miss {
  readonly where: string;
  readonly expected: string;
  readonly read: string;
  readonly status: FormCell['status'] | 'absent';
  readonly confidence: number;
  readonly page: number;
  readonly box: readonly number[];
  /** The printed figure is among the readings. */
  readonly amongReadings: boolean;
}

export interface ScanScore {
  /** Printed amounts. */
  readonly amounts: number;
  readonly right: number;
  /** Right by the first reading, before any repair. */
  readonly rightAtFirst: number;
  /** Wrong, lost or invented, and neither suspect nor repaired. */
  readonly unmarked: number;
  /** Cells that were read, blank ones included. */
  readonly cells: number;
  readonly repaired: number;
  readonly falselyRepaired: number;
  readonly suspect: number;
  readonly labels: number;
  readonly labelsRight: number;
  readonly codes: number;
  readonly codesRight: number;
  readonly misses: readonly Miss[];
  readonly wrongLabels: readonly string[];
  /** Of each recognised amount. */
  readonly sure: readonly Sureness[];
}

/** How sure an amount was, and whether it was right. */
export interface Sureness {
  /** Of its first reading. */
  readonly probability: number;
  readonly isFirstRight: boolean;
  /** What a second engine read, where it was asked. */
  readonly second: 'none' | 'same' | 'other';
  /** In the result. */
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Scores the forms against the cells that are printed. */
export function scoreScan(expected: readonly { readonly id: string; readonly cells: readonly CellTruth[] }[], forms: readonly Form[]): ScanScore {
  const aligned = expected.map(({ id, cells }) => alignForm(cells, forms.filter((form) => form.id === id)));
  const rows = aligned.flatMap((form) => form.rows);
  const pairs = rows.flatMap(({ cells }) => cells);
  const printed = pairs.filter(([truth]) => truth.value !== '');
  const stray = aligned.flatMap((form) => form.stray.flatMap(({ cells }) => cells.filter(({ amount }) => amount)));
  const read = pairs.flatMap(([, cell]) => cell ?? []);
  const wrong = pairs.filter(([truth, cell]) => valueOf(cell) !== truth.value);
  const labelled = rows.filter(({ truth }) => truth.label !== '');
  const coded = rows.filter(({ truth }) => truth.code !== '');
  return {
    amounts: printed.length,
    right: printed.filter(([truth, cell]) => valueOf(cell) === truth.value).length,
    rightAtFirst: printed.filter(([truth, cell]) => firstValue(cell) === truth.value).length,
    unmarked: wrong.filter(([, cell]) => !isMarked(cell)).length + stray.filter((cell) => !isMarked(cell)).length,
    cells: read.length,
    repaired: read.filter(({ status }) => status === 'repaired').length,
    falselyRepaired: wrong.filter(([, cell]) => cell?.status === 'repaired').length,
    suspect: read.filter(({ status }) => status === 'suspect').length,
    labels: labelled.length,
    labelsRight: labelled.filter(({ truth, read: row }) => row && fold(row.label) === fold(truth.label)).length,
    codes: coded.length,
    codesRight: coded.filter(({ truth, read: row }) => row?.code === truth.code).length,
    misses: [...wrong.map(([truth, cell]) => missOf(truth, cell)), ...stray.map(strayMiss)],
    wrongLabels: labelled.filter(isMislabelled).map(({ truth, read: row }) => `${truth.code} ${truth.label} → ${row ? `${row.code} ${row.label}` : 'no row'}`),
    sure: printed.flatMap(([truth, cell]) => (cell ? surenessOf(truth, cell) : [])),
  };
}

function surenessOf(truth: CellTruth, cell: FormCell): readonly Sureness[] {
  const [first, ...others] = cell.readings ?? [];
  if (!first) return [];
  const second = others.find(({ by }) => by !== first.by);
  const isSame = second && second.text.replaceAll(',', '') === first.text.replaceAll(',', '');
  return [{ probability: first.probability, isFirstRight: firstValue(cell) === truth.value, second: second ? (isSame ? 'same' : 'other') : 'none', confidence: cell.confidence, isRight: valueOf(cell) === truth.value }];
}

function isMislabelled({ truth, read }: RowPair): boolean {
  return !read || fold(read.label) !== fold(truth.label);
}

function isMarked(cell: FormCell | undefined): boolean {
  return cell?.status === 'suspect' || cell?.status === 'repaired';
}

function valueOf(cell: FormCell | undefined): string {
  return cell?.amount ? printAmount(cell.amount) : '';
}

function firstValue(cell: FormCell | undefined): string {
  if (cell?.status !== 'repaired') return valueOf(cell);
  const parsed = parseAmount(cell.readings![0]!.text);
  return parsed.kind === 'amount' ? printAmount(parsed.amount) : '';
}

function missOf(truth: CellTruth, cell: FormCell | undefined): Miss {
  const amongReadings = (cell?.readings ?? []).some(({ text }) => fold(text) === fold(truth.raw));
  return { where: `${truth.form} ${truth.code} ${truth.label} ${truth.column}`, expected: truth.value, read: cell?.raw ?? '', status: cell?.status ?? 'absent', amongReadings, ...spotOf(cell) };
}

function strayMiss(cell: FormCell): Miss {
  return { where: `no such row: ${cell.column}`, expected: '', read: cell.raw, status: cell.status, amongReadings: false, ...spotOf(cell) };
}

function spotOf(cell: FormCell | undefined): Pick<Miss, 'confidence' | 'page' | 'box'> {
  const box = cell?.place.box;
  return { confidence: cell?.confidence ?? 0, page: cell?.place.page ?? 0, box: box ? [box.x0, box.y0, box.x1, box.y1].map(Math.round) : [] };
}
