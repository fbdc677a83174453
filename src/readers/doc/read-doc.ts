/** Word documents of 97 to 2003 (.doc, and .wps of the same kind) → Document: MS-DOC. */
import type { Block, Document, GridPage } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { readFlow } from '../flow/read-flow.js';
import { leftOut, unreadSheets, withNotes } from '../grid-document.js';
import { openCompoundFile } from '../compound-file.js';
import { openWordFile, type StoryName, type WordFile } from './file-information.js';
import { readObjects } from './objects.js';
import { readPlc } from './plc.js';
import { readModifiers, SPRM } from './properties.js';
import { readFurniture } from './read-furniture.js';
import { readParagraphs, type Fields } from './read-paragraphs.js';
import { startReading, type Reading } from './reading.js';
import { MAIN_BOXES, openTextBoxes } from './text-boxes.js';

/** Bytes of a section's descriptor (2.9.243); its modifiers stand in the stream of the text. */
const SECTION_BYTES = 12;
const LANDSCAPE = 2;

/**
 * A document of one page a section, in reading order, as of a .docx: text that is
 * not printed is left out with a note, automatic numbering is part of the text.
 * Of a workbook that stands in the text as an object comes what the document shows of it.
 *
 * @throws Unreadable `empty`, `damaged`, `encrypted`, `unsupported`, `too-large`, `too-deep`
 */
export async function readDoc(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const streams = openCompoundFile(bytes);
  const file = openWordFile(streams);
  const objects = await readObjects(streams, limits);
  try {
    const reading = startReading(file, objects, limits);
    const pages = readPages(reading);
    const furniture = readFurniture(reading);
    if (pages.length === 0 && furniture.length === 0) throw new Unreadable('empty', 'a document without text');
    return { value: { format: 'doc', method: 'cell', pages, furniture }, problems: [...leftOut(reading), ...unreadSheets(objects.left())] };
  } catch (error) {
    // Structures are cut where they end in the file; a number read beyond that end means that they lie.
    if (error instanceof RangeError) throw new Unreadable('damaged', `a structure of the Word document ends too early: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The sections; boxes in groups and the notes stand at the end. */
function readPages(reading: Reading): readonly GridPage[] {
  const boxes = openTextBoxes(MAIN_BOXES, reading);
  reading.boxesAt = boxes.at;
  const fields: Fields = [];
  const sections = sectionsOf(reading.file).map(({ start, end, landscape }) => ({ landscape, flow: readParagraphs({ start, end }, fields, reading) }));
  const pages = sections.map(({ landscape, flow }): GridPage => ({ kind: 'grid', landscape, blocks: readFlow(flow, reading) }));
  const after: readonly Block[] = [...boxes.rest(), ...readStory('footnotes', reading), ...readStory('endnotes', reading)];
  return withNotes(pages, after).filter(({ blocks }) => blocks.length > 0);
}

function readStory(name: StoryName, reading: Reading): readonly Block[] {
  return readFlow(readParagraphs(reading.file.stories[name], [], reading), reading);
}

interface Section {
  readonly start: number;
  readonly end: number;
  readonly landscape: boolean;
}

/** The main story cut at its sections; as a whole where nothing says any. */
function sectionsOf(file: WordFile): readonly Section[] {
  const { start, end } = file.stories.main;
  const sections: Section[] = [];
  for (const { end: limit, data } of readPlc(file.structure('sections'), SECTION_BYTES)) {
    const from = sections.at(-1)?.end ?? start;
    if (from < Math.min(limit, end)) sections.push({ start: from, end: Math.min(limit, end), landscape: isLandscape(file, data.readUInt32LE(2)) });
  }
  const last = sections.at(-1)?.end ?? start;
  return last < end ? [...sections, { start: last, end, landscape: sections.at(-1)?.landscape ?? false }] : sections;
}

function isLandscape(file: WordFile, at: number): boolean {
  if (at + 2 > file.text.length) return false;
  const values = new Map(readModifiers(file.text.subarray(at + 2, at + 2 + file.text.readUInt16LE(at))).flatMap(({ code, operand }): [number, number][] => (operand.length === 0 ? [] : [[code, operand.readUIntLE(0, Math.min(2, operand.length))]])));
  return values.get(SPRM.orientation) === LANDSCAPE || (values.get(SPRM.pageWidth) ?? 0) > (values.get(SPRM.pageHeight) ?? 0);
}
