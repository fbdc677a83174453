/** Text boxes: a story of their own, each anchored at a character of another one (MS-DOC 2.8.29, 2.8.37). */
import type { Block } from '../../model/document.js';
import { readFlow } from '../flow/read-flow.js';
import type { Range, StoryName, StructureName, WordFile } from './file-information.js';
import { readPlc } from './plc.js';
import { readParagraphs } from './read-paragraphs.js';
import type { Reading } from './reading.js';

/** Where the boxes of a story are kept. */
export interface BoxSource {
  /** The story that the anchors stand in, and the one with the text. */
  readonly anchoredIn: StoryName;
  readonly story: StoryName;
  readonly shapes: StructureName;
  readonly boxes: StructureName;
}

export const MAIN_BOXES: BoxSource = { anchoredIn: 'main', story: 'boxes', shapes: 'shapes', boxes: 'boxes' };
export const HEADER_BOXES: BoxSource = { anchoredIn: 'headers', story: 'headerBoxes', shapes: 'headerShapes', boxes: 'headerBoxes' };

/** Bytes of a shape's anchor, which begins with the shape's number. */
const ANCHOR_BYTES = 26;
/** Bytes of a text box's description, and where the number of its shape is in it. */
const BOX_BYTES = 22;
const SHAPE_AT = 14;

/** Gives the blocks of the box anchored at a character, each box once. */
export interface TextBoxes {
  readonly at: (position: number) => readonly Block[];
  /** Those that no character asked for: they belong to groups of shapes. */
  readonly rest: () => readonly Block[];
}

export function openTextBoxes(source: BoxSource, reading: Reading): TextBoxes {
  const { file } = reading;
  const texts = textsByShape(source, file);
  const shapes = new Map(readPlc(file.structure(source.shapes), ANCHOR_BYTES).map(({ start, data }) => [file.stories[source.anchoredIn].start + start, data.readInt32LE(0)]));
  const take = (shape: number): readonly Block[] => {
    const range = texts.get(shape);
    texts.delete(shape);
    return range ? readFlow(readParagraphs(range, [], reading), reading) : [];
  };
  return {
    at: (position) => take(shapes.get(position) ?? NaN),
    rest: () => [...texts.keys()].flatMap(take),
  };
}

function textsByShape({ story, boxes }: BoxSource, file: WordFile): Map<number, Range> {
  const { start, end } = file.stories[story];
  return new Map(readPlc(file.structure(boxes), BOX_BYTES).flatMap((box): [number, Range][] => {
    const range = { start: start + box.start, end: Math.min(end, start + box.end) };
    return range.end > range.start ? [[box.data.readInt32LE(SHAPE_AT), range]] : [];
  }));
}
