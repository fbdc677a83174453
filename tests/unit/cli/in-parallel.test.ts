import { expect, it } from 'vitest';
import { inParallel } from '../../../src/cli/in-parallel.js';

const signal = new AbortController().signal;

it('does what an item brings forth before what has not begun', async () => {
  const done: number[] = [];
  await inParallel([1, 2, 3], 1, signal, (item) => {
    done.push(item);
    return Promise.resolve(item === 1 ? [10, 11] : []);
  });
  expect(done).toEqual([1, 10, 11, 2, 3]);
});

it('has no more at work than it may, and uses what it may', async () => {
  let [atWork, most] = [0, 0];
  await inParallel([1], 3, signal, async (item) => {
    most = Math.max(most, ++atWork);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    atWork--;
    return item === 1 ? [2, 3, 4, 5, 6] : [];
  });
  expect(most).toBe(3);
});

it('begins nothing after a failure, and tells the first', async () => {
  const begun: number[] = [];
  const run = inParallel([1, 2, 3], 1, signal, (item) => {
    begun.push(item);
    return item === 2 ? Promise.reject(new Error('two')) : Promise.resolve([]);
  });
  await expect(run).rejects.toThrow('two');
  expect(begun).toEqual([1, 2]);
});
