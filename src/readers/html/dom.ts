/** The tree of a page, and the few questions asked of its nodes. */
import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Elements that stand in a flow of their own: before and after them a line ends. */
const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);
/** What a browser does not print, or prints as something else than text. */
const NOT_TEXT = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'iframe', 'object', 'embed', 'svg', 'canvas', 'select', 'datalist', 'button', 'input', 'textarea', 'audio', 'video']);
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

export function isElement(node: Node): node is Element {
  return defaultTreeAdapter.isElementNode(node);
}

export function elementsOf(parent: Parent): readonly Element[] {
  return parent.childNodes.filter(isElement);
}

export function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName);
}

/** Whether its content is no text of the page: scripts, fields of a form, and what its own style hides. */
export function isLeftOut(element: Element): boolean {
  return NOT_TEXT.has(element.tagName) || element.attrs.some(({ name }) => name === 'hidden') || HIDDEN_STYLE.test(attributeOf(element, 'style'));
}

/** Line of the page's source, from 1. */
export function lineOf(element: Node): number {
  return element.sourceCodeLocation?.startLine ?? 1;
}

/** The first element that passes, in the order of the page. */
export function findElement(parent: Parent, test: (element: Element) => boolean): Element | undefined {
  for (const element of elementsOf(parent)) {
    const found = test(element) ? element : findElement(element, test);
    if (found) return found;
  }
  return undefined;
}

/** Every element that passes, in the order of the page; not those inside one that passes. */
export function findElements(parent: Parent, test: (element: Element) => boolean): readonly Element[] {
  return elementsOf(parent).flatMap((element) => (test(element) ? [element] : findElements(element, test)));
}

/** The text of all that is in it, with blanks as they stand. */
export function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  if (!isElement(node) || isLeftOut(node)) return '';
  return node.childNodes.map(textOf).join('');
}
