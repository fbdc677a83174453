import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSteps, decodeSteps, probabilityOf } from '../../../src/ocr/decode-steps.js';
import { BLANK, type Chance, type Steps } from '../../../src/ocr/run-model.js';

const CLASSES = 3;
const anySteps: fc.Arbitrary<Steps> = fc
  .array(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: CLASSES, maxLength: CLASSES }), { minLength: 1, maxLength: 4 })
  .map((rows) => ({
    stride: 8,
    chances: rows.map((row) => {
      const total = row.reduce((sum, weight) => sum + weight, 0);
      return row.map((weight, c): Chance => [c, weight / total]).sort((a, b) => b[1] - a[1]);
    }),
  }));

/** Every way through the steps, by the text that it spells. */
function enumerate({ chances }: Steps): ReadonlyMap<string, number> {
  let paths: { readonly path: readonly number[]; readonly probability: number }[] = [{ path: [], probability: 1 }];
  for (const step of chances) paths = paths.flatMap(({ path, probability }) => step.map(([c, p]) => ({ path: [...path, c], probability: probability * p })));
  const texts = new Map<string, number>();
  for (const { path, probability } of paths) {
    const text = path.filter((c, i) => c !== BLANK && c !== path[i - 1]).join();
    texts.set(text, (texts.get(text) ?? 0) + probability);
  }
  return texts;
}

describe('decodeSteps', () => {
  it('finds the most probable text of all, with the sum of all ways to spell it', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const all = enumerate(steps);
        const [best] = decodeSteps(steps);
        const most = Math.max(...all.values());
        expect(best!.probability).toBeLessThanOrEqual(all.get(best!.classes.join())! + 1e-9);
        // Beams that were dropped on the way take little with them.
        expect(best!.probability).toBeGreaterThan(most * 0.9);
      }),
      { seed: 3 },
    );
  });

  it('keeps to what is allowed', () => {
    fc.assert(fc.property(anySteps, (steps) => decodeSteps(steps, (c) => c !== 1).every(({ classes }) => !classes.includes(1))), { seed: 3 });
  });
});

describe('probabilityOf', () => {
  it('is the sum of all ways to spell a text', () => {
    fc.assert(
      fc.property(anySteps, fc.array(fc.constantFrom(1, 2), { maxLength: 3 }), (steps, text) => {
        expect(probabilityOf(text, steps)).toBeCloseTo(enumerate(steps).get(text.join()) ?? 0, 6);
      }),
      { seed: 4 },
    );
  });
});

describe('alignSteps', () => {
  it('gives each character a step of its own, in order', () => {
    const step = (c: number): readonly Chance[] => [[c, 0.9], [BLANK, 0.1]];
    expect(alignSteps([1, 1, 2], { stride: 8, chances: [step(1), [[BLANK, 0.99], [1, 0.01]], step(1), step(2)] })).toEqual([0, 2, 3]);
  });
});
