/** Saves generated disclosures in every format that has a writer here, and prints how much of each comes back. */
import { createRandom } from '../samples/generate/random.js';
import { generateDisclosure, type Disclosure } from '../samples/generate/disclosure.js';
import { toDocx } from '../samples/generate/write-docx.js';
import { toHtml } from '../samples/generate/write-html.js';
import { toText } from '../samples/generate/write-text.js';
import { convertWithLibreOffice } from '../samples/generate/render.js';
import { toOfd } from '../samples/generate/write-ofd.js';
import { toPlainPdf } from '../samples/generate/write-pdf.js';
import { toWorkbook } from '../samples/generate/write-workbook.js';
import { extract } from '../src/index.js';
import { compareCells } from './compare-cells.js';
import type { Half } from './corpus.js';

/** Disclosures as files. */
type Writer = (disclosures: readonly Disclosure[]) => readonly Uint8Array[];

const each = (write: (disclosure: Disclosure, seed: number) => Uint8Array): Writer => (disclosures) => disclosures.map((disclosure) => write(disclosure, disclosure.truth.seed));
const docxOf = (disclosure: Disclosure, seed: number): Uint8Array => toDocx(disclosure, seed % 4 < 2);
const xlsxOf = (disclosure: Disclosure, seed: number): Uint8Array => toWorkbook(disclosure, 'xlsx', seed);
const ofdOf = (disclosure: Disclosure, seed: number): Uint8Array => toOfd(disclosure, { deltas: seed % 4 < 2 ? 'grouped' : 'listed', templates: seed % 3 === 0, scaled: seed % 5 === 0 });

/** By the name of the format. Those that only LibreOffice writes here are made from .docx and .xlsx. */
const WRITERS: Readonly<Record<string, Writer>> = {
  xlsx: each(xlsxOf),
  xls: each((disclosure, seed) => toWorkbook(disclosure, 'biff8', seed)),
  html: each((disclosure) => new TextEncoder().encode(toHtml(disclosure))),
  docx: each(docxOf),
  doc: (disclosures) => convertWithLibreOffice(each(docxOf)(disclosures), 'docx', 'doc'),
  odt: (disclosures) => convertWithLibreOffice(each(docxOf)(disclosures), 'docx', 'odt'),
  rtf: (disclosures) => convertWithLibreOffice(each(docxOf)(disclosures), 'docx', 'rtf'),
  ods: (disclosures) => convertWithLibreOffice(each(xlsxOf)(disclosures), 'xlsx', 'ods'),
  ofd: each(ofdOf),
  pdf: each((disclosure) => toPlainPdf(disclosure, 'unicode')),
  text: each((disclosure, seed) => new TextEncoder().encode(toText(disclosure, { tables: 'tabs', random: createRandom(seed), marks: false }))),
};

/** Which documents, and what is printed of them. */
interface Choice {
  readonly half: Half;
  readonly count: number;
  /** The seeds that come after this one. */
  readonly after: number;
  /** Formats of these names; all where there is none. */
  readonly only: readonly string[];
  readonly verbose: boolean;
}

export async function measureFormats({ half, count, after, only, verbose }: Choice): Promise<void> {
  for (const [name, writer] of Object.entries(WRITERS).filter(([format]) => only.length === 0 || only.includes(format))) {
    const sum = { expected: 0, right: 0, wrong: 0, unmarked: 0 };
    let perfect = 0;
    const disclosures = Array.from({ length: count }, (_, index) => generateDisclosure(2 * (Math.ceil(after / 2) + index) + (half === 'develop' ? 1 : 2)));
    const files = writer(disclosures);
    for (const [index, disclosure] of disclosures.entries()) {
      const { seed } = disclosure.truth;
      const read = await extract(files[index]!);
      const cells = compareCells(disclosure.truth.forms.flatMap((form) => form.cells), read.forms);
      for (const key of ['expected', 'right', 'wrong', 'unmarked'] as const) sum[key] += cells[key];
      const isWhole = cells.right === cells.expected && cells.wrong === 0 && read.department === disclosure.truth.department && read.fiscalYear === disclosure.truth.fiscalYear;
      if (isWhole) perfect++;
      else if (verbose) process.stdout.write(`${name} ${seed}: ${cells.right}/${cells.expected} ${cells.wrong} wrong; ${read.department} ${read.fiscalYear} (${disclosure.truth.department} ${disclosure.truth.fiscalYear})\n${cells.differences.slice(0, 5).map((difference) => `   ${JSON.stringify(difference)}\n`).join('')}`);
    }
    process.stdout.write(`${name}: ${count} documents, ${perfect} whole; ${sum.right} of ${sum.expected} amounts right (${((100 * sum.right) / sum.expected).toFixed(3)} %), ${sum.wrong} wrong, ${sum.unmarked} of them unmarked\n`);
  }
}
