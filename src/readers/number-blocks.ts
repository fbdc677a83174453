/** Places for what a format leaves without any: the number of its block, and of a table's cell the name that a sheet would give it. */
import type { Block, Document, Page } from '../model/document.js';
import type { Place } from '../model/geometry.js';
import { cellName } from './spreadsheet/sheet.js';

/** Blocks count from 1 over all pages. What has a place keeps it. */
export function numberBlocks(document: Document): Document {
  let block = 0;
  return { ...document, pages: document.pages.map((page): Page => (page.kind === 'drawn' ? page : { ...page, blocks: page.blocks.map((one) => toPlaced(one, ++block)) })) };
}

function toPlaced(one: Block, block: number): Block {
  const placed = <T extends { readonly place: Place }>(thing: T, cell?: string): T => (isNowhere(thing.place) ? { ...thing, place: { block, ...(cell !== undefined && { cell }) } } : thing);
  if (one.kind === 'paragraph') return { ...one, lines: one.lines.map((line) => placed(line)) };
  return { ...one, cells: one.cells.map((cell) => placed(cell, cellName(cell.row, cell.column))), pieces: one.pieces.map((piece) => placed(piece)) };
}

function isNowhere(place: Place): boolean {
  return Object.keys(place).length === 0;
}
