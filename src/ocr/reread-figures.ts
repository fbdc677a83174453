/** Figures that the first engine is unsure of, or that break sums, read by a second engine too. */
import { isRecognised, type Document, type DrawnPage } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import type { Picture } from '../model/picture.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Crop, Reading } from '../model/reading.js';
import { turnBox, turnPage, type Quarter } from '../model/turn-page.js';
import { cleanInk, type CleanInk } from './clean-ink.js';
import { cutLine, type LinePicture } from './cut-line.js';
import { cutPage, cutPicture, moveBox } from './cut-picture.js';
import { eraseRules } from './find-rules.js';
import type { Area } from './grey.js';
import { layLevel, poseOf, toPaper } from './lay-level.js';
import type { FindCells } from './lay-out.js';
import { loadTesseract, type FigureReader } from './load-tesseract.js';
import { cropsOf, mapCrops } from './map-crops.js';

/** What a second reading needs of the rest. */
export interface SecondSight {
  readonly pictureOf: (number: number) => Promise<Picture | undefined>;
  readonly findCells: FindCells;
  /** The readings, by identity, of what is read again. */
  readonly doubtful: ReadonlySet<readonly Reading[]>;
  readonly load?: () => Promise<FigureReader>;
}

const POINTS_PER_INCH = 72;
/** Pixels an inch at which the second engine reads best: its figures are then 30 to 40 high. */
const WANTED_DPI = 400;
/** Size of type, in points, where it does not matter. */
const USUAL_SIZE = 10;
/** How far round what the first engine looked at is looked, in parts of its height, within the cell. */
const ROUND = 0.5;
const ROUND_OPEN = 0.2;

/**
 * The document with a further reading behind those of each doubtful figure. The second
 * engine sees the whole cell, cut out anew: what the first cut off or never saw is no
 * ground of its reading. The engine is loaded only where there is something to read; a
 * failure is a problem of the page.
 */
export async function rereadFigures(document: Document, { pictureOf, findCells, doubtful, load = loadTesseract }: SecondSight): Promise<Outcome<Document>> {
  const doubted = (page: DrawnPage): readonly Crop[] => cropsOf(page.glyphs).filter(({ readings }) => doubtful.has(readings));
  const reader = document.pages.some((page) => page.kind === 'drawn' && doubted(page).length > 0) ? load() : undefined;
  if (!reader) return { value: document, problems: [] };
  const problems: Problem[] = [];
  const pages = [];
  for (const page of document.pages) {
    const crops = page.kind === 'drawn' && isRecognised(page) ? doubted(page) : [];
    if (page.kind !== 'drawn' || crops.length === 0) {
      pages.push(page);
      continue;
    }
    try {
      const seconds = await readAgain(await reader, linesOfPage(page, crops, await pictureOf(page.number), findCells));
      pages.push({ ...page, glyphs: mapCrops(page.glyphs, (crop) => withReading(crop, seconds.get(crop))) });
    } catch (error) {
      pages.push(page);
      problems.push({ code: 'second-reading-failed', severity: 'doubt', place: { page: page.number }, facts: { page: `${page.number}`, detail: error instanceof Error ? error.message : String(error) } });
    }
  }
  await reader.then(({ close }) => close(), () => undefined);
  return { value: { ...document, pages }, problems };
}

async function readAgain(reader: FigureReader, lines: ReadonlyMap<Crop, LinePicture>): Promise<ReadonlyMap<Crop, Reading>> {
  const found = new Map<Crop, Reading>();
  for (const [crop, line] of lines) {
    const reading = await reader.read(line);
    if (reading) found.set(crop, reading);
  }
  return found;
}

function withReading(crop: Crop, reading: Reading | undefined): Crop {
  return reading ? { ...crop, readings: [...crop.readings, reading] } : crop;
}

/** What the second engine sees of each crop of a page, or of the pictures on it. */
function linesOfPage(page: DrawnPage, crops: readonly Crop[], shown: Picture | undefined, findCells: FindCells): ReadonlyMap<Crop, LinePicture> {
  if (!shown) throw new Error('the page cannot be drawn');
  if (page.recognition) return linesOf({ page, picture: shown, turned: page.recognition.turned }, crops, findCells);
  return new Map((page.pictures ?? []).flatMap(({ box, turned }) => {
    const picture = cutPicture(shown, box);
    const moved = new Map(crops.filter((crop) => isWithin(crop.box, box)).map((crop) => [{ ...crop, box: moveBox(crop.box, -box.x0, -box.y0) }, crop]));
    const lines = picture ? linesOf({ page: cutPage(page, box), picture, turned }, [...moved.keys()], findCells) : new Map<Crop, LinePicture>();
    return [...lines].map(([crop, line]) => [moved.get(crop)!, line] as const);
  }));
}

function isWithin(inner: Box, outer: Box): boolean {
  const [x, y] = [(inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2];
  return x >= outer.x0 && x <= outer.x1 && y >= outer.y0 && y <= outer.y1;
}

/** What was read as a whole. */
interface Sheet {
  readonly page: DrawnPage;
  readonly picture: Picture;
  /** Clockwise quarter turns that bring it upright. */
  readonly turned: Quarter;
}

function linesOf({ page, picture, turned }: Sheet, crops: readonly Crop[], findCells: FindCells): ReadonlyMap<Crop, LinePicture> {
  const scale = picture.dpi / POINTS_PER_INCH;
  const { rules } = turnPage({ ...page, glyphs: [] }, turned);
  const paper = toPaper(picture);
  const ink = cleanInk(layLevel(paper, poseOf(paper, turned)), picture.dpi);
  const pixelRules = rules.map((rule) => ({ axis: rule.axis, at: rule.at * scale, from: rule.from * scale, to: rule.to * scale, thickness: rule.thickness * scale }));
  const ruleless: CleanInk = { ...ink, printed: eraseRules(ink.printed, pixelRules), clean: eraseRules(ink.clean, pixelRules) };
  const cells = findCells(rules, USUAL_SIZE);
  return new Map(crops.map((crop) => {
    const area = toArea(surroundingsOf(turnBox(crop.box, turned, page), cells), scale);
    return [crop, cutLine(ruleless.isMarked(area) ? ruleless.clean : ruleless.printed, area, Math.round(((area.y1 - area.y0) * WANTED_DPI) / picture.dpi))];
  }));
}

/** The smallest cell about a box, no higher than the line and a part of it more; on the open page the box with little room. */
function surroundingsOf(box: Box, cells: readonly Box[]): Box {
  const [x, y, height] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, box.y1 - box.y0];
  const around = cells.filter((cell) => cell.x0 <= x && x <= cell.x1 && cell.y0 <= y && y <= cell.y1);
  if (around.length === 0) return { x0: box.x0 - height * ROUND_OPEN, y0: box.y0 - height * ROUND_OPEN, x1: box.x1 + height * ROUND_OPEN, y1: box.y1 + height * ROUND_OPEN };
  const cell = around.reduce((a, b) => (b.x1 - b.x0) * (b.y1 - b.y0) < (a.x1 - a.x0) * (a.y1 - a.y0) ? b : a);
  return { x0: cell.x0, y0: Math.max(cell.y0, box.y0 - height * ROUND), x1: cell.x1, y1: Math.min(cell.y1, box.y1 + height * ROUND) };
}

function toArea({ x0, y0, x1, y1 }: Box, scale: number): Area {
  return { x0: Math.round(x0 * scale), y0: Math.round(y0 * scale), x1: Math.round(x1 * scale), y1: Math.round(y1 * scale) };
}
