/** What the readers of all word processors' files share: paragraphs of lines, notes at the end, headers apart, what was left out. */
import type { Block, Furniture, GridPage, Line, Page, Paragraph } from '../model/document.js';
import type { Problem } from '../model/problem.js';

/** A text as a paragraph of its lines; absent where none of them says anything. */
export function toParagraph(text: string): Paragraph | undefined {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line): Line => ({ text: line, place: {} }));
  return lines.length === 0 ? undefined : { kind: 'paragraph', lines };
}

/** The pages with blocks after everything else: footnotes and endnotes. */
export function withNotes<P extends Page>(pages: readonly P[], notes: readonly Block[]): readonly (P | GridPage)[] {
  const last = pages.at(-1);
  if (!last || notes.length === 0) return pages;
  return last.kind === 'grid' ? [...pages.slice(0, -1), { ...last, blocks: [...last.blocks, ...notes] }] : [...pages, { kind: 'grid', landscape: false, blocks: notes }];
}

/** Each line and each cell that says something. */
export function textsOf(block: Block): readonly string[] {
  return (block.kind === 'paragraph' ? block.lines : block.cells).map(({ text }) => text).filter((text) => text !== '');
}

/** Texts by their kind, each once, in the order in which they are added. */
export type FurnitureMap = Map<string, Furniture>;

export function addFurniture(furniture: FurnitureMap, kind: Furniture['kind'], texts: readonly string[]): void {
  for (const text of texts) furniture.set(`${kind} ${text}`, { kind, text });
}

/** Workbooks in a document of which nothing is in the result: what is printed there is a picture of one of their sheets. */
export function unreadSheets(count: number): readonly Problem[] {
  return count === 0 ? [] : [{ code: 'embedded-sheet-unread', severity: 'loss', facts: { count: String(count) } }];
}

/** Notes on text that is in the file and not printed. */
export function leftOut(characters: { readonly deleted: number; readonly hidden: number }): readonly Problem[] {
  const note = (code: Problem['code'], count: number): Problem[] => (count === 0 ? [] : [{ code, severity: 'note', facts: { count: String(count) } }]);
  return [...note('deleted-text-left-out', characters.deleted), ...note('hidden-text-left-out', characters.hidden)];
}
