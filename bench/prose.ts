/** Facts of generated disclosures whose prose is told in other words. */
import { generateDisclosure } from '../samples/generate/disclosure.js';
import { createRandom } from '../samples/generate/random.js';
import { toText } from '../samples/generate/write-text.js';
import { extract } from '../src/index.js';
import { compareFacts } from './compare-facts.js';
import type { Half } from './corpus.js';
import { rephraseBlocks } from './rephrase.js';

/** Seeds of other benches are smaller. */
const FIRST_SEED = 300_000;

/** @param verbose lists what was missed or wrong, with the sentences that it may stand in */
export async function measureProse(half: Half, count: number, verbose: boolean): Promise<void> {
  const print = (line: string): void => { process.stdout.write(`${line}\n`); };
  let [expected, right, wrong, beyond] = [0, 0, 0, 0];
  for (let number = 1; number <= count; number += 1) {
    const seed = FIRST_SEED + 2 * number + (half === 'develop' ? 1 : 0);
    const made = generateDisclosure(seed);
    const random = createRandom(seed);
    const disclosure = { ...made, blocks: rephraseBlocks(made.blocks, random) };
    const { facts } = await extract(new TextEncoder().encode(toText(disclosure, { tables: 'tabs', random, marks: false })));
    const score = compareFacts(made.truth.facts.filter(({ unit }) => unit !== 'text'), facts.filter(({ unit, raw }) => unit !== 'text' && raw !== ''));
    [expected, right, wrong, beyond] = [expected + score.expected, right + score.right, wrong + score.wrong, beyond + score.beyond];
    if (verbose) for (const difference of score.differences) print(`${seed} ${difference}${sentencesWith(disclosure.blocks, difference)}`);
  }
  print(`${half}: ${count} documents in other words, ${right} of ${expected} figures right (${((100 * right) / expected).toFixed(2)} %), ${wrong} wrong, ${beyond} of names or subjects that were not stated`);
}

function sentencesWith(blocks: Parameters<typeof rephraseBlocks>[0], difference: string): string {
  const figure = /-?([\d.]+)$/.exec(difference)?.[1] ?? '';
  const found = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.split('。') : [])).filter((sentence) => figure !== '' && sentence.normalize('NFKC').replaceAll(',', '').includes(figure));
  return found.slice(0, 2).map((sentence) => `\n      ${sentence.slice(0, 200)}`).join('');
}
