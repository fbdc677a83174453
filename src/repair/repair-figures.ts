/** Forms whose recognised figures break sums → the same with the readings that make the sums hold. */
import type { Finding } from '../model/finding.js';
import type { Form, FormCell } from '../model/form.js';
import type { Sum } from '../model/sum.js';
import { REPAIR, type RepairSettings } from '../settings.js';
import { candidatesOf, type Candidate } from './candidates.js';
import { mapCells } from './map-cells.js';
import { toPuzzle, type Equation, type Variable } from './puzzle.js';
import { solve } from './solve.js';
import { findingOfOpen, findingOfRepair, spotsOf } from './write-finding.js';

export interface Repaired {
  readonly forms: readonly Form[];
  readonly findings: readonly Finding[];
}

/**
 * Repairs what was recognised. A figure is changed where exactly one choice among the
 * readings, the one with the fewest changes, makes the broken sums hold; it becomes
 * `repaired`, its readings stay, and a finding says what was read first and which sums
 * decided. Where none or several would, nothing is changed and a finding says so. Cells
 * without readings are never changed; forms that have none come back as they are.
 *
 * @param sumsOf the sums that the figures of given forms must make; terms are cells of those forms, by identity
 */
export function repairFigures(forms: readonly Form[], sumsOf: (forms: readonly Form[]) => readonly Sum[], settings: RepairSettings = REPAIR): Repaired {
  if (!forms.some(({ rows }) => rows.some(({ cells }) => cells.some(({ readings }) => readings !== undefined)))) return { forms, findings: [] };
  const origins = new Map<FormCell, FormCell>();
  const readable = mapCells(forms, (cell) => {
    const tried = asFigure(cell, settings);
    origins.set(tried, cell);
    return tried;
  });
  const puzzle = toPuzzle(sumsOf(readable), settings);
  const { assignment, open } = solve(puzzle, settings);
  const broken = new Set(open.flatMap((component) => component.broken));
  const repairs = puzzle.variables.flatMap((variable) => {
    const first = origins.get(variable.cell)!;
    const chosen = variable.candidates[assignment.get(variable) ?? 0]!;
    return assignment.has(variable) || isProvedFigure(first, variable, broken) ? [{ variable, first, chosen }] : [];
  });
  const changed = new Map(repairs.map(({ first, chosen }) => [first, withReading(first, chosen)]));
  const spots = spotsOf(forms);
  const firstOf = (cell: FormCell): FormCell => origins.get(cell)!;
  return {
    forms: mapCells(forms, (cell) => changed.get(cell) ?? cell),
    findings: [...repairs.map((repair) => findingOfRepair(spots, repair)), ...open.map((component) => findingOfOpen(spots, firstOf, component))],
  };
}

/** The cell as the most probable figure among its readings, where the first is none. */
function asFigure(cell: FormCell, settings: RepairSettings): FormCell {
  if (cell.status !== 'suspect' || cell.amount) return cell;
  const [best] = candidatesOf(cell, settings);
  return best ? withReading(cell, best) : cell;
}

/** A first reading that was no figure is repaired by a figure with which all its sums hold. */
function isProvedFigure(first: FormCell, variable: Variable, broken: ReadonlySet<Equation>): boolean {
  return first !== variable.cell && variable.equations.length > 0 && !variable.equations.some((equation) => broken.has(equation));
}

function withReading({ column, method, place, readings }: FormCell, { text, amount, probability }: Candidate): FormCell {
  return { column, raw: text, ...(amount && { amount }), status: 'repaired', confidence: probability, method, place, ...(readings && { readings }) };
}
