/**
 * What was read from each page, small enough to keep beside the result: a newer
 * version interprets it again without reading (or recognising) the file again.
 *
 * Glyphs of one style on one line are a run; places are whole thousandths of a
 * point, and along a run they are steps from one glyph to the next. What a glyph
 * was recognised from stands once for all glyphs read with it.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Document, DrawnPage, Glyph, Page, Rule } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Crop, Engine } from '../model/reading.js';
import { READING } from '../version.js';

const LAYOUT = 3;

type Style = Pick<Glyph, 'font' | 'size' | 'angle' | 'color' | 'alpha' | 'hidden' | 'unmapped' | 'artifact'> & {
  /** Index of the crop that it was read from. */
  readonly crop?: number;
};
/** Style, characters (an array where one of them is not one code point), y0, y1, then x0 and width of each. */
type Run = readonly [style: number, text: string | readonly string[], y0: number, y1: number, ...steps: readonly number[]];
type PackedRule = readonly [axis: 'x' | 'y', at: number, from: number, to: number, thickness: number];
type PackedBox = readonly [number, number, number, number];
type PackedCrop = readonly [box: PackedBox, ...readings: readonly (readonly [text: string, probability: number, by: Engine])[]];
type PackedPage = Omit<DrawnPage, 'glyphs' | 'rules' | 'images'> & {
  readonly styles: readonly Style[];
  readonly runs: readonly Run[];
  readonly rules: readonly PackedRule[];
  readonly images: readonly PackedBox[];
  readonly crops: readonly PackedCrop[];
};
interface Packed extends Omit<Document, 'pages'> {
  readonly layout: number;
  readonly reading: number;
  readonly problems: readonly Problem[];
  readonly pages: readonly (PackedPage | Exclude<Page, DrawnPage>)[];
}

/** The document as gzipped JSON, with the problems of its reading; the same bytes for the same document. */
export function packPages({ value: document, problems }: Outcome<Document>): Uint8Array {
  const packed: Packed = { layout: LAYOUT, reading: READING, problems, ...document, pages: document.pages.map((page) => (page.kind === 'drawn' ? packPage(page) : page)) };
  return gzipSync(JSON.stringify(packed), { level: 1 });
}

/** The document again; places are right to half a thousandth of a point. @throws Error when the bytes are not of `packPages` */
export function unpackPages(bytes: Uint8Array): Document {
  return unpack(bytes).read.value;
}

/** The document with the problems of its reading, where this version would read it as it was read then. @throws Error as `unpackPages` does */
export function unpackReading(bytes: Uint8Array): Outcome<Document> | undefined {
  const { reading, read } = unpack(bytes);
  return reading === READING ? read : undefined;
}

function unpack(bytes: Uint8Array): { readonly reading: number; readonly read: Outcome<Document> } {
  const { layout, reading, problems, ...document } = JSON.parse(gunzipSync(bytes).toString()) as Packed;
  if (layout !== LAYOUT) throw new Error(`pages.json.gz has layout ${layout}, this version reads ${LAYOUT}`);
  return { reading, read: { value: { ...document, pages: document.pages.map((page) => (page.kind === 'drawn' ? unpackPage(page) : page)) }, problems } };
}

function packPage({ glyphs, rules, images, ...page }: DrawnPage): PackedPage {
  const crops = [...new Set(glyphs.flatMap(({ crop }) => crop ?? []))];
  const { styles, runs } = packGlyphs(glyphs, crops);
  return {
    ...page,
    styles,
    runs,
    rules: rules.map((rule) => [rule.axis, mils(rule.at), mils(rule.from), mils(rule.to), mils(rule.thickness)]),
    images: images.map(packBox),
    crops: crops.map(({ box, readings }) => [packBox(box), ...readings.map(({ text, probability, by }) => [text, probability, by] as const)]),
  };
}

function packBox({ x0, y0, x1, y1 }: Box): PackedBox {
  return [mils(x0), mils(y0), mils(x1), mils(y1)];
}

function unpackBox([x0, y0, x1, y1]: PackedBox): Box {
  return { x0: points(x0), y0: points(y0), x1: points(x1), y1: points(y1) };
}

function packGlyphs(glyphs: readonly Glyph[], crops: readonly Crop[]): Pick<PackedPage, 'styles' | 'runs'> {
  const styles: Style[] = [];
  const indexes = new Map<string, number>();
  const cropIndexes = new Map(crops.map((crop, index) => [crop, index]));
  const runs: Run[] = [];
  let start = 0;
  let style = -1;
  glyphs.forEach((glyph, index) => {
    const previous = glyphs[index - 1];
    if (previous && sameStyle(previous, glyph) && sameLine(previous.box, glyph.box)) return;
    if (previous) runs.push(packRun(style, glyphs.slice(start, index)));
    start = index;
    const next = styleOf(glyph, cropIndexes);
    const key = JSON.stringify(next);
    style = indexes.get(key) ?? styles.push(next) - 1;
    indexes.set(key, style);
  });
  if (glyphs.length > 0) runs.push(packRun(style, glyphs.slice(start)));
  return { styles, runs };
}

function packRun(style: number, glyphs: readonly Glyph[]): Run {
  const texts = glyphs.map((glyph) => glyph.text);
  const steps: number[] = [];
  let from = 0;
  for (const { box } of glyphs) {
    const x0 = mils(box.x0);
    const x1 = mils(box.x1);
    steps.push(x0 - from, x1 - x0);
    from = x1;
  }
  const { y0, y1 } = glyphs[0]!.box;
  return [style, texts.every(isOneCodePoint) ? texts.join('') : texts, mils(y0), mils(y1), ...steps];
}

function unpackPage({ styles, runs, rules, images, crops: packed, ...page }: PackedPage): DrawnPage {
  const crops = packed.map(([box, ...readings]): Crop => ({ box: unpackBox(box), readings: readings.map(([text, probability, by]) => ({ text, probability, by })) }));
  return {
    ...page,
    glyphs: runs.flatMap((run) => unpackRun(run, styles, crops)),
    rules: rules.map(([axis, at, from, to, thickness]): Rule => ({ axis, at: points(at), from: points(from), to: points(to), thickness: points(thickness) })),
    images: images.map(unpackBox),
  };
}

function unpackRun([style, text, y0, y1, ...steps]: Run, styles: readonly Style[], crops: readonly Crop[]): readonly Glyph[] {
  const { crop, ...look } = styles[style]!;
  let from = 0;
  return Array.from(text, (character, index) => {
    const x0 = from + steps[2 * index]!;
    from = x0 + steps[2 * index + 1]!;
    return { text: character, box: { x0: points(x0), y0: points(y0), x1: points(from), y1: points(y1) }, ...look, ...(crop !== undefined && { crop: crops[crop]! }) };
  });
}

function styleOf({ font, size, angle, color, alpha, hidden, unmapped, artifact, crop }: Glyph, crops: ReadonlyMap<Crop, number>): Style {
  return { font, size, angle, color, alpha, hidden, unmapped, ...(artifact !== undefined && { artifact }), ...(crop && { crop: crops.get(crop)! }) };
}

function sameStyle(a: Glyph, b: Glyph): boolean {
  return (
    a.font === b.font && a.size === b.size && a.angle === b.angle && a.color === b.color && a.alpha === b.alpha &&
    a.hidden === b.hidden && a.unmapped === b.unmapped && a.artifact === b.artifact && a.crop === b.crop
  );
}

function sameLine(a: Box, b: Box): boolean {
  return mils(a.y0) === mils(b.y0) && mils(a.y1) === mils(b.y1);
}

function isOneCodePoint(text: string): boolean {
  return text.length === 1 ? !/[\ud800-\udfff]/.test(text) : text.length === 2 && text.codePointAt(0)! > 0xffff;
}

function mils(length: number): number {
  return Math.round(length * 1000);
}

function points(length: number): number {
  return length / 1000;
}
