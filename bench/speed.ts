/** Time and memory of the whole process on one PDF, beside other tools on the same file. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, runTimed, type Cost } from './process-cost.js';
import { extract } from '../src/index.js';
import { generateDisclosure } from '../samples/generate/disclosure.js';
import { printWithChromium } from '../samples/generate/render.js';
import { toHtml } from '../samples/generate/write-html.js';

const RUNS = 5;
const WARM_RUNS = 10;
/** A consistent disclosure of 26 pages: one with contradictions is read by both engines. */
const SEED = 2;
const CLI = fileURLToPath(new URL('../../bin/gongkai.js', import.meta.url));

function report(name: string, command: readonly string[]): void {
  const done = Array.from({ length: RUNS }, () => runTimed(command)?.cost).filter((run) => run !== undefined);
  const seconds = (of: (run: Cost) => number): string => `${median(done.map(of)).toFixed(2)} s`;
  const memory = Math.max(...done.map((run) => run.memory)).toFixed(0);
  const line = done.length < RUNS ? 'not installed, or failed' : `${seconds((run) => run.wall)} wall, ${seconds((run) => run.cpu)} CPU, ${memory} MiB`;
  process.stdout.write(`${name.padEnd(34)} ${line}\n`);
}

/** CPU of one extraction in a process that has run it before, in seconds. */
async function warm(file: string): Promise<{ readonly first: number; readonly later: number; readonly pages: number }> {
  const times: number[] = [];
  let pages = 0;
  for (let run = 0; run <= WARM_RUNS; run += 1) {
    const before = process.cpuUsage();
    pages = (await extract(file)).source.pages;
    const used = process.cpuUsage(before);
    times.push((used.user + used.system) / 1e6);
  }
  return { first: times[0]!, later: median(times.slice(1)), pages };
}

/** Prints the comparison. @param given a PDF; without it a disclosure of about 25 pages is made with Chromium */
export async function measureSpeed(given: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'speed-'));
  try {
    const file = given ?? join(folder, 'disclosure.pdf');
    if (given === undefined) printWithChromium(toHtml(generateDisclosure(SEED, { landscape: 'all', fontSize: 10, rules: 'full' })), file);
    const { first, later, pages } = await warm(file);
    process.stdout.write(`${file}: ${pages} pages\nin one process: first ${first.toFixed(3)} s CPU, later ${later.toFixed(3)} s CPU (${((later / pages) * 1000).toFixed(1)} ms a page)\n`);
    report('gongkai extract (whole process)', [process.execPath, CLI, 'extract', file, '--out', join(folder, 'out'), '--force']);
    report('gongkai extract --json', [process.execPath, CLI, 'extract', file, '--json']);
    report('pdftotext -layout', ['pdftotext', '-layout', file, join(folder, 'layout.txt')]);
    report('pdfminer.six (text only)', ['python3', '-c', 'import sys; from pdfminer.high_level import extract_text; extract_text(sys.argv[1])', file]);
    report('pdfplumber extract_tables', ['python3', '-c', 'import sys, pdfplumber\nwith pdfplumber.open(sys.argv[1]) as pdf: [page.extract_tables() for page in pdf.pages]', file]);
    if (!existsSync('/usr/bin/time')) process.stdout.write('GNU time is needed for the process figures: apt-get install time\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
