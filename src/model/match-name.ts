/** Names of rows and columns as rules speak of them, against what is printed. */

const NUMBERING = /^(?:[一二三四五六七八九十]+[、.．]|\([一二三四五六七八九十\d]+\)|\d+[、.．])/;
const ORDINAL = /^[一二三四五六七八九十]+、/;
const LEAD = /^(?:其中|加|减):/;

/** Without spaces, quotation marks and what stands in brackets; full-width forms made half-width. */
export function foldName(text: string): string {
  return text.normalize('NFKC').replace(/\s+|["'“”‘’]/g, '').replace(/\([^()]*\)/g, '');
}

/** A row's label without its numbering (一、, （一）, 1.) and 其中：. */
export function foldLabel(label: string): string {
  const plain = label.normalize('NFKC').replace(/\s+/g, '');
  return foldName(plain.replace(LEAD, '').replace(NUMBERING, '').replace(LEAD, ''));
}

/** Whether a label is numbered as the main items of a summary are: 一、, 二十六、. */
export function hasOrdinal(label: string): boolean {
  return ORDINAL.test(label.replace(/\s+/g, ''));
}

/** The alternatives of a pattern, best first. */
export function alternativesOf(pattern: string): readonly string[] {
  return pattern.split(' | ');
}

/** Whether a folded name is what one alternative of a pattern says; `*` stands for any words. */
export function isNamed(folded: string, alternative: string): boolean {
  return matcherOf(alternative)(folded);
}

const matchers = new Map<string, (folded: string) => boolean>();

/** Patterns come from the rules alone, so that few are kept. */
function matcherOf(alternative: string): (folded: string) => boolean {
  const known = matchers.get(alternative);
  if (known) return known;
  const folded = foldName(alternative);
  const pattern = new RegExp(`^${folded.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
  const matcher = folded.includes('*') ? (name: string): boolean => pattern.test(name) : (name: string): boolean => name === folded;
  matchers.set(alternative, matcher);
  return matcher;
}

/**
 * The printed header path that a rule's column name means.
 *
 * A header that is the name itself comes first; else the shortest that has every word of
 * the name in any order, since layouts interleave (`预算数/合计`, `合计/预算数`). Of
 * several as short, the one that ends in 小计 or 合计: the column as a whole.
 */
export function findColumn(headers: readonly string[], names: readonly string[]): string | undefined {
  const paths = headers.map((header) => ({ header, words: header.split('/').map(foldName) }));
  for (const name of names) {
    const wanted = name.split('/').map(foldName);
    const exact = paths.find(({ words }) => words.join('/') === wanted.join('/'));
    if (exact) return exact.header;
  }
  for (const name of names) {
    const wanted = name.split('/').map(foldName);
    const having = paths.filter(({ words }) => wanted.every((word) => words.includes(word)));
    const shortest = Math.min(...having.map(({ words }) => words.length));
    const best = having.filter(({ words }) => words.length === shortest);
    const whole = best.length === 1 ? best[0] : best.find(({ words }) => /^[小合]计$/.test(words.at(-1)!));
    if (whole) return whole.header;
  }
  return undefined;
}
