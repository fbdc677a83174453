/** Reads the pages of a document that have no text, or none to be believed, from their pixels. */
import type { Document, DrawnPage, ScanReason } from '../model/document.js';
import type { Lexicon } from '../model/lexicon.js';
import type { Picture } from '../model/picture.js';
import { Unreadable, type Outcome, type Problem, type ProblemCode } from '../model/problem.js';
import { findPictures } from './find-pictures.js';
import { findReason } from './find-reason.js';
import type { FindCells } from './lay-out.js';
import { loadModels } from './load-models.js';
import { cropsOf } from './map-crops.js';
import { readPage } from './read-page.js';
import { readPictures } from './read-pictures.js';

const CODES: Readonly<Record<ScanReason, ProblemCode>> = { 'no-text': 'scan-recognised', 'hidden-layer': 'hidden-layer-recognised', unmapped: 'unmapped-recognised' };

/** What recognition needs of the rest. */
export interface Sight {
  /** The page as pixels. @param number from 1 */
  readonly pictureOf: (number: number) => Promise<Picture | undefined>;
  readonly findCells: FindCells;
  /** Words that are known to be printed. */
  readonly lexicon: () => Lexicon;
  /** The page to read; every scanned one where it is not given. */
  readonly only?: number;
  /** What a page was recognised as before. */
  readonly known?: (number: number) => Outcome<DrawnPage> | undefined;
  /** Told after each page that was read from its pixels. */
  readonly onPage?: (page: { readonly done: number; readonly count: number }) => void;
}

/** The numbers of the pages that are to be read from their pixels, or on which there are pictures that may be. */
export function findScans({ pages }: Document): readonly number[] {
  return pages.flatMap((page) => (page.kind === 'drawn' && (findReason(page) !== undefined || findPictures(page).length > 0) ? [page.number] : []));
}

/**
 * The document with its scanned pages read. The engine is loaded only where there
 * is such a page. A page that cannot be read stays as it is, with a problem that says why.
 */
export async function recognisePages(read: Outcome<Document>, sight: Sight): Promise<Outcome<Document>> {
  const scans = new Set(findScans(read.value).filter((number) => (sight.only ?? number) === number));
  if (scans.size === 0) return read;
  const lexicon = sight.lexicon();
  const problems: Problem[] = [];
  const pages = [];
  let done = 0;
  for (const page of read.value.pages) {
    if (page.kind !== 'drawn' || !scans.has(page.number)) {
      pages.push(page);
      continue;
    }
    const recognised = sight.known?.(page.number) ?? (await recognisePage(page, sight, lexicon));
    pages.push(recognised.value);
    problems.push(...recognised.problems);
    sight.onPage?.({ done: (done += 1), count: scans.size });
  }
  const settled = new Set(pages.flatMap((page) => (page.kind === 'drawn' && page.recognition ? [page.number] : [])));
  const kept = read.problems.filter(({ code, place }) => code !== 'page-unmapped' || !settled.has(place!.page!));
  return { value: { ...read.value, pages }, problems: [...kept, ...problems] };
}

async function recognisePage(page: DrawnPage, { pictureOf, findCells }: Sight, lexicon: Lexicon): Promise<Outcome<DrawnPage>> {
  const reason = findReason(page);
  const place = { page: page.number };
  try {
    const picture = await pictureOf(page.number);
    if (!picture) throw new Unreadable('damaged', 'the page cannot be drawn');
    if (reason === undefined) return withNote(page, await readPictures(page, findPictures(page), picture, { model: loadModels, findCells, lexicon }));
    const read = await readPage(picture, await loadModels(), findCells, lexicon);
    const hidden = page.glyphs.filter((glyph) => glyph.hidden);
    const facts = { page: `${page.number}`, count: `${cropsOf(read.glyphs).length}` };
    return {
      value: { ...page, glyphs: [...hidden, ...read.glyphs], rules: read.rules, recognition: { reason, turned: read.pose.turned }, ...(read.pose.skew !== 0 && { tilt: read.pose.skew }), ...(read.pose.bend && { bend: read.pose.bend }) },
      problems: [{ code: CODES[reason], severity: 'note', place, facts }],
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { value: page, problems: [{ code: 'recognition-failed', severity: 'loss', place, facts: { page: `${page.number}`, detail } }] };
  }
}

function withNote(page: DrawnPage, read: DrawnPage): Outcome<DrawnPage> {
  if (!read.pictures) return { value: read, problems: [] };
  const facts = { page: `${page.number}`, count: `${cropsOf(read.glyphs).length}` };
  return { value: read, problems: [{ code: 'picture-recognised', severity: 'note', place: { page: page.number }, facts }] };
}
