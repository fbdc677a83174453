/** Ruled lines in the pixels: long dark runs, thin all along. */
import type { Axis } from '../model/geometry.js';
import { blankGrey, type Grey } from './grey.js';

/** A line in pixels, as {@link Rule} is in points. */
export interface PixelRule {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}

/** Light enough for a thin line that the scanner has blurred into the paper. */
const INK = 190;
/** All in inches. */
const SHORTEST_RUN = 0.2;
const BREAK = 0.012;
const THICKEST = 0.05;
const BRIDGED = 0.15;
const NEAR = 0.015;
const ALONE = 0.8;
const TOUCH = 0.06;
/** From this length on no text is a line. */
const LONG = 4;
/** Share of its length over which a line must be thin, and free on either side: strokes of text have others over or under them. */
const THIN = 0.6;
const FREE = 0.6;
/** The same of a line put together from its pieces: what stands at the feet of figures in a row has gaps between them. One between two others, across it, is a side of cells, of which a mark may cover much. */
const DRAWN = 0.88;
const DRAWN_SIDE = 0.8;
/** A line that is this thick, in inches, and nowhere darker is a stroke of a watermark: blur makes thin lines pale, not thick ones. */
const BROAD = 0.015;
const PALE = 110;
/** Pixels beside a line that are looked at. */
const BESIDE = [2, 3, 4];

/** The rules of a levelled, upright page. @param greys the picture, and where there are marks on it also without them: a rule may be plain in one of the two only */
export function findPixelRules(greys: readonly Grey[], dpi: number): readonly PixelRule[] {
  const rules = greys.flatMap((grey) => rulesIn(grey, dpi));
  return greys.length === 1 ? rules : (['x', 'y'] as const).flatMap((axis) => onAxis(axis, bridge(rules.filter((rule) => rule.axis === axis), dpi)));
}

function rulesIn(grey: Grey, dpi: number): readonly (Level & PixelRule)[] {
  const rules = [...onAxis('x', findLevel(grey, dpi)), ...onAxis('y', findLevel(transpose(grey), dpi))];
  // The strokes of large type end at one another.
  const long = rules.filter(({ from, to }) => to - from >= ALONE * dpi);
  return rules.filter((rule) => {
    const length = rule.to - rule.from;
    const isSide = [rule.from, rule.to].every((end) => long.some((other) => passes(other, rule, end, TOUCH * dpi)));
    if (length >= LONG * dpi) return true;
    return length >= ALONE * dpi ? isSide || rule.drawn >= length * DRAWN : isSide && rule.drawn >= length * DRAWN_SIDE;
  });
}

function onAxis(axis: Axis, lines: readonly Level[]): readonly (Level & PixelRule)[] {
  return lines.map((line) => ({ ...line, axis }));
}

/** Whether a line passes by the end of another one, across it. Strokes of text may be as long as the side of a cell, but do not end at its other sides. */
function passes(line: PixelRule, rule: PixelRule, end: number, near: number): boolean {
  return line.axis !== rule.axis && Math.abs(line.at - end) <= near && rule.at >= line.from - near && rule.at <= line.to + near;
}

function transpose({ width, height, pixels }: Grey): Grey {
  const turned = blankGrey(height, width);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned.pixels[x * height + y] = pixels[y * width + x]!;
  return turned;
}

/** A line along its own axis. */
interface Level extends Omit<PixelRule, 'axis'> {
  /** Pixels of its length at which it is drawn as a thin line. */
  readonly drawn: number;
}

/** Runs of neighbouring rows that overlap: one line, with the wobble that the scanner gave it. */
interface Track {
  from: number;
  to: number;
  top: number;
  bottom: number;
  /** Ends of its run in the row last added. */
  lastFrom: number;
  lastTo: number;
}

function findLevel(grey: Grey, dpi: number): readonly Level[] {
  const tracks = findTracks(grey, Math.round(SHORTEST_RUN * dpi), Math.max(1, Math.round(BREAK * dpi)));
  const thickest = Math.max(3, Math.round(THICKEST * dpi));
  return bridge(tracks.flatMap((track) => toLine(track, grey, { thickest, long: LONG * dpi, broad: BROAD * dpi }) ?? []), dpi);
}

/** The dark of a row and its two neighbours together, so that a line that steps from row to row is not broken there. */
function findTracks({ width, height, pixels }: Grey, shortest: number, gap: number): readonly Track[] {
  const done: Track[] = [];
  let open: Track[] = [];
  for (let y = 1; y + 1 < height; y++) {
    const row = y * width;
    const next: Track[] = [];
    let from = -1;
    let last = -1;
    for (let x = 0; x <= width; x++) {
      const dark = x < width && (pixels[row + x]! < INK || pixels[row - width + x]! < INK || pixels[row + width + x]! < INK);
      if (dark) {
        if (from < 0) from = x;
        last = x;
      } else if (from >= 0 && (x - last > gap || x === width)) {
        if (last + 1 - from >= shortest) extend(open, next, from, last + 1, y);
        from = -1;
      }
    }
    for (const track of open) if (!next.includes(track)) done.push(track);
    open = next;
  }
  return [...done, ...open];
}

/** Adds a run to the track that it continues, or starts one; tracks that it joins become one. */
function extend(open: readonly Track[], next: Track[], from: number, to: number, y: number): void {
  const above = open.filter((track) => track.lastFrom < to && track.lastTo > from && track.bottom >= y - 1);
  const [track] = above;
  if (!track || next.includes(track)) {
    next.push({ from, to, top: y, bottom: y, lastFrom: from, lastTo: to });
    return;
  }
  track.from = Math.min(from, ...above.map((other) => other.from));
  track.to = Math.max(to, ...above.map((other) => other.to));
  track.top = Math.min(...above.map((other) => other.top));
  track.bottom = y;
  track.lastFrom = from;
  track.lastTo = to;
  next.push(track);
}

/** In pixels. */
interface Sizes {
  readonly thickest: number;
  readonly long: number;
  readonly broad: number;
}

/** The line of a track: where its ink lies and how thick it is; none where most of it is no thin line. */
function toLine(track: Track, grey: Grey, { thickest, long, broad }: Sizes): Level | undefined {
  const isDark = darknessOf(grey);
  let sum = 0;
  let weight = 0;
  let thin = 0;
  let thickness = 0;
  let above = 0;
  let below = 0;
  let darkest = 0;
  const middle = darkestRow(track, isDark);
  const reach = Math.max(middle - track.top, track.bottom - middle) + 1;
  for (let x = track.from; x < track.to; x++) {
    const run = inkRun(isDark, x, middle, reach);
    if (!run || run.to - run.from > thickest) continue;
    thin += 1;
    thickness += run.to - run.from;
    if (!BESIDE.some((away) => isDark(x, run.from - away))) above += 1;
    if (!BESIDE.some((away) => isDark(x, run.to - 1 + away))) below += 1;
    darkest += darkestOf(grey, x, run);
    sum += ((run.from + run.to) / 2) * (run.to - run.from);
    weight += run.to - run.from;
  }
  const length = track.to - track.from;
  if (thin < length * THIN || weight === 0) return undefined;
  if (length < long && Math.min(above, below) < thin * FREE) return undefined;
  if (length < long && thickness >= thin * broad && darkest > thin * PALE) return undefined;
  return { at: sum / weight, from: track.from, to: track.to, thickness: thickness / thin, drawn: thin };
}

/** The row of a track with most ink: figures that stand close to a line do not draw it to themselves. */
function darkestRow({ from, to, top, bottom }: Track, isDark: Darkness): number {
  let [best, most] = [top, -1];
  for (let y = top; y <= bottom; y++) {
    let count = 0;
    for (let x = from; x < to; x++) if (isDark(x, y)) count += 1;
    if (count > most) [best, most] = [y, count];
  }
  return best;
}

function darkestOf({ width, pixels }: Grey, x: number, { from, to }: { from: number; to: number }): number {
  let darkest = 255;
  for (let y = from; y < to; y++) darkest = Math.min(darkest, pixels[y * width + x]!);
  return darkest;
}

type Darkness = (x: number, y: number) => boolean;

function darknessOf({ width, height, pixels }: Grey): Darkness {
  return (x, y) => y >= 0 && y < height && pixels[y * width + x]! < INK;
}

/** The dark run of a column nearest to a row. */
function inkRun(isInk: Darkness, x: number, y: number, reach: number): { from: number; to: number } | undefined {
  const isDark = (row: number): boolean => isInk(x, row);
  for (let away = 0; away <= reach; away++) {
    const hit = isDark(y - away) ? y - away : isDark(y + away) ? y + away : undefined;
    if (hit === undefined) continue;
    let [from, to] = [hit, hit + 1];
    while (isDark(from - 1)) from -= 1;
    while (isDark(to)) to += 1;
    return { from, to };
  }
  return undefined;
}

/** Pieces of one line that noise has broken, or that were found twice, put together. */
function bridge(lines: readonly Level[], dpi: number): readonly Level[] {
  const [gap, near] = [BRIDGED * dpi, Math.max(2, NEAR * dpi)];
  const joined: Level[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const index = joined.findIndex((other) => Math.abs(other.at - line.at) <= near && line.from - other.to <= gap);
    const other = joined[index];
    if (!other) {
      joined.push(line);
      continue;
    }
    const [a, b] = [other.to - other.from, line.to - line.from];
    const twice = Math.min(other.drawn, line.drawn, Math.max(0, Math.min(other.to, line.to) - line.from));
    joined[index] = { at: (other.at * a + line.at * b) / (a + b), from: other.from, to: Math.max(other.to, line.to), thickness: Math.max(other.thickness, line.thickness), drawn: other.drawn + line.drawn - twice };
  }
  return joined.sort((a, b) => a.at - b.at || a.from - b.from);
}

/** What belongs to a line beyond its dark middle: the blur at its sides. */
const BLUR = 235;

/** The picture without the ink of its rules; strokes that touch or cross one are left whole. */
export function eraseRules(grey: Grey, rules: readonly PixelRule[]): Grey {
  const erased = { ...grey, pixels: grey.pixels.slice() };
  const { width, height, pixels } = erased;
  for (const { axis, at, from, to, thickness } of rules) {
    const [step, limit, along] = axis === 'x' ? [width, height, 1] : [1, width, width];
    for (let i = Math.max(0, Math.floor(from) - 2); i < Math.min(axis === 'x' ? width : height, Math.ceil(to) + 2); i++) {
      eraseAcross(pixels, i * along, step, limit, Math.round(at), Math.ceil(thickness / 2) + 2);
    }
  }
  return erased;
}

function eraseAcross(pixels: Uint8Array, start: number, step: number, limit: number, at: number, reach: number): void {
  const valueAt = (i: number): number => (i >= 0 && i < limit ? pixels[start + i * step]! : 255);
  let [from, to] = [at - reach, at + reach + 1];
  // A run that goes on beyond the line's own reach is a stroke that meets it: only the line's own part goes.
  while (from < at && valueAt(from) < INK && valueAt(from - 1) < INK) from += 1;
  while (to > at && valueAt(to - 1) < INK && valueAt(to) < INK) to -= 1;
  for (let i = from; i < to; i++) if (valueAt(i) < 255 && i >= 0 && i < limit) pixels[start + i * step] = 255;
  for (let i = from - 1; valueAt(i) < BLUR && valueAt(i) >= INK; i--) pixels[start + i * step] = 255;
  for (let i = to; valueAt(i) < BLUR && valueAt(i) >= INK; i++) pixels[start + i * step] = 255;
}
