/** Recognised figures that nothing vouches for are marked. */
import type { Form, FormCell } from '../model/form.js';
import type { Sum } from '../model/sum.js';
import { REPAIR, type RepairSettings } from '../settings.js';
import { mapCells } from './map-cells.js';
import { holds, toPuzzle, type Assignment, type Variable } from './puzzle.js';

const AS_READ: Assignment = new Map();

/**
 * The checked forms, a figure that was recognised with too little certainty made `suspect`
 * unless the sums settle it: one that holds would break with each of its other readings.
 *
 * @param sumsOf the sums that the figures of given forms must make; terms are cells of those forms, by identity
 */
export function doubtFigures(forms: readonly Form[], sumsOf: (forms: readonly Form[]) => readonly Sum[], settings: RepairSettings = REPAIR): readonly Form[] {
  if (!forms.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => isDoubtful(cell, settings))))) return forms;
  const variables = new Map(toPuzzle(sumsOf(forms), settings).variables.map((variable) => [variable.cell, variable]));
  return forms.map((form) => mapCells(form, (cell) => (isDoubtful(cell, settings) && !isSettled(variables.get(cell)) ? { ...cell, status: 'suspect' } : cell)));
}

function isDoubtful({ method, status, confidence }: FormCell, { leastConfidence }: RepairSettings): boolean {
  return method === 'ocr' && (status === 'ok' || status === 'verified') && confidence < leastConfidence;
}

function isSettled(variable: Variable | undefined): boolean {
  const holding = variable?.equations.filter((equation) => holds(equation, AS_READ)) ?? [];
  return holding.length > 0 && variable!.candidates.slice(1).every((_, at) => holding.some((equation) => !holds(equation, new Map([[variable!, at + 1]]))));
}
