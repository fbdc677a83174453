/** Forms whose recognised figures break sums → the same with the readings that make the sums hold. */
import type { Finding } from '../model/finding.js';
import type { Form, FormCell, Status } from '../model/form.js';
import { parseAmount } from '../model/money.js';
import type { Reading } from '../model/reading.js';
import type { Sum } from '../model/sum.js';
import { REPAIR, type RepairSettings } from '../settings.js';
import { candidatesOf, type Candidate } from './candidates.js';
import { mapCells } from './map-cells.js';
import { isInStyle, restyle, stylesOf, type PrintStyle } from './print-style.js';
import { toPuzzle } from './puzzle.js';
import { solve } from './solve.js';
import { findingOfOpen, findingOfRepair, findingOfStyle, spotsOf, type Repair } from './write-finding.js';

export interface Repaired {
  readonly forms: readonly Form[];
  readonly findings: readonly Finding[];
}

/**
 * Repairs what was recognised. A figure is changed where exactly one choice among the
 * readings, the one with the fewest changes, makes the broken sums hold; it becomes
 * `repaired`, its readings stay, and a finding says what was read first and which sums
 * decided. Where none or several would, nothing is changed and a finding says so.
 *
 * A first reading that is no figure gives way to the best that is one where sums hold with
 * it. One that is not printed as the figures of its form are (its point was lost) gives way
 * to what it must have been: `repaired` where sums hold with that, else `suspect`. Cells without readings are never changed; forms that have none come back as
 * they are.
 *
 * @param sumsOf the sums that the figures of given forms must make; terms are cells of those forms, by identity
 */
export function repairFigures(forms: readonly Form[], sumsOf: (forms: readonly Form[]) => readonly Sum[], settings: RepairSettings = REPAIR): Repaired {
  if (!forms.some(({ rows }) => rows.some(({ cells }) => cells.some(({ readings }) => readings !== undefined)))) return { forms, findings: [] };
  const { tried, firstOf, isRestyled } = tryFigures(forms, settings);
  const puzzle = toPuzzle(sumsOf(tried), settings);
  const { assignment, open } = solve(puzzle, settings);
  const broken = new Set(open.flatMap((component) => component.broken));
  const repairs = puzzle.variables.flatMap((variable): readonly Repair[] => {
    const chosen = variable.candidates[assignment.get(variable) ?? 0]!;
    const isChanged = assignment.has(variable) || (isTrial(variable.cell) && !variable.equations.some((equation) => broken.has(equation)));
    return isChanged ? [{ variable, first: firstOf(variable.cell), chosen }] : [];
  });
  const chosen = new Map(repairs.map(({ variable, chosen: candidate }) => [variable.cell, candidate]));
  const spots = spotsOf(forms);
  const unproved = tried.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.filter((cell) => isRestyled(cell) && !chosen.has(cell))));
  return {
    forms: tried.map((form) => mapCells(form, (cell) => {
      const [first, candidate] = [firstOf(cell), chosen.get(cell)];
      if (candidate) return withReading(first, candidate, 'repaired');
      return isRestyled(cell) ? withReading(first, { ...cell, text: cell.raw, probability: cell.confidence }, 'suspect') : first;
    })),
    findings: [...repairs.map((repair) => findingOfRepair(spots, repair)), ...unproved.map((cell) => findingOfStyle(spots, firstOf(cell), cell.raw)), ...open.map((component) => findingOfOpen(spots, firstOf, component))],
  };
}

interface Tried {
  /** Every recognised cell a figure where it can be one, and printed like the others of its form. */
  readonly tried: readonly Form[];
  readonly firstOf: (tried: FormCell) => FormCell;
  /** Whether it is tried as something else than it was read, because it was not printed like the others. */
  readonly isRestyled: (tried: FormCell) => boolean;
}

function tryFigures(forms: readonly Form[], settings: RepairSettings): Tried {
  const origins = new Map<FormCell, FormCell>();
  const restyled = new Set<FormCell>();
  const styles = stylesOf(forms);
  const tried = forms.map((form) => mapCells(form, (cell, row) => {
    const printed = cell.readings && row.unit === undefined ? asPrinted(cell, cell.readings, styles.get(form)!) : cell;
    const figure = isTrial(printed) ? printed : asFigure(printed, settings);
    if (isTrial(printed)) restyled.add(figure);
    origins.set(figure, cell);
    return figure;
  }));
  return { tried, firstOf: (cell) => origins.get(cell)!, isRestyled: (cell) => restyled.has(cell) };
}

/** The cell as its form prints figures, its readings too. */
function asPrinted(cell: FormCell, readings: readonly Reading[], style: PrintStyle): FormCell {
  const styled = restyle(readings, style);
  if (styled.length === 0) return cell;
  return isInStyle(cell.raw, style) ? { ...cell, readings: styled } : trial({ ...cell, readings: styled }, styled[0]!);
}

/** The cell as the most probable figure among its readings, where the first is none. */
function asFigure(cell: FormCell, settings: RepairSettings): FormCell {
  if (cell.status !== 'suspect' || cell.amount) return cell;
  const [best] = candidatesOf(cell, settings);
  return best ? trial(cell, best) : cell;
}

/** Another reading than the first is tried. No cell is `repaired` before this stage. */
function trial(cell: FormCell, { text, probability }: Pick<Candidate, 'text' | 'probability'>): FormCell {
  const parsed = parseAmount(text);
  return withReading(cell, { text, probability, ...(parsed.kind === 'amount' && { amount: parsed.amount }) }, 'repaired');
}

function isTrial({ status }: FormCell): boolean {
  return status === 'repaired';
}

function withReading({ column, method, place, readings }: FormCell, { text, amount, probability }: Candidate, status: Status): FormCell {
  return { column, raw: text, ...(amount && { amount }), status, confidence: probability, method, place, ...(readings && { readings }) };
}
