/** The body of a form: each printed row becomes one record for each of its parts. */
import type { FormRow } from '../model/form.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import type { ColumnGroup } from './column-groups.js';
import { labelsIn, valuesIn } from './form-cell.js';
import { isNote } from './find-heading.js';
import { textsOf, type Grid, type Header } from './find-header.js';
import { foldLabel, foldText, toLabel } from './printed-text.js';

export interface Layout {
  readonly grid: Grid;
  readonly header: Header;
  readonly groups: readonly ColumnGroup[];
  readonly definition: FormDefinition;
}

/** The unit that the last rows of a group of columns gave, and how deep in the outline. */
interface UnitAbove {
  readonly level: number;
  readonly unit?: string;
}

export interface Body {
  readonly rows: readonly FormRow[];
  /** 注 and 说明 printed in the last rows of the grid itself. */
  readonly notes: readonly string[];
}

const CODE = /^\d[\d\s]*$/;
const CODE_IN_LABEL = /^(\d{7}|\d{5}|\d{3})(?!\d)\s*(\S.*)$/;

/** Reads the rows under the header; headers and 栏次 repeated on later pages are left out. Codes are as printed, joined. */
export function readRows(layout: Layout): Outcome<Body> {
  const { grid, header } = layout;
  const headerRows = new Set(Array.from({ length: header.bodyRow }, (_, row) => keyOf(grid, row)));
  const rows: FormRow[] = [];
  const notes: string[] = [];
  const units: UnitAbove[] = layout.groups.map(() => ({ level: 0 }));
  for (let row = header.bodyRow; row < grid.length; row++) {
    const texts = textsOf(grid, row);
    if (texts.length > 0 && (headerRows.has(keyOf(grid, row)) || texts.some((text) => layout.definition.columnNumbers.includes(text)))) continue;
    const note = noteIn(grid, row);
    if (note !== undefined) notes.push(note);
    else rows.push(...readPrintedRow(layout, row, units));
  }
  return { value: { rows, notes }, problems: rows.flatMap((row) => malformedIn(row, layout.definition)) };
}

function keyOf(grid: Grid, row: number): string {
  return grid[row]!.map((cell) => foldText(cell.text)).join('\t');
}

function noteIn(grid: Grid, row: number): string | undefined {
  const cells = [...new Set(grid[row])].filter((cell) => cell.row === row && cell.text.trim() !== '');
  return cells.length === 1 && isNote(cells[0]!.text) ? toLabel(cells[0]!.text) : undefined;
}

function readPrintedRow(layout: Layout, row: number, units: UnitAbove[]): readonly FormRow[] {
  const sides = layout.groups.map((group, index) => {
    const side = readSide(layout, group, index, row);
    units[index] = unitUnder(units[index]!, side.label, unitOf(side.label, layout.definition));
    return units[index].unit === undefined ? side : { ...side, unit: units[index].unit };
  });
  return joinSides(shiftSides(layout, sides)).filter((side) => keeps(layout, side, row));
}

/** One group of a printed row. */
function readSide({ grid, header, definition }: Layout, group: ColumnGroup, index: number, row: number): FormRow {
  const cells = grid[row]!;
  const printedCodes = labelsIn(cells, group.codes, header.bodyRow).map((text) => (CODE.test(text) ? text.replace(/\s/g, '') : text));
  const words = [...printedCodes.filter((text) => !CODE.test(text)), ...labelsIn(cells, group.labels, header.bodyRow)];
  const digits = printedCodes.filter((text) => CODE.test(text)).join('');
  const [, inLabel, rest] = (digits === '' && CODE_IN_LABEL.exec(words[0] ?? '')) || [];
  const code = inLabel ?? digits;
  const printed = (rest === undefined ? words : [rest, ...words.slice(1)]).join(' / ');
  const values = valuesIn(cells, group.amounts, row, true);
  const stray = printed === '' && code === '' ? values.find(({ raw }) => isItem(raw, definition)) : undefined;
  const label = stray ? toLabel(stray.raw) : printed;
  return {
    part: group.part || partOf({ code, label, index }, definition),
    row,
    lineNo: labelsIn(cells, group.lines, header.bodyRow).join(''),
    code,
    label,
    cells: values.filter((cell) => cell !== stray),
  };
}

/** The label of a total that is centred over merged columns may stand where an amount does. */
function isItem(text: string, { items, totals }: FormDefinition): boolean {
  const name = foldLabel(text);
  return totals.some((total) => name.endsWith(total)) || items.some((item) => foldText(item.label) === name);
}

/** The unit in the bracket at the end of a label, where rows may give one: `公务用车保有量（辆）`. */
export function unitOf(label: string, definition: Pick<FormDefinition, 'rowUnits'>): string | undefined {
  const bracket = /[(（]([^()（）]{1,12})[)）]$/.exec(label)?.[1];
  return bracket?.split(/[,，、/]/).every((unit) => definition.rowUnits.includes(unit.trim())) ? bracket : undefined;
}

/** Ordinals from the highest level down. */
const LEVELS = [/^[一二三四五六七八九十]+、/, /^\([一二三四五六七八九十]+\)/, /^\d+[.、]/, /^\(\d+\)/, /^其中/];

/** A row's unit holds for the rows below it in the outline: `（一）车辆数合计（辆）`, `1．机要通信用车`. */
function unitUnder(above: UnitAbove, label: string, own: string | undefined): UnitAbove {
  const folded = foldText(label);
  const found = LEVELS.findIndex((pattern) => pattern.test(folded));
  const level = found < 0 ? LEVELS.length : found;
  if (own !== undefined) return { level, unit: own };
  return label !== '' && level > above.level && found >= 0 ? above : { level };
}

/**
 * Puts a label back that stands on the wrong side: where the left list has
 * ended, or a page begins, converters move the right side's cells to the left.
 */
function shiftSides({ groups, definition }: Layout, sides: readonly FormRow[]): readonly FormRow[] {
  const [left, right] = sides;
  if (sides.length !== 2 || !left || !right || right.label !== '' || left.label === '' || right.cells.some((cell) => cell.raw !== '')) return sides;
  const parts = new Set(definition.items.filter((item) => foldText(item.label) === foldLabel(left.label)).map((item) => item.part));
  if (!parts.has(groups[1]!.part) || parts.has(groups[0]!.part)) return sides;
  const columns = groups[1]!.amounts;
  const moved = left.cells.slice(0, columns.length).map((cell, i) => ({ ...cell, column: columns[i]!.path }));
  const rest = right.cells.slice(moved.length);
  return [{ ...right, lineNo: left.lineNo, code: left.code, label: left.label, cells: [...moved, ...rest] }];
}

/**
 * Gives an amount without a label to the label before it in the same part: a
 * total such as 公用经费合计 runs across the groups, and its figure stands in the last.
 */
function joinSides(sides: readonly FormRow[]): readonly FormRow[] {
  const joined: FormRow[] = [];
  for (const side of sides) {
    const before = joined.at(-1);
    const nameless = side.label === '' && side.code === '' && side.lineNo === '' && sides.length > 1;
    if (!nameless) joined.push(side);
    else if (isBlank(side)) continue;
    else if (before && before.part === side.part && before.code === '' && before.label !== '' && isBlank(before)) joined[joined.length - 1] = { ...before, cells: side.cells };
    else joined.push(side);
  }
  return joined;
}

/** By the row's code or label, where the header gives no part; by the place of the columns in the last resort. */
function partOf({ code, label, index }: { code: string; label: string; index: number }, { items, parts }: FormDefinition): string {
  if (parts.length === 0) return '';
  const byCode = code === '' ? undefined : items.find((item) => item.code === code || item.code === code.slice(0, 3));
  if (byCode) return byCode.part;
  const name = foldLabel(label);
  const byLabel = items.filter((item) => foldText(item.label) === name);
  if (byLabel.length > 0 && byLabel.every((item) => item.part === byLabel[0]!.part)) return byLabel[0]!.part;
  return parts[Math.min(index, parts.length - 1)]!.part;
}

function isBlank(row: FormRow): boolean {
  return row.cells.every((cell) => cell.raw === '');
}

/** Rows without a word are dropped, but for forms whose rows have no label at all. */
function keeps({ groups, header }: Layout, side: FormRow, row: number): boolean {
  if (side.label !== '' || side.code !== '' || side.lineNo !== '' || !isBlank(side)) return true;
  return row === header.bodyRow && groups.every((group) => group.codes.length + group.labels.length === 0);
}

function malformedIn(row: FormRow, definition: FormDefinition): readonly Problem[] {
  return row.cells.filter((cell) => cell.status === 'suspect').map((cell) => ({
    code: 'malformed-amount', severity: 'doubt', place: cell.place,
    facts: { form: definition.id, text: cell.raw, row: row.label || row.code, column: cell.column },
  }));
}
