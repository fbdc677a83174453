/** The characters of a pdfium page. */
import type { Glyph } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';
import { isClipped, placeGlyph } from '../drawing/glyph-box.js';
import { multiply, type Matrix } from '../drawing/matrix.js';
import { toFontName } from './font-name.js';
import type { Pdfium } from './pdfium-library.js';
import { fillOf, strokeOf, type TextContext } from './pdfium-objects.js';

/** What the glyphs of one text object share. */
interface Style {
  /** From glyph space (1 = the font size) to the page as shown, but for the origin. */
  readonly em: Matrix;
  readonly widths: Map<number, number>;
  readonly fontAddress: number;
  readonly font: string;
  readonly color: string;
  readonly alpha: number;
  readonly artifact: string | undefined;
  readonly clip: Box;
  readonly invisible: boolean;
  /** A run of which a part shows is whole: only what its cell or page shows nothing of is hidden. */
  hidden: boolean;
}

/** A glyph before all of its run is known. */
type Draft = Pick<Glyph, 'text' | 'box' | 'size' | 'angle' | 'unmapped'> & { readonly style: Style };

interface Font {
  readonly name: string;
  /** Advance by character, in parts of the font size. */
  readonly widths: Map<number, number>;
}

/** pdfium writes a hyphen that ends a line as this, and means a minus or nil in a table. */
const LINE_END_HYPHEN = 2;
/** Text render modes (ISO 32000-1, table 106). */
const STROKE_ONLY = 1;
const INVISIBLE: ReadonlySet<number> = new Set([3, 7]);

/** The glyphs of a page, and the text objects of which nothing shows. */
export interface PageText {
  readonly glyphs: readonly Glyph[];
  readonly hidden: readonly number[];
}

/**
 * The glyphs of the objects in `contexts`, in pdfium's reading order, without the
 * spaces and line breaks that it makes up. Spaces drawn by the file are kept, runs
 * of them as one.
 */
export function readGlyphs(pdfium: Pdfium, textPage: number, shown: Matrix, contexts: ReadonlyMap<number, TextContext>): PageText {
  const drafts: Draft[] = [];
  const styles = new Map<number, Style>();
  const fonts = new Map<number, Font>();
  const count = pdfium.FPDFText_CountChars(textPage);
  for (let index = 0; index < count; index++) {
    if (pdfium.FPDFText_IsGenerated(textPage, index) === 1) continue;
    const object = pdfium.FPDFText_GetTextObject(textPage, index);
    const context = contexts.get(object);
    if (!context) continue;
    let style = styles.get(object);
    if (!style) styles.set(object, (style = readStyle(pdfium, textPage, index, object, shown, context, fonts)));
    drafts.push(readGlyph(pdfium, textPage, index, style, shown));
  }
  const glyphs = drafts.map(({ text, box, size, angle, unmapped, style: { font, color, alpha, hidden, artifact } }): Glyph => ({
    text, box, font, size, angle, color, alpha, hidden, unmapped, ...(artifact === undefined ? {} : { artifact }),
  }));
  return { glyphs, hidden: [...styles].flatMap(([object, { hidden }]) => (hidden ? [object] : [])) };
}

/** How many characters show the directions of writing of a page. */
const SAMPLES = 48;

/** Directions of writing as shown, of characters spread over the page. */
export function readDirections(pdfium: Pdfium, textPage: number, shown: Matrix): readonly (readonly [number, number])[] {
  const count = pdfium.FPDFText_CountChars(textPage);
  const directions: [number, number][] = [];
  for (let index = 0; index < count; index += Math.max(1, Math.floor(count / SAMPLES))) {
    if (pdfium.FPDFText_IsGenerated(textPage, index) === 1 || !pdfium.FPDFText_GetMatrix(textPage, index, pdfium.scratch)) continue;
    const [a, b] = pdfium.floats();
    directions.push([shown[0] * a! + shown[2] * b!, shown[1] * a! + shown[3] * b!]);
  }
  return directions;
}

function readGlyph(pdfium: Pdfium, textPage: number, index: number, style: Style, shown: Matrix): Draft {
  const code = pdfium.FPDFText_GetUnicode(textPage, index) >>> 0;
  pdfium.FPDFText_GetCharOrigin(textPage, index, pdfium.scratch, pdfium.scratch + 8);
  const [x, y] = pdfium.doubles();
  const [a, b, c, d] = style.em;
  const origin: Matrix = [a, b, c, d, shown[0] * x! + shown[2] * y! + shown[4], shown[1] * x! + shown[3] * y! + shown[5]];
  const place = placeGlyph(origin, advanceOf(pdfium, textPage, index, code, style));
  if (!style.invisible && style.hidden && !isClipped(place.box, style.clip)) style.hidden = false;
  const unmapped = code === 0 || pdfium.FPDFText_HasUnicodeMapError(textPage, index) === 1;
  return { text: code === LINE_END_HYPHEN && !unmapped ? '-' : toText(code), ...place, unmapped, style };
}

function toText(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** Advance in parts of the font size: the font's own width, or else the width of the space that pdfium gives the character. */
function advanceOf(pdfium: Pdfium, textPage: number, index: number, code: number, style: Style): number {
  const known = style.widths.get(code);
  if (known !== undefined) return known;
  const { scratch } = pdfium;
  let advance = pdfium.FPDFFont_GetGlyphWidth(style.fontAddress, code, 1, scratch) ? pdfium.floats()[0]! : 0;
  if (advance <= 0 && pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch)) {
    const [left, , right] = pdfium.floats();
    const across = Math.hypot(style.em[0], style.em[1]);
    advance = across > 0 ? Math.abs(right! - left!) / across : 0;
  }
  style.widths.set(code, advance);
  return advance;
}

function readStyle(
  pdfium: Pdfium, textPage: number, index: number, object: number, shown: Matrix, context: TextContext, fonts: Map<number, Font>,
): Style {
  const { scratch } = pdfium;
  pdfium.FPDFText_GetMatrix(textPage, index, scratch);
  const [a, b, c, d] = pdfium.floats();
  const fontSize = pdfium.FPDFTextObj_GetFontSize(object, scratch) ? pdfium.floats()[0]! : 0;
  const fontAddress = pdfium.FPDFTextObj_GetFont(object);
  let font = fonts.get(fontAddress);
  if (!font) fonts.set(fontAddress, (font = { name: fontName(pdfium, fontAddress), widths: new Map() }));
  const mode = pdfium.FPDFTextObj_GetTextRenderMode(object);
  const paint = mode === STROKE_ONLY ? strokeOf(pdfium, object) : fillOf(pdfium, object);
  return {
    em: multiply([a! * fontSize, b! * fontSize, c! * fontSize, d! * fontSize, 0, 0], shown),
    fontAddress,
    font: font.name,
    widths: font.widths,
    color: paint.color,
    alpha: paint.alpha * context.alpha,
    artifact: context.artifact,
    clip: context.clip,
    invisible: INVISIBLE.has(mode),
    hidden: true,
  };
}

const NAME_BYTES = 256;

function fontName(pdfium: Pdfium, font: number): string {
  const bytes = pdfium.FPDFFont_GetBaseFontName(font, pdfium.scratch, NAME_BYTES);
  if (bytes <= 1 || bytes > NAME_BYTES) return '';
  return toFontName(new Uint8Array(pdfium.memory.buffer, pdfium.scratch, bytes - 1));
}
