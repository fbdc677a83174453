/** Compares the cells of extracted forms with the truth: by form, part, code, label and column, in order where these repeat. */
import { printAmount } from '../src/model/money.js';
import type { Form, FormCell } from '../src/index.js';
import type { CellTruth } from '../samples/generate/printed.js';

const ASPECTS = ['part', 'code', 'label', 'column'] as const;
export type Aspect = (typeof ASPECTS)[number];

interface Key {
  readonly form: string;
  readonly part: string;
  readonly code: string;
  readonly label: string;
  readonly column: string;
}

interface Read extends Key {
  readonly value: string;
  readonly raw: string;
  readonly marked: boolean;
}

/** One difference, for the list of the worst documents. */
export interface Difference {
  readonly kind: 'lost' | 'wrong' | 'invented' | 'misplaced';
  readonly what: string;
  readonly expected: string;
  readonly read: string;
}

export interface CellScore {
  /** Amounts that are printed. */
  readonly expected: number;
  readonly right: number;
  /** Amounts that were read into statutory forms. */
  readonly read: number;
  /** Read amounts that are not what is printed there, and those of them that no status marks. */
  readonly wrong: number;
  readonly unmarked: number;
  /** A blank read as an amount, or an amount as a blank. */
  readonly blankErrors: number;
  /** Lost amounts that stand elsewhere in the form, by what is wrong with their place. */
  readonly misplaced: Readonly<Record<Aspect, number>>;
  readonly differences: readonly Difference[];
}

/** Spaces, line breaks and the width of brackets do not matter. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(/[“”„"]/g, '"');
}

function keyOf({ form, part, code, label, column }: Key): string {
  return [form, part, code, label, column].map(fold).join('|');
}

function readsOf(forms: readonly Form[]): readonly Read[] {
  const isMarked = (cell: FormCell): boolean => cell.status === 'suspect' || cell.status === 'repaired';
  return forms.flatMap((form) => form.rows.flatMap((row) => row.cells.map((cell): Read => ({
    form: form.id, part: row.part, code: row.code, label: row.label, column: cell.column,
    value: cell.amount === undefined ? '' : printAmount(cell.amount), raw: cell.raw, marked: isMarked(cell),
  }))));
}

function group<T extends Key>(cells: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [cell]);
    else list.push(cell);
  }
  return groups;
}

/** The aspects in which two cells of one form differ. */
function differingAspects(a: Key, b: Key): readonly Aspect[] {
  return ASPECTS.filter((aspect) => fold(a[aspect]) !== fold(b[aspect]));
}

/** Pairs lost amounts with equal amounts that stand at a wrong place of the same form: the fewest differences first. */
function pairMisplaced(lost: readonly CellTruth[], stray: readonly Read[]): readonly { readonly truth: CellTruth; readonly read: Read; readonly aspects: readonly Aspect[] }[] {
  const free = new Set(stray);
  return lost.flatMap((truth) => {
    const candidates = [...free].filter((read) => read.form === truth.form && read.value === truth.value).map((read) => ({ truth, read, aspects: differingAspects(truth, read) }));
    const best = candidates.toSorted((a, b) => a.aspects.length - b.aspects.length)[0];
    if (best === undefined || best.aspects.length > 2) return [];
    free.delete(best.read);
    return [best];
  });
}

/** Scores one document. */
export function compareCells(expected: readonly CellTruth[], forms: readonly Form[]): CellScore {
  const reads = readsOf(forms);
  const open = group(reads);
  const lost: CellTruth[] = [];
  const wrong: Read[] = [];
  const differences: Difference[] = [];
  let right = 0;
  let blankErrors = 0;
  for (const truth of expected) {
    const read = open.get(keyOf(truth))?.shift();
    if (truth.value !== '' && read?.value === truth.value) right += 1;
    else if (truth.value !== '' && (read === undefined || read.value === '')) lost.push(truth);
    if (read === undefined || read.value === truth.value) continue;
    if (read.value === '' || truth.value === '') blankErrors += 1;
    if (read.value === '') continue;
    wrong.push(read);
    differences.push({ kind: 'wrong', what: keyOf(truth), expected: truth.value, read: read.value });
  }
  const stray = [...open.values()].flat().filter((read) => read.value !== '');
  const pairs = pairMisplaced(lost, stray);
  const paired = new Set<CellTruth | Read>(pairs.flatMap((pair) => [pair.truth, pair.read]));
  const misplaced = Object.fromEntries(ASPECTS.map((aspect) => [aspect, pairs.filter((pair) => pair.aspects.includes(aspect)).length])) as Record<Aspect, number>;
  differences.push(
    ...pairs.map((pair): Difference => ({ kind: 'misplaced', what: keyOf(pair.truth), expected: pair.truth.value, read: keyOf(pair.read) })),
    ...lost.filter((truth) => !paired.has(truth)).map((truth): Difference => ({ kind: 'lost', what: keyOf(truth), expected: truth.value, read: '' })),
    ...stray.filter((read) => !paired.has(read)).map((read): Difference => ({ kind: 'invented', what: keyOf(read), expected: '', read: read.value })),
  );
  const bad = [...wrong, ...stray];
  return {
    expected: expected.filter(({ value }) => value !== '').length, right, read: reads.filter(({ value }) => value !== '').length,
    wrong: bad.length, unmarked: bad.filter(({ marked }) => !marked).length, blankErrors, misplaced, differences,
  };
}
