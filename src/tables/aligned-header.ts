/** Lines above the figures of an aligned table → header cells with their spans, and the columns as these show them. */
import { overlap, unionOf, type Box } from '../model/geometry.js';
import { standsMostlyIn, type Column } from './column-places.js';
import type { Run } from './find-runs.js';
import { textOfRuns, type TextLine } from './text-lines.js';
import { findHeaderTrees, type HeaderNode, type HeaderText } from './header-tree.js';
import { matchLeaves } from './match-leaves.js';

/** A header cell: its text in one or more lines, and the columns that it stands over. */
export interface HeaderCell {
  readonly runs: readonly Run[];
  readonly level: number;
  readonly levelSpan: number;
  readonly first: number;
  readonly last: number;
}

/** The header, and all columns of the table: those of the figures, wider where their headers are, and those that every row leaves blank. */
export interface Header {
  readonly cells: readonly HeaderCell[];
  readonly columns: readonly Column[];
}

const middleX = (box: Box) => (box.x0 + box.x1) / 2;

/** A column as the figures show it, or as its header does. */
interface Placed extends Column {
  /** Index of the leaf over it; none has -1. */
  readonly leaf: number;
}

/**
 * Reads the lines of a header as trees, and puts the leaves over the columns.
 *
 * @param columns those that the rows show
 */
export function findHeader(lines: readonly TextLine[], columns: readonly Column[]): Header {
  if (lines.length === 0) return { cells: [], columns };
  const runs = lines.flatMap((line) => joinSpread(line.runs, columns));
  const trees = findHeaderTrees(withReach(runs, columns));
  const height = Math.max(...trees.map(depthOf));
  const placed = placeLeaves(trees.flatMap(leavesOf), columns, runs[0]!.size);
  let leaf = 0;
  const toCells = (node: HeaderNode, level: number): readonly HeaderCell[] => {
    const start = leaf;
    const under = node.children.flatMap((child) => toCells(child, level + 1));
    if (node.children.length === 0) leaf += 1;
    const own = placed.flatMap((column, i) => (column.leaf >= start && column.leaf < leaf ? [i] : []));
    return [{ runs: node.runs, level, levelSpan: node.children.length === 0 ? height - level : 1, first: own[0]!, last: own.at(-1)! }, ...under];
  };
  return { cells: trees.flatMap((tree) => toCells(tree, 0)), columns: placed.map(({ from, to }) => ({ from, to })) };
}

function depthOf({ children }: HeaderNode): number {
  return 1 + Math.max(0, ...children.map(depthOf));
}

function leavesOf(node: HeaderNode): readonly HeaderNode[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

/** Joins the parts of a text spread out over a column (项　目). */
function joinSpread(runs: readonly Run[], columns: readonly Column[]): readonly Run[] {
  return runs.reduce<readonly Run[]>((joined, run) => {
    const last = joined.at(-1);
    if (!last || !columns.some((column) => standsMostlyIn(last.box, column) && standsMostlyIn(run.box, column))) return [...joined, run];
    return [...joined.slice(0, -1), { ...last, text: textOfRuns([last, run], false), box: unionOf([last.box, run.box]), glyphs: [...last.glyphs, ...run.glyphs] }];
  }, []);
}

/**
 * How far the cell of each text reaches: of the lowest ones as far on both sides of
 * the middle as the figures of the columns under it; without figures, perhaps up to
 * its neighbours on one height.
 */
function withReach(runs: readonly Run[], columns: readonly Column[]): readonly HeaderText[] {
  const lowest = runs.filter((run) => !runs.some((other) => other.box.y0 > run.box.y1 && overlap(run.box.x0, run.box.x1, other.box.x0, other.box.x1) > 0)).sort((a, b) => a.box.x0 - b.box.x0);
  const matches = matchLeaves(lowest.map((run) => run.box), columns, runs[0]!.size);
  return runs.map((run) => {
    const match = matches[lowest.indexOf(run)];
    const middle = middleX(run.box);
    const own = match ? columns.slice(match.from, match.to) : [];
    const half = Math.max(run.box.x1 - middle, ...own.flatMap(({ from, to }) => [to - middle, middle - from]));
    const more = match && own.length === 0 ? Math.max(0, whiteBeside(run, runs) - half) : 0;
    return { run, from: middle - half, to: middle + half, more };
  });
}

/** From the middle of a text to its nearest neighbour on one height; none without neighbours. */
function whiteBeside({ box }: Run, runs: readonly Run[]): number {
  const beside = runs.filter((other) => other.box !== box && overlap(other.box.y0, other.box.y1, box.y0, box.y1) > 0);
  return beside.length === 0 ? 0 : Math.min(...beside.map((other) => Math.max(other.box.x0 - middleX(box), middleX(box) - other.box.x1)));
}

/** All columns from left to right: those with figures, and one for each leaf that has none. */
function placeLeaves(leaves: readonly HeaderNode[], columns: readonly Column[], em: number): readonly Placed[] {
  const boxes = leaves.map((leaf) => unionOf(leaf.runs.map((run) => run.box)));
  const matches = matchLeaves(boxes, columns, em);
  const placed: Placed[] = [];
  let done = 0;
  const placeBare = (end: number) => {
    placed.push(...columns.slice(done, end).map((column) => ({ ...column, leaf: -1 })));
    done = end;
  };
  matches.forEach(({ from, to }, leaf) => {
    const { x0, x1 } = boxes[leaf]!;
    placeBare(from);
    const own = columns.slice(from, to);
    if (own.length > 1) placed.push(...own.map((column) => ({ ...column, leaf })));
    else placed.push({ from: Math.min(x0, own[0]?.from ?? x0), to: Math.max(x1, own[0]?.to ?? x1), leaf });
    done = to;
  });
  placeBare(columns.length);
  return placed;
}
