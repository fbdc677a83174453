/** Files that arrive in an inbox as they do: slowly, in pieces, under temporary names, twice, cut off. */
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../samples/generate/random.js';
import { sha256Of } from '../../src/sha256.js';
import { countDocuments, disclosureOf, start, until } from '../service/commands.js';

const LIMIT_MS = 3_600_000;

/** @returns whether no file was read in part, and each content came once */
export async function runInbox(count: number, seed: number, tell: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-inbox-'));
  const inbox = join(folder, 'in');
  mkdirSync(inbox);
  const random = createRandom(seed);
  const watch = start(['watch', 'in', '--out', 'store', '--settle', '2', '--log', 'json'], folder);
  const contents = new Set<string>();
  const arrive = async (index: number): Promise<void> => {
    // One in ten has the content of another; one in twenty is cut off for good.
    const text = index % 10 === 9 ? disclosureOf(`第${index - 5}县`) : index % 20 === 8 ? `%PDF-1.7\n${index} 0 obj` : disclosureOf(`第${index}县`);
    contents.add(sha256Of(Buffer.from(text)));
    const name = join(inbox, `${index}.txt`);
    switch (index % 4) {
      case 0:
        return writeFileSync(name, text);
      case 1:
        writeFileSync(`${name}.part`, text.slice(0, 50));
        await sleep(random.integer(100, 3000));
        appendFileSync(`${name}.part`, text.slice(50));
        return renameSync(`${name}.part`, name);
      default: {
        const pieces = index % 4 === 2 ? 4 : 8;
        const size = Math.ceil(text.length / pieces);
        for (let piece = 0; piece < pieces; piece++) {
          appendFileSync(name, text.slice(piece * size, (piece + 1) * size));
          await sleep(random.integer(50, 900));
        }
      }
    }
  };
  try {
    const arrivals: Promise<void>[] = [];
    for (let index = 0; index < count; index++) {
      arrivals.push(arrive(index));
      await sleep(random.integer(0, 40));
    }
    await Promise.all(arrivals);
    const putAway = (): number => ['done', 'failed'].flatMap((name) => filesIn(join(inbox, name))).filter((name) => !name.endsWith('.reason.txt')).length;
    await until(() => putAway() === count, LIMIT_MS);
    watch.child.kill('SIGTERM');
    await watch.ended;
    const kept = readdirSync(join(folder, 'store/documents')).map((id) => (JSON.parse(readFileSync(join(folder, 'store/documents', id, 'source.json'), 'utf8')) as { sha256: string }).sha256);
    const partial = kept.filter((sha256) => !contents.has(sha256)).length;
    const extractions = watch.stderr().split('\n').filter((line) => /"event":"(?:extracted|unreadable|fault)"/.test(line)).length;
    tell(`${count} files, ${contents.size} different: ${countDocuments(join(folder, 'store'))} documents, ${partial} read in part, ${contents.size - (kept.length - partial)} missing, ${extractions} extractions`);
    return partial === 0 && kept.length === contents.size && extractions === contents.size;
  } finally {
    watch.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
