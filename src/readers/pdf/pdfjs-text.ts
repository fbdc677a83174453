/** Glyphs of a pdf.js page, from what its operators show. */
import type { Glyph } from '../../model/document.js';
import { isClipped, placeGlyph } from '../drawing/glyph-box.js';
import { multiply, type Matrix } from '../drawing/matrix.js';
import { toFontName } from './font-name.js';
import type { State } from './pdfjs-state.js';

/** What pdf.js says of a font. */
export interface Font {
  readonly name?: string;
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: VerticalMetrics;
  /** `_map` holds the codes that are mapped; without it the codes themselves are shown in place of characters. */
  readonly toUnicode?: { readonly _map?: Readonly<Record<number, unknown>> };
}

/** Advance and the origin for vertical writing as seen from the horizontal one, in thousandths (ISO 32000-1, 9.7.4.3). */
type VerticalMetrics = readonly [advance: number, x: number, y: number];

/** One glyph as pdf.js shows it; the numbers between glyphs are spacing in thousandths. */
export interface ShownGlyph {
  readonly originalCharCode: number;
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: VerticalMetrics;
}

/** Text render modes (ISO 32000-1, table 106). */
const STROKE_ONLY = 1;
const INVISIBLE: ReadonlySet<number> = new Set([3, 7]);
const THOUSANDTH = 0.001;
/** The same character this near to itself, in parts of its size, is printed twice to look bold. */
const BOLD_OFFSET = 0.2;

/**
 * The glyphs that one operator shows; moves the state to where the next text starts.
 *
 * @param artifact word of the marked content around, if any
 */
export function showText(shown: readonly (ShownGlyph | number)[], state: State, font: Font, artifact: string | undefined): readonly Glyph[] {
  const name = toFontName(Buffer.from(font.name ?? '', 'latin1'));
  const unit = font.fontMatrix?.[0] ?? THOUSANDTH;
  const placed: { text: string; unmapped: boolean; place: Pick<Glyph, 'box' | 'size' | 'angle'> }[] = [];
  for (const item of shown) {
    if (typeof item === 'number') {
      advance(state, font, -item * THOUSANDTH * state.fontSize);
      continue;
    }
    const vertical = font.vertical ? (item.vmetric ?? font.defaultVMetrics) : undefined;
    const em = originMatrix(state, vertical);
    placed.push({ text: item.unicode || '\ufffd', unmapped: isUnmapped(item, font), place: placeGlyph(em, item.width * unit) });
    const step = vertical ? vertical[0] * THOUSANDTH * state.fontSize : item.width * unit * state.fontSize;
    const spacing = state.charSpacing + (item.isSpace ? state.wordSpacing : 0);
    advance(state, font, vertical ? step - spacing : step + spacing);
  }
  // A run of which a part shows is whole: only what its cell or page shows nothing of is hidden.
  const hidden = INVISIBLE.has(state.renderMode) || placed.every(({ place }) => isClipped(place.box, state.clip));
  const stroked = state.renderMode === STROKE_ONLY;
  const paint = { font: name, color: stroked ? state.strokeColor : state.fillColor, alpha: (stroked ? state.strokeAlpha : state.fillAlpha) * state.groupAlpha };
  return placed.map(({ text, unmapped, place }) => ({ text, ...place, ...paint, hidden, unmapped, ...(artifact === undefined ? {} : { artifact }) }));
}

/** Moves the point where text goes on, along the direction of writing. */
function advance(state: State, font: Font, distance: number): void {
  if (font.vertical) state.y += distance;
  else state.x += distance * state.textScale;
}

/** From glyph space (1 = the font size) to the page as shown (ISO 32000-1, 9.4.4). */
function originMatrix(state: State, vertical: VerticalMetrics | undefined): Matrix {
  const [dx, dy] = vertical ? [-vertical[1] * THOUSANDTH * state.fontSize, -vertical[2] * THOUSANDTH * state.fontSize] : [0, 0];
  const local: Matrix = [state.fontSize * state.textScale, 0, 0, state.fontSize, state.x + dx * state.textScale, state.y + dy + state.rise];
  return multiply(multiply(local, state.textMatrix), state.matrix);
}

function isUnmapped(glyph: ShownGlyph, font: Font): boolean {
  return font.toUnicode?._map?.[glyph.originalCharCode] === undefined;
}

/** Leaves out characters that are printed again over themselves; one that is hidden takes the place of none that shows. */
export function withoutDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const row = Math.round(glyph.box.y0);
    const near = [row - 1, row, row + 1].flatMap((y) => seen.get(`${glyph.text}@${y}@${glyph.hidden}`) ?? []);
    const slack = glyph.size * BOLD_OFFSET;
    if (near.some(({ box }) => Math.abs(box.x0 - glyph.box.x0) < slack && Math.abs(box.y0 - glyph.box.y0) < slack)) return false;
    const key = `${glyph.text}@${row}@${glyph.hidden}`;
    const others = seen.get(key);
    if (others) others.push(glyph);
    else seen.set(key, [glyph]);
    return true;
  });
}
