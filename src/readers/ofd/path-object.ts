/** CT_Path → rules (GB/T 33190, 9). */
import { unionOf, type Box } from '../../model/geometry.js';
import { scaleOf, type Matrix } from '../drawing/matrix.js';
import { groundsOfPath, rulesOfPath, type PaintedPath, type Subpath } from '../drawing/path-rules.js';
import { isWhite } from '../drawing/white-text.js';
import { childOf, textContent, type XmlElement } from '../xml.js';
import type { Scene, Surroundings } from './scene.js';
import { BLACK } from './values.js';

/** Millimetres; the width of a line that says none (8.2, table 25). */
const DEFAULT_LINE = 0.353;
/** How many numbers follow each operator of a path (9.3); S begins a figure like M. */
const NUMBERS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };
const TOKEN = /[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/** Adds the rules that a path object draws. Annotations draw none: they lie over the page. */
export function drawPath(object: XmlElement, local: Matrix, around: Surroundings, scene: Scene): void {
  const { fill = BLACK, stroke = BLACK, lineWidth = DEFAULT_LINE } = around.parameters;
  const isFilled = object.attributes['Fill'] === 'true' && fill.alpha * around.alpha > 0;
  const isStroked = object.attributes['Stroke'] !== 'false' && stroke.alpha * around.alpha > 0;
  if (!around.isVisible || around.artifact !== undefined) return;
  const path: PaintedPath = { subpaths: readSubpaths(object, local), filled: isFilled, stroked: isStroked, width: lineWidth * scaleOf(local), clip: around.clip };
  for (const rule of rulesOfPath(path)) scene.rules.push(rule);
  if (isFilled && !isWhite(fill.color)) for (const ground of groundsOfPath(path)) scene.grounds.push(ground);
}

/** The figures of a path's data, each point where it is shown. */
export function readSubpaths(object: XmlElement, [a, b, c, d, e, f]: Matrix): readonly Subpath[] {
  const data = childOf(object, 'AbbreviatedData');
  const tokens = data ? (textContent(data).match(TOKEN) ?? []) : [];
  const subpaths: { points: number[]; curves: Set<number>; closed: boolean }[] = [];
  let current: (typeof subpaths)[number] | undefined;
  for (let at = 0; at < tokens.length;) {
    const operator = tokens[at]!.toUpperCase();
    const count = NUMBERS[operator];
    const numbers = tokens.slice(at + 1, at + 1 + (count ?? 0)).map(Number);
    at += 1 + (count ?? 0);
    if (count === undefined || numbers.length < count || numbers.some(Number.isNaN)) continue;
    if (operator === 'C') {
      if (current) current.closed = true;
      continue;
    }
    if (operator === 'S' || operator === 'M' || !current) subpaths.push((current = { points: [], curves: new Set(), closed: false }));
    if (count > 2) current.curves.add(current.points.length / 2);
    const [x, y] = [numbers[count - 2]!, numbers[count - 1]!];
    current.points.push(a * x + c * y + e, b * x + d * y + f);
  }
  return subpaths;
}

/** The smallest box round a path; absent where it draws nothing. */
export function boundsOfPath(object: XmlElement, local: Matrix): Box | undefined {
  const grounds = groundsOfPath({ subpaths: readSubpaths(object, local), filled: true, stroked: false, width: 0, clip: EVERYWHERE });
  return grounds.length === 0 ? undefined : unionOf(grounds);
}

const EVERYWHERE: Box = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity };
