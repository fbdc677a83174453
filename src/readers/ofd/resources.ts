/** What the pages of an OFD document share: fonts, drawing parameters, composite units (GB/T 33190, 7.9). */
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { BLACK, numberOr, parsePaint, type Paint } from './values.js';

/** How something is drawn where it does not say so itself (8.2). */
export interface DrawParameters {
  readonly lineWidth?: number | undefined;
  readonly fill?: Paint | undefined;
  readonly stroke?: Paint | undefined;
}

export interface Resources {
  readonly fontName: (id: string) => string;
  readonly drawParameters: (id: string | undefined) => DrawParameters;
  /** The content of a composite unit (13). */
  readonly composite: (id: string) => XmlElement | undefined;
}

/** Parameters refer to others for what they lack, not deeper than this in a sound file. */
const MAX_RELATIVES = 16;

/** @param roots of the resource files; of two entries of one id the later counts */
export function readResources(roots: readonly XmlElement[]): Resources {
  const entries = new Map<string, XmlElement>();
  for (const root of roots) {
    for (const entry of elementsOf(root).flatMap(elementsOf)) {
      const id = entry.attributes['ID'];
      if (id !== undefined) entries.set(id, entry);
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

