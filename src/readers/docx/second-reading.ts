/** A second reader's word on text that the first one did not meet. */
import type { Page } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';

/**
 * Asks mammoth for the document's text, to say how bad it is that some was not
 * met: a loss where mammoth prints characters that the pages lack, else a doubt,
 * as the text may be of a kind that is not printed. Mammoth is loaded here because
 * nearly no document needs it.
 *
 * @param unread characters of text elements that the first reading did not meet
 * @param hidden characters that it left out on purpose and mammoth prints
 */
export async function judgeUnread(bytes: Uint8Array, pages: readonly Page[], unread: number, hidden: number): Promise<Problem> {
  const { default: mammoth } = await import('mammoth');
  const second = await mammoth.extractRawText({ buffer: Buffer.from(bytes) }).then((result) => result.value, () => '');
  return { code: 'text-unread', severity: countMissing(second, pages) > hidden ? 'loss' : 'doubt', facts: { count: String(unread) } };
}

/** Characters of the text, blanks aside, that the pages have fewer of. */
function countMissing(text: string, pages: readonly Page[]): number {
  const counts = new Map<string, number>();
  const add = (some: string, by: number): void => {
    for (const character of some.replace(/\s/g, '')) counts.set(character, (counts.get(character) ?? 0) + by);
  };
  add(text, 1);
  for (const block of pages.flatMap((page) => (page.kind === 'grid' ? page.blocks : []))) {
    for (const part of block.kind === 'paragraph' ? block.lines : block.cells) add(part.text, -1);
  }
  return [...counts.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
}
