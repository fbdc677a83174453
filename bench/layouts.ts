/** Runs the product on generated PDFs of every layout that is known, and prints how right it is. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareCells, type CellScore } from './compare-cells.js';
import { makeContent } from '../samples/generate/layouts/contents.js';
import { pickLayout, type Layout } from '../samples/generate/layouts/layout.js';
import { toLayoutPdf } from '../samples/generate/layouts/write-layout-pdf.js';
import { truthOf } from '../samples/generate/forms.js';
import { createRandom } from '../samples/generate/random.js';
import { extract, type Disclosure } from '../src/index.js';
import type { Half } from './corpus.js';

export interface LayoutOptions {
  readonly half: Half;
  /** So many seeds after `after`; odd ones to develop on, even ones to report on. */
  readonly count: number;
  readonly after: number;
  /** Only this seed. */
  readonly seed: number | undefined;
  /** Where to keep the files; nowhere where it is not given. */
  readonly keep: string | undefined;
  readonly verbose: boolean;
}

export const DEFAULT_LAYOUTS = 480;

interface Result {
  readonly seed: number;
  readonly layout: Layout;
  readonly cells: CellScore;
  /** Tables that are not one of those printed: parts that were not joined, or taken for another form. */
  readonly split: number;
  /** Tables printed that did not come out by themselves. */
  readonly swallowed: number;
  readonly failure?: string;
}

/** Makes the PDF of a seed. */
function makeLayout(seed: number) {
  const random = createRandom(seed * 7919);
  const layout = pickLayout(random);
  const flows = layout.paging === 'flowing' || layout.geometry === 'two-up';
  const isOpen = layout.rules === 'three-line' || layout.rules === 'outer' || layout.rules === 'none';
  const content = makeContent(layout.content, seed, { rules: 'full', ...(flows ? { landscape: 'none' as const } : {}), ...(layout.text === 'wrapped-amounts' || layout.text === 'clipped' ? { unit: '元' as const, separators: true } : {}), ...(layout.text === 'full-width' ? { unit: '万元' as const } : {}), ...(isOpen ? { landscape: flows ? 'none' as const : 'all' as const, detailBlocks: 2 as const, fontSize: 8, lineNumbers: false } : {}) }, !isOpen);
  return { layout, content, bytes: toLayoutPdf(content, layout, seed) };
}

async function measure(seed: number, keep: string | undefined): Promise<Result> {
  const { layout, content, bytes } = makeLayout(seed);
  if (keep !== undefined) writeFileSync(join(keep, `${seed}.pdf`), bytes);
  const expected = content.forms.flatMap(truthOf);
  const names = content.forms.map(({ id }) => id);
  try {
    const disclosure: Disclosure = await extract(bytes);
    const found = [...disclosure.forms, ...disclosure.tables];
    const left = [...names];
    const split = found.filter(({ id }) => { const at = left.indexOf(id); if (at >= 0) left.splice(at, 1); return at < 0; }).length;
    return { seed, layout, cells: compareCells(expected, found), split, swallowed: left.length };
  } catch (error) {
    return { seed, layout, cells: compareCells(expected, []), split: 0, swallowed: names.length, failure: error instanceof Error ? error.message : String(error) };
  }
}

const KEYS = ['content', 'geometry', 'rules', 'text', 'font', 'mark', 'paging'] as const;

function scoreLine(name: string, results: readonly Result[]): string {
  const total = (of: (result: Result) => number): number => results.reduce((sum, result) => sum + of(result), 0);
  const [right, expected] = [total(({ cells }) => cells.right), total(({ cells }) => cells.expected)];
  const share = expected === 0 ? '–' : `${((right / expected) * 100).toFixed(3)} %`;
  return [name.padEnd(30), String(results.length).padStart(4), `${right}/${expected}`.padStart(15), share.padStart(10), ...[total(({ cells }) => cells.wrong), total(({ cells }) => cells.unmarked), total(({ split }) => split), total(({ swallowed }) => swallowed)].map((n) => String(n).padStart(9))].join(' ');
}

/** Measures one half, and prints a line for each way of each kind. */
export async function measureLayouts({ half, count, after, seed, keep, verbose }: LayoutOptions): Promise<void> {
  if (keep !== undefined) mkdirSync(keep, { recursive: true });
  const seeds = seed === undefined ? Array.from({ length: count }, (_, i) => after + i + 1).filter((each) => (each % 2 === 1) === (half === 'develop')) : [seed];
  const results: Result[] = [];
  for (const each of seeds) results.push(await measure(each, keep));
  const print = (text: string): void => { process.stdout.write(`${text}\n`); };
  print(`${' '.repeat(30)} docs           right      share     wrong  unmarked     split swallowed`);
  print(scoreLine('all', results));
  for (const key of KEYS) for (const way of [...new Set(results.map(({ layout }) => layout[key]))].toSorted()) print(scoreLine(`${key} ${way}`, results.filter(({ layout }) => layout[key] === way)));
  const bad = results.filter(({ cells, split, swallowed, failure }) => cells.differences.length + split + swallowed > 0 || failure !== undefined);
  print(`\n${results.length - bad.length} of ${results.length} documents without any difference`);
  for (const { seed: own, layout, cells, split, swallowed, failure } of bad) {
    print(`${own}: ${KEYS.map((key) => layout[key]).join(' ')}: ${cells.right}/${cells.expected}, wrong ${cells.wrong}, unmarked ${cells.unmarked}, split ${split}, swallowed ${swallowed}${failure === undefined ? '' : `, failed: ${failure}`}`);
    if (verbose) cells.differences.slice(0, 12).forEach(({ kind, what, expected, read }) => { print(`    ${kind} ${what}: ${expected}${read === '' ? '' : ` → ${read}`}`); });
  }
}
