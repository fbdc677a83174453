/** Broken files of every format through the whole program, under its caps: an outcome or a named error, nothing else. */
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { createRandom } from '../samples/generate/random.js';
import { generateDisclosure } from '../samples/generate/disclosure.js';
import { toDocx } from '../samples/generate/write-docx.js';
import { toHtml } from '../samples/generate/write-html.js';
import { toText } from '../samples/generate/write-text.js';
import { toWorkbook } from '../samples/generate/write-workbook.js';
import { openPool } from '../src/service/stoppable-pool.js';
import { LIMITS } from '../src/settings.js';
import { sha256Of } from '../src/sha256.js';
import { mutate } from './mutate.js';

/** Half a minute and half a gigabyte are far more than any of these files takes whole. */
const CAPS = { ...LIMITS, timeoutMs: 30_000, maxHeapMb: 512 };

/** A whole file of each format. */
export function wholeFiles(): Readonly<Record<string, Uint8Array>> {
  const disclosure = generateDisclosure(3);
  const docx = toDocx(disclosure, true);
  const html = new TextEncoder().encode(toHtml(disclosure));
  return {
    xlsx: toWorkbook(disclosure, 'xlsx', 3),
    xls: toWorkbook(disclosure, 'biff8', 3),
    html,
    docx,
    text: new TextEncoder().encode(toText(disclosure, { tables: 'tabs', random: createRandom(3), marks: true })),
    zip: zipSync({ '决算.docx': docx, 'inner.zip': zipSync({ '说明.html': html }), 'a.txt': strToU8('决算') }),
    gzip: gzipSync(docx),
  };
}

/** @param only formats of these names; all where there is none */
export async function fuzz(seed: number, count: number, only: readonly string[]): Promise<number> {
  const files = wholeFiles();
  const pool = openPool(1, CAPS);
  let faults = 0;
  for (const format of Object.keys(files).filter((name) => only.length === 0 || only.includes(name))) {
    const outcomes = new Map<string, number>();
    const begin = performance.now();
    let slowest = 0;
    for (let index = 0; index < count; index++) {
      const random = createRandom(seed + index);
      const bytes = mutate(files[format]!, files[random.pick(Object.keys(files))]!, random);
      const task = { bytes, sha256: sha256Of(bytes), limits: CAPS };
      const before = performance.now();
      const report = await (format === 'zip' || format === 'gzip' ? pool.run('unpack', { ...task, path: 'a' }) : pool.run('print', task));
      slowest = Math.max(slowest, performance.now() - before);
      const outcome = report.kind === 'unreadable' ? report.code : report.kind;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (report.kind !== 'fault' && report.kind !== 'crowded') continue;
      faults++;
      process.stdout.write(`${format} seed ${seed + index}: ${report.kind === 'fault' ? report.detail : 'crowded'}\n`);
    }
    const counts = [...outcomes].sort().map(([outcome, times]) => `${outcome} ${times}`).join(', ');
    process.stdout.write(`${format}: ${count} files from seed ${seed} in ${((performance.now() - begin) / 1000).toFixed(0)} s, the slowest ${(slowest / 1000).toFixed(1)} s: ${counts}\n`);
  }
  await pool.close();
  return faults === 0 ? 0 : 1;
}
