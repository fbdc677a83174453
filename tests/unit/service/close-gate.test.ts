import { afterEach, expect, it } from 'vitest';
import { createGate, throughGate, useGate } from '../../../src/ocr/native-gate.js';
import { closeGate } from '../../../src/service/close-gate.js';

afterEach(() => useGate(undefined));

it('waits for what is under way, and lets nothing begin after that', async () => {
  const gate = createGate();
  useGate(gate);
  const events: string[] = [];
  const first = throughGate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    events.push('run ends');
  });
  const closed = closeGate(gate).then(() => events.push('closed'));
  void throughGate(() => Promise.resolve(events.push('begun too late')));
  await Promise.all([first, closed]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(events).toEqual(['run ends', 'closed']);
});

it('holds nothing back without a gate', async () => expect(await throughGate(() => Promise.resolve(1))).toBe(1));
