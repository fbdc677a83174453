/** Saves generated disclosures in every format that has a writer here, and prints how much of each comes back. */
import { createRandom } from '../samples/generate/random.js';
import { generateDisclosure, type Disclosure } from '../samples/generate/disclosure.js';
import { toDocx } from '../samples/generate/write-docx.js';
import { toHtml } from '../samples/generate/write-html.js';
import { toText } from '../samples/generate/write-text.js';
import { toWorkbook } from '../samples/generate/write-workbook.js';
import { extract } from '../src/index.js';
import { compareCells } from './compare-cells.js';
import type { Half } from './corpus.js';

/** A disclosure as a file, by the name of the format. */
const WRITERS: Readonly<Record<string, (disclosure: Disclosure, seed: number) => Uint8Array>> = {
  xlsx: (disclosure, seed) => toWorkbook(disclosure, 'xlsx', seed),
  xls: (disclosure, seed) => toWorkbook(disclosure, 'biff8', seed),
  html: (disclosure) => new TextEncoder().encode(toHtml(disclosure)),
  docx: (disclosure) => toDocx(disclosure, true),
  text: (disclosure, seed) => new TextEncoder().encode(toText(disclosure, { tables: 'tabs', random: createRandom(seed), marks: false })),
};

/** @param only formats of these names; all where there is none */
export async function measureFormats(half: Half, count: number, only: readonly string[], verbose: boolean): Promise<void> {
  for (const [name, writer] of Object.entries(WRITERS).filter(([format]) => only.length === 0 || only.includes(format))) {
    const sum = { expected: 0, right: 0, wrong: 0, unmarked: 0 };
    let perfect = 0;
    for (let index = 0; index < count; index++) {
      const seed = 2 * index + (half === 'develop' ? 1 : 2);
      const disclosure = generateDisclosure(seed);
      const read = await extract(writer(disclosure, seed));
      const cells = compareCells(disclosure.truth.forms.flatMap((form) => form.cells), read.forms);
      for (const key of ['expected', 'right', 'wrong', 'unmarked'] as const) sum[key] += cells[key];
      const isWhole = cells.right === cells.expected && cells.wrong === 0 && read.department === disclosure.truth.department && read.fiscalYear === disclosure.truth.fiscalYear;
      if (isWhole) perfect++;
      else if (verbose) process.stdout.write(`${name} ${seed}: ${cells.right}/${cells.expected} ${cells.wrong} wrong; ${read.department} ${read.fiscalYear} (${disclosure.truth.department} ${disclosure.truth.fiscalYear})\n${cells.differences.slice(0, 5).map((difference) => `   ${JSON.stringify(difference)}\n`).join('')}`);
    }
    process.stdout.write(`${name}: ${count} documents, ${perfect} whole; ${sum.right} of ${sum.expected} amounts right (${((100 * sum.right) / sum.expected).toFixed(3)} %), ${sum.wrong} wrong, ${sum.unmarked} of them unmarked\n`);
  }
}
