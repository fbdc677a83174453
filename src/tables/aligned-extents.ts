/** Lines of a page → which of them are tables without full rules, with their columns. */
import { overlap, type Box } from '../model/geometry.js';
import { areTable, findColumns, isCaption, isColumnNumbers, isTabular, isTotal } from './aligned-columns.js';
import { findBlankExtents } from './blank-extents.js';
import { columnsOf, standsInOne, touches, type Column } from './column-places.js';
import { nearDistance, rowDistance } from './group-rows.js';
import type { Edge } from './join-edges.js';
import { isFigure } from './read-columns.js';
import type { Band } from './text-bands.js';

/** What of a page bears on its aligned tables. */
export interface Surroundings {
  readonly page: number;
  /** The page's usual size of type, in points. */
  readonly em: number;
  /** Horizontal edges: over and under a header, under a table. */
  readonly rules: readonly Edge[];
  /** Those of them that are in no ruled table. */
  readonly loose: readonly Edge[];
  /** Boxes drawn round something without columns: perhaps round a table. */
  readonly frames: readonly Box[];
  /** Columns of a table that ended the page before: its last rows may start this one, too few to be known by themselves. */
  readonly carried: readonly Column[];
}

/** Bands of a page that make one table: `[header, body)` is its header, `[body, end)` its rows. */
export interface Extent {
  readonly header: number;
  readonly body: number;
  readonly end: number;
  /** Those that its rows show; none where its header alone shows them. */
  readonly columns: readonly Column[];
  /** Positions of the rules along the table, from the top. */
  readonly rules: readonly number[];
}

/** Fewest rows with figures that make a table without rules. */
const FEWEST = 3;
/** Most bands of a table of fewer rows than that; the share of its columns, where it has many, over which a header must stand; else all. */
const FEW = 12;
const MANY = 5;
const NAMED = 0.8;
/** Widest white between two lines of a table, in parts of the size of type. */
const APART = 2.6;
/** How near the ends of two figures of one column stand, in parts of the size of type. */
const FLUSH = 0.3;
/** Widest white between one piece of a header and the next line, in parts of the size of type; what is set larger than this is a title. */
const CLOSE = 1.2;
const LARGER = 1.15;
/** Farthest from one row to the next, in parts of the size of type, where no two rows show it. */
const NEAR = 2.2;
/** How much farther than the nearest rows the next one may be. */
const EVEN = 1.1;
/** Share of the table's width that a rule must run along to be one of its own. */
const ALONG = 0.6;
/** Widest that a single piece of a header at the end of its line is, as a share of the table's width: a line of prose or a title is wider. */
const NARROW = 0.3;

const middle = ({ box }: { readonly box: Box }) => (box.y0 + box.y1) / 2;

/**
 * The aligned tables of a page, from the top: those in frames, those that go on from
 * the page before, those that stand free, and those that rules alone show.
 */
export function findExtents(bands: readonly Band[], around: Surroundings): readonly Extent[] {
  const framed = around.frames.flatMap((frame) => framedExtent(bands, frame, around) ?? []);
  const inFrame = (i: number) => framed.some(({ header, end }) => i >= header && i < end);
  const free = stretches(bands, inFrame).flatMap((stretch) => stretchExtents(bands, stretch, around));
  const isTaken = (i: number) => [...framed, ...free].some(({ header, end }) => i >= header && i < end);
  const found = [...framed, ...free, ...findBlankExtents(bands, around, isTaken)].sort((a, b) => a.header - b.header);
  const first = found[0]?.header === 0 ? found[0] : undefined;
  const isHeaded = first !== undefined && bands.slice(0, first.body).some((band) => band.runs.length > 1);
  if (isHeaded) return [withCarried(bands, first, around.carried), ...found.slice(1)];
  const carried = carriedExtent(bands, around);
  return carried ? [carried, ...found.filter((extent) => extent.header >= carried.end)] : found;
}

/** The extent with the columns of the table that ended the page before, where all its rows fit those: more rows told them better. */
function withCarried(bands: readonly Band[], extent: Extent, carried: readonly Column[]): Extent {
  const isLike = carried.length > 0 && bands.slice(extent.body, extent.end).every((band) => fits(band, carried) && band.runs.every((run) => touches(run.box, carried) || isTotal(run)));
  return isLike ? { ...extent, columns: carried } : extent;
}

/** The table in a frame: all lines in it. */
function framedExtent(bands: readonly Band[], frame: Box, { rules, em }: Surroundings): Extent | undefined {
  const inside = (band: Band) => middle(band) > frame.y0 && middle(band) < frame.y1 && band.box.x0 > frame.x0 - em && band.box.x1 < frame.x1 + em;
  const header = bands.findIndex(inside);
  if (header < 0) return undefined;
  const end = header + bands.slice(header).filter(inside).length;
  const tabular = bands.slice(header, end).filter(isTabular);
  if (tabular.length === 0) return undefined;
  const columns = findColumns(tabular, em);
  if (!areTable(tabular, columns, em)) return undefined;
  const own = rules.filter((rule) => rule.at > frame.y0 && rule.at < frame.y1).map((rule) => rule.at);
  return withBody(bands, { header, body: bands.indexOf(tabular[0]!), end, columns, rules: own });
}

/** Indexes of tabular bands that follow one another with no wide white between. */
function stretches(bands: readonly Band[], inFrame: (i: number) => boolean): readonly (readonly number[])[] {
  const found: number[][] = [];
  let open = false;
  bands.forEach((band, i) => {
    if (inFrame(i) || (i > 0 && isApart(bands[i - 1]!, band) && !isRowAfterBlank(bands[i - 1]!, band))) open = false;
    if (!isTabular(band) || inFrame(i)) return;
    if (!open) found.push([]);
    found.at(-1)!.push(i);
    open = true;
  });
  return found;
}

function isApart(band: Band, next: Band): boolean {
  return next.box.y0 - band.box.y1 > next.size * APART;
}

/** Whether a row of figures stands under another with but a blank row between them: figures of the two end at one place. */
function isRowAfterBlank(band: Band, next: Band): boolean {
  if (next.box.y0 - band.box.y1 > next.size * APART * 2 || !isTabular(band) || !isTabular(next)) return false;
  const ends = band.runs.filter((run) => isFigure(run.text)).map((run) => run.box.x1);
  return next.runs.some((run) => isFigure(run.text) && ends.some((end) => Math.abs(end - run.box.x1) < run.size * FLUSH));
}

/** The tables of a stretch: cut where a band between its rows fits no column. */
function stretchExtents(bands: readonly Band[], tabular: readonly number[], around: Surroundings): readonly Extent[] {
  if (tabular.length === 0) return [];
  const { rules, em } = around;
  const rows = tabular.map((i) => bands[i]!);
  const columns = findColumns(rows, em);
  const [from, to] = [tabular[0]!, tabular.at(-1)!];
  const misfit = bands.findIndex((band, i) => i > from && i < to && !isTabular(band) && !fits(band, columns));
  if (misfit >= 0) return [tabular.filter((i) => i < misfit), tabular.filter((i) => i > misfit)].flatMap((part) => stretchExtents(bands, part, around));
  if (!areTable(rows, columns, em)) return [];
  const [left, right] = [columns[0]!.from, columns.at(-1)!.to];
  const own = rules.filter((rule) => Math.min(rule.to, right) - Math.max(rule.from, left) > (right - left) * ALONG).map((rule) => rule.at);
  const header = headerStart(bands, from, columns, own);
  const end = bodyEnd(bands, from, to, columns, own);
  if (tabular.length < FEWEST && !isShortTable(bands, { header, body: from, end, columns, rules: own })) return [];
  return [withBody(bands, { header, body: from, end, columns, rules: own })];
}

/** Whether each piece of text of a band stands in one column. */
function fits(band: Band, columns: readonly Column[]): boolean {
  return !isCaption(band) && band.runs.every((run) => standsInOne(run, columns) || isTotal(run));
}

/**
 * Whether so few rows are a table all the same: under a header that numbers the
 * columns or names them, or between rules right above and below.
 */
function isShortTable(bands: readonly Band[], { header, body, end, columns, rules }: Extent): boolean {
  if (header === body || columns.length < FEWEST || end - header > FEW) return isColumnNumbers(bands[body]!, FEWEST) && end > body + 1;
  const heads = bands.slice(header, body).flatMap((band) => band.runs.map((run) => columnsOf(run.box, columns)));
  const named = columns.filter((_, column) => heads.some(([first, last]) => first === column && last === column)).length;
  if (named >= columns.length * (columns.length >= MANY ? NAMED : 1)) return true;
  const above = header > 0 ? middle(bands[header - 1]!) : -Infinity;
  const below = end < bands.length ? middle(bands[end]!) : Infinity;
  const isRuled = (from: number, to: number) => rules.some((rule) => rule > from && rule < to);
  return isColumnNumbers(bands[body]!, FEWEST) || (isRuled(above, middle(bands[header]!)) && isRuled(middle(bands[end - 1]!), below));
}

/**
 * Settles where the header ends: below it starts the body, at a rule where one is
 * drawn there, else with the first line of a name whose figures stand lower.
 */
function withBody(bands: readonly Band[], extent: Extent): Extent {
  const { header, columns, rules } = extent;
  let { body } = extent;
  const near = nearDistance(bands.slice(body, extent.end));
  const isName = (i: number) =>
    isNameOf(bands, i, body) && fits(bands[i]!, columns) && distance(bands, i) < near && (i === header || distance(bands, i - 1) > distance(bands, i) * 1.1);
  while (body > header && !rules.some((rule) => rule > middle(bands[body - 1]!) && rule < middle(bands[body]!)) && isName(body - 1)) body -= 1;
  return { ...extent, body };
}

/** Whether a band can be the first line of a name whose figures stand on band `row`: that has no name, or the name goes on below it. */
function isNameOf(bands: readonly Band[], i: number, row: number): boolean {
  const isUnder = (band: Band | undefined) => band?.runs.some(({ box }) => overlap(box.x0, box.x1, bands[i]!.box.x0, bands[i]!.box.x1) > 0) ?? false;
  return bands[i]!.runs.length === 1 && !bands[row]!.runs.some(isTotal) && (!isUnder(bands[row]) || (bands[row + 1]?.runs.length === 1 && isUnder(bands[row + 1])));
}

function distance(bands: readonly Band[], i: number): number {
  return middle(bands[i + 1]!) - middle(bands[i]!);
}

/**
 * Index of the first band of the header. With a rule above, all bands below it;
 * without, bands of several pieces, and single pieces over one column; a single
 * piece over several columns if a band of several pieces stands above it again.
 */
function headerStart(bands: readonly Band[], body: number, columns: readonly Column[], rules: readonly number[]): number {
  let start = body;
  let bare = body;
  let isOpen = true;
  for (let i = body - 1; i >= 0; i--) {
    const [band, below] = [bands[i]!, bands[i + 1]!];
    if (isApart(band, below) || isCaption(band)) break;
    const top = i > 0 ? middle(bands[i - 1]!) : -Infinity;
    if (rules.some((rule) => rule < middle(band) && rule > top)) start = i;
    const isUnderCaption = i > 0 && isCaption(bands[i - 1]!);
    const isSmall = band.size < below.size * LARGER;
    const isHead = band.runs.length > 1 || isUnderCaption || (bare === i + 1 && isSmall && fits(band, columns) && below.box.y0 - band.box.y1 < band.size * CLOSE);
    if (isOpen && isHead) bare = i;
    isOpen &&= isHead || (isSmall && (!touches(band.box, [columns[0]!, columns.at(-1)!]) || band.box.x1 - band.box.x0 < (columns.at(-1)!.to - columns[0]!.from) * NARROW));
  }
  return start < body ? start : bare;
}

/**
 * Index after the last band of the table: up to the rule under it, else as long as
 * bands of several pieces fit, or names without figures follow at the distance of rows.
 */
function bodyEnd(bands: readonly Band[], first: number, last: number, columns: readonly Column[], rules: readonly number[]): number {
  let end = last + 1;
  const pitch = Math.min(rowDistance(bands.slice(first, end)), bands[last]!.size * NEAR);
  for (let i = last + 1; i < bands.length; i++) {
    const [above, band] = [bands[i - 1]!, bands[i]!];
    if (isApart(above, band) || !fits(band, columns) || rules.some((rule) => rule > middle(above) && rule < middle(band))) break;
    const bottom = i + 1 < bands.length ? middle(bands[i + 1]!) : Infinity;
    const bounded = rules.some((rule) => rule > middle(band) && rule < bottom);
    if (bounded || band.runs.length > 1 || middle(band) - middle(above) < pitch * EVEN) end = i + 1;
  }
  return end;
}

/** The rest of a table that ended the page before: the first bands of the page, as long as they fit its columns. */
function carriedExtent(bands: readonly Band[], { carried, rules }: Surroundings): Extent | undefined {
  if (carried.length === 0) return undefined;
  const misfit = bands.findIndex((band, i) => !fits(band, carried) || (i > 0 && isApart(bands[i - 1]!, band) && !isRowAfterBlank(bands[i - 1]!, band)));
  const last = bands.slice(0, misfit < 0 ? bands.length : misfit).findLastIndex(isTabular);
  const along = rules.map((rule) => rule.at);
  return last < 0 ? undefined : { header: 0, body: 0, end: bodyEnd(bands, 0, last, carried, along), columns: carried, rules: along };
}
