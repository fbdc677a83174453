/** The pipeline as a function for programmers: reads the input, and gives what it says. */
import { readFile } from 'node:fs/promises';
import type { Disclosure } from './model/disclosure.js';
import { Unreadable } from './model/problem.js';
import { extractDisclosures } from './pipeline.js';
import { LIMITS, type Limits } from './settings.js';
import { sha256Of } from './sha256.js';
import { readCatalogue } from '../schemas/catalogue.js';

export interface ExtractOptions {
  /** Overrides single limits; the time and memory limits need a process to stop and hold for the command line only. */
  readonly limits?: Partial<Limits>;
}

/**
 * Extracts one disclosure: a PDF with a text layer, a Word document, a workbook, an
 * OFD, a web page, or text that another tool made of one. The format is told by the
 * content; archives are for the command line. Of a volume of several disclosures it
 * is the first, with a problem that says so: see {@link extractAll}.
 *
 * Runs in the caller's thread. What is doubtful in the document is data in the
 * result (`problems`, `findings`, `missing`); amounts are exact `Decimal`s.
 *
 * @param input a path, a `file:` URL, or the bytes
 * @throws Unreadable (told apart by `code`) when the file is absent, empty, damaged, locked, over a limit or of no known format
 *
 * @example
 * import { extract } from 'gongkai';
 *
 * const disclosure = await extract('决算公开.pdf');
 * for (const form of disclosure.forms) {
 *   for (const row of form.rows) {
 *     for (const cell of row.cells) console.log(form.id, row.label, cell.column, cell.amount?.value.toFixed());
 *   }
 * }
 */
export async function extract(input: string | URL | Uint8Array, options: ExtractOptions = {}): Promise<Disclosure> {
  const [first, ...others] = await extractAll(input, options);
  return others.length === 0 ? first : { ...first, problems: [...first.problems, { code: 'other-disclosures', severity: 'loss', facts: { count: String(others.length) } }] };
}

/**
 * Extracts every disclosure of a file: one, or those of a volume in which the
 * departments of a county follow one another, in their order. `source.part` says
 * which of them each is, and its pages.
 *
 * @throws Unreadable as {@link extract} does
 */
export async function extractAll(input: string | URL | Uint8Array, options: ExtractOptions = {}): Promise<readonly [Disclosure, ...Disclosure[]]> {
  const bytes = input instanceof Uint8Array ? input : await readInput(input);
  const source = { sha256: sha256Of(bytes), bytes: bytes.length };
  const [first, ...others] = await extractDisclosures(bytes, source, readCatalogue(), { ...LIMITS, ...options.limits });
  return [first.disclosure, ...others.map(({ disclosure }) => disclosure)];
}

async function readInput(input: string | URL): Promise<Uint8Array> {
  try {
    return await readFile(input);
  } catch (error) {
    throw new Unreadable('not-found', error instanceof Error ? error.message : String(error), { cause: error });
  }
}
