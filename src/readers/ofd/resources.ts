/** What the pages of an OFD document share: fonts, drawing parameters, composite units (GB/T 33190, 7.9). */
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { resolvePart } from './part-path.js';
import { BLACK, numberOr, parsePaint, wordOf, type Paint } from './values.js';

/** How something is drawn where it does not say so itself (8.2). */
export interface DrawParameters {
  readonly lineWidth?: number | undefined;
  readonly fill?: Paint | undefined;
  readonly stroke?: Paint | undefined;
}

export interface Resources {
  readonly fontName: (id: string) => string;
  readonly drawParameters: (id: string | undefined) => DrawParameters;
  /** The name of the part that holds an image. */
  readonly mediaPart: (id: string) => string | undefined;
  /** The content of a composite unit (13). */
  readonly composite: (id: string) => XmlElement | undefined;
}

/** Parameters refer to others for what they lack, not deeper than this in a sound file. */
const MAX_RELATIVES = 16;

/** A resource file: its name in the package, and its root. */
export interface ResourceFile {
  readonly name: string;
  readonly root: XmlElement;
}

/** Of two entries of one id the later counts. */
export function readResources(files: readonly ResourceFile[]): Resources {
  const entries = new Map<string, XmlElement>();
  const folders = new Map<string, string>();
  for (const { name, root } of files) {
    const folder = resolvePart(name, `${root.attributes['BaseLoc'] ?? '.'}/`);
    for (const entry of elementsOf(root).flatMap(elementsOf)) {
      const id = entry.attributes['ID'];
      if (id === undefined) continue;
      entries.set(id, entry);
      folders.set(id, folder);
    }
  }
  const entryOf = (id: string | undefined, name: string): XmlElement | undefined => {
    const entry = id === undefined ? undefined : entries.get(id);
    return entry?.name === name ? entry : undefined;
  };
  const drawParameters = (id: string | undefined, depth = 0): DrawParameters => {
    const entry = depth > MAX_RELATIVES ? undefined : entryOf(id, 'DrawParam');
    if (!entry) return {};
    const relative = drawParameters(entry.attributes['Relative'], depth + 1);
    return parametersOf(entry, relative);
  };
  return {
    fontName: (id) => {
      const font = entryOf(id, 'Font');
      return font?.attributes['FontName'] ?? font?.attributes['FamilyName'] ?? '';
    },
    drawParameters: (id) => drawParameters(id),
    mediaPart: (id) => {
      const file = wordOf(entryOf(id, 'MultiMedia'), 'MediaFile');
      return file === undefined ? undefined : resolvePart(`${folders.get(id)!}/`, file);
    },
    composite: (id) => childOf(entryOf(id, 'CompositeGraphicUnit'), 'Content'),
  };
}

/** What an element says itself, and the rest as given. */
export function parametersOf(element: XmlElement, otherwise: DrawParameters): DrawParameters {
  const [fill, stroke] = [childOf(element, 'FillColor'), childOf(element, 'StrokeColor')];
  const width = numberOr(element.attributes['LineWidth'], NaN);
  return {
    lineWidth: Number.isNaN(width) ? otherwise.lineWidth : width,
    fill: fill ? parsePaint(fill, BLACK) : otherwise.fill,
    stroke: stroke ? parsePaint(stroke, BLACK) : otherwise.stroke,
  };
}

