/** The little of OpenDocument styles that changes what is printed: hidden text, lists, pages (OpenDocument 1.3 part 3, 16). */
import { childOf, descendantsWhere, elementsOf, type XmlElement } from '../xml.js';

/** A style with what it inherits. */
export interface Style {
  readonly isHidden: boolean;
  /** Page style that begins with what has this style. */
  readonly masterPage: string | undefined;
}

export interface Styles {
  readonly styleOf: (family: string, name: string | undefined) => Style;
  readonly isLandscape: (masterPage: string | undefined) => boolean;
  /** `text:list-style` by name. */
  readonly listStyle: (name: string) => XmlElement | undefined;
  readonly outlineStyle: XmlElement | undefined;
  /** Headers and footers of the page styles, each with its content. */
  readonly furniture: readonly XmlElement[];
}

const PLAIN: Style = { isHidden: false, masterPage: undefined };
/** Styles are based on one another not deeper than this in any sound file. */
const MAX_PARENTS = 32;
const FURNITURE = /^style:(?:header|footer)(?:-left|-first)?$/;

/** @param roots of content.xml and styles.xml: the names of the former go first */
export function readStyles(roots: readonly XmlElement[]): Styles {
  const named = new Map<string, XmlElement>();
  const holders = roots.flatMap(elementsOf).filter(({ name }) => /^office:(?:automatic-styles|styles|master-styles)$/.test(name));
  for (const element of holders.flatMap(elementsOf)) {
    const key = keyOf(element.name, element.attributes['style:family'], element.attributes['style:name']);
    if (!named.has(key)) named.set(key, element);
  }
  const masters = [...named.values()].filter(({ name }) => name === 'style:master-page');
  const isLandscape = (name: string | undefined): boolean => {
    const master = name === undefined || name === '' ? masters[0] : named.get(keyOf('style:master-page', undefined, name));
    const layout = master && named.get(keyOf('style:page-layout', undefined, master.attributes['style:page-layout-name']));
    return childOf(layout, 'style:page-layout-properties')?.attributes['style:print-orientation'] === 'landscape';
  };
  return {
    styleOf: (family, name) => resolve(named, family, name, 0),
    isLandscape,
    listStyle: (name) => named.get(keyOf('text:list-style', undefined, name)),
    outlineStyle: holders.flatMap(elementsOf).find(({ name }) => name === 'text:outline-style'),
    furniture: masters.flatMap((master) => descendantsWhere(master, ({ name }) => FURNITURE.test(name))),
  };
}

function keyOf(element: string, family: string | undefined, name: string | undefined): string {
  return `${element}/${family ?? ''}/${name ?? ''}`;
}

function resolve(named: ReadonlyMap<string, XmlElement>, family: string, name: string | undefined, depth: number): Style {
  const style = name === undefined || depth > MAX_PARENTS ? undefined : named.get(keyOf('style:style', family, name));
  if (!style) return PLAIN;
  const parent = resolve(named, family, style.attributes['style:parent-style-name'], depth + 1);
  const display = childOf(style, 'style:text-properties')?.attributes['text:display'];
  return {
    isHidden: display === undefined ? parent.isHidden : display === 'none',
    masterPage: style.attributes['style:master-page-name'] || parent.masterPage,
  };
}
