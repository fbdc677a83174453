/** Carries out the operator list of a pdf.js page: what is drawn where. */
import type { DrawnPage, Glyph, Rule } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';
import { multiply, scaleOf, transformBox, type Matrix } from '../drawing/matrix.js';
import { groundsOfPath, intersect, rulesOfArea, rulesOfPath, rulesOfWhite, type PaintedPath, type Subpath } from '../drawing/path-rules.js';
import { hideWhite, isWhite } from '../drawing/white-text.js';
import { beginState, moveText, setParameters, setTextMatrix, type State } from './pdfjs-state.js';
import { showText, withoutDoubles, type Font, type ShownGlyph } from './pdfjs-text.js';

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface Surroundings {
  /** Numbers of the operators by name. */
  readonly ops: Readonly<Record<string, number>>;
  readonly shown: Matrix;
  readonly pageBox: Box;
  readonly fontOf: (name: string) => Font | undefined;
}

/** Called with the arguments that pdf.js lists for its operator. */
type Handlers = Readonly<Record<string, (...args: never[]) => void>>;

/** Everything that the handlers of one page share. */
interface Canvas {
  readonly around: Surroundings;
  readonly names: ReadonlyMap<number, string>;
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
  readonly images: Box[];
  /** What is painted in another colour than white, images left out. */
  readonly grounds: Box[];
  readonly directions: (readonly [x: number, y: number])[];
  readonly saved: State[];
  /** For each marked content that is open, whether it is an /Artifact. */
  readonly artifacts: boolean[];
  state: State;
  /** A clip operator was seen: the next path narrows the clip. */
  clips: boolean;
}

const PATTERN_COLOR = '#808080';
const UNIT_SQUARE: Box = { x0: 0, y0: 0, x1: 1, y1: 1 };

/** What is painted, in the order of the file, and the direction of writing of each text. */
export function readOperators(list: OperatorList, around: Surroundings): Pick<DrawnPage, 'glyphs' | 'rules' | 'images'> & Pick<Canvas, 'directions'> {
  const canvas: Canvas = {
    around,
    names: new Map(Object.entries(around.ops).map(([name, number]) => [number, name])),
    glyphs: [], rules: [], images: [], grounds: [], directions: [], saved: [], artifacts: [], state: beginState(around.shown, around.pageBox), clips: false,
  };
  const handlers: Handlers = { ...stateHandlers(canvas), ...textHandlers(canvas), ...pathHandlers(canvas), ...imageHandlers(canvas) };
  const byNumber = new Map(Object.entries(around.ops).map(([name, number]) => [number, handlers[name]]));
  list.fnArray.forEach((op, index) => byNumber.get(op)?.(...((list.argsArray[index] as never[] | null) ?? [])));
  return { glyphs: hideWhite(withoutDoubles(canvas.glyphs), [...canvas.images, ...canvas.grounds]), rules: canvas.rules, images: canvas.images, directions: canvas.directions };
}

function stateHandlers(canvas: Canvas): Handlers {
  const save = (): void => void canvas.saved.push({ ...canvas.state });
  const restore = (): void => void (canvas.state = canvas.saved.pop() ?? canvas.state);
  const transform = (matrix: Matrix): void => void (canvas.state.matrix = multiply(matrix, canvas.state.matrix));
  return {
    save,
    restore,
    transform: (...matrix: [number, number, number, number, number, number]) => transform(matrix),
    setLineWidth: (width: number) => (canvas.state.lineWidth = width),
    setGState: (entries: readonly (readonly [string, unknown])[]) => setParameters(canvas.state, entries),
    setFillRGBColor: (color: string) => (canvas.state.fillColor = color),
    // A pattern has no one colour; what counts is that it is not white.
    setFillColorN: () => (canvas.state.fillColor = PATTERN_COLOR),
    setStrokeRGBColor: (color: string) => (canvas.state.strokeColor = color),
    paintFormXObjectBegin: (matrix: Matrix | null, bounds: ArrayLike<number> | null) => {
      save();
      if (matrix) transform(matrix);
      if (bounds) narrowClip(canvas.state, canvas.state.matrix, bounds);
    },
    paintFormXObjectEnd: restore,
    // A group is painted with the opacity that holds outside; inside it starts anew (ISO 32000-1, 11.6.6).
    beginGroup: (group: { readonly matrix?: Matrix | null; readonly bbox?: ArrayLike<number> | null }) => {
      save();
      const { state } = canvas;
      if (group.bbox) narrowClip(state, group.matrix ? multiply(group.matrix, state.matrix) : state.matrix, group.bbox);
      state.groupAlpha *= state.fillAlpha;
      state.fillAlpha = state.strokeAlpha = 1;
    },
    endGroup: restore,
    beginMarkedContent: (tag: string) => canvas.artifacts.push(tag === 'Artifact'),
    beginMarkedContentProps: (tag: string) => canvas.artifacts.push(tag === 'Artifact'),
    endMarkedContent: () => canvas.artifacts.pop(),
  };
}

function narrowClip(state: State, matrix: Matrix, bounds: ArrayLike<number>): void {
  state.clip = intersect(state.clip, transformBox(matrix, { x0: bounds[0]!, y0: bounds[1]!, x1: bounds[2]!, y1: bounds[3]! }));
}

function textHandlers(canvas: Canvas): Handlers {
  return {
    beginText: () => setTextMatrix(canvas.state, [1, 0, 0, 1, 0, 0]),
    setCharSpacing: (spacing: number) => (canvas.state.charSpacing = spacing),
    setWordSpacing: (spacing: number) => (canvas.state.wordSpacing = spacing),
    setHScale: (percent: number) => (canvas.state.textScale = percent / 100),
    setLeading: (leading: number) => (canvas.state.leading = leading),
    setFont: (font: string, size: number) => {
      canvas.state.font = font;
      canvas.state.fontSize = size;
    },
    setTextRenderingMode: (mode: number) => (canvas.state.renderMode = mode),
    setTextRise: (rise: number) => (canvas.state.rise = rise),
    moveText: (x: number, y: number) => moveText(canvas.state, x, y),
    setLeadingMoveText: (x: number, y: number) => {
      canvas.state.leading = -y;
      moveText(canvas.state, x, y);
    },
    setTextMatrix: (matrix: Float32Array) => setTextMatrix(canvas.state, matrix as unknown as Matrix),
    nextLine: () => moveText(canvas.state, 0, -canvas.state.leading),
    showText: (shown: readonly (ShownGlyph | number)[]) => {
      const font = canvas.around.fontOf(canvas.state.font) ?? {};
      const [x, y] = multiply(canvas.state.textMatrix, canvas.state.matrix);
      canvas.directions.push([x, y]);
      canvas.glyphs.push(...showText(shown, canvas.state, font, canvas.artifacts.includes(true) ? 'Artifact' : undefined));
    },
  };
}

interface Paint {
  readonly filled: boolean;
  readonly stroked: boolean;
  readonly closed: boolean;
}

/** Operators that paint a path (ISO 32000-1, table 60). */
const PAINTS: Readonly<Record<string, Paint>> = {
  stroke: { filled: false, stroked: true, closed: false },
  closeStroke: { filled: false, stroked: true, closed: true },
  fill: { filled: true, stroked: false, closed: false },
  eoFill: { filled: true, stroked: false, closed: false },
  fillStroke: { filled: true, stroked: true, closed: false },
  eoFillStroke: { filled: true, stroked: true, closed: false },
  closeFillStroke: { filled: true, stroked: true, closed: true },
  closeEOFillStroke: { filled: true, stroked: true, closed: true },
};

function pathHandlers(canvas: Canvas): Handlers {
  return {
    clip: () => (canvas.clips = true),
    eoClip: () => (canvas.clips = true),
    constructPath: (op: number, [data]: [Float32Array | null], bounds: Float32Array | null) => {
      const { state, names } = canvas;
      const paint = PAINTS[names.get(op) ?? ''];
      if (paint && data) {
        const path = readPath(data, paint, state);
        for (const rule of rulesOfPath(path)) canvas.rules.push(rule);
        const areas = groundsOfPath(path);
        if (isWhite(state.fillColor)) for (const white of areas) canvas.rules.push(...rulesOfWhite(white, canvas.grounds));
        else canvas.grounds.push(...areas);
      }
      if (canvas.clips && bounds) narrowClip(state, state.matrix, bounds);
      canvas.clips = false;
    },
    shadingFill: () => canvas.grounds.push(canvas.state.clip),
  };
}

function readPath(data: Float32Array, paint: Paint, state: State): PaintedPath {
  return {
    subpaths: readSubpaths(data, state.matrix, paint.closed),
    filled: paint.filled && state.fillAlpha > 0,
    stroked: paint.stroked && state.strokeAlpha > 0,
    width: state.lineWidth * scaleOf(state.matrix),
    clip: state.clip,
  };
}

/** Codes of pdf.js in a path, and how many numbers follow each. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const NUMBERS: readonly number[] = [2, 2, 6, 4, 0];

function readSubpaths(data: Float32Array, matrix: Matrix, closed: boolean): readonly Subpath[] {
  const [a, b, c, d, e, f] = matrix;
  const subpaths: { points: number[]; curves: Set<number>; closed: boolean }[] = [];
  let current: (typeof subpaths)[number] | undefined;
  for (let at = 0; at < data.length; ) {
    const code = data[at]!;
    at += 1 + NUMBERS[code]!;
    if (code === CLOSE) {
      if (current) current.closed = true;
      continue;
    }
    if (code === MOVE || !current) subpaths.push((current = { points: [], curves: new Set(), closed }));
    if (code > LINE) current.curves.add(current.points.length / 2);
    const [x, y] = [data[at - 2]!, data[at - 1]!];
    current.points.push(a * x + c * y + e, b * x + d * y + f);
  }
  return subpaths;
}

function imageHandlers(canvas: Canvas): Handlers {
  const paint = (local?: Matrix): void => {
    const { state, images, rules } = canvas;
    const image = intersect(transformBox(local ? multiply(local, state.matrix) : state.matrix, UNIT_SQUARE), state.clip);
    const lines = rulesOfArea(image); // Some printer drivers draw lines as bitmaps.
    if (lines) rules.push(...lines);
    else images.push(image);
  };
  const paintAll = (entries: readonly { readonly transform: Matrix }[]): void => entries.forEach(({ transform }) => paint(transform));
  return {
    paintImageXObject: () => paint(),
    paintInlineImageXObject: () => paint(),
    paintImageMaskXObject: () => paint(),
    paintSolidColorImageMask: () => paint(),
    paintInlineImageXObjectGroup: (_image: unknown, entries: readonly { readonly transform: Matrix }[]) => paintAll(entries),
    paintImageMaskXObjectGroup: paintAll,
    paintImageXObjectRepeat: (_image: unknown, scaleX: number, scaleY: number, places: ArrayLike<number>) => {
      for (let i = 0; i < places.length; i += 2) paint([scaleX, 0, 0, scaleY, places[i]!, places[i + 1]!]);
    },
    paintImageMaskXObjectRepeat: (_image: unknown, a: number, b: number, c: number, d: number, places: ArrayLike<number>) => {
      for (let i = 0; i < places.length; i += 2) paint([a, b, c, d, places[i]!, places[i + 1]!]);
    },
  };
}
