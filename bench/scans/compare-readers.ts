/** The readers of a scan side by side on the same pages: with marks left in and taken out, by one engine, the other and both, by the cell and by the whole page. */
import { performance } from 'node:perf_hooks';
import type { CellTruth } from '../../samples/generate/printed.js';
import type { Form, FormCell } from '../../src/index.js';
import type { Document, DrawnPage } from '../../src/model/document.js';
import type { Picture } from '../../src/model/picture.js';
import { turnBox, turnPage } from '../../src/model/turn-page.js';
import { cleanInk, type CleanInk } from '../../src/ocr/clean-ink.js';
import { cutLine, type LinePicture } from '../../src/ocr/cut-line.js';
import { eraseRules } from '../../src/ocr/find-rules.js';
import type { Area, Grey } from '../../src/ocr/grey.js';
import { layLevel, toPaper } from '../../src/ocr/lay-level.js';
import { loadModels } from '../../src/ocr/load-models.js';
import { loadTesseract } from '../../src/ocr/load-tesseract.js';
import { cropsOf } from '../../src/ocr/map-crops.js';
import { runModel } from '../../src/ocr/run-model.js';
import { readerOf } from '../../src/ocr/to-readings.js';
import { alignForm } from './align-forms.js';
import { loadWholePaddle, loadWholeTesseract, type ReadWhole } from './whole-page.js';

/** What one way to read got right. */
export interface Comparison {
  readonly reader: string;
  readonly amounts: number;
  readonly right: number;
  /** Read otherwise by the other engine, so that nobody would believe it; 0 where there is none. */
  readonly doubted: number;
  readonly seconds: number;
  readonly pages: number;
}

/** A printed amount, and the area from which it was read. */
interface Target {
  readonly printed: string;
  readonly area: Area;
}

const POINTS_PER_INCH = 72;
/** Pixels an inch at which tesseract reads best. */
const TALL_DPI = 400;
const AMOUNT = /-?\d[\d,]*\.\d+|-?\d[\d,]*/g;

/**
 * @param pictureOf the pages as pixels
 * @param pages how many are compared, from the first
 */
export async function compareReaders(document: Document, forms: readonly Form[], truth: readonly { readonly id: string; readonly cells: readonly CellTruth[] }[], pictureOf: (number: number) => Promise<Picture | undefined>, pages: number): Promise<readonly Comparison[]> {
  const cells = truth.flatMap(({ id, cells: own }) => alignForm(own, forms.filter((form) => form.id === id)).rows.flatMap((row) => row.cells)).filter(([printed, cell]) => printed.value !== '' && cell?.readings);
  const found: Comparison[] = [];
  const tesseract = await loadWholeTesseract();
  const whole: readonly (readonly [string, ReadWhole])[] = [['whole page, tesseract.js', tesseract.read], ['whole page, PP-OCR', await loadWholePaddle()]];
  for (const page of document.pages.slice(0, pages)) {
    const picture = page.kind === 'drawn' && page.recognition ? await pictureOf(page.number) : undefined;
    if (page.kind !== 'drawn' || !picture) continue;
    const own = cells.filter(([, cell]) => cell!.place.page === page.number).map(([printed, cell]) => [printed, cell!] as const);
    found.push(...(await compareCells(page, picture, own)));
    for (const [reader, read] of whole) found.push(await timed(reader, async () => ({ right: countFound(own.map(([printed]) => printed.raw), await read(picture)), amounts: own.length, doubted: 0 })));
  }
  await tesseract.close();
  return found;
}

async function compareCells(page: DrawnPage, picture: Picture, cells: readonly (readonly [CellTruth, FormCell])[]): Promise<readonly Comparison[]> {
  const scale = picture.dpi / POINTS_PER_INCH;
  const { turned } = page.recognition!;
  const ink = inkOf(page, picture);
  const crops = new Map(cropsOf(page.glyphs).map((crop) => [crop.readings, crop]));
  const targets = cells.flatMap(([{ raw }, { readings }]): readonly Target[] => {
    const crop = crops.get(readings!);
    if (!crop) return [];
    const { x0, y0, x1, y1 } = turnBox(crop.box, turned, page);
    return [{ printed: raw, area: { x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale } }];
  });
  const score = (texts: readonly string[], others?: readonly string[]) => ({
    amounts: targets.length,
    right: targets.filter(({ printed }, i) => isSame(texts[i]!, printed) && (!others || isSame(texts[i]!, others[i]!))).length,
    doubted: others ? texts.filter((text, i) => !isSame(text, others[i]!)).length : 0,
  });
  const found: Comparison[] = [];
  for (const [marks, grey] of [['marks left in', ink.printed], ['marks taken out', ink.clean]] as const) {
    let [paddle, tesseract]: (readonly string[])[] = [[], []];
    found.push(await timed(`cell, PP-OCR, ${marks}`, async () => score((paddle = await readWithPaddle(targets.map(({ area }) => cutLine(grey, area)))))));
    found.push(await timed(`cell, tesseract.js, ${marks}`, async () => score((tesseract = await readWithTesseract(targets.map(({ area }) => tallLine(grey, area, picture.dpi)))))));
    found.push(await timed(`cell, both alike, ${marks}`, () => Promise.resolve(score(paddle!, tesseract))));
  }
  return found;
}

function inkOf(page: DrawnPage, picture: Picture): CleanInk {
  const scale = picture.dpi / POINTS_PER_INCH;
  const { turned } = page.recognition!;
  const ink = cleanInk(layLevel(toPaper(picture), { turned, skew: page.tilt ?? 0 }), picture.dpi);
  const rules = turnPage({ ...page, glyphs: [] }, turned).rules.map((rule) => ({ axis: rule.axis, at: rule.at * scale, from: rule.from * scale, to: rule.to * scale, thickness: rule.thickness * scale }));
  return { ...ink, printed: eraseRules(ink.printed, rules), clean: eraseRules(ink.clean, rules) };
}

async function readWithPaddle(lines: readonly LinePicture[]): Promise<readonly string[]> {
  const model = await loadModels();
  const toReadings = readerOf(model.classes);
  return (await runModel(model, lines)).map((steps) => toReadings(steps)[0]?.text ?? '');
}

async function readWithTesseract(lines: readonly LinePicture[]): Promise<readonly string[]> {
  const reader = await loadTesseract();
  const texts: string[] = [];
  for (const line of lines) texts.push((await reader.read(line))?.text ?? '');
  await reader.close();
  return texts;
}

function tallLine(grey: Grey, area: Area, dpi: number): LinePicture {
  return cutLine(grey, area, Math.round(((area.y1 - area.y0) * TALL_DPI) / dpi));
}

function isSame(a: string, b: string): boolean {
  return a.replaceAll(',', '') === b.replaceAll(',', '');
}

/** How many of the printed amounts stand anywhere in the texts, each as often as it is printed. */
export function countFound(printed: readonly string[], texts: readonly string[]): number {
  const left = new Map<string, number>();
  for (const amount of texts.flatMap((text) => text.match(AMOUNT) ?? [])) left.set(amount.replaceAll(',', ''), (left.get(amount.replaceAll(',', '')) ?? 0) + 1);
  return printed.filter((amount) => {
    const key = amount.replaceAll(',', '');
    left.set(key, (left.get(key) ?? 0) - 1);
    return left.get(key)! >= 0;
  }).length;
}

async function timed(reader: string, run: () => Promise<Pick<Comparison, 'amounts' | 'right' | 'doubted'>>): Promise<Comparison> {
  const start = performance.now();
  const counts = await run();
  return { reader, ...counts, seconds: (performance.now() - start) / 1000, pages: 1 };
}
