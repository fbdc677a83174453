/** The pages of a document to be looked at: as pictures, or as the blocks that a format without pages gives. */
import { readFile } from 'node:fs/promises';
import type { PlaceJson } from '../../schemas/disclosure.js';
import type { PageBlocks, Readings } from '../../schemas/review.js';
import { drawWhole } from '../dataset/report/draw-crop.js';
import type { Block, DrawnPage, Page } from '../model/document.js';
import { overlap, type Box } from '../model/geometry.js';
import { gridOf, type Cell } from '../model/table.js';
import { toPlaceJson } from '../publish/to-disclosure-json.js';
import type { StoppablePool } from '../service/stoppable-pool.js';
import type { Limits } from '../settings.js';
import { Refused, sealed, type Answer } from './answer.js';
import { keepRecent } from './keep-recent.js';
import { numberPages } from './number-pages.js';
import type { Documents } from './open-document.js';

/** Pictures in memory at a time: some hundred kilobytes each. */
const KEPT = 40;

export interface PageViews {
  /** PNG, or SVG where a page is text that no engine of ours draws. @throws Refused */
  picture(id: string, number: number, dpi: number): Promise<Answer>;
  /** Of a page that is no drawing. @throws Refused */
  blocks(id: string, number: number): PageBlocks;
  /** The ways to read what is in a box; none where it was not recognised. @throws Refused */
  readings(id: string, number: number, box: Box): Readings;
}

export function openPageViews(documents: Documents, pool: StoppablePool, limits: Limits): PageViews {
  const pictures = keepRecent<Promise<Answer>>(KEPT);
  const pageOf = (id: string, number: number): { readonly page: Page; readonly isOfd: boolean } => {
    const { pages, format } = documents.pages(id);
    const page = numberPages({ pages }).get(number);
    if (!page) throw new Refused(404, 'no-page', `there is no page ${number}`);
    return { page, isOfd: format === 'ofd' };
  };
  const draw = async (id: string, number: number, dpi: number): Promise<Answer> => {
    const file = documents.fileOf(id, number);
    if (file) return draw(file.id, file.page, dpi);
    const { page, isOfd } = pageOf(id, number);
    if (page.kind !== 'drawn') throw new Refused(404, 'no-picture', 'the format has no pages to draw');
    if (isOfd && !page.recognition) return svg(page);
    const { path, sha256 } = documents.original(id);
    const report = await pool.run('picture', { bytes: new Uint8Array(await readFile(path)), sha256, limits, page: number, dpi });
    if (report.kind === 'done' && report.value.length > 0) return sealed('image/png', report.value, { 'cache-control': 'private, max-age=3600' });
    return svg(page);
  };
  return {
    picture: (id, number, dpi) => pictures(`${id} ${number} ${dpi}`, () => draw(id, number, dpi)),
    blocks: (id, number) => {
      const { page } = pageOf(id, number);
      if (page.kind !== 'grid') throw new Refused(404, 'no-blocks', 'the page is a drawing');
      return { blocks: page.blocks.map(toBlock) };
    },
    readings: (id, number, box) => {
      const { page } = pageOf(id, number);
      return page.kind === 'drawn' ? readingsIn(page, box) : [];
    },
  };
}

function svg(page: DrawnPage): Answer {
  return sealed('image/svg+xml', drawWhole(page), { 'cache-control': 'private, max-age=3600' });
}

function toBlock(block: Block): PageBlocks['blocks'][number] {
  if (block.kind === 'paragraph') return { kind: 'paragraph', lines: block.lines.map(({ text }) => text), place: toPlaceJson(block.lines[0]?.place ?? {}) };
  const rows = gridOf(block).map((row, index) => [...new Set(row)].filter((cell) => cell.row === index).map(toCell));
  return { kind: 'table', rows };
}

function toCell({ text, rowSpan, columnSpan, place }: Cell): { text: string; rowSpan: number; columnSpan: number; place: PlaceJson } {
  return { text, rowSpan, columnSpan, place: toPlaceJson(place) };
}

/** Of everything that was recognised and has most of its area in the box, the widest: a figure, and not a stain beside it. */
function readingsIn({ glyphs }: DrawnPage, box: Box): Readings {
  const crops = [...new Set(glyphs.flatMap(({ crop }) => crop ?? []))].filter((crop) => isMostlyIn(crop.box, box));
  const widest = crops.sort((a, b) => b.box.x1 - b.box.x0 - (a.box.x1 - a.box.x0))[0];
  return (widest?.readings ?? []).map(({ text, probability }) => ({ text, probability }));
}

function isMostlyIn(inner: Box, outer: Box): boolean {
  const across = overlap(inner.x0, inner.x1, outer.x0, outer.x1);
  const down = overlap(inner.y0, inner.y1, outer.y0, outer.y1);
  return across > 0 && down > 0 && across * down > 0.5 * (inner.x1 - inner.x0) * (inner.y1 - inner.y0);
}
