/** XML parts as trees of elements. No document type is read, so no entity can expand. */
import { Parser } from 'htmlparser2';
import { Unreadable } from '../model/problem.js';

export interface XmlElement {
  /** With its prefix, `w:p`, or without, as was asked for. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/**
 * The root element of a part.
 *
 * @param names `prefixed` where every known writer uses the prefixes of the standard (Word, OpenDocument),
 *   `local` where writers choose their own (OFD)
 * @throws Unreadable `damaged` where elements are left open, `too-deep`
 */
export function parseXml(bytes: Uint8Array, maxDepth: number, names: 'prefixed' | 'local' = 'prefixed'): XmlElement {
  const top: { name: string; attributes: Record<string, string>; children: XmlNode[] } = { name: '', attributes: {}, children: [] };
  const open = [top];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (open.length > maxDepth) throw new Unreadable('too-deep', `elements nested more than ${maxDepth} deep`);
      const element = { name: names === 'local' ? name.slice(name.indexOf(':') + 1) : name, attributes, children: [] };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    ontext(text) {
      open.at(-1)!.children.push(text);
    },
    onclosetag() {
      open.pop();
    },
  }, { xmlMode: true });
  parser.write(decodeXml(bytes));
  const isCut = open.length > 1;
  const root = elementsOf(top)[0];
  if (!root || isCut) throw new Unreadable('damaged', root ? `the part ends inside <${root.name}>` : 'a part without an element');
  return root;
}

/** UTF-8 or UTF-16, the encodings that a package may use (ECMA-376 part 2, 6.1.4). */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** Text of all descendants, as it stands. */
export function textContent(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textContent(child))).join('');
}

/** Every descendant for which the test holds, outermost only, in order. */
export function descendantsWhere(element: XmlElement, test: (descendant: XmlElement) => boolean): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (test(child) ? [child] : descendantsWhere(child, test)));
}
