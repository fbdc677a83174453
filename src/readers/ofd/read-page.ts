/** A page of an OFD document: its templates, its layers and its annotations (GB/T 33190, 7.7 and 14). */
import type { DrawnPage } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';
import type { Matrix } from '../drawing/matrix.js';
import { hideWhite } from '../drawing/white-text.js';
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { drawObjects } from './draw-objects.js';
import type { Resources } from './resources.js';
import type { Scene, Surroundings } from './scene.js';
import { parseBox, wordOf } from './values.js';

const POINTS_PER_MILLIMETRE = 72 / 25.4;
/** A4, for a document that gives no size. */
const DEFAULT_AREA: Box = { x0: 0, y0: 0, x1: 210, y1: 297 };

/** The parts that make up a page. */
export interface PageParts {
  readonly page: XmlElement;
  /** Background templates before the page's own content, foreground ones after it. */
  readonly below: readonly XmlElement[];
  readonly above: readonly XmlElement[];
  readonly annotations: readonly XmlElement[];
  readonly resources: Resources;
  /** `PageArea` of the document. */
  readonly documentArea: XmlElement | undefined;
}

/** What a page may cost. */
export interface PageLimits {
  readonly maxDepth: number;
  /** Objects that the document may still have. */
  readonly budget: { left: number };
}

/** @throws Unreadable `too-deep`, `too-large` */
export function readPage(parts: PageParts, number: number, limits: PageLimits): DrawnPage {
  const { scene, width, height } = drawPage(parts, limits);
  const images = scene.images.map(({ box }) => box);
  const glyphs = hideWhite(scene.glyphs, [...images, ...scene.grounds]);
  return { kind: 'drawn', number, width, height, glyphs, rules: scene.rules, images, engine: 'ofd' };
}

/** What the page draws, and its size in points. @throws Unreadable as `readPage` does */
export function drawPage(parts: PageParts, limits: PageLimits): { readonly scene: Scene; readonly width: number; readonly height: number } {
  const area = physicalBox(childOf(parts.page, 'Area')) ?? parts.below.map((template) => physicalBox(childOf(template, 'Area'))).find((box) => box) ?? physicalBox(parts.documentArea) ?? DEFAULT_AREA;
  const scene: Scene = { resources: parts.resources, maxDepth: limits.maxDepth, glyphs: [], rules: [], images: [], grounds: [], budget: limits.budget };
  const scale = POINTS_PER_MILLIMETRE;
  const matrix: Matrix = [scale, 0, 0, scale, -area.x0 * scale, -area.y0 * scale];
  const [width, height] = [(area.x1 - area.x0) * scale, (area.y1 - area.y0) * scale];
  const around: Surroundings = { matrix, clip: { x0: 0, y0: 0, x1: width, y1: height }, parameters: {}, alpha: 1, isVisible: true, artifact: undefined, depth: 0 };
  for (const root of [...parts.below, parts.page, ...parts.above]) drawLayers(root, around, scene);
  for (const annotation of parts.annotations) drawAnnotation(annotation, around, scene);
  return { scene, width, height };
}

function physicalBox(area: XmlElement | undefined): Box | undefined {
  const box = parseBox(wordOf(area, 'PhysicalBox'));
  return box && box.x1 > box.x0 && box.y1 > box.y0 ? box : undefined;
}

function drawLayers(root: XmlElement, around: Surroundings, scene: Scene): void {
  const content = childOf(root, 'Content');
  for (const layer of content ? elementsOf(content) : []) {
    drawObjects(layer, { ...around, parameters: scene.resources.drawParameters(layer.attributes['DrawParam']) }, scene);
  }
}

/** What lies over the page is no part of it, whatever its type: watermarks, stamps, notes (14.3). */
function drawAnnotation(annotation: XmlElement, around: Surroundings, scene: Scene): void {
  const appearance = childOf(annotation, 'Appearance');
  if (!appearance || annotation.attributes['Visible'] === 'false') return;
  const box = parseBox(appearance.attributes['Boundary']);
  const [a, b, c, d, e, f] = around.matrix;
  const matrix: Matrix = [a, b, c, d, e + a * (box?.x0 ?? 0), f + d * (box?.y0 ?? 0)];
  drawObjects(appearance, { ...around, matrix, artifact: annotation.attributes['Type'] ?? 'Annotation' }, scene);
}
