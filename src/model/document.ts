/**
 * What a reader makes of a file: pages, before anything is known of their meaning.
 *
 * Two kinds of page. *Drawn* (PDF, OFD, images): glyphs and rules at places, in
 * which tables must be found. *Grid* (Word, Excel, HTML, text): tables are given.
 */
import type { Bend } from './bend.js';
import type { Axis, Box, Place } from './geometry.js';
import type { Crop } from './reading.js';
import type { Table } from './table.js';

/** What the bytes are, told by their content and never by the file's name. */
export type Format =
  | 'pdf' | 'docx' | 'doc' | 'odt' | 'rtf' | 'ofd' | 'xlsx' | 'xls' | 'ods' | 'csv' | 'html' | 'text' | 'docling' | 'image'
  | 'zip' | '7z' | 'rar' | 'tar' | 'gzip' | 'unknown';

/** How a cell's or a sentence's characters were come by. */
export type Method = 'text' | 'ocr' | 'cell' | 'import';

/** One character (or ligature) as drawn. */
export interface Glyph {
  /** As the text layer says, unfolded. */
  readonly text: string;
  /** The space that the character takes: its advance by the font's height, as shown on the page. */
  readonly box: Box;
  readonly font: string;
  /** Points, as shown (scaling applied). */
  readonly size: number;
  /** Direction of writing as shown, in degrees counter-clockwise, -180 < angle ≤ 180. 0: left to right. */
  readonly angle: number;
  /** Fill colour, `#rrggbb`. */
  readonly color: string;
  /** 0 (invisible) to 1. */
  readonly alpha: number;
  /** Not painted: text render mode 3, or clipped away. A hidden OCR layer is of this kind. */
  readonly hidden: boolean;
  /** The text layer does not say which character this is (no ToUnicode); `text` is a guess of the engine. */
  readonly unmapped: boolean;
  /** Marked by the file itself as no part of the content (/Artifact watermark, annotation), with the word it used. */
  readonly artifact?: string;
  /** Of a recognised character: what it was read from, shared by all characters read with it. */
  readonly crop?: Crop;
}

/** A straight line along an axis: a stroked path, or a filled rectangle too thin to be an area. */
export interface Rule {
  /** `x`: a horizontal line at y = `at`, from x = `from` to x = `to`. `y`: a vertical one. */
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Points. */
  readonly thickness: number;
}

/** Why a page is read from its pixels. */
export type ScanReason =
  | 'no-text' // nothing but images
  | 'hidden-layer' // an image over text that nobody sees: somebody's OCR
  | 'unmapped'; // a text layer whose characters are not known

/** How a page was read from its pixels. */
export interface Recognition {
  readonly reason: ScanReason;
  /** Clockwise quarter turns that brought the page upright. */
  readonly turned: 0 | 1 | 2 | 3;
}

/** A picture on a page with text that was read from its pixels. */
export interface ReadPicture {
  /** Where it stands. */
  readonly box: Box;
  /** Clockwise quarter turns that brought it upright. */
  readonly turned: Recognition['turned'];
  /** Degrees counter-clockwise by which it is askew, where it is; what was read of it stands level, turned about its middle. */
  readonly tilt?: number;
}

/** A page of glyphs and rules. */
export interface DrawnPage {
  readonly kind: 'drawn';
  /** From 1. */
  readonly number: number;
  /** Points, as shown. */
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Where bitmaps stand: a page whose text is absent but whose image is large is a scan. */
  readonly images: readonly Box[];
  /** Degrees counter-clockwise by which the page as shown is askew, where it is: what stands on it here is turned back about the page's middle. */
  readonly tilt?: number;
  /** How it is bent besides, in points: a photo of a sheet. */
  readonly bend?: Bend;
  /** What took the page apart; `pixels` for an image, which nothing did. */
  readonly engine: 'pdfium' | 'pdfjs' | 'ofd' | 'pixels';
  /** Where it was read from its pixels. */
  readonly recognition?: Recognition;
  /** Where it has text, and pictures that were read from their pixels. */
  readonly pictures?: readonly ReadPicture[];
}

/** Whether anything on a page was read from its pixels. */
export function isRecognised({ recognition, pictures }: DrawnPage): boolean {
  return recognition !== undefined || pictures !== undefined;
}

/** A stretch of a document whose blocks are given: a section in Word, a text file. */
export interface GridPage {
  readonly kind: 'grid';
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

export type Page = DrawnPage | GridPage;

/** A line of prose as it stands, padding at its ends removed. */
export interface Line {
  readonly text: string;
  readonly place: Place;
}

/** Lines that belong together as the format or the layout says; sentences may still run on over a page break. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: readonly Line[];
}

export type Block = Paragraph | Table;

/** Words that stand outside the text: a Word header or footer. Never part of a sentence. */
export interface Furniture {
  readonly kind: 'header' | 'footer' | 'watermark';
  readonly text: string;
}

/** A whole file, read. */
export interface Document {
  readonly format: Format;
  readonly method: Method;
  readonly pages: readonly Page[];
  readonly furniture: readonly Furniture[];
}

/** Why something was judged to be no part of the document. */
export type MarkReason =
  | 'rotated' | 'faint' | 'outsize' | 'repeated' | 'artifact' | 'header-watermark' | 'flat-line' | 'hidden' | 'page-number' | 'running-header' | 'deleted';

/** Something set apart: it reaches no cell and no sentence, and it is listed. */
export interface Mark {
  readonly text: string;
  readonly reason: MarkReason;
  readonly places: readonly Place[];
}

/** The lines of a paragraph as one text; nothing is put between them, as Chinese has no spaces to lose. */
export function textOf(paragraph: Paragraph): string {
  return paragraph.lines.map((line) => line.text).join('');
}
