/** The command line as users run it: exit codes, what goes where, and the store that is left. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disclosureSchema } from '../../schemas/disclosure.js';
import { packageRoot } from '../../schemas/data-file.js';
import { VERSION } from '../../src/version.js';

const BIN = join(packageRoot(), 'bin/gongkai.js');
const TEXT = `某县水务局2024年度部门决算公开

收入决算表
公开02表
单位：万元
科目编码	科目名称	本年收入合计	财政拨款收入	上级补助收入	事业收入	经营收入	附属单位上缴收入	其他收入
	合计	1,200.50	1,200.50
208	社会保障和就业支出	200.50	200.50
213	农林水支出	1,000.00	1,000.00
`;

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function gongkai(args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', ...environment } });
  return { status, stdout, stderr };
}

function write(path: string, content: string | Uint8Array = TEXT): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Path → content of everything below a folder. */
function contentOf(path: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(folder, path), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).sort().map((file) => [file.slice(join(folder, path).length + 1), readFileSync(file, 'base64')]));
}

describe('usage', () => {
  it('--help is data, in the language of the user', () => {
    expect(gongkai(['--help'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^gongkai turns/) });
    expect(gongkai(['extract', '--help'], '', { LC_ALL: 'zh_CN.UTF-8' }).stdout).toMatch(/^用法/);
    expect(gongkai(['show', '--help', '--lang', 'zh']).stdout).toMatch(/^用法/);
  });

  it('--version is that of the package', () => expect(gongkai(['--version']).stdout).toBe(`${VERSION}\n`));

  it.each([
    [[]],
    [['nosuch']],
    [['extract']],
    [['extract', '--nosuch', 'a.pdf']],
    [['extract', '--jobs', '0', 'a.pdf']],
    [['extract', '--json', 'a.pdf', 'b.pdf']],
    [['extract', '--lang', 'fr', 'a.pdf']],
    [['show', 'nosuch']],
    [['show', '.']],
    [['draw']],
  ])('%j is wrong usage', (args) => {
    const run = gongkai(args);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).not.toBe('');
  });
});

describe('extract', () => {
  it('writes the store, tells on stderr, and leaves stdout to data', () => {
    write('财政 局/a.txt');
    const run = gongkai(['extract', '财政 局', '--out', 'store']);
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toContain('某县水务局');
    const [id] = readdirSync(join(folder, 'store/documents'));
    expect(readdirSync(join(folder, 'store/documents', id!)).sort()).toEqual(['cells.csv', 'disclosure.json', 'facts.csv', 'findings.csv', 'pages.json.gz', 'source.json', 'tables']);
    expect(readdirSync(join(folder, 'store')).sort()).toEqual(['documents', 'documents.csv', 'files']);
    expect(readFileSync(join(folder, 'store/documents', id!, 'cells.csv'), 'utf8')).toContain(',income,公开02表,02-收入决算表,');
  });

  it('skips what is done, does it again with --force, and gives the same bytes', () => {
    write('in/a.txt');
    gongkai(['extract', 'in', '--out', 'store']);
    const first = contentOf('store');
    expect(gongkai(['extract', 'in', '--out', 'store']).stderr).toContain('skipped');
    expect(gongkai(['extract', 'in', '--out', 'store', '--force']).stderr).toContain('1 extracted');
    expect(contentOf('store')).toEqual(first);
  });

  it('does again what another version has done', () => {
    write('in/a.txt');
    gongkai(['extract', 'in', '--out', 'store']);
    const first = contentOf('store');
    const [id] = readdirSync(join(folder, 'store/documents'));
    const source = join(folder, 'store/documents', id!, 'source.json');
    writeFileSync(source, readFileSync(source, 'utf8').replace(`"version": "${VERSION}"`, '"version": "0.0.1"'));
    expect(gongkai(['extract', 'in', '--out', 'store']).stderr).toContain('1 extracted');
    expect(contentOf('store')).toEqual(first);
  });

  it('names every file that cannot be read, does the rest, and exits with 1', () => {
    write('in/good.txt');
    write('in/empty.pdf', '');
    write('in/cut.pdf', '%PDF-1.7\n1 0 obj');
    write('in/mislabelled.docx', new Uint8Array([0, 1, 2, 3, 255, 254]));
    const run = gongkai(['extract', 'in', 'nosuch.pdf', '--out', 'store']);
    expect(run.status).toBe(1);
    for (const code of ['empty', 'damaged', 'unsupported', 'not-found']) expect(run.stderr).toContain(`(${code}: `);
    const index = readFileSync(join(folder, 'store/documents.csv'), 'utf8');
    expect(index.match(/,unreadable,/g)).toHaveLength(3);
    expect(index).toMatch(/in\/good\.txt.*,(?:read|partial),/);
    expect(gongkai(['extract', 'in', '--out', 'store']).status).toBe(1);
  });

  it('says in documents.csv what a document lacks, in the language of the data', () => {
    write('in/a.txt', '某县水务局2024年度部门决算公开\n');
    const run = gongkai(['extract', 'in', '--out', 'store', '--lang', 'en']);
    expect(run.status).toBe(0);
    expect(readFileSync(join(folder, 'store/documents.csv'), 'utf8')).toContain(',read,no-form: 没有找到法定公开表\r\n');
  });

  it('a pipe that nobody writes to holds nothing up', () => {
    write('in/a.txt');
    if (spawnSync('mkfifo', [join(folder, 'pipe')]).status !== 0) return;
    const run = gongkai(['extract', 'pipe', 'in', '--out', 'store']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('(not-found: it is no regular file)');
    expect(run.stderr).toContain('1 extracted');
  });

  it('goes on in the folder of its own results', () => {
    write('in/a.txt');
    gongkai(['extract', 'in', '--out', 'in']);
    expect(gongkai(['extract', 'in', '--out', 'in']).stderr).toContain('1 files: 0 extracted, 1 skipped');
  });

  it('knows the same content under two names as one document', () => {
    write('in/a.txt');
    write('in/b.txt');
    gongkai(['extract', 'in', '--out', 'store']);
    const [id, ...others] = readdirSync(join(folder, 'store/documents'));
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, 'store/documents', id!, 'source.json'), 'utf8').match(/"path": "in\/[ab]\.txt"/g)).toHaveLength(2);
  });

  it('reads standard input', () => {
    expect(gongkai(['extract', '-', '--out', 'store'], TEXT).status).toBe(0);
    expect(readFileSync(join(folder, 'store/documents.csv'), 'utf8')).toMatch(/^[0-9a-f]{16},-,/m);
  });

  it('--json prints the disclosure and writes nothing', () => {
    const run = gongkai(['extract', '--json', '-'], TEXT);
    expect(disclosureSchema.parse(JSON.parse(run.stdout))).toMatchObject({ department: '某县水务局', fiscalYear: 2024 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('--json of an unreadable file prints nothing, and exits with 1', () => {
    expect(gongkai(['extract', '--json', '-'], '')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('empty') });
  });

  it('says so when the store cannot be written', () => {
    write('a.txt');
    write('store', 'a file, not a folder');
    const run = gongkai(['extract', 'a.txt', '--out', 'store']);
    expect(run.status).toBe(70);
    expect(run.stderr).toContain('cannot write to store');
  });

  it('killed at any moment leaves nothing half done, and goes on where it was', async () => {
    for (let index = 0; index < 12; index++) write(`in/${index}.txt`, TEXT.replace('某县', `某${index}县`));
    gongkai(['extract', 'in', '--out', 'whole']);
    for (const delay of [300, 500, 800]) {
      const child = spawn(process.execPath, [BIN, 'extract', 'in', '--out', 'store', '--jobs', '1'], { cwd: folder, stdio: 'ignore' });
      await new Promise((done) => setTimeout(done, delay));
      child.kill('SIGKILL');
      await new Promise((done) => (child.exitCode ?? child.signalCode) === null ? child.once('exit', done) : done(undefined));
      const documents = join(folder, 'store/documents');
      for (const id of existsSync(documents) ? readdirSync(documents) : []) expect(existsSync(join(documents, id, 'source.json'))).toBe(true);
    }
    gongkai(['extract', 'in', '--out', 'store']);
    expect(contentOf('store')).toEqual(contentOf('whole'));
  });

  it('two at once on one store end with the same store as one', async () => {
    for (let index = 0; index < 6; index++) write(`in/${index}.txt`, TEXT.replace('某县', `某${index}县`));
    gongkai(['extract', 'in', '--out', 'whole']);
    const start = (): Promise<unknown> =>
      new Promise((done) => spawn(process.execPath, [BIN, 'extract', 'in', '--out', 'store'], { cwd: folder, stdio: 'ignore' }).once('exit', done));
    expect(await Promise.all([start(), start()])).toEqual([0, 0]);
    expect(contentOf('store')).toEqual(contentOf('whole'));
  });

  it('a store may be copied and gone on with', () => {
    write('in/a.txt');
    gongkai(['extract', 'in', '--out', 'store']);
    cpSync(join(folder, 'store'), join(folder, 'copy'), { recursive: true });
    expect(gongkai(['extract', 'in', '--out', 'copy']).stderr).toContain('skipped');
  });
});

describe('show', () => {
  it('prints the forms of a document of the store, by id, folder or file', () => {
    write('a.txt');
    gongkai(['extract', 'a.txt']);
    const [id] = readdirSync(join(folder, 'out/documents'));
    const shown = ['a.txt', id!, `out/documents/${id}`, `out/documents/${id}/disclosure.json`].map((target) => gongkai(['show', target]));
    expect(shown[0]).toMatchObject({ status: 0, stderr: '' });
    expect(shown[0]!.stdout).toMatch(/│ 208 +│ 社会保障和就业支出 │ +200\.50 │/);
    expect(new Set(shown.map(({ stdout }) => stdout)).size).toBe(1);
  });
});

describe('check', () => {
  const broken = TEXT.replace('200.50\t200.50', '205.50\t200.50');
  const correction = (old: string, more: object = {}): string => {
    const id = readdirSync(join(folder, 'out/documents'))[0]!;
    const cell = { form: 'income', code: '208', label: '社会保障和就业支出', column: '本年收入合计' };
    write(`out/corrections/${id}.json`, JSON.stringify({ document: id, corrections: [{ who: '王', when: '2025-03-01T09:00:00Z', cell, old, new: '200.50', reason: '原件', ...more }] }));
    return id;
  };

  beforeEach(() => {
    write('a.txt', broken);
    gongkai(['extract', 'a.txt']);
  });

  it('lists what is broken with the sums, and tells scripts with --strict', () => {
    const run = gongkai(['check', 'out']);
    expect(run).toMatchObject({ status: 0, stderr: expect.stringMatching(/^1 documents: [1-9]\d* errors/) });
    expect(run.stdout).toContain('205.50 ≠ 200.50');
    expect(gongkai(['check', 'out', '--strict']).status).toBe(1);
    expect(gongkai(['check', readdirSync(join(folder, 'out/documents'))[0]!]).stdout).toBe(run.stdout);
    expect(gongkai(['check', 'a.txt']).stdout).toContain('205.50 ≠ 200.50');
  });

  it('explains a cell', () => {
    expect(gongkai(['check', 'out', '--explain', 'income/208/本年收入合计']).stdout).toMatch(/takes part in \d checks\n {2}A02-1 {2}broken/);
    expect(gongkai(['check', 'out', '--explain', 'nothing']).stdout).toContain('no check has anything to do with');
  });

  it('applies corrections on top, and leaves what was extracted as it is', () => {
    const id = correction('205.50');
    const before = contentOf(`out/documents/${id}`);
    expect(gongkai(['check', 'out', '--strict'])).toMatchObject({ status: 0, stdout: expect.stringContaining('corrections applied: 1') });
    expect(contentOf(`out/documents/${id}`)).toEqual(before);
  });

  it('tells of corrections that do not fit, and of a file that it cannot understand', () => {
    const id = correction('999.99');
    expect(gongkai(['check', 'out'])).toMatchObject({ status: 0, stdout: expect.stringContaining('could not be applied (changed') });
    write(`out/corrections/${id}.json`, '{');
    expect(gongkai(['check', 'out'])).toMatchObject({ status: 0, stderr: expect.stringContaining('cannot be understood') });
  });

  it.each([[['check']], [['check', 'nowhere']], [['check', 'out', 'out']], [['check', '.']]])('%j is wrong usage', (args) => {
    expect(gongkai(args).status).toBe(2);
  });
});
