/** What each recognised figure is worth: its confidence, and a mark on those that nothing vouches for. */
import type { Form, FormCell } from '../model/form.js';
import type { Sum } from '../model/sum.js';
import { REPAIR, type RepairSettings } from '../settings.js';
import { mapCells } from './map-cells.js';
import { isInStyle, stylesOf } from './print-style.js';
import { holds, toPuzzle, type Assignment, type Variable } from './puzzle.js';

const AS_READ: Assignment = new Map();
/** In a form with so many cells, a blank is no matter of course when fewer than this share are blank. */
const ENOUGH_CELLS = 20;
const FEW_BLANKS = 0.1;

/**
 * The checked forms with the confidence of recognised figures as the share of such figures
 * that are right: by what the engines say to the reading, or, where sums settle a figure (one
 * that holds would break with each of its other readings), by that. A figure that is less
 * certain than it should be becomes `suspect`; so does one that is not printed like the others
 * of its form (a digit was cut off), where no sum settles it, and a blank in a form that prints
 * something in nearly every cell: it may have been overlooked.
 *
 * @param sumsOf the sums that the figures of given forms must make; terms are cells of those forms, by identity
 */
export function rateFigures(forms: readonly Form[], sumsOf: (forms: readonly Form[]) => readonly Sum[], settings: RepairSettings = REPAIR): readonly Form[] {
  if (!forms.some(isRecognised)) return forms;
  const variables = new Map(toPuzzle(sumsOf(forms), settings).variables.map((variable) => [variable.cell, variable]));
  const styles = stylesOf(forms);
  return forms.map((form) => {
    const style = styles.get(form)!;
    const rarelyBlank = isRarelyBlank(form);
    return mapCells(form, (cell, { unit }) => {
      if (cell.status === 'corrected') return cell;
      if (cell.raw === '') return rarelyBlank ? { ...cell, status: 'suspect' } : cell;
      if (cell.method !== 'ocr') return cell;
      const isOdd = unit === undefined && !isInStyle(cell.raw, style);
      return rate(cell, isOdd ? settings.shareRightDisputed : confidenceOf(cell, settings), variables.get(cell), settings);
    });
  });
}

/** @param known its confidence, sums aside */
function rate(cell: FormCell, known: number, variable: Variable | undefined, settings: RepairSettings): FormCell {
  const isSettled = variable !== undefined && isSettledBySums(variable);
  const confidence = Math.max(known, isSettled ? settings.settledConfidence : 0);
  const isDoubtful = confidence < settings.leastConfidence && (cell.status === 'ok' || cell.status === 'verified');
  return { ...cell, confidence, ...(isDoubtful && { status: 'suspect' }) };
}

/** By what the first engine gives the reading, and by what the second says to it, where it was asked. */
function confidenceOf({ raw, confidence, readings = [] }: FormCell, { shareRight: alone, shareRightAgreed, shareRightDisputed }: RepairSettings): number {
  const second = readings.find(({ by }) => by !== readings[0]!.by);
  if (!second) return shareRight(confidence, alone);
  return isSame(second.text, raw) ? shareRight(confidence, shareRightAgreed) : Math.min(shareRight(confidence, alone), shareRightDisputed);
}

/** Whether two prints are of one figure; thousands may be parted by commas or not. */
function isSame(a: string, b: string): boolean {
  return a.replaceAll(',', '') === b.replaceAll(',', '');
}

function isSettledBySums(variable: Variable): boolean {
  const holding = variable.equations.filter((equation) => holds(equation, AS_READ));
  return holding.length > 0 && variable.candidates.slice(1).every((_, at) => holding.some((equation) => !holds(equation, new Map([[variable, at + 1]]))));
}

/** Between the points of the table straight on. */
export function shareRight(probability: number, table: RepairSettings['shareRight']): number {
  const at = table.findIndex(([from]) => from >= probability);
  if (at <= 0) return at === 0 ? table[0]![1] : table.at(-1)![1];
  const [[x0, y0], [x1, y1]] = [table[at - 1]!, table[at]!];
  return y0 + ((y1 - y0) * (probability - x0)) / (x1 - x0);
}

function isRecognised({ rows }: Form): boolean {
  return rows.some(({ cells }) => cells.some(({ method }) => method === 'ocr'));
}

function isRarelyBlank(form: Form): boolean {
  const cells = form.rows.flatMap((row) => row.cells);
  return isRecognised(form) && cells.length >= ENOUGH_CELLS && cells.filter(({ raw }) => raw === '').length < cells.length * FEW_BLANKS;
}
