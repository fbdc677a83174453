/** Rows of a grid that have no lines between them → one row each. */
import { unionOf } from '../model/geometry.js';
import type { Grid, Slot } from './find-grid.js';
import type { Run } from './find-runs.js';
import { groupRows } from './group-rows.js';
import { toBands } from './text-bands.js';
import { toTextLines } from './text-lines.js';

/** Amounts one under the other in one cell that show it to be a column of several rows. */
const FEWEST = 3;
/** Whole on its line: a code wrapped in a narrow cell leaves digits without a decimal point. */
const AMOUNT = /^[-－−]?[\d,\s]*\d\s*\.\s*\d{2,}$/;

/**
 * Divides a row in which a cell holds several amounts one under the other: only
 * the columns are ruled there, and the rows are those of the text. No cell of a
 * table that rules its rows holds three amounts.
 *
 * @returns the same grid where no row is to be divided
 */
export function splitRows(grid: Grid, texts: ReadonlyMap<Slot, readonly Run[]>): Grid {
  return grid.ys.slice(1).reduceRight((split, _, row) => {
    const slots = grid.slots.filter((slot) => slot.row === row && slot.rowSpan === 1);
    return slots.some((slot) => isColumnOfAmounts(texts.get(slot) ?? [])) ? splitRow(split, row, bordersOf(slots, texts)) : split;
  }, grid);
}

function isColumnOfAmounts(runs: readonly Run[]): boolean {
  if (runs.length < FEWEST) return false;
  const lines = toTextLines(runs, false);
  return lines.length >= FEWEST && lines.every((line) => AMOUNT.test(line.text));
}

/** Half way between each two rows of the text. */
function bordersOf(slots: readonly Slot[], texts: ReadonlyMap<Slot, readonly Run[]>): readonly number[] {
  const rows = groupRows(toBands(toTextLines(slots.flatMap((slot) => texts.get(slot) ?? []), false))).map((lines) => unionOf(lines.map((line) => line.box)));
  return rows.slice(1).map((box, i) => (rows[i]!.y1 + box.y0) / 2);
}

function splitRow(grid: Grid, row: number, borders: readonly number[]): Grid {
  const ys = [...grid.ys.slice(0, row + 1), ...borders, ...grid.ys.slice(row + 1)];
  const more = borders.length;
  const slots = grid.slots.flatMap((slot): readonly Slot[] => {
    if (slot.row > row) return [{ ...slot, row: slot.row + more }];
    if (slot.row + slot.rowSpan <= row) return [slot];
    if (slot.rowSpan > 1) return [{ ...slot, rowSpan: slot.rowSpan + more }];
    return Array.from({ length: more + 1 }, (_, i) => ({ ...slot, row: row + i, box: { ...slot.box, y0: ys[row + i]!, y1: ys[row + i + 1]! } }));
  });
  return { ...grid, ys, slots: slots.sort((a, b) => a.row - b.row || a.column - b.column) };
}
