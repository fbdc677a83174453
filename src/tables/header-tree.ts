/** Texts of a header without rules → the tree that they stand in: parents over their children. */
import { unionOf, type Box } from '../model/geometry.js';
import type { Run } from './find-runs.js';

/** A line of text in a header, and where the cell that it stands in the middle of ends. */
export interface HeaderText {
  readonly run: Run;
  readonly from: number;
  readonly to: number;
  /** How much farther the cell may reach on both sides. */
  readonly more: number;
}

/** A header cell: its lines from the top, and the cells under it; a leaf is the header of a column. */
export interface HeaderNode {
  readonly runs: readonly Run[];
  readonly children: readonly HeaderNode[];
}

/** The rows of texts that were read already: a text under several candidates for its parent is read once. */
type Known = Map<string, Reading>;

/** A way to read some texts, and how far they are from where they should stand, in points. */
interface Reading {
  readonly cost: number;
  readonly nodes: readonly HeaderNode[];
}

/** In parts of the size of type: lines of one text stand so near, middles agree so well; children are so far below. */
const LEADING = 1.6;
const SAME_MIDDLE = 0.6;
const LEVEL = 0.7;
/** How far from the middle of its children a parent may stand, in parts of the size of type. */
const CENTRED = 3;
/** What it costs to give a parent one child, and to put texts into one cell that no law puts there; in parts of the size of type. */
const LONE = 2;
const HEAPED = 10;
/** More texts than this make no header; they are put together between whites. */
const MOST = 80;

const middleX = (box: Box) => (box.x0 + box.x1) / 2;
const middleY = (box: Box) => (box.y0 + box.y1) / 2;

/**
 * The trees of a header, from left to right: those that agree best with the law
 * that each text stands in the middle of its cell, where a parent's cell is as wide
 * as its children's together, and they reach from its lower edge to the bottom.
 * White runs down between neighbours.
 */
export function findHeaderTrees(texts: readonly HeaderText[]): readonly HeaderNode[] {
  if (texts.length === 0) return [];
  const sorted = [...texts].sort((a, b) => middleX(a.run.box) - middleX(b.run.box) || a.run.box.y0 - b.run.box.y0);
  if (texts.length > MOST) return groupsOf(sorted).map((group) => ({ runs: fromTop(group), children: [] }));
  const { y0, y1 } = unionOf(texts.map(({ run }) => run.box));
  const padding = paddingOf(texts);
  return readRow(sorted, y0 - padding, y1 + padding, new Map()).nodes;
}

/** The least white above and below a line in its cell: half of that between lines that stand one over the other. */
function paddingOf(texts: readonly HeaderText[]): number {
  const whites = texts.flatMap(({ run: { box } }) => texts.flatMap(({ run: other }) => (other.box.x0 < box.x1 && other.box.x1 > box.x0 && other.box.y0 > box.y1 ? [other.box.y0 - box.y1] : [])));
  return whites.length > 0 ? Math.min(...whites) / 2 : 0;
}

/** Texts between two heights as trees side by side, divided where white runs down. */
function readRow(texts: readonly HeaderText[], top: number, bottom: number, known: Known): Reading {
  const key = [top, ...texts.map(({ run: { box } }) => `${box.x0}:${box.y0}`)].join(' ');
  const reading = known.get(key) ?? readGroups(texts, top, bottom, known);
  known.set(key, reading);
  return reading;
}

function readGroups(texts: readonly HeaderText[], top: number, bottom: number, known: Known): Reading {
  const groups = groupsOf(texts);
  const best: Reading[] = [{ cost: 0, nodes: [] }];
  for (let end = 1; end <= groups.length; end++) {
    const ways = groups.slice(0, end).map((_, start): Reading => {
      const tree = readTree(groups.slice(start, end).flat(), top, bottom, known);
      return { cost: best[start]!.cost + tree.cost, nodes: [...best[start]!.nodes, ...tree.nodes] };
    });
    best.push(cheapest(ways));
  }
  return best.at(-1)!;
}

/** The texts between one white that runs down through all of them and the next. */
function groupsOf(texts: readonly HeaderText[]): readonly (readonly HeaderText[])[] {
  const lefts = texts.map(({ run }) => run.box.x0);
  for (let i = lefts.length - 2; i >= 0; i--) lefts[i] = Math.min(lefts[i]!, lefts[i + 1]!);
  const groups: HeaderText[][] = [];
  let right = -Infinity;
  texts.forEach((text, i) => {
    if (right <= lefts[i]!) groups.push([]);
    groups.at(-1)!.push(text);
    right = Math.max(right, text.run.box.x1);
  });
  return groups;
}

function fromTop(texts: readonly HeaderText[]): readonly Run[] {
  return texts.map(({ run }) => run).sort((a, b) => middleY(a.box) - middleY(b.box));
}

/** Texts as one tree: the topmost ones, line under line, are its root. */
function readTree(texts: readonly HeaderText[], top: number, bottom: number, known: Known): Reading {
  const runs = fromTop(texts);
  const heap = { cost: Math.abs(middleY(unionOf(runs.map((run) => run.box))) - (top + bottom) / 2), nodes: [{ runs, children: [] }] };
  const lines = runs.findIndex((run, i) => i > 0 && !isNextLine(runs[i - 1]!, run));
  const ways = runs.slice(0, lines < 0 ? -1 : lines).flatMap((_, i) => readParent(runs.slice(0, i + 1), texts, top, bottom, known) ?? []);
  return cheapest([lines < 0 ? heap : { ...heap, cost: heap.cost + (runs.length - 1) * HEAPED * runs[0]!.size }, ...ways]);
}

function isNextLine(line: Run, next: Run): boolean {
  const distance = middleY(next.box) - middleY(line.box);
  return distance > next.size * LEVEL && distance < next.size * LEADING && Math.abs(middleX(next.box) - middleX(line.box)) < next.size * SAME_MIDDLE;
}

/** A root over all the other texts, unless it cannot be. */
function readParent(root: readonly Run[], texts: readonly HeaderText[], top: number, bottom: number, known: Known): Reading | undefined {
  const under = texts.filter(({ run }) => !root.includes(run));
  const box = unionOf(root.map((run) => run.box));
  const { size, box: lowest } = root.at(-1)!;
  const aside = distanceFrom(middleX(box), middlesOf(under));
  if (aside > size * CENTRED || under.some(({ run }) => middleY(run.box) - middleY(lowest) < size * LEVEL)) return undefined;
  const below = 2 * middleY(box) - top;
  const edge = Math.max(box.y1, Math.min(below, ...under.map(({ run }) => run.box.y0)));
  const row = readRow(under, edge, bottom, known);
  return { cost: aside + Math.abs(below - edge) + row.cost + (row.nodes.length > 1 ? 0 : size * LONE), nodes: [{ runs: root, children: row.nodes }] };
}

/** Between which positions the middle of a cell over all these can be. */
function middlesOf(texts: readonly HeaderText[]): readonly [number, number] {
  const [first, last] = [texts.reduce((a, b) => (b.from < a.from ? b : a)), texts.reduce((a, b) => (b.to > a.to ? b : a))];
  return [(first.from - first.more + last.to) / 2, (first.from + last.to + last.more) / 2];
}

function distanceFrom(at: number, [from, to]: readonly [number, number]): number {
  return Math.max(0, from - at, at - to);
}

function cheapest(readings: readonly Reading[]): Reading {
  return readings.reduce((least, reading) => (reading.cost < least.cost ? reading : least));
}
