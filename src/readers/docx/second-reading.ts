/** A second reader's word on text that the first one may have missed. */
import type { GridPage } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';

/**
 * Asks mammoth for the document's text and looks for characters in it that the
 * pages have fewer of. It is loaded here because nearly no document needs it.
 *
 * @param unread characters of text elements that the first reading did not meet
 * @returns a `text-unread` doubt, unless the second reading has nothing more
 */
export async function findUnread(bytes: Uint8Array, pages: readonly GridPage[], unread: number): Promise<readonly Problem[]> {
  const { default: mammoth } = await import('mammoth');
  const second = await mammoth.extractRawText({ buffer: Buffer.from(bytes) }).then((result) => result.value, () => undefined);
  // Where the second reader fails, the count alone is reason for doubt.
  const missing = second === undefined ? unread : countMissing(second, pages);
  return missing === 0 ? [] : [{ code: 'text-unread', severity: 'doubt', facts: { count: String(missing) } }];
}

function countMissing(second: string, pages: readonly GridPage[]): number {
  const counts = new Map<string, number>();
  const add = (text: string, by: number): void => {
    for (const character of text.replace(/\s/g, '')) counts.set(character, (counts.get(character) ?? 0) + by);
  };
  add(second, 1);
  for (const block of pages.flatMap((page) => page.blocks)) {
    for (const { text } of block.kind === 'paragraph' ? block.lines : block.cells) add(text, -1);
  }
  return [...counts.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
}
