/** A drawn page → its paragraphs and tables in reading order, with every step on the way kept so that it can be drawn. */
import type { Block, DrawnPage, Glyph } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import type { Table } from '../model/table.js';
import { LIMITS } from '../settings.js';
import { findAlignedTables } from './aligned-tables.js';
import { findCrossings, findNetworks, mostCrossings, type Crossing } from './find-crossings.js';
import { findGrid } from './find-grid.js';
import { findParagraphs, marginsOf } from './find-paragraphs.js';
import { findRuns, usualSize } from './find-runs.js';
import { joinEdges, type Edge } from './join-edges.js';
import { withOpenHeaders } from './open-headers.js';
import { fillGrids, frameOf } from './ruled-tables.js';
import { toTextLines, type TextLine } from './text-lines.js';
import { quarterOf, quarterOfMost, turnBox, turnBoxBack, turnPage, type Quarter } from '../model/turn-page.js';

/** The steps from a page to its blocks, on the page as shown. */
export interface PageTrace {
  /** Rules joined: one visible line, one edge. */
  readonly edges: readonly Edge[];
  /** Where edges meet. */
  readonly crossings: readonly Pick<Crossing, 'x' | 'y'>[];
  /** Cells of all tables of the page. */
  readonly cells: readonly Box[];
  /** Lines of text outside tables. */
  readonly lines: readonly TextLine[];
  /** Columns that were found from the text alone. */
  readonly columns: readonly Box[];
}

/** What was found on a page. */
export interface TracedPage extends PageTrace {
  readonly blocks: readonly Block[];
  /** The edges could enclose more cells than a document may have: no ruled table was looked for. */
  readonly tooManyEdges: boolean;
}

/**
 * Finds the blocks of a drawn page: rules → edges → crossings → grids → ruled
 * tables; what text is left → aligned tables, then paragraphs. A page whose text
 * is turned is turned upright first; places are always those of the page as shown.
 *
 * @param carried where the columns of an aligned table stand that ends the page before
 */
export function tracePage(page: DrawnPage, carried: readonly Box[] = []): TracedPage {
  const quarter = quarterOfMost(page.glyphs);
  const upright = turnPage(withinPage(page), quarter);
  const traced = traceUpright(upright, carried.map((box) => turnBox(box, quarter, page)));
  return quarter === 0 ? traced : turnTraceBack(traced, quarter, page);
}

/** The page without the glyphs that stand outside it: sheets printed beyond their page leave text that nobody sees. */
function withinPage(page: DrawnPage): DrawnPage {
  const { width, height } = page;
  const isSeen = ({ box }: Glyph) => box.x1 > 0 && box.x0 < width && box.y1 > 0 && box.y0 < height;
  return page.glyphs.every(isSeen) ? page : { ...page, glyphs: page.glyphs.filter(isSeen) };
}

function traceUpright(page: DrawnPage, carried: readonly Box[]): TracedPage {
  const em = usualSize(page.glyphs);
  const edges = joinEdges(page.rules, em);
  const tooManyEdges = mostCrossings(edges) > LIMITS.maxCells;
  const crossings = tooManyEdges ? [] : findCrossings(edges, em);
  const runs = findAllRuns(page, edges.filter((edge) => edge.axis === 'y'));
  const grids = withOpenHeaders(findNetworks(crossings), edges, runs, em).flatMap((network) => findGrid(network, em) ?? []);
  const ruled = fillGrids(grids, runs, page.number);
  const levels = edges.filter((edge) => edge.axis === 'x');
  const frames = grids.filter((grid) => grid.xs.length > 2).map(frameOf);
  const aligned = findAlignedTables(toTextLines(ruled.rest, true), {
    page: page.number,
    em,
    rules: levels,
    loose: levels.filter(({ at, from, to }) => !frames.some((frame) => at > frame.y0 - em && at < frame.y1 + em && from < frame.x1 && to > frame.x0)),
    frames: grids.filter((grid) => grid.xs.length === 2).map(frameOf),
    carried: ruled.tables.length === 0 ? carried.map(({ x0, x1 }) => ({ from: x0, to: x1 })) : [],
  });
  const tables = [...ruled.tables, ...aligned.tables];
  return {
    edges,
    crossings,
    cells: tables.flatMap((table) => table.cells.map((cell) => cell.place.box!)),
    lines: aligned.rest,
    columns: aligned.columns,
    blocks: inReadingOrder(tables, aligned.rest, page),
    tooManyEdges,
  };
}

/** Runs in all directions of writing; those across the page's own direction have their boxes turned back to it. */
function findAllRuns(page: DrawnPage, walls: readonly Edge[]) {
  const byQuarter = new Map<Quarter, Glyph[]>();
  for (const glyph of page.glyphs) {
    const quarter = quarterOf(glyph.angle);
    (byQuarter.get(quarter) ?? byQuarter.set(quarter, []).get(quarter)!).push(glyph);
  }
  return [...byQuarter].flatMap(([quarter, glyphs]) => {
    if (quarter === 0) return findRuns(glyphs, walls);
    const turned = findRuns(glyphs.map((glyph) => ({ ...glyph, box: turnBox(glyph.box, quarter, page) })), []);
    return turned.map((run) => ({ ...run, box: turnBoxBack(run.box, quarter, page) }));
  });
}

/** Tables and the paragraphs between them, from top to bottom. */
function inReadingOrder(tables: readonly Table[], lines: readonly TextLine[], page: DrawnPage): readonly Block[] {
  const margins = marginsOf(lines, page.width);
  const ordered = [...tables].sort((a, b) => topOf(a) - topOf(b));
  const blocks: Block[] = [];
  let done = 0;
  for (const table of [...ordered, undefined]) {
    const bottom = table ? topOf(table) : Infinity;
    const end = lines.findIndex((line, i) => i >= done && (line.box.y0 + line.box.y1) / 2 > bottom);
    const next = end < 0 ? lines.length : end;
    blocks.push(...findParagraphs(lines.slice(done, next), margins, page.number), ...(table ? [table] : []));
    done = next;
  }
  return blocks;
}

function topOf(table: Table): number {
  return table.pieces[0]!.place.box!.y0;
}

function turnTraceBack(traced: TracedPage, quarter: Quarter, page: DrawnPage): TracedPage {
  const back = (box: Box) => turnBoxBack(box, quarter, page);
  const place = <T extends { readonly place: { readonly box?: Box } }>(thing: T): T => ({ ...thing, place: { ...thing.place, box: back(thing.place.box!) } });
  const sideways = quarter % 2 === 1;
  return {
    ...traced,
    edges: traced.edges.map((edge) => {
      const { axis, at, from, to } = edge;
      const box = back(axis === 'x' ? { x0: from, y0: at, x1: to, y1: at } : { x0: at, y0: from, x1: at, y1: to });
      return (axis === 'x') !== sideways ? { axis: 'x', at: box.y0, from: box.x0, to: box.x1 } : { axis: 'y', at: box.x0, from: box.y0, to: box.y1 };
    }),
    crossings: traced.crossings.map(({ x, y }) => {
      const { x0, y0 } = back({ x0: x, y0: y, x1: x, y1: y });
      return { x: x0, y: y0 };
    }),
    cells: traced.cells.map(back),
    columns: traced.columns.map(back),
    lines: traced.lines.map((line) => ({ ...line, box: back(line.box) })),
    blocks: traced.blocks.map((block) =>
      block.kind === 'table' ? { ...block, cells: block.cells.map(place), pieces: block.pieces.map(place) } : { ...block, lines: block.lines.map(place) },
    ),
  };
}
