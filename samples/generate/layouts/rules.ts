/** How the borders of a cell, and of a table, are put on the page. */
import type { Layout } from './layout.js';
import { round, type Sheet } from './sheet.js';

/** Top above bottom, as PDF counts. */
export interface CellBox {
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TableBox extends CellBox {
  /** Foot of the header, where one stands on this page. */
  readonly headFoot: number | undefined;
}

type Line = readonly [x0: number, y0: number, x1: number, y1: number];

const sidesOf = ({ x0, x1, top, bottom }: CellBox): readonly Line[] => [[x0, top, x1, top], [x0, bottom, x1, bottom], [x0, bottom, x0, top], [x1, bottom, x1, top]];
const stroke = ([x0, y0, x1, y1]: Line, width = 0.5): string => `${width} w ${round(x0)} ${round(y0)} m ${round(x1)} ${round(y1)} l S`;
const bar = ([x0, y0, x1, y1]: Line): string => `${round(x0 - 0.25)} ${round(y0 - 0.25)} ${round(x1 - x0 + 0.5)} ${round(y1 - y0 + 0.5)} re f`;
const area = ({ x0, x1, top, bottom }: CellBox, inset = 0): string => `${round(x0 + inset)} ${round(bottom + inset)} ${round(x1 - x0 - 2 * inset)} ${round(top - bottom - 2 * inset)} re f`;

/** Draws what belongs to one cell, before its text. */
export function drawCellRules({ operators }: Sheet, rules: Layout['rules'], cell: CellBox, table: TableBox): void {
  const sides = sidesOf(cell);
  switch (rules) {
    case 'strokes': operators.push(...sides.map((side) => stroke(side))); break;
    case 'rectangles': operators.push('0 g', ...sides.map(bar)); break;
    // White cells on a black ground: the borders are what is left of it.
    case 'fills': operators.push(`0 g ${area(cell, -0.4)}`, `1 g ${area(cell, 0.4)}`, '0 g'); break;
    case 'dashed': operators.push('[2 1.5] 0 d', ...sides.map((side) => stroke(side, 0.4)), '[] 0 d'); break;
    case 'doubled': operators.push(...sides.flatMap(([x0, y0, x1, y1]) => (y0 === y1 ? [-0.6, 0.6].map((off) => stroke([x0, y0 + off, x1, y1 + off], 0.35)) : [-0.6, 0.6].map((off) => stroke([x0 + off, y0, x1 + off, y1], 0.35))))); break;
    case 'cell-by-cell': operators.push(`0.4 w ${round(cell.x0 + 0.6)} ${round(cell.bottom + 0.6)} ${round(cell.x1 - cell.x0 - 1.2)} ${round(cell.top - cell.bottom - 1.2)} re S`); break;
    case 'open-sides': operators.push(...sides.filter(([x0, , x1]) => x0 !== x1 || (Math.abs(x0 - table.x0) > 1 && Math.abs(x0 - table.x1) > 1)).map((side) => stroke(side))); break;
    default:
  }
}

/** Draws what belongs to the table as a whole. */
export function drawTableRules({ operators }: Sheet, rules: Layout['rules'], table: TableBox): void {
  const { x0, x1, top, bottom, headFoot } = table;
  if (rules !== 'three-line' && rules !== 'outer') return;
  operators.push(stroke([x0, top, x1, top], 1), stroke([x0, bottom, x1, bottom], 1), ...(headFoot === undefined ? [] : [stroke([x0, headFoot, x1, headFoot])]));
  if (rules === 'outer') operators.push(stroke([x0, bottom, x0, top], 1), stroke([x1, bottom, x1, top], 1));
}
