/** Recognised figures that nothing vouches for are marked. */
import type { Form, FormCell } from '../model/form.js';
import type { Sum } from '../model/sum.js';
import { REPAIR, type RepairSettings } from '../settings.js';
import { mapCells } from './map-cells.js';
import { holds, toPuzzle, type Assignment, type Variable } from './puzzle.js';

const AS_READ: Assignment = new Map();

/** In a form with so many cells, a blank is no matter of course when fewer than this share are blank. */
const ENOUGH_CELLS = 20;
const FEW_BLANKS = 0.1;

/**
 * The checked forms, a figure that was recognised with too little certainty made `suspect`
 * unless the sums settle it: one that holds would break with each of its other readings.
 * So is a blank in a form that prints something in nearly every cell: it may have been overlooked.
 *
 * @param sumsOf the sums that the figures of given forms must make; terms are cells of those forms, by identity
 */
export function doubtFigures(forms: readonly Form[], sumsOf: (forms: readonly Form[]) => readonly Sum[], settings: RepairSettings = REPAIR): readonly Form[] {
  if (!forms.some(isRecognised)) return forms;
  const variables = new Map(toPuzzle(sumsOf(forms), settings).variables.map((variable) => [variable.cell, variable]));
  const isDoubted = (cell: FormCell, blanks: boolean): boolean => (cell.raw === '' ? !blanks && cell.status !== 'corrected' : isDoubtful(cell, settings) && !isSettled(variables.get(cell)));
  return forms.map((form) => {
    const blanks = hasBlanks(form);
    return mapCells(form, (cell) => (isDoubted(cell, blanks) ? { ...cell, status: 'suspect' } : cell));
  });
}

function isRecognised({ rows }: Form): boolean {
  return rows.some(({ cells }) => cells.some(({ method }) => method === 'ocr'));
}

/** Whether blanks are usual in a form, or it was not recognised at all. */
function hasBlanks(form: Form): boolean {
  const cells = form.rows.flatMap((row) => row.cells);
  const blanks = cells.filter(({ raw }) => raw === '').length;
  return !isRecognised(form) || cells.length < ENOUGH_CELLS || blanks >= cells.length * FEW_BLANKS;
}

function isDoubtful({ method, status, confidence }: FormCell, { leastConfidence }: RepairSettings): boolean {
  return method === 'ocr' && (status === 'ok' || status === 'verified') && confidence < leastConfidence;
}

function isSettled(variable: Variable | undefined): boolean {
  const holding = variable?.equations.filter((equation) => holds(equation, AS_READ)) ?? [];
  return holding.length > 0 && variable!.candidates.slice(1).every((_, at) => holding.some((equation) => !holds(equation, new Map([[variable!, at + 1]]))));
}
