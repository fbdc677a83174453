import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInputs } from '../../../src/cli/find-inputs.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-inputs-'));
  for (const name of ['b.pdf', '财政局/a.docx', '.hidden.pdf', '.git/x.pdf', 'expected.json', 'out/documents.pdf']) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
  symlinkSync('..', join(folder, '财政局/up'));
  symlinkSync('b.pdf', join(folder, 'c.pdf'));
  symlinkSync('nowhere', join(folder, 'd.pdf'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds the documents below a folder, sorted, and follows no link to a folder', () => {
  expect(findInputs([folder], join(folder, 'out')).map(({ path }) => path)).toEqual(['b.pdf', 'c.pdf', '财政局/a.docx'].map((name) => `${folder}/${name}`));
});

it('takes an argument as it is, whatever its name, once', () => {
  const path = `${folder}/.hidden.pdf`;
  expect(findInputs([path, `${folder}/./.hidden.pdf`, 'nosuch.json', '-']).map(({ path: shown }) => shown)).toEqual([path, 'nosuch.json', '-']);
});

/** 决算.txt, as a system of the nineties names it. */
const GBK_NAME = Buffer.concat([Buffer.from([0xbe, 0xf6, 0xcb, 0xe3]), Buffer.from('.txt')]);

// Other systems know no names but Unicode.
it.runIf(process.platform === 'linux')('finds files whose names are no UTF-8, below a folder and as an argument', () => {
  const location = Buffer.concat([Buffer.from(`${folder}/财政局/`), GBK_NAME]);
  writeFileSync(location, '');
  const file = { path: `${folder}/财政局/决算.txt`, location };
  expect(findInputs([join(folder, '财政局')])).toContainEqual(file);
  expect(findInputs([`${folder}/财政局/${GBK_NAME.toString()}`])).toEqual([file]);
});
