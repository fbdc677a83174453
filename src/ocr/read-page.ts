/** The pixels of a page → glyphs and rules, each glyph with what it was read from, whichever way the page lies. */
import { scaleBend, turnBend } from '../model/bend.js';
import type { DrawnPage, Glyph, Rule } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import type { Lexicon } from '../model/lexicon.js';
import type { Crop } from '../model/reading.js';
import type { Picture } from '../model/picture.js';
import { turnBox, turnPage, type Quarter } from '../model/turn-page.js';
import { cutLine, type LinePicture } from './cut-line.js';
import { alignSteps, decodeSteps } from './decode-steps.js';
import { clampArea, type Area, type Grey } from './grey.js';
import { layLevel, poseOf, toPaper, type Pose } from './lay-level.js';
import { layOut, type FindCells, type Layout, type Line } from './lay-out.js';
import type { LineModel } from './load-models.js';
import { mapCrops } from './map-crops.js';
import { runModel, type Steps } from './run-model.js';
import { readLines } from './read-lines.js';
import type { LineReading } from './to-readings.js';

/** A page as recognised, its lines level. */
export interface ReadPage {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** How the sheet lay; bent in points of the page as shown. */
  readonly pose: Pose;
}

const POINTS_PER_INCH = 72;
/** Room round the ink of a line, in parts of its size: the model was trained on lines cut loosely. */
const ROOM = 0.12;
const SIDE_ROOM = 0.3;

/** Type that differs by less from the usual size, in parts of it, is of that size: ink says it roughly. */
const SAME_SIZE = 0.35;
/** A line that is read with less than this is looked at in another light. */
const UNSURE = 0.9;

/** A page whose lines are read with less than this, by the median, may stand on its head or lie on its side. */
const SURE = 0.8;
/** So does one whose lines have fewer characters on the average, dashes aside: the characters of a line that runs down the page stand below one another, and may each be read. */
const RUNNING = 2.5;
const DASHES = /^[-—]*$/;
/** Lines that are enough to tell. */
const SAMPLE = 24;
const HAN = /\p{Script=Han}/gu;

/**
 * Recognises a page: which way is up, then everything on it.
 *
 * @throws Error when the model fails
 */
export async function readPage(picture: Picture, model: LineModel, findCells: FindCells, lexicon: Lexicon): Promise<ReadPage> {
  const paper = toPaper(picture);
  const reader: Reader = { dpi: picture.dpi, model, findCells, lexicon };
  const asShown = await read(paper, poseOf(paper, 0), reader);
  if (asShown.sureness >= SURE && asShown.length >= RUNNING) return toPage(asShown, picture);
  const trials = [];
  for (const turned of [1, 2, 3] as const) trials.push(await read(paper, poseOf(paper, turned), reader, SAMPLE));
  const best = trials.reduce((a, b) => (b.legibility > a.legibility ? b : a));
  return toPage(best.legibility > asShown.legibility ? await read(paper, best.pose, reader) : asShown, picture);
}

interface Reader {
  readonly dpi: number;
  readonly model: LineModel;
  readonly findCells: FindCells;
  readonly lexicon: Lexicon;
}

/** What stands on a level picture, in its own points. */
interface ReadLevel extends ReadPage {
  /** The median probability of its lines. */
  readonly sureness: number;
  /** Characters of a line on the average, dashes aside. */
  readonly length: number;
  /** Chinese characters of a line on the average, each for as much as its line is sure: figures say little, as 0.00 reads the same on its head. */
  readonly legibility: number;
}

/** @param most lines that are read; all where it is not given */
async function read(paper: Grey, pose: Pose, { dpi, model, findCells, lexicon }: Reader, most = Infinity): Promise<ReadLevel> {
  const layout = layOut(layLevel(paper, pose), dpi, findCells);
  const step = Math.max(1, Math.ceil(layout.lines.length / most));
  const lines = layout.lines.filter((_, i) => i % step === 0);
  const seen = await look(lines, layout, model);
  const readings = readLines(lines, layout.em, seen.map(({ steps }) => steps), model.classes, lexicon);
  const scale = POINTS_PER_INCH / dpi;
  const glyphs = lines.flatMap((line, i) => toGlyphs(readings[i]!, { line, em: layout.em, ...seen[i]! }, model.classes, scale));
  const firsts = readings.flatMap(([first]) => first ?? []);
  const length = meanOf(firsts.filter(({ text }) => !DASHES.test(text)).map((first) => first.text.length));
  return { pose, glyphs, rules: layout.rules, length, sureness: medianOf(firsts.map(({ probability }) => probability)), legibility: meanOf(firsts.map(({ text, probability }) => (text.match(HAN)?.length ?? 0) * probability)) };
}

/** A line as it was cut out, and what the model says of it. */
interface Seen {
  readonly cut: Area;
  readonly picture: LinePicture;
  readonly steps: Steps;
}

/**
 * Each line as the model sees it best: where it is unsure of what it sees with the marks
 * taken out, or left in, it looks at the other picture too.
 */
async function look(lines: readonly Line[], { em, ink }: Layout, model: LineModel): Promise<readonly Seen[]> {
  const cuts = lines.map((line) => cutOf(line, em, ink.printed));
  const marked = cuts.map((cut) => ink.isMarked(cut));
  const see = async (indexes: readonly number[], isClean: (i: number) => boolean): Promise<readonly Seen[]> => {
    const pictures = indexes.map((i) => cutLine(isClean(i) ? ink.clean : ink.printed, cuts[i]!));
    const steps = await runModel(model, pictures);
    return indexes.map((i, at) => ({ cut: cuts[i]!, picture: pictures[at]!, steps: steps[at]! }));
  };
  const first = await see(cuts.map((_, i) => i), (i) => marked[i]!);
  const sureness = (seen: Seen): number => decodeSteps(seen.steps)[0]?.probability ?? 0;
  const unsure = first.flatMap((seen, i) => (sureness(seen) < UNSURE ? [i] : []));
  const second = new Map((await see(unsure, (i) => !marked[i]!)).map((seen, at) => [unsure[at]!, seen]));
  return first.map((seen, i) => (second.has(i) && sureness(second.get(i)!) > sureness(seen) ? second.get(i)! : seen));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** 1 where there is nothing to read. */
function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 1;
}

/** On the page as shown. */
function toPage({ glyphs, rules, pose }: ReadLevel, { width, height, dpi }: Picture): ReadPage {
  const scale = POINTS_PER_INCH / dpi;
  const shown = { width: width * scale, height: height * scale };
  const upright = pose.turned % 2 === 1 ? { width: shown.height, height: shown.width } : shown;
  const page: DrawnPage = { kind: 'drawn', number: 1, ...upright, glyphs, rules, images: [], engine: 'pixels' };
  const back = ((4 - pose.turned) % 4) as Quarter;
  const { glyphs: placed, rules: drawn } = turnPage(page, back);
  const bend = pose.bend && turnBend(scaleBend(pose.bend, scale), back);
  return { glyphs: mapCrops(placed, (crop) => ({ ...crop, box: turnBox(crop.box, back, upright) })), rules: drawn, pose: { ...pose, ...(bend && { bend }) } };
}

/** What is cut out for a line: its ink with room, no lower than one line of type, within what is free. */
function cutOf({ ink, free }: Line, em: number, printed: Grey): Area {
  const size = Math.max(em, ink.y1 - ink.y0);
  const middle = (ink.y0 + ink.y1) / 2;
  const half = size * (0.5 + ROOM);
  const side = size * SIDE_ROOM;
  return clampArea({ x0: Math.max(free.x0, ink.x0 - side), y0: Math.max(free.y0, middle - half), x1: Math.min(free.x1, ink.x1 + side), y1: Math.min(free.y1, middle + half) }, printed);
}

interface SeenLine extends Seen {
  readonly line: Line;
  /** Pixels. */
  readonly em: number;
}

/** The characters of a line's first reading, side by side from its first ink to its last. */
function toGlyphs(readings: readonly LineReading[], { line: { ink }, em, cut, picture, steps }: SeenLine, classes: readonly string[], scale: number): readonly Glyph[] {
  const [first] = readings;
  if (!first || first.text === '') return [];
  const crop: Crop = { box: toBox(cut, scale), readings: readings.map(({ text, probability, by }) => ({ text, probability: Math.round(probability * 1e6) / 1e6, by })) };
  const characters = [...first.text].filter((c) => c.trim() !== '');
  const shown = first.classes.flatMap((c, at) => (classes[c]!.trim() === '' ? [] : [at])).map((at, i) => ({ text: characters[i]!, at }));
  const at = alignSteps(first.classes, steps);
  const middles = shown.map(({ at: i }) => picture.x0 + (at[i]! + 0.5) * steps.stride * picture.scale);
  const shownSize = (ink.y1 - ink.y0) / (/[\p{Script=Han}]/u.test(first.text) ? 0.92 : 0.74);
  const size = Math.abs(shownSize - em) < em * SAME_SIZE || shownSize < em ? em * scale : shownSize * scale;
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

