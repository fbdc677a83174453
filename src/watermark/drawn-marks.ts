/** Tells the marks on drawn pages from their text, by how and where they are drawn. */
import type { DrawnPage, Glyph, Mark, MarkReason } from '../model/document.js';
import { contains, unionOf } from '../model/geometry.js';
import { findRuns, isStraight, type Run } from './find-runs.js';
import { groupBy } from './group-by.js';
import { isBoxed, marginReasons } from './margin-lines.js';

/** More transparent than this is faint, and so are colours from here on. */
const FAINT_ALPHA = 0.6;
const FAINT_LUMINANCE = 0.6;
/** Lighter text than this must stand on a dark ground, or the reader would have called it hidden. */
const LIGHTEST = 0.97;
/** Size in parts of the size of the document's text. */
const LARGE = 1.8;
const OUTSIZE = 2.5;
/** Words of stamps. They never decide alone. */
const STAMP_WORDS = /仅供|仅限|仅用于|内部|样稿|草稿|样本|样张|审核|审阅|征求意见|送审|讨论稿|严禁|请勿|机密|秘密|作废|副本|draft|sample|confidential|copy/i;
const WORDS = /[\p{L}]/u;

/** All runs of the document that look alike: same words, same style. */
interface Look {
  readonly runs: Run[];
  /** Pages by place, rounded. */
  readonly pagesByPlace: Map<string, Set<number>>;
}

/**
 * The pages without their marks, and the marks with the reason for each.
 *
 * Repetition alone makes no mark: a table's header is repeated on each page. It
 * takes a slant, or faintness or size together with repetition or other text
 * underneath, or the flag of the file. Only the glyphs of a mark are taken out,
 * so that the figures under it stay whole.
 */
export function separateDrawnMarks(pages: readonly DrawnPage[]): { readonly pages: readonly DrawnPage[]; readonly marks: readonly Mark[] } {
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
  const reasons = new Map<Run, MarkReason>();
  const body: Run[] = [];
  for (const run of runs) {
    if (!isStraight(run.style.angle)) reasons.set(run, 'rotated');
    else if (run.style.hidden || run.style.alpha === 0) reasons.set(run, 'hidden');
    else body.push(run);
  }
  const textSize = medianSize(body);
  const byPage = groupBy(body, (run) => run.page);
  for (const look of findLooks(body)) {
    const reason = reasonOf(look, textSize, pages.length, byPage);
    if (reason) for (const run of look.runs) reasons.set(run, reason);
  }
  const rest = body.filter((run) => !reasons.has(run));
  for (const [run, reason] of marginReasons(rest, pages.length)) reasons.set(run, reason);
  for (const run of rest) if (!reasons.has(run) && isArtifact(run, byPage)) reasons.set(run, 'artifact');
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
    if (!WORDS.test(run.text)) continue;
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

function reasonOf(look: Look, textSize: number, pageCount: number, byPage: ReadonlyMap<DrawnPage, readonly Run[]>): MarkReason | undefined {
  const { style, text } = look.runs[0]!;
  const faint = isFaint(style);
  const large = style.size >= textSize * LARGE;
  const outsize = style.size >= textSize * OUTSIZE;
  const samePlace = Math.max(...[...look.pagesByPlace.values()].map((at) => at.size));
  const onMost = samePlace >= 2 && samePlace * 2 > pageCount;
  if (!faint && !outsize && !onMost) return undefined;
  const stamp = STAMP_WORDS.test(text);
  const repeated = samePlace >= 2 || look.runs.length >= 3;
  const over = shareOverText(look.runs, byPage);
  if (faint && ((over > 0 && (repeated || large)) || (large && (repeated || style.alpha < FAINT_ALPHA)) || (repeated && stamp))) return 'faint';
  if (outsize && over > 0) return 'outsize';
  return onMost && (over > 0.5 || (stamp && !look.runs.every(isBoxed))) ? 'repeated' : undefined;
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
function shareOverText(runs: readonly Run[], byPage: ReadonlyMap<DrawnPage, readonly Run[]>): number {
  return runs.filter((run) => isOverText(run, byPage.get(run.page)!)).length / runs.length;
}

function isOverText(run: Run, others: readonly Run[]): boolean {
  const { box } = run;
  return others.some((other) => {
    const apart = other.box.x0 >= box.x1 || other.box.x1 <= box.x0 || other.box.y0 >= box.y1 || other.box.y1 <= box.y0;
    if (other === run || apart) return false;
    return run.glyphs.some((glyph) => other.glyphs.some((under) => under.text.trim() !== '' && (holdsMiddle(glyph, under) || holdsMiddle(under, glyph))));
  });
}

function holdsMiddle({ box }: Glyph, { box: other }: Glyph): boolean {
  return contains(box, (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2);
}

/**
 * Flagged by the file as no part of its content. Repeated rows of a table's
 * header are flagged so as well (ISO 32000-1, 14.8.2.2), and are wanted: what
 * stands between the vertical rules of a table stays, unless over other text.
 */
function isArtifact(run: Run, byPage: ReadonlyMap<DrawnPage, readonly Run[]>): boolean {
  return run.style.artifact !== undefined && (!isBoxed(run) || isOverText(run, byPage.get(run.page)!));
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
