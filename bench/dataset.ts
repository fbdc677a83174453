/** Time and memory of `gongkai dataset` on a store of about a million cells, made from one extraction. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue } from '../schemas/catalogue.js';
import type { SourceJson } from '../schemas/source.js';
import { generateDisclosure } from '../samples/generate/disclosure.js';
import { createRandom } from '../samples/generate/random.js';
import { toText } from '../samples/generate/write-text.js';
import { extractDisclosures } from '../src/pipeline.js';
import { toDisclosureJson } from '../src/publish/to-disclosure-json.js';
import { toDocumentRow } from '../src/publish/to-document-row.js';
import { VERSION } from '../src/version.js';

const CLI = fileURLToPath(new URL('../../bin/gongkai.js', import.meta.url));
const CELLS = 1_000_000;
/** Generated documents that the store is made of, over and over under other names and years. */
const SEEDS = [1, 3, 5, 7, 9];

interface Original {
  readonly json: ReturnType<typeof toDisclosureJson>;
  readonly row: SourceJson['outcome'];
  readonly cells: number;
}

async function extractOriginal(seed: number): Promise<Original> {
  const bytes = Buffer.from(toText(generateDisclosure(seed), { tables: 'tabs', random: createRandom(seed), marks: false }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [{ disclosure }] = await extractDisclosures(bytes, { sha256, bytes: bytes.length }, readCatalogue());
  const json = toDisclosureJson(disclosure);
  const cells = [...json.forms, ...json.tables].reduce((sum, form) => sum + form.rows.reduce((count, row) => count + row.cells.length, 0), 0);
  return { json, row: toDocumentRow({ id: sha256.slice(0, 16), file: '', sha256 }, disclosure, ''), cells };
}

/** Writes a store of so many cells; what is there already stays. */
async function makeStore(store: string): Promise<number> {
  const originals = await Promise.all(SEEDS.map(extractOriginal));
  let cells = 0;
  let count = 0;
  for (; cells < CELLS; count += 1) {
    const { json, row, cells: own } = originals[count % originals.length]!;
    cells += own;
    const sha256 = createHash('sha256').update(String(count)).digest('hex');
    const id = sha256.slice(0, 16);
    const folder = join(store, 'documents', id);
    if (existsSync(folder)) continue;
    mkdirSync(folder, { recursive: true });
    const year = 2013 + (count % 12);
    const department = `${row.department}第${Math.floor(count / 12)}办公室`;
    const source: SourceJson = { sha256, bytes: 1, mediaType: 'text/plain', file: '', origins: [{ path: `${count}.txt`, modified: null }], version: VERSION, failure: null, outcome: { ...row, id, sha256, file: `${count}.txt`, year: String(year), department } };
    writeFileSync(join(folder, 'source.json'), JSON.stringify(source));
    writeFileSync(join(folder, 'disclosure.json'), JSON.stringify({ ...json, department, fiscalYear: year }, null, 1));
  }
  process.stdout.write(`${store}: ${count} documents, ${cells} cells\n`);
  return cells;
}

/** Prints what each set of formats costs, read anew, and again with nothing changed. @param folder where the store and the dataset are put */
export async function measureDataset(folder: string): Promise<void> {
  const store = join(folder, 'store');
  await makeStore(store);
  const run = (name: string, ...options: readonly string[]): void => {
    const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '%e s wall, %U s user, %M KiB', process.execPath, CLI, 'dataset', store, '--to', join(folder, 'panel'), ...options], { encoding: 'utf8' });
    process.stdout.write(`${name.padEnd(34)} ${status === 0 ? stderr.trimEnd().split('\n').at(-1) : stderr}\n`);
  };
  run('csv', '--force', '--formats', 'csv');
  run('csv, parquet, duckdb', '--force', '--formats', 'csv,parquet,duckdb');
  run('all formats', '--force');
  run('all formats, nothing changed');
}
