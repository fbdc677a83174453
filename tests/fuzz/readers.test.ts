/** A short run of what `npm run bench -- fuzz` does at length; the seed of a failure is in the name of its test. */
import { describe, expect, it } from 'vitest';
import { mutate } from '../../bench/mutate.js';
import { wholeFiles } from '../../bench/whole-files.js';
import { createRandom } from '../../samples/generate/random.js';
import { unpack } from '../../src/readers/archive/unpack.js';
import { readDocument } from '../../src/readers/read-document.js';
import { LIMITS } from '../../src/settings.js';

const FILES: Readonly<Record<string, Uint8Array>> = await wholeFiles();
const SEEDS = Array.from({ length: 30 }, (_, index) => 70_001 + index);

describe.each(Object.keys(FILES))('broken %s', (format) => {
  it.each(SEEDS)('of seed %i is read, or refused by name', async (seed) => {
    const random = createRandom(seed);
    const bytes = mutate(FILES[format]!, FILES[random.pick(Object.keys(FILES))]!, random);
    const read = format === 'zip' || format === 'gzip' ? unpack(bytes, 'a', LIMITS) : readDocument(bytes, LIMITS);
    await read.then((value) => expect(value).toBeTypeOf('object'), (error: unknown) => expect(error).toMatchObject({ name: 'Unreadable' }));
  });
});
