/** Extractors of tables side by side, on the same files in one run: what each costs as a process, and how many forms come out whole. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDisclosure } from '../../samples/generate/disclosure.js';
import { printWithChromium } from '../../samples/generate/render.js';
import { toHtml } from '../../samples/generate/write-html.js';
import type { Half } from '../corpus.js';
import { median, runTimed, type Cost } from '../process-cost.js';
import { countTables, type PrintedRows, type TableCount } from './count-tables.js';
import { readDisclosure, readLayout, readMarkdown, readTables, type Row } from './read-rows.js';

interface Peer {
  readonly name: string;
  /** @param out a folder to write to */
  readonly command: (file: string, out: string) => readonly string[];
  readonly rows: (output: string) => readonly Row[];
  /** Where it writes its result, if not to standard output. */
  readonly result?: (file: string, out: string) => string;
}

interface Example {
  readonly file: string;
  readonly forms: readonly PrintedRows[];
}

const CLI = fileURLToPath(new URL('../../../bin/gongkai.js', import.meta.url));
const PLUMBER = 'import sys, json, pdfplumber\nwith pdfplumber.open(sys.argv[1]) as pdf: print(json.dumps([table for page in pdf.pages for table in page.extract_tables()]))';

/** @param folder where the others are installed */
function peersIn(folder: string): readonly Peer[] {
  const npm = (name: string): string => join(folder, 'node_modules', '.bin', name);
  const python = existsSync(join(folder, 'bin', 'python')) ? join(folder, 'bin', 'python') : 'python3';
  return [
    { name: 'gongkai', command: (file) => [process.execPath, CLI, 'extract', file, '--json'], rows: readDisclosure },
    { name: 'liteparse', command: (file) => [npm('lit'), 'parse', file, '--format', 'markdown', '--no-ocr', '--quiet'], rows: readMarkdown },
    { name: 'pdf-inspector', command: (file) => [npm('pdf-inspector'), file], rows: readMarkdown },
    { name: 'opendataloader', command: (file, out) => [npm('opendataloader-pdf'), file, '-o', out, '-f', 'markdown', '-q'], rows: readMarkdown, result: (file, out) => join(out, basename(file).replace('.pdf', '.md')) },
    { name: 'pdfplumber', command: (file) => [python, '-c', PLUMBER, file], rows: readTables },
    { name: 'pdftotext -layout', command: (file) => ['pdftotext', '-layout', file, '-'], rows: readLayout },
  ];
}

/** Consistent disclosures as Chromium prints them, every other one with a watermark. */
function makeExample(folder: string, seed: number, index: number): Example {
  const disclosure = generateDisclosure(seed, { rules: 'full', fontSize: 9, watermark: index % 2 === 0 ? 'none' : 'rotated' });
  const file = join(folder, `${seed}.pdf`);
  printWithChromium(toHtml(disclosure), file);
  return { file, forms: disclosure.blocks.flatMap((block) => (block.kind === 'form' ? [block.table.rows.map((row) => row.flatMap(({ truth }) => truth ?? []))] : [])) };
}

function measure(peer: Peer, examples: readonly Example[], folder: string): string {
  const costs: Cost[] = [];
  const counts: TableCount[] = [];
  for (const { file, forms } of examples) {
    const run = runTimed(peer.command(file, folder));
    if (!run) return `${peer.name.padEnd(20)} not installed, or failed`;
    costs.push(run.cost);
    counts.push(countTables(forms, peer.rows(peer.result ? readFileSync(peer.result(file, folder), 'utf8') : run.output)));
  }
  const sum = (of: (count: TableCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const seconds = (of: (cost: Cost) => number): string => `${median(costs.map(of)).toFixed(2)} s`;
  return [
    peer.name.padEnd(20), `${seconds(({ wall }) => wall)} wall`.padStart(13), `${seconds(({ cpu }) => cpu)} CPU`.padStart(12), `${Math.max(...costs.map(({ memory }) => memory)).toFixed(0)} MiB`.padStart(10),
    `${sum((count) => count.tablesRight)} of ${sum((count) => count.tables)} tables`.padStart(18), `${sum((count) => count.linesRight)} of ${sum((count) => count.lines)} rows`.padStart(20),
  ].join(' ');
}

/** Prints a line for each extractor. */
export function measurePeers(half: Half, count: number, folder: string): void {
  const out = mkdtempSync(join(tmpdir(), 'peers-'));
  try {
    const examples = Array.from({ length: count }, (_, i) => makeExample(out, 2 * i + (half === 'develop' ? 1 : 2), i));
    for (const peer of peersIn(folder)) process.stdout.write(`${measure(peer, examples, out)}\n`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
