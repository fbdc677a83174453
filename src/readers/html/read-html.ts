/** Web pages, with their pictures in one file or not, and tables saved as such under any name → Document. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Block, Document, Furniture, Paragraph } from '../../model/document.js';
import { foldRadicals } from '../../model/fold-radicals.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { decodeHtml } from './decode-html.js';
import { attributeOf, elementsOf, findElement, findElements, isLeftOut, textOf, type Element, type Parent } from './dom.js';
import { findArticle, isAside } from './find-article.js';
import { readPageInfo } from './page-info.js';
import { readFlow, type FlowContext } from './read-flow.js';
import { webPageIn } from './web-archive.js';

/** Elements that may stand between a table and the one in its cell. */
const ELEMENTS_A_LEVEL = 8;
/** What is listed of a menu. */
const MAX_LISTED = 200;

/**
 * A document of one page: the article's paragraphs and tables, as a browser reads
 * the markup however broken it is. What stands round the article is set apart.
 * Places are lines of the source, from 1.
 *
 * @throws Unreadable `empty`, `damaged`, `unsupported`, `too-deep`, `too-large`
 */
export function readHtml(bytes: Uint8Array, limits: Limits): Outcome<Document> {
  const page = parse(foldRadicals(decodeHtml(webPageIn(bytes))), { sourceCodeLocationInfo: true });
  checkDepth(page, limits.maxDepth * ELEMENTS_A_LEVEL);
  const body = findElement(page, ({ tagName }) => tagName === 'body');
  if (!body) throw new Unreadable('empty', 'a page without a body (a frameset)');
  const article = findArticle(body);
  const isMark = toMarkTest(page);
  const marks: string[] = [];
  const context: FlowContext = {
    cellsLeft: limits.maxCells,
    isApart: (element) => {
      if (isMark(element)) marks.push(textOf(element).trim());
      return isMark(element) || isAside(element);
    },
  };
  const blocks = withTitle(readFlow(article, context), readPageInfo(page).title);
  if (blocks.length === 0) throw new Unreadable('empty', 'a page without text');
  const furniture = [...new Set(marks)].filter((text) => text !== '').map((text): Furniture => ({ kind: 'watermark', text }));
  return { value: { format: 'html', method: 'cell', pages: [{ kind: 'grid', landscape: false, blocks }], furniture: [...furniture, ...besides(body, article)] }, problems: [] };
}

/** Markup nested without end would overrun every walk over the tree. */
function checkDepth(page: DefaultTreeAdapterTypes.Document, maxDepth: number): void {
  let level: readonly Parent[] = [page];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) throw new Unreadable('too-deep', `elements nested more than ${maxDepth} deep`);
    level = level.flatMap((parent) => elementsOf(parent));
  }
}

/** The title of the page where the article does not begin with it: sites print it above the box of the article. */
function withTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const plain = (text: string): string => text.replace(/\s+/g, '');
  const lines = blocks.slice(0, 5).flatMap((block) => (block.kind === 'paragraph' ? block.lines : []));
  if (title === '' || plain(lines.map(({ text }) => text).join('')).includes(plain(title))) return blocks;
  const paragraph: Paragraph = { kind: 'paragraph', lines: [{ text: title, place: { line: 1 } }] };
  return [paragraph, ...blocks];
}

/** What stands round the article: the text of each box beside it. */
function besides(body: Element, article: Element): readonly Furniture[] {
  const apart = (parent: Element): readonly Element[] => elementsOf(parent).flatMap((element) => {
    if (element === article || isLeftOut(element)) return [];
    return findElement(element, (inner) => inner === article) ? apart(element) : [element];
  });
  const outside = article === body ? [] : apart(body);
  return [...outside, ...findElements(article, isAside)].map((element) => textOf(element).replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
    .map((text): Furniture => ({ kind: 'header', text: text.slice(0, MAX_LISTED) }));
}

/** Text that is laid over the page: fixed to the window, and turned or seen through. */
function toMarkTest(page: Parent): (element: Element) => boolean {
  const isOver = (style: string): boolean => /position\s*:\s*(?:fixed|absolute)/i.test(style) && /rotate\(|opacity\s*:\s*0?\.\d|pointer-events\s*:\s*none/i.test(style);
  const sheets = findElements(page, ({ tagName }) => tagName === 'style').map((style) => style.childNodes.map((node) => ('value' in node ? node.value : '')).join(''));
  const rules = sheets.flatMap((sheet) => [...sheet.matchAll(/\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}/g)]);
  const classes = new Set(rules.filter(([, , style]) => isOver(style!)).map(([, name]) => name!));
  return (element) => isOver(attributeOf(element, 'style')) || attributeOf(element, 'class').split(/\s+/).some((name) => classes.has(name));
}
