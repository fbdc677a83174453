/** Broken files of every format through the whole program, under its caps: an outcome or a named error, nothing else. */
import { createRandom } from '../samples/generate/random.js';
import { openPool } from '../src/service/stoppable-pool.js';
import { LIMITS } from '../src/settings.js';
import { sha256Of } from '../src/sha256.js';
import { mutate } from './mutate.js';
import { wholeFiles } from './whole-files.js';

/** Half a minute and half a gigabyte are far more than any of these files takes whole. */
const CAPS = { ...LIMITS, timeoutMs: 30_000, maxMemoryMb: 512 };

/** @param only formats of these names; all where there is none */
export async function fuzz(seed: number, count: number, only: readonly string[]): Promise<number> {
  const files: Readonly<Record<string, Uint8Array>> = await wholeFiles();
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
      if (report.kind !== 'fault') continue;
      faults++;
      process.stdout.write(`${format} seed ${seed + index}: ${report.detail}\n`);
    }
    const counts = [...outcomes].sort().map(([outcome, times]) => `${outcome} ${times}`).join(', ');
    process.stdout.write(`${format}: ${count} files from seed ${seed} in ${((performance.now() - begin) / 1000).toFixed(0)} s, the slowest ${(slowest / 1000).toFixed(1)} s: ${counts}\n`);
  }
  await pool.close();
  return faults === 0 ? 0 : 1;
}
