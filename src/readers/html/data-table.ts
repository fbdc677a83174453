/** Tables that hold data, told from those that only lay out a page. */
import { elementsOf, findElement, findElements, isLeftOut, textOf, type Element } from './dom.js';

/** Cells of a data table are words and figures; what is longer, most of the time, is a text laid out. */
const LONG_TEXT = 300;
const SECTIONS = new Set(['thead', 'tbody', 'tfoot']);

/** Its rows of cells, in the order in which they are shown; hidden ones are none. */
export function rowsOf(table: Element): readonly (readonly Element[])[] {
  const sections = elementsOf(table).filter(({ tagName }) => SECTIONS.has(tagName));
  const inOrder = ['thead', 'tbody', 'tfoot'].flatMap((name) => sections.filter(({ tagName }) => tagName === name));
  return inOrder.flatMap((section) => elementsOf(section).filter((row) => row.tagName === 'tr' && !isLeftOut(row)).map((row) => elementsOf(row).filter((cell) => !isLeftOut(cell))));
}

/**
 * Whether the table holds data: at least two rows and two columns, no table of
 * data inside, no heading, and texts that are short by more than half.
 */
export function isDataTable(table: Element): boolean {
  const rows = rowsOf(table).filter((cells) => cells.some((cell) => textOf(cell).trim() !== ''));
  const cells = rows.flat();
  if (rows.length < 2 || !rows.some((row) => row.length > 1)) return false;
  if (cells.some((cell) => findElement(cell, ({ tagName }) => /^h[1-4]$/.test(tagName)) !== undefined)) return false;
  if (findElements(table, (element) => element !== table && element.tagName === 'table').some(isDataTable)) return false;
  const links = findElements(table, ({ tagName }) => tagName === 'a').reduce((sum, link) => sum + lengthOf(link), 0);
  if (links * 2 > lengthOf(table)) return false;
  const texts = cells.map((cell) => textOf(cell).replace(/\s+/g, '')).filter((text) => text !== '');
  const long = texts.filter((text) => text.length > LONG_TEXT).reduce((sum, text) => sum + text.length, 0);
  return long * 2 <= texts.reduce((sum, text) => sum + text.length, 0) || rows.length > 4 * texts.filter((text) => text.length > LONG_TEXT).length;
}

function lengthOf(element: Element): number {
  return textOf(element).replace(/\s+/g, '').length;
}
