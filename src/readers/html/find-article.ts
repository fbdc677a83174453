/** The article of a page, told from menus, neighbours and the imprint. */
import { attributeOf, elementsOf, findElement, findElements, isLeftOut, textOf, type Element } from './dom.js';
import { isDataTable } from './data-table.js';

/** How the editors that government sites use name the box of the article. */
const ARTICLE = /^(?:TRS_(?:Editor|UEDITOR)|zoom|UCAP-CONTENT|pages_content|article(?:_?con(?:tent)?|-content|_?txt|Content)?|(?:news|xxgk|detail|view|main)[-_]?con(?:tent)?|contentText|content[-_]?txt|vsb_content\w*|j-fontContent|arti_content|con_?text)$/i;
/** Of the text of the page: with less than that, the box is not the article. */
const LEAST_SHARE = 0.3;
/** A child that has so much of the text of its parent is what the parent is there for. */
const MAIN_SHARE = 0.9;
const ASIDE_TAGS = /^(?:nav|header|footer|aside|menu)$/;
const ASIDE_NAMES = /(?:^|[-_ ])(?:nav\w*|menu\w*|head(?:er)?|top|foot(?:er)?|copyright|crumbs?|breadcrumb|location|side(?:bar)?|share|bdshare\w*|login|search|friend\w*links?|toolbar|print|related)(?:$|[-_ \d])/i;

/**
 * The element that holds the article: the box that editors name so, where it holds
 * a good part of the text, else the smallest element that holds nearly all text
 * that is no link. Tables of data are never left outside.
 *
 * @param body of the page
 */
export function findArticle(body: Element): Element {
  const total = proseLength(body);
  const named = findElements(body, (element) => [attributeOf(element, 'id'), ...attributeOf(element, 'class').split(/\s+/)].some((name) => ARTICLE.test(name)));
  const best = named.map((element) => ({ element, length: proseLength(element) })).sort((a, b) => b.length - a.length)[0];
  const article = best && best.length >= total * LEAST_SHARE ? best.element : descend(body);
  return holdsAllData(article, body) ? article : body;
}

function descend(body: Element): Element {
  let here = body;
  for (;;) {
    const total = proseLength(here);
    const next = elementsOf(here).find((child) => isBox(child) && proseLength(child) >= total * MAIN_SHARE);
    if (!next || total === 0) return here;
    here = next;
  }
}

function isBox({ tagName }: Element): boolean {
  return /^(?:div|article|section|main|center|form|table|tbody|tr|td)$/.test(tagName);
}

/** Characters of text that is no link. */
function proseLength(element: Element): number {
  if (isLeftOut(element) || element.tagName === 'a') return 0;
  return element.childNodes.reduce((sum, node) => sum + (node.nodeName === '#text' ? textOf(node).replace(/\s+/g, '').length : 'tagName' in node ? proseLength(node) : 0), 0);
}

function holdsAllData(article: Element, body: Element): boolean {
  const isData = (element: Element): boolean => element.tagName === 'table' && isDataTable(element);
  return findElements(body, isData).length === findElements(article, isData).length + (isData(article) ? 1 : 0) && !(article !== body && article.tagName === 'table' && isDataTable(article));
}

/** Whether an element by the side of the text is no part of it: by its tag or name, and mostly links; never with data in it. */
export function isAside(element: Element): boolean {
  const names = `${attributeOf(element, 'id')} ${attributeOf(element, 'class')}`;
  if (!ASIDE_TAGS.test(element.tagName) && !ASIDE_NAMES.test(names)) return false;
  return findElement(element, (inner) => inner.tagName === 'table' && isDataTable(inner)) === undefined;
}
