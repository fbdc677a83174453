/** Pictures of tables on a page with text, read from their pixels and laid into the page. */
import type { DrawnPage, Glyph, ReadPicture, Rule } from '../model/document.js';
import type { Lexicon } from '../model/lexicon.js';
import type { Picture } from '../model/picture.js';
import { cutPicture, moveBox, moveRule } from './cut-picture.js';
import type { PlacedPicture } from './find-pictures.js';
import { layLevel, poseOf, toPaper } from './lay-level.js';
import { layOut, type FindCells } from './lay-out.js';
import type { LineModel } from './load-models.js';
import { mapCrops } from './map-crops.js';
import { readPage } from './read-page.js';

/** Cells with something in them that make a table: a frame about a photograph is none. */
const FEWEST_CELLS = 4;

export interface PictureReader {
  /** Loaded once a picture is to be read. */
  readonly model: () => Promise<LineModel>;
  readonly findCells: FindCells;
  readonly lexicon: Lexicon;
}

/** What was read of the pictures on a page. */
interface Read {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly pictures: readonly ReadPicture[];
}

/**
 * The page with what its pictures of tables say where they stand; others stay pictures.
 *
 * @param shown the page as pixels
 */
export async function readPictures(page: DrawnPage, pictures: readonly PlacedPicture[], shown: Picture, reader: PictureReader): Promise<DrawnPage> {
  const found: Read[] = [];
  for (const { box, isMost } of pictures) {
    const picture = cutPicture(shown, box);
    if (!picture || !(isMost || holdsTable(picture, reader.findCells))) continue;
    const { glyphs, rules, pose } = await readPage(picture, await reader.model(), reader.findCells, reader.lexicon);
    const placed = glyphs.map((glyph) => ({ ...glyph, box: moveBox(glyph.box, box.x0, box.y0) }));
    found.push({
      glyphs: mapCrops(placed, (crop) => ({ ...crop, box: moveBox(crop.box, box.x0, box.y0) })),
      rules: rules.map((rule) => moveRule(rule, box.x0, box.y0)),
      pictures: glyphs.length === 0 ? [] : [{ box, turned: pose.turned, ...(pose.skew !== 0 && { tilt: pose.skew }) }],
    });
  }
  const read = found.flatMap((one) => one.pictures);
  if (read.length === 0) return page;
  return { ...page, glyphs: [...page.glyphs, ...found.flatMap((one) => one.glyphs)], rules: [...page.rules, ...found.flatMap((one) => one.rules)], pictures: read };
}

function holdsTable(picture: Picture, findCells: FindCells): boolean {
  const paper = toPaper(picture);
  const { lines } = layOut(layLevel(paper, poseOf(paper, 0)), picture.dpi, findCells);
  return new Set(lines.flatMap(({ cell }) => cell ?? [])).size >= FEWEST_CELLS;
}
