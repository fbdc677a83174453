/** The pixels of a page → glyphs and rules, each glyph with what it was read from. */
import type { Glyph, Rule } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import type { Crop } from '../model/reading.js';
import type { Picture } from '../model/picture.js';
import { cutLine, type LinePicture } from './cut-line.js';
import { alignSteps } from './decode-steps.js';
import { findSkew } from './find-skew.js';
import { clampArea, type Area } from './grey.js';
import { layOut, type FindCells, type Layout, type Line } from './lay-out.js';
import type { Lexicon } from './lexicon.js';
import { levelPaper } from './level-ground.js';
import type { LineModel } from './load-models.js';
import { runModel, type Steps } from './run-model.js';
import { toGrey } from './to-grey.js';
import { readLines } from './read-lines.js';
import type { LineReading } from './to-readings.js';
import { turnGrey } from './turn-grey.js';

/** A page as recognised, laid level. */
export interface ReadPage {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** By how much its lines rose to the right, in degrees. */
  readonly skew: number;
}

const POINTS_PER_INCH = 72;
/** Degrees: less is not worth the blur of turning. */
const LEVEL = 0.03;
/** Room round the ink of a line, in parts of its size: the model was trained on lines cut loosely. */
const ROOM = 0.12;
const SIDE_ROOM = 0.3;

/** @throws Error when the model fails */
export async function readPage(picture: Picture, model: LineModel, findCells: FindCells, lexicon: Lexicon): Promise<ReadPage> {
  const levelled = levelPaper(toGrey(picture), picture.dpi);
  const skew = findSkew(levelled);
  const layout = layOut(Math.abs(skew) < LEVEL ? levelled : turnGrey(levelled, skew), picture.dpi, findCells);
  const cuts = layout.lines.map((line) => cutOf(line, layout));
  const pictures = cuts.map((area) => cutLine(layout.ink.isMarked(area) ? layout.ink.clean : layout.ink.printed, area));
  const steps = await runModel(model, pictures);
  const readings = readLines(layout.lines, steps, model.classes, lexicon);
  const scale = POINTS_PER_INCH / picture.dpi;
  const glyphs = layout.lines.flatMap((line, i) => toGlyphs(readings[i]!, { line, cut: cuts[i]!, picture: pictures[i]!, steps: steps[i]! }, model.classes, scale));
  return { glyphs, rules: layout.rules, skew: Math.abs(skew) < LEVEL ? 0 : skew };
}

/** What is cut out for a line: its ink with room, no lower than one line of type, within what is free. */
function cutOf({ ink, free }: Line, { em, ink: { printed } }: Layout): Area {
  const size = Math.max(em, ink.y1 - ink.y0);
  const middle = (ink.y0 + ink.y1) / 2;
  const half = size * (0.5 + ROOM);
  const side = size * SIDE_ROOM;
  return clampArea({ x0: Math.max(free.x0, ink.x0 - side), y0: Math.max(free.y0, middle - half), x1: Math.min(free.x1, ink.x1 + side), y1: Math.min(free.y1, middle + half) }, printed);
}

interface CutLine {
  readonly line: Line;
  readonly cut: Area;
  readonly picture: LinePicture;
  readonly steps: Steps;
}

/** The characters of a line's first reading, side by side from its first ink to its last. */
function toGlyphs(readings: readonly LineReading[], { line: { ink }, cut, picture, steps }: CutLine, classes: readonly string[], scale: number): readonly Glyph[] {
  const [first] = readings;
  if (!first || first.text === '') return [];
  const crop: Crop = { box: toBox(cut, scale), readings: readings.map(({ text, probability, by }) => ({ text, probability: Math.round(probability * 1e6) / 1e6, by })) };
  const characters = [...first.text].filter((c) => c.trim() !== '');
  const shown = first.classes.flatMap((c, at) => (classes[c]!.trim() === '' ? [] : [at])).map((at, i) => ({ text: characters[i]!, at }));
  const at = alignSteps(first.classes, steps);
  const middles = shown.map(({ at: i }) => picture.x0 + (at[i]! + 0.5) * steps.stride * picture.scale);
  const size = ((ink.y1 - ink.y0) / (/[\p{Script=Han}]/u.test(first.text) ? 0.92 : 0.74)) * scale;
  const level = ((ink.y0 + ink.y1) / 2) * scale;
  return shown.map(({ text }, i) => {
    const x0 = i === 0 ? ink.x0 : (middles[i - 1]! + middles[i]!) / 2;
    const x1 = i + 1 === shown.length ? ink.x1 : (middles[i]! + middles[i + 1]!) / 2;
    const box = { x0: x0 * scale, y0: level - size / 2, x1: Math.max(x0, x1) * scale, y1: level + size / 2 };
    return { text, box, font: '', size, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false, crop };
  });
}

function toBox({ x0, y0, x1, y1 }: Area, scale: number): Box {
  return { x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale };
}

