/** PDFs whose damage once ended the program, as a program meets them: what stays unheard ends a process, and no test. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packageRoot } from '../../schemas/data-file.js';
import { disclosureSchema } from '../../schemas/disclosure.js';
import { buildPdf } from '../unit/readers/pdf/build.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-broken-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('with wrong places of all pages but the first are read', () => {
  const pages = [1, 2, 3, 4].map((number) => ({ content: `BT /F1 10 Tf 20 50 Td (page ${number}) Tj ET` }));
  const text = Buffer.from(buildPdf(pages)).toString('latin1');
  const places = [...text.matchAll(/\d+ 0 obj\n<< \/Type \/Page\b(?!s)/g)].slice(1).map(({ index }) => String(index).padStart(10, '0'));
  const broken = places.reduce((file, place) => file.replace(`${place} 00000 n`, '0000000020 00000 n'), text);
  writeFileSync(join(folder, 'a.pdf'), Buffer.from(broken, 'latin1'));
  const run = spawnSync(process.execPath, [join(packageRoot(), 'bin/gongkai.js'), 'extract', '--json', 'a.pdf'], { cwd: folder, encoding: 'utf8' });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const { problems } = disclosureSchema.parse(JSON.parse(run.stdout));
  expect(problems.filter(({ code }) => code === 'second-reader').map(({ place }) => place?.page)).toEqual([2, 3, 4]);
});
