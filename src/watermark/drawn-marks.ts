/** Tells the marks on drawn pages from their text, by how and where they are drawn. */
import type { DrawnPage, Glyph, Mark, MarkReason } from '../model/document.js';
import { contains, unionOf } from '../model/geometry.js';
import { findRuns, isStraight, type Run } from './find-runs.js';
import { groupBy } from './group-by.js';
import { isInTable, marginReasons } from './margin-lines.js';
import { findStruckOut } from './struck-out.js';
import { isStampWords } from './stamp-words.js';
import { turnRuns } from './turn-runs.js';

/** More transparent than this is faint, and so are colours from here on. */
const FAINT_ALPHA = 0.6;
const FAINT_LUMINANCE = 0.6;
/** Lighter text than this must stand on a dark ground, or the reader would have called it hidden. */
const LIGHTEST = 0.97;
/** Size in parts of the size of the document's text. */
const LARGE = 1.8;
const OUTSIZE = 2.5;
const WORDS = /\p{L}/u;

/** All runs of the document that look alike: same words, same style. */
interface Look {
  readonly runs: Run[];
  /** Pages by place, rounded. */
  readonly pagesByPlace: Map<string, Set<number>>;
}

/** What marks are held against. */
interface Text {
  /** Points. */
  readonly size: number;
  readonly pageCount: number;
  /** Upright and painted. */
  readonly byPage: ReadonlyMap<DrawnPage, readonly Run[]>;
}

/**
 * The pages without their marks, and the marks with the reason for each.
 *
 * Repetition alone makes no mark: a table's header is repeated on each page. It
 * takes a slant, faintness or size together with repetition or other text
 * underneath, or the flag of the file. Only the glyphs of a mark are taken out,
 * so that the figures under it stay whole.
 */
export function separateDrawnMarks(drawn: readonly DrawnPage[]): { readonly pages: readonly DrawnPage[]; readonly marks: readonly Mark[] } {
  const separated = separateRuns(drawn);
  const { pages, marks } = separateStruckOut(separated.pages);
  return { pages, marks: [...separated.marks, ...marks] };
}

function separateStruckOut(drawn: readonly DrawnPage[]): { readonly pages: readonly DrawnPage[]; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const pages = drawn.map((page) => {
    const struck = findStruckOut(page);
    if (struck.length === 0) return page;
    marks.push(...struck.map(({ glyphs }): Mark => ({ text: glyphs.map((glyph) => glyph.text).join(''), reason: 'deleted', places: [{ page: page.number, box: unionOf(glyphs.map((glyph) => glyph.box)) }] })));
    const [glyphs, rules] = [new Set(struck.flatMap((each) => each.glyphs)), new Set(struck.map((each) => each.rule))];
    return { ...page, glyphs: page.glyphs.filter((glyph) => !glyphs.has(glyph)), rules: page.rules.filter((rule) => !rules.has(rule)) };
  });
  return { pages, marks };
}

function separateRuns(pages: readonly DrawnPage[]): { readonly pages: readonly DrawnPage[]; readonly marks: readonly Mark[] } {
  const runs = pages.flatMap(findRuns);
  const reasons = findReasons(runs, pages);
  if (reasons.size === 0) return { pages, marks: [] };
  const apart = new Set<Glyph>([...reasons.keys()].flatMap((run) => run.glyphs));
  return {
    pages: pages.map((page) => (page.glyphs.some((glyph) => apart.has(glyph)) ? { ...page, glyphs: page.glyphs.filter((glyph) => !apart.has(glyph)) } : page)),
    marks: toMarks(reasons),
  };
}

function findReasons(runs: readonly Run[], pages: readonly DrawnPage[]): ReadonlyMap<Run, MarkReason> {
  const isHidden = ({ style }: Run): boolean => style.hidden || style.alpha === 0;
  const reasons = new Map(runs.filter(isHidden).map((run): [Run, MarkReason] => [run, isStraight(run.style.angle) ? 'hidden' : 'rotated']));
  const painted = runs.filter((run) => !reasons.has(run));
  const upright = painted.filter((run) => isStraight(run.style.angle));
  const text: Text = { size: medianSize(upright), pageCount: pages.length, byPage: groupBy(upright, (run) => run.page) };
  for (const look of findLooks(painted)) {
    const reason = isStraight(look.runs[0]!.style.angle) ? uprightReason(look, text) : slantedReason(look, text);
    if (reason) for (const run of look.runs) reasons.set(run, reason);
  }
  const rest = upright.filter((run) => !reasons.has(run));
  const turned = turnRuns(rest);
  for (const [run, reason] of marginReasons([...turned.keys()], pages.length, text.size)) reasons.set(turned.get(run)!, reason);
  for (const run of rest) if (!reasons.has(run) && isArtifact(run, text)) reasons.set(run, 'artifact');
  return reasons;
}

/** The size that half of the text is no larger than. */
function medianSize(runs: readonly Run[]): number {
  const bySize = [...runs].sort((a, b) => a.style.size - b.style.size);
  let left = runs.reduce((sum, run) => sum + run.glyphs.length, 0) / 2;
  return bySize.find((run) => (left -= run.glyphs.length) <= 0)?.style.size ?? 0;
}

function findLooks(runs: readonly Run[]): readonly Look[] {
  const looks = new Map<string, Look>();
  for (const run of runs) {
    // Figures that come again at the same place are figures; aslant they are a stamp's date or number.
    if (isStraight(run.style.angle) && !WORDS.test(run.text)) continue;
    const { angle, size, color, alpha } = run.style;
    const key = `${run.text}|${angle}|${Math.round(size)}|${color}|${alpha.toFixed(2)}`;
    let look = looks.get(key);
    if (!look) looks.set(key, (look = { runs: [], pagesByPlace: new Map() }));
    look.runs.push(run);
    const place = `${Math.round(run.box.x0 / 3)}|${Math.round(run.box.y0 / 3)}`;
    let at = look.pagesByPlace.get(place);
    if (!at) look.pagesByPlace.set(place, (at = new Set()));
    at.add(run.page.number);
  }
  return [...looks.values()];
}

/** A slant is enough together with any other sign. A small label that stands aslant but once, over nothing, is a header's. */
function slantedReason({ runs }: Look, text: Text): MarkReason | undefined {
  const { style, text: words } = runs[0]!;
  const isMark = runs.length > 1 || isFaint(style) || style.size >= text.size * LARGE || isStampWords(words) || shareOverText(runs, text) > 0;
  return isMark ? 'rotated' : undefined;
}

function uprightReason({ runs, pagesByPlace }: Look, text: Text): MarkReason | undefined {
  const { style, text: words } = runs[0]!;
  const faint = isFaint(style);
  const large = style.size >= text.size * LARGE;
  const outsize = style.size >= text.size * OUTSIZE;
  const samePlace = Math.max(...[...pagesByPlace.values()].map((pages) => pages.size));
  const onMost = samePlace >= 2 && samePlace * 2 > text.pageCount;
  if (!faint && !outsize && !onMost) return undefined;
  const stamp = isStampWords(words);
  const repeated = samePlace >= 2 || runs.length >= 3;
  const over = shareOverText(runs, text);
  if (faint && ((over > 0 && (repeated || large)) || (large && (repeated || style.alpha < FAINT_ALPHA)) || (repeated && stamp))) return 'faint';
  if (outsize && over > 0) return 'outsize';
  return onMost && (over > 0.5 || (stamp && !runs.every(isInTable))) ? 'repeated' : undefined;
}

function isFaint({ color, alpha }: Run['style']): boolean {
  const light = luminance(color);
  return alpha < FAINT_ALPHA || (light >= FAINT_LUMINANCE && light <= LIGHTEST);
}

/** 0 (black) to 1 (white), by ITU-R BT.601. */
function luminance(color: string): number {
  const value = Number.parseInt(color.slice(1), 16);
  return (0.299 * (value >> 16) + 0.587 * ((value >> 8) & 0xff) + 0.114 * (value & 0xff)) / 255;
}

/** Share of the runs that lie over other text: characters that stand in each other's middle are never both text. */
function shareOverText(runs: readonly Run[], text: Text): number {
  return runs.filter((run) => isOverText(run, text)).length / runs.length;
}

function isOverText(run: Run, { byPage }: Text): boolean {
  const { box } = run;
  return (byPage.get(run.page) ?? []).some((other) => {
    const apart = other.box.x0 >= box.x1 || other.box.x1 <= box.x0 || other.box.y0 >= box.y1 || other.box.y1 <= box.y0;
    if (other === run || apart) return false;
    return run.glyphs.some((glyph) => other.glyphs.some((under) => under.text.trim() !== '' && (holdsMiddle(glyph, under) || holdsMiddle(under, glyph))));
  });
}

function holdsMiddle({ box }: Glyph, { box: other }: Glyph): boolean {
  return contains(box, (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2);
}

/**
 * Flagged by the file as no part of its content. LibreOffice flags the header rows
 * that a table repeats on each page so as well, and they are wanted: what stands in
 * a table stays, unless it is a stamp by its words or its size, or stands over other text.
 */
function isArtifact(run: Run, text: Text): boolean {
  return run.style.artifact !== undefined && (!isInTable(run) || isStampWords(run.text) || run.style.size >= text.size * LARGE || isOverText(run, text));
}

/** One mark for all places of the same words; what is hidden on a page is one mark of that page. */
function toMarks(reasons: ReadonlyMap<Run, MarkReason>): readonly Mark[] {
  const groups = groupBy(reasons, ([run, reason]) => (reason === 'hidden' ? `hidden|${run.page.number}` : `${reason}|${reason === 'page-number' ? '' : run.text}`));
  return [...groups.values()].map((entries) => {
    const [first, reason] = entries[0]!;
    if (reason !== 'hidden') return { text: first.text, reason, places: entries.map(([run]) => ({ page: run.page.number, box: run.box })) };
    const hidden = entries.map(([run]) => run);
    return { text: hidden.map((run) => run.text).join('\n'), reason, places: [{ page: first.page.number, box: unionOf(hidden.map((run) => run.box)) }] };
  });
}
