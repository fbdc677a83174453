import { expect, it } from 'vitest';
import { openGate } from '../../../src/service/gate.js';

it('lets tasks run side by side, but one that must be alone after all that ran, and before all that come later', async () => {
  const gate = openGate();
  const events: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    events.push(`+${name}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
    events.push(`-${name}`);
  };
  const early = [gate.shared(work('a')), gate.shared(work('b'))];
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 2));
  await Promise.all([...early, gate.alone(work('x')), gate.shared(work('c')), gate.alone(work('y'))]);
  const at = (event: string): number => events.indexOf(event);
  expect(at('+b')).toBeLessThan(at('-a'));
  expect(at('+x')).toBeGreaterThan(Math.max(at('-a'), at('-b')));
  for (const alone of ['x', 'y']) expect(events[at(`+${alone}`) + 1]).toBe(`-${alone}`);
});

it('is open again after a failure', async () => {
  const gate = openGate();
  await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(gate.shared(() => Promise.reject(new Error('nor')))).rejects.toThrow('nor');
  expect(await gate.alone(() => Promise.resolve(1))).toBe(1);
});
