/** Headers, footers and watermarks of a Word file (MS-DOC 2.3.3, 2.8.22). */
import type { Furniture } from '../../model/document.js';
import { readFlow } from '../flow/read-flow.js';
import { addFurniture, textsOf, type FurnitureMap } from '../grid-document.js';
import type { Range } from './file-information.js';
import { readParagraphs } from './read-paragraphs.js';
import type { Reading } from './reading.js';
import { HEADER_BOXES, openTextBoxes } from './text-boxes.js';
import { readWordArt } from './word-art.js';

/** Lines that part notes from the text stand before the headers; then each section has six, of which these are the footers. */
const SEPARATORS = 6;
const A_SECTION = 6;
const FOOTERS: ReadonlySet<number> = new Set([2, 3, 5]);

/** Each text once, and the words of WordArt, which only serve as watermarks. */
export function readFurniture(reading: Reading): readonly Furniture[] {
  const boxes = openTextBoxes(HEADER_BOXES, reading);
  reading.boxesAt = boxes.at;
  const furniture: FurnitureMap = new Map();
  storiesOf(reading).forEach((range, index) => {
    if (index < SEPARATORS || range.end <= range.start) return;
    addFurniture(furniture, FOOTERS.has((index - SEPARATORS) % A_SECTION) ? 'footer' : 'header', readFlow(readParagraphs(range, [], reading), reading).flatMap(textsOf));
  });
  addFurniture(furniture, 'header', boxes.rest().flatMap(textsOf));
  addFurniture(furniture, 'watermark', [...readWordArt(reading.file.structure('drawings'))]);
  return [...furniture.values()];
}

function storiesOf({ file }: Reading): readonly Range[] {
  const { start, end } = file.stories.headers;
  const plc = file.structure('headerStories');
  const limits = Array.from({ length: Math.floor(plc.length / 4) }, (_, index) => Math.min(end, start + plc.readUInt32LE(index * 4)));
  return limits.slice(1).map((limit, index) => ({ start: limits[index]!, end: limit }));
}
