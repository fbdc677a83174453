/** The graphic units of a layer, a block or an annotation, in order (GB/T 33190, 7.7 and 8.5). */
import { Unreadable } from '../../model/problem.js';
import { unionOf, type Box } from '../../model/geometry.js';
import { multiply, transformBox, type Matrix } from '../drawing/matrix.js';
import { intersect } from '../drawing/path-rules.js';
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { boundsOfPath, drawPath } from './path-object.js';
import { parametersOf } from './resources.js';
import type { Scene, Surroundings } from './scene.js';
import { drawText } from './text-object.js';
import { numberOr, parseBox, parseMatrix } from './values.js';

const OPAQUE = 255;
const UNIT_SQUARE: Box = { x0: 0, y0: 0, x1: 1, y1: 1 };
/** A stroke reaches this far over the boundary of its path, in points, and writers round. */
const BOUNDARY_SLACK = 1;

/** @throws Unreadable `too-deep`, `too-large` */
export function drawObjects(container: XmlElement, around: Surroundings, scene: Scene): void {
  if (around.depth > scene.maxDepth) throw new Unreadable('too-deep', `graphic units nested more than ${scene.maxDepth} deep`);
  for (const object of elementsOf(container)) {
    if (object.name === 'PageBlock') drawObjects(object, { ...around, depth: around.depth + 1 }, scene);
    else DRAW[object.name]?.(object, around, scene);
  }
}

const DRAW: Readonly<Record<string, (object: XmlElement, around: Surroundings, scene: Scene) => void>> = {
  TextObject: (object, around, scene) => {
    const { local, inside } = enter(object, around, scene);
    drawText(object, local, inside, scene);
  },
  PathObject: (object, around, scene) => {
    const { local, inside, boundary } = enter(object, around, scene);
    drawPath(object, local, boundary ? { ...inside, clip: intersect(inside.clip, boundary) } : inside, scene);
  },
  ImageObject: (object, around, scene) => {
    const { local, inside } = enter(object, around, scene);
    const area = parseBox(object.attributes['Boundary']);
    const matrix = object.attributes['CTM'] === undefined && area ? multiply([area.x1 - area.x0, 0, 0, area.y1 - area.y0, 0, 0], local) : local;
    const box = intersect(transformBox(matrix, UNIT_SQUARE), inside.clip);
    if (box.x1 > box.x0 && box.y1 > box.y0 && inside.isVisible && inside.artifact === undefined) scene.images.push({ box, matrix, resource: object.attributes['ResourceID'] ?? '' });
  },
  CompositeObject: (object, around, scene) => {
    const { local, inside } = enter(object, around, scene);
    const content = scene.resources.composite(object.attributes['ResourceID'] ?? '');
    if (content) drawObjects(content, { ...inside, matrix: local, depth: around.depth + 1 }, scene);
  },
};

/** What holds inside an object: its own millimetres start at the corner of its boundary, after its CTM (8.5). */
function enter(object: XmlElement, around: Surroundings, scene: Scene): { local: Matrix; inside: Surroundings; boundary: Box | undefined } {
  if (--scene.budget.left < 0) throw new Unreadable('too-large', 'more graphic units than a document may have');
  const { attributes } = object;
  const box = parseBox(attributes['Boundary']);
  const placed = multiply([1, 0, 0, 1, box?.x0 ?? 0, box?.y0 ?? 0], around.matrix);
  const local = multiply(parseMatrix(attributes['CTM']), placed);
  const named = attributes['DrawParam'] === undefined ? around.parameters : { ...around.parameters, ...known(scene.resources.drawParameters(attributes['DrawParam'])) };
  const inside: Surroundings = {
    ...around,
    parameters: parametersOf(object, named),
    alpha: around.alpha * (numberOr(attributes['Alpha'], OPAQUE) / OPAQUE),
    isVisible: around.isVisible && attributes['Visible'] !== 'false',
    clip: clipOf(object, local, placed, around.clip),
  };
  return { local, inside, boundary: box && widened(transformBox(around.matrix, box)) };
}

function known<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function widened({ x0, y0, x1, y1 }: Box): Box {
  return { x0: x0 - BOUNDARY_SLACK, y0: y0 - BOUNDARY_SLACK, x1: x1 + BOUNDARY_SLACK, y1: y1 + BOUNDARY_SLACK };
}

/** All clips together; each lets through what one of its areas does, which are taken by their outer box (8.4). */
function clipOf(object: XmlElement, local: Matrix, placed: Matrix, around: Box): Box {
  const clips = childOf(object, 'Clips');
  if (!clips) return around;
  const base = clips.attributes['TransFlag'] === 'false' ? placed : local;
  return elementsOf(clips).reduce((clip, each) => {
    const areas = elementsOf(each).flatMap((area) => boundsOfArea(area, base) ?? []);
    return areas.length === 0 ? clip : intersect(clip, unionOf(areas));
  }, around);
}

function boundsOfArea(area: XmlElement, base: Matrix): Box | undefined {
  const path = childOf(area, 'Path');
  if (!path) return undefined;
  const box = parseBox(path.attributes['Boundary']);
  const placed = multiply([1, 0, 0, 1, box?.x0 ?? 0, box?.y0 ?? 0], multiply(parseMatrix(area.attributes['CTM']), base));
  return boundsOfPath(path, multiply(parseMatrix(path.attributes['CTM']), placed));
}
