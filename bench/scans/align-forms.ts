/** Which read cell is which printed one: rows by likeness in order, columns by name or place, so that a misread label does not hide a right amount. */
import type { Form, FormCell, FormRow } from '../../src/index.js';
import type { CellTruth } from '../../samples/generate/printed.js';

/** A printed row of the truth: cells that share part, line number, code and label. */
export interface TruthRow {
  readonly part: string;
  readonly code: string;
  readonly label: string;
  readonly cells: readonly CellTruth[];
}

export interface RowPair {
  readonly truth: TruthRow;
  /** Absent where the row was not found. */
  readonly read?: FormRow;
  /** For each cell of the truth the one read. */
  readonly cells: readonly (readonly [CellTruth, FormCell | undefined])[];
}

export interface FormAlignment {
  readonly rows: readonly RowPair[];
  /** Read rows that are no printed one. */
  readonly stray: readonly FormRow[];
}

/** Least likeness of two rows that are one. */
const LEAST = 1;

/** Spaces, line breaks and the width of brackets do not matter. */
export function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(/[“”„"]/g, '"');
}

/** The rows of one printed form against the read forms of its id. */
export function alignForm(cells: readonly CellTruth[], forms: readonly Form[]): FormAlignment {
  const truths = rowsOf(cells);
  const reads = forms.flatMap(({ rows }) => rows);
  const columns = new Map([...new Set(truths.map(({ part }) => part))].map((part) => [part, pairColumns(columnsOf(truths.filter((row) => row.part === part)), columnsOf(reads.filter((row) => row.part === part)))]));
  const pairs = pairRows(truths, reads);
  const rows = truths.map((truth): RowPair => {
    const read = pairs.get(truth);
    const names = columns.get(truth.part)!;
    const cellOf = ({ column }: CellTruth): FormCell | undefined => read?.cells.find((cell) => cell.column === names.get(column)) ?? (read?.cells.length === truth.cells.length ? read.cells[truth.cells.findIndex((cell) => cell.column === column)] : undefined);
    return { truth, ...(read && { read }), cells: truth.cells.map((cell) => [cell, cellOf(cell)] as const) };
  });
  const used = new Set(pairs.values());
  return { rows, stray: reads.filter((row) => !used.has(row)) };
}

function rowsOf(cells: readonly CellTruth[]): readonly TruthRow[] {
  const rows: { part: string; lineNo: string; code: string; label: string; cells: CellTruth[] }[] = [];
  for (const cell of cells) {
    const last = rows.at(-1);
    const same = last && last.part === cell.part && last.lineNo === cell.lineNo && last.code === cell.code && last.label === cell.label;
    if (same && !last.cells.some(({ column }) => column === cell.column)) last.cells.push(cell);
    else rows.push({ part: cell.part, lineNo: cell.lineNo, code: cell.code, label: cell.label, cells: [cell] });
  }
  return rows;
}

function columnsOf(rows: readonly { readonly cells: readonly { readonly column: string }[] }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))];
}

function pairColumns(truths: readonly string[], reads: readonly string[]): ReadonlyMap<string, string> {
  if (truths.length === reads.length) return new Map(truths.map((column, at) => [column, reads[at]!]));
  return new Map(truths.flatMap((column) => {
    const [best] = reads.map((read) => ({ read, likeness: likenessOf(fold(column), fold(read)) })).toSorted((a, b) => b.likeness - a.likeness);
    return best && best.likeness > 0.6 ? [[column, best.read] as const] : [];
  }));
}

/** The pairs, in order, whose likenesses add up to the most. */
function pairRows(truths: readonly TruthRow[], reads: readonly FormRow[]): ReadonlyMap<TruthRow, FormRow> {
  const best = Array.from({ length: truths.length + 1 }, () => new Float64Array(reads.length + 1));
  const gains = truths.map((truth) => reads.map((read) => gainOf(truth, read)));
  for (let i = truths.length - 1; i >= 0; i -= 1) {
    for (let j = reads.length - 1; j >= 0; j -= 1) {
      const paired = gains[i]![j]! >= LEAST ? best[i + 1]![j + 1]! + gains[i]![j]! : 0;
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, paired);
    }
  }
  const pairs = new Map<TruthRow, FormRow>();
  for (let i = 0, j = 0; i < truths.length && j < reads.length;) {
    if (gains[i]![j]! >= LEAST && best[i]![j] === best[i + 1]![j + 1]! + gains[i]![j]!) pairs.set(truths[i++]!, reads[j++]!);
    else if (best[i]![j] === best[i + 1]![j]) i += 1;
    else j += 1;
  }
  return pairs;
}

function gainOf(truth: TruthRow, read: FormRow): number {
  const values = truth.cells.filter(({ value }) => value !== '');
  const reads = new Set(read.cells.map(({ raw }) => raw.replaceAll(',', '')));
  const shared = values.length === 0 ? 0 : values.filter(({ raw }) => reads.has(raw.replaceAll(',', ''))).length / values.length;
  const code = truth.code !== '' && truth.code === read.code ? 1 : 0;
  return 2 * likenessOf(fold(truth.label), fold(read.label)) + code + shared + (truth.part === read.part ? 0.3 : -1);
}

/** 1 for equal texts, less by each character to be changed. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) next.push(Math.min(row[j]! + Number(a[i] !== b[j]), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return 1 - row.at(-1)! / Math.max(a.length, b.length, 1);
}
