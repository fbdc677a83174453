import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLease } from '../../../src/store/lease.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-lease-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('one holds it at a time, in one process too', () => {
  const path = join(folder, 'lease');
  const lease = takeLease(path, 60_000)!;
  expect(lease.isHeld()).toBe(true);
  expect(takeLease(path, 60_000)).toBeUndefined();
  lease.release();
  expect(takeLease(path, 60_000)).toBeDefined();
  expect(readdirSync(folder)).toEqual(['lease']);
});

it('of a dead process of this machine, or of one elsewhere that is silent, is free', () => {
  const path = join(folder, 'lease');
  writeFileSync(path, `${hostname()} ${2 ** 22 + 1} x\n`);
  takeLease(path, 60_000)!.release();
  writeFileSync(path, 'elsewhere 1 x\n');
  expect(takeLease(path, 60_000)).toBeUndefined();
  utimesSync(path, 0, 0);
  expect(takeLease(path, 60_000)).toBeDefined();
});

it('that somebody else has taken is no longer held', () => {
  const lease = takeLease(join(folder, 'lease'), 60_000)!;
  writeFileSync(join(folder, 'lease'), 'elsewhere 1 x\n');
  expect(lease.isHeld()).toBe(false);
});
