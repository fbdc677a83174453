/** Texts of the rows of a table without walls → its columns, also where texts too wide for theirs reach into the next. */
import type { Column } from './column-places.js';
import type { Run } from './find-runs.js';
import { isDecimal, isNil } from './read-columns.js';

/** Narrowest white between columns, in parts of the size of type: an amount may end where the next name starts. */
const WHITE = 0.1;
/** How far the right ends of the figures of one column may lie apart, in parts of the size of type. */
const FLUSH = 0.3;
/** Fewest rows in which two texts stand side by side that show two columns, and their share of the rows with figures. */
const FEWEST = 2;
const MOSTLY = 0.5;
/** Share of the texts beside a column of amounts that start left of it. */
const NEARLY_ALL = 0.8;
const CODE = /^\d{3,}$/;

/**
 * The columns: stretches of x with white between them in every row. Where a text of some
 * row reaches over that white, most rows tell that there are two: amounts that end at one
 * place or codes that start at one, and other texts beside them in the same rows.
 *
 * @param rows texts that stand in one column each
 */
export function columnsOfRows(rows: readonly (readonly Run[])[], em: number): readonly Column[] {
  return stretchesOf(rows.flat(), em).flatMap((stretch) => {
    const own = rows.map((runs) => runs.filter(({ box }) => box.x0 >= stretch.from && box.x1 <= stretch.to)).filter((runs) => runs.length > 0);
    return partStretch(stretch, own, em);
  });
}

function stretchesOf(runs: readonly Run[], em: number): readonly Column[] {
  const columns: { from: number; to: number }[] = [];
  for (const { x0, x1 } of runs.map((run) => run.box).sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last && x0 - last.to < em * WHITE) last.to = Math.max(last.to, x1);
    else columns.push({ from: x0, to: x1 });
  }
  return columns;
}

type Rows = readonly (readonly Run[])[];

/** A stretch as one column, or as the columns of the figures at its right end, of the codes at its left end, and of what stands between. */
function partStretch(stretch: Column, rows: Rows, em: number): readonly Column[] {
  const isAmount = ({ text, box }: Run) => (isDecimal(text) || isNil(text)) && stretch.to - box.x1 < em * FLUSH;
  const isCode = ({ text, box }: Run) => CODE.test(text) && box.x0 - stretch.from < em * FLUSH;
  const [amounts, before] = [only(rows, isAmount), only(rows, (run) => !isAmount(run))];
  const from = startOf(amounts);
  if (areBeside(amounts, before) && areMostly(before.flat(), ({ box }) => box.x0 < from)) return [...endedBy(columnsOfRows(before, em), from), { from, to: stretch.to }];
  const [codes, after] = [only(rows, isCode), only(rows, (run) => !isCode(run))];
  const middle = (stretch.from + Math.max(...codes.flat().map(({ box }) => box.x1))) / 2;
  const start = startOf(after);
  return areBeside(codes, after) && start > middle ? [...endedBy(stretchesOf(codes.flat(), em), start), { from: start, to: stretch.to }] : [stretch];
}

function only(rows: Rows, test: (run: Run) => boolean): Rows {
  return rows.map((runs) => runs.filter(test));
}

function areMostly(runs: readonly Run[], test: (run: Run) => boolean): boolean {
  return runs.filter(test).length >= runs.length * NEARLY_ALL;
}

function startOf(rows: Rows): number {
  return Math.min(...rows.flat().map(({ box }) => box.x0));
}

/** Whether most rows with figures hold another text beside them. */
function areBeside(figures: Rows, others: Rows): boolean {
  const filled = figures.flatMap((runs, i) => (runs.length > 0 ? [others[i]!] : []));
  const paired = filled.filter((runs) => runs.length > 0).length;
  return paired >= FEWEST && paired >= filled.length * MOSTLY;
}

/** Columns that end where the next one starts at the latest. */
function endedBy(columns: readonly Column[], end: number): readonly Column[] {
  return columns.map(({ from, to }) => ({ from, to: Math.min(to, end) }));
}
