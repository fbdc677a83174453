/** The command line as child processes, for tests and benches of what keeps running. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../schemas/data-file.js';

const BIN = join(packageRoot(), 'bin/gongkai.js');

export interface Running {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The exit code; `null` when it was killed. */
  readonly ended: Promise<number | null>;
}

export function start(args: readonly string[], cwd: string): Running {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C', REDIS_URL: '' } });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (part: Buffer) => (text.stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text.stderr += part.toString()));
  return { child, stdout: () => text.stdout, stderr: () => text.stderr, ended: new Promise((resolve) => child.once('close', resolve)) };
}

/** Waits until something is so. @throws Error when it takes too long */
export async function until(what: () => boolean | Promise<boolean>, limitMs = 120_000): Promise<void> {
  const start = Date.now();
  while (!(await what())) {
    if (Date.now() - start > limitMs) throw new Error(`waited ${limitMs} ms in vain for ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Path → content of everything below a folder. */
export function contentOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).sort().map((file) => [file.slice(folder.length + 1), readFileSync(file, 'base64')]));
}

/** How many documents a store has results of. */
export function countDocuments(store: string): number {
  return existsSync(join(store, 'documents')) ? readdirSync(join(store, 'documents')).length : 0;
}

/** A small disclosure; each county is another document. */
export function disclosureOf(county: string): string {
  return `${county}水务局2024年度部门决算公开

收入决算表
公开02表
单位：万元
科目编码	科目名称	本年收入合计	财政拨款收入	上级补助收入	事业收入	经营收入	附属单位上缴收入	其他收入
	合计	1,200.50	1,200.50
208	社会保障和就业支出	200.50	200.50
213	农林水支出	1,000.00	1,000.00
`;
}
