/** Lines above the figures of an aligned table → header cells with their spans. */
import { unionOf, type Box } from '../model/geometry.js';
import { columnsOf, touches, type Column } from './aligned-columns.js';
import type { Run } from './find-runs.js';
import type { TextLine } from './text-lines.js';

/** A header cell: its text in one or more lines, and the columns that it stands over. */
export interface HeaderCell {
  readonly runs: readonly Run[];
  readonly level: number;
  readonly levelSpan: number;
  readonly first: number;
  readonly last: number;
}

/** A header text, its lines put together. */
interface Piece {
  readonly runs: readonly Run[];
  readonly box: Box;
  readonly first: number;
  readonly last: number;
}

/** Distances in parts of the size of type: of the lines of one text, of their middles, of texts of one level. */
const LEADING = 1.6;
const SAME_MIDDLE = 0.6;
/** How exactly the children of one parent stand on one height. */
const EXACT = 0.04;
/** How much farther apart than the nearest lines the lines of one text may be. */
const EVEN = 1.08;
const LEVEL = 0.7;
/** How far below the middle a text must stand that is surely under another. */
const LOWER = 0.7;
/** What it costs to put a text under the wrong parent, as against middles that do not agree; in parts of the size of type. */
const MISPLACED = 3;

const middleX = (box: Box) => (box.x0 + box.x1) / 2;
const middleY = (box: Box) => (box.y0 + box.y1) / 2;

/**
 * The columns as their headers widen them: a text over no column belongs to a
 * neighbouring column without a header, else it is a column that every row leaves
 * blank, unless it stands above others on both its sides.
 */
export function withHeaderColumns(lines: readonly TextLine[], columns: readonly Column[]): readonly Column[] {
  const pieces = toPieces(lines, columns);
  const loose = pieces.filter(({ box }) => !touches(box, columns) && !isAbove(box, pieces, columns));
  const bare = new Set(columns.filter((column) => !pieces.some(({ box }) => touches(box, [column]))));
  return loose.reduce<readonly Column[]>((wider, { box }) => {
    const right = wider.findIndex((column) => column.from >= box.x1);
    const beside = [wider[(right < 0 ? wider.length : right) - 1], wider[right]].filter((column): column is Column => column !== undefined && bare.has(column));
    const own = beside.sort((a, b) => whiteBetween(a, box) - whiteBetween(b, box))[0];
    const widened = { from: Math.min(box.x0, own?.from ?? Infinity), to: Math.max(box.x1, own?.to ?? -Infinity) };
    return [...wider.filter((column) => column !== own), widened].sort((a, b) => a.from - b.from);
  }, columns);
}

function whiteBetween(column: Column, box: Box): number {
  return Math.max(column.from - box.x1, box.x0 - column.to);
}

/** Whether other texts stand lower than a box over the columns next to it on either side. */
function isAbove(box: Box, pieces: readonly Piece[], columns: readonly Column[]): boolean {
  const right = columns.findIndex((column) => column.from >= box.x1);
  const lower = pieces.filter((piece) => piece.box.y0 >= middleY(box));
  return right > 0 && [right - 1, right].every((column) => lower.some((piece) => piece.first <= column && piece.last >= column && touches(piece.box, columns)));
}

/**
 * The header cells. Lines of one text are put together; a text over several
 * columns stands above the middle of them, so that spans are those under which
 * middles agree best.
 */
export function findHeader(lines: readonly TextLine[], columns: readonly Column[]): readonly HeaderCell[] {
  const pieces = spread(toPieces(lines, columns), columns);
  const depths = depthsOf(pieces);
  const height = Math.max(0, ...depths) + 1;
  return pieces.map((piece, i) => {
    const below = pieces.flatMap((other, j) => (j > i && meet(piece, other) ? [depths[j]!] : []));
    return { runs: piece.runs, level: depths[i]!, levelSpan: Math.min(height, ...below) - depths[i]!, first: piece.first, last: piece.last };
  });
}

/** How many others stand above each piece, one over the other; the pieces from top to bottom. */
function depthsOf(pieces: readonly Piece[]): readonly number[] {
  const depths: number[] = [];
  pieces.forEach((piece, i) => depths.push(Math.max(0, ...pieces.slice(0, i).flatMap((upper, j) => (meet(upper, piece) ? [depths[j]! + 1] : [])))));
  return depths;
}

function meet(a: Piece, b: Piece): boolean {
  return a.first <= b.last && a.last >= b.first;
}

/** Puts the lines of each text together: they stand close, one in the middle under the other. */
function toPieces(lines: readonly TextLine[], columns: readonly Column[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const leading = leadingOf(lines.flatMap((line) => line.runs));
  for (const line of lines) {
    const upper = [...pieces];
    const startsHere = (run: Run | undefined) => run !== undefined && !upper.some((piece) => isWrapped(piece, run, line, leading));
    for (const [i, run] of line.runs.entries()) {
      const isChild = [line.runs[i - 1], line.runs[i + 1]].every((other) => startsHere(other) && isLevel(other!, run));
      const above = pieces.findIndex((piece) => isWrapped(piece, run, line, leading) && !(isChild && isSparse(piece, line, lines)));
      const runs = above < 0 ? [run] : [...pieces[above]!.runs, run];
      const box = unionOf(runs.map((each) => each.box));
      const [first, last] = columnsOf(box, columns);
      pieces.splice(above < 0 ? pieces.length : above, above < 0 ? 0 : 1, { runs, box, first, last });
    }
  }
  return pieces;
}

/** The least distance of two runs of which one stands in the middle under the other: that of the lines of one text, levels are farther apart. */
function leadingOf(runs: readonly Run[]): number {
  const size = Math.max(0, ...runs.map((run) => run.size));
  const distances = runs.flatMap((run) => runs.flatMap((other) => (Math.abs(middleX(run.box) - middleX(other.box)) < size * SAME_MIDDLE ? [middleY(other.box) - middleY(run.box)] : [])));
  return Math.min(size * LEADING, ...distances.filter((distance) => distance > size * LEVEL));
}

/** Whether a run goes on with a text above it, and is not one of several that stand under it. */
function isWrapped(piece: Piece, run: Run, line: TextLine, leading: number): boolean {
  const distance = middleY(run.box) - middleY(piece.runs.at(-1)!.box);
  if (distance > leading * EVEN || Math.abs(middleX(piece.box) - middleX(run.box)) > run.size * SAME_MIDDLE) return false;
  return !line.runs.some((other) => other !== run && other.box.x0 < piece.box.x1 && other.box.x1 > piece.box.x0);
}

/** Whether a text of one line stands on a line of few texts above one of many: parents above children. */
function isSparse(piece: Piece, { runs }: TextLine, lines: readonly TextLine[]): boolean {
  const own = lines.find((line) => line.runs.includes(piece.runs[0]!))!;
  return piece.runs.length === 1 && own.runs.length * 2 <= runs.length;
}

function isLevel(a: Run, b: Run): boolean {
  return Math.abs(middleY(a.box) - middleY(b.box)) < b.size * EXACT;
}

/** Gives each piece that stands over others the columns of those; all from top to bottom. */
function spread(pieces: readonly Piece[], columns: readonly Column[]): readonly Piece[] {
  const bottom = Math.max(...pieces.map((piece) => piece.box.y1));
  const done: Piece[] = [];
  let roots: readonly Root[] = [];
  for (const level of toLevels(pieces).reverse()) {
    const parents = level.filter((piece) => !touches(piece.box, columns) || roots.some((root) => meet(root, piece)));
    const ranges = shareOut(parents, roots, bottom);
    const widened = level.map((piece) => {
      const range = ranges[parents.indexOf(piece)];
      return range ? { ...piece, first: roots[range[0]]!.first, last: roots[range[1]]!.last } : piece;
    });
    done.unshift(...widened);
    const covering = widened.map((piece) => ({ ...piece, from: extent(piece, columns)[0], to: extent(piece, columns)[1], y: lowest(piece, roots) }));
    roots = [...covering, ...roots.filter((root) => !widened.some((piece) => meet(piece, root)))].sort((a, b) => a.first - b.first);
  }
  return done;
}

/** A piece that nothing stands over yet: where it and its columns reach, and how low it and what is under it stand. */
interface Root extends Piece {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

function extent(piece: Piece, columns: readonly Column[]): readonly [number, number] {
  return [Math.min(piece.box.x0, columns[piece.first]!.from), Math.max(piece.box.x1, columns[piece.last]!.to)];
}

function lowest(piece: Piece, roots: readonly Root[]): number {
  return Math.max(middleY(piece.box), ...roots.filter((root) => meet(root, piece)).map((root) => root.y));
}

function toLevels(pieces: readonly Piece[]): Piece[][] {
  const levels: Piece[][] = [];
  let top = -Infinity;
  for (const piece of [...pieces].sort((a, b) => middleY(a.box) - middleY(b.box))) {
    if (middleY(piece.box) - top > piece.runs[0]!.size * LEVEL) {
      levels.push([]);
      top = middleY(piece.box);
    }
    levels.at(-1)!.push(piece);
  }
  return levels.map((level) => level.sort((a, b) => a.box.x0 - b.box.x0));
}

/**
 * Shares roots out among parents, neighbours to each, so that middles agree best. A
 * root in the middle of the height below a parent's top more likely stands beside
 * the parent, over all levels, than under it; such roots may go to none.
 *
 * @returns for each parent the first and the last of its roots
 */
function shareOut(parents: readonly Piece[], roots: readonly Root[], bottom: number): readonly (readonly [number, number])[] {
  if (parents.length === 0 || roots.length < parents.length) return [];
  const size = parents[0]!.runs[0]!.size;
  const top = Math.min(...parents.map((parent) => parent.box.y0));
  const under = roots.map((root) => Math.min(1, Math.max(0, (root.y - (top + bottom) / 2) / (size * LOWER))));
  const outside = under.map((share) => share * size * MISPLACED);
  const inside = under.map((share) => (1 - share) * size * MISPLACED);
  const cost = (parent: Piece, from: number, to: number) =>
    Math.abs(middleX(parent.box) - (roots[from]!.from + roots[to]!.to) / 2) + inside.slice(from, to + 1).reduce((sum, each) => sum + each, 0);
  type Share = { readonly cost: number; readonly ranges: readonly (readonly [number, number])[] };
  const none: Share = { cost: Infinity, ranges: [] };
  let best: readonly Share[] = [0, ...roots.keys()].map((_, i) => ({ cost: outside.slice(0, i).reduce((sum, each) => sum + each, 0), ranges: [] }));
  for (const parent of parents) {
    const next: Share[] = [none];
    for (let end = 1; end <= roots.length; end++) {
      let least: Share = { cost: next[end - 1]!.cost + outside[end - 1]!, ranges: next[end - 1]!.ranges };
      for (let start = 0; start < end; start++) {
        const total = best[start]!.cost + cost(parent, start, end - 1);
        if (total < least.cost) least = { cost: total, ranges: [...best[start]!.ranges, [start, end - 1]] };
      }
      next.push(least);
    }
    best = next;
  }
  return best.at(-1)!.ranges;
}
