/** Properties of a Word element: nearly all are a child with a `w:val`. */
import { childOf, type XmlElement } from '../xml.js';

/** The `w:val` of the child of that name: how nearly every property is written. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val'];
}

/** As `valueOf`, for a whole number; anything else is absent. */
export function integerOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = valueOf(element, name);
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** An on-off property (ECMA-376 part 1, 17.17.4): present without a value is on; `undefined` where it says nothing. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const property = childOf(element, name);
  return property && !/^(?:0|false|off|none)$/.test(property.attributes['w:val'] ?? '');
}
