/** Makes the corpus of scans: the forms of generated disclosures, printed, scanned under every condition, the truth beside them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDisclosure, type Truth } from '../../samples/generate/disclosure.js';
import { printWithChromium } from '../../samples/generate/render.js';
import { toHtml, type Fonts } from '../../samples/generate/write-html.js';
import type { Half } from '../corpus.js';
import { CONDITIONS, turnOf, type Condition } from './conditions.js';
import { damage, type Raster, type Scan } from './damage.js';
import { withOverlay } from './overlay.js';
import { toScanPdf } from './scan-pdf.js';

/** A scanned document of the corpus: one PDF, or an image for each page. */
export interface ScannedExample {
  readonly condition: Condition;
  readonly seed: number;
  readonly files: readonly string[];
  readonly pages: number;
  readonly truth: Truth;
}

/** Song with Latin digits, Song throughout, Hei: all in Debian (fonts-arphic-gbsn00lp, fonts-noto-cjk, fonts-wqy-zenhei). */
const FONTS: readonly Fonts[] = [
  { family: '"Liberation Serif","AR PL SungtiL GB"', boldHeadings: true },
  { family: '"Noto Serif CJK SC"', boldHeadings: true },
  { family: '"WenQuanYi Zen Hei"', boldHeadings: true },
];

/** Odd seeds to develop on, even ones to report on. */
const seedOf = (half: Half, index: number, round: number): number => 9001 + round * 1000 + index * 2 + (half === 'develop' ? 0 : 1);

/** Scans `rounds` disclosures of a half under each condition whose name contains `only`; what is there already stays. */
export async function makeScans(folder: string, half: Half, options: { readonly rounds: number; readonly only: string }, tell: (line: string) => void): Promise<void> {
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [index, condition] of CONDITIONS.entries()) {
      const target = join(folder, half, `${condition.name}-${seedOf(half, index, round)}`);
      if (!condition.name.includes(options.only) || existsSync(join(target, 'truth.json'))) continue;
      mkdirSync(target, { recursive: true });
      await scanDisclosure(target, condition, seedOf(half, index, round), FONTS[(index + round) % FONTS.length]!);
      tell(target);
    }
  }
}

async function scanDisclosure(target: string, condition: Condition, seed: number, fonts: Fonts): Promise<void> {
  const disclosure = generateDisclosure(seed, { rules: condition.rules, watermark: 'none' });
  const forms = { ...disclosure, blocks: disclosure.blocks.filter(({ kind }) => kind === 'form') };
  const work = mkdtempSync(join(tmpdir(), 'scan-'));
  try {
    const pdf = join(work, 'printed.pdf');
    printWithChromium(withOverlay(toHtml(forms, fonts), condition), pdf);
    const scans: Scan[] = [];
    for (const [page, raster] of rasterise(pdf, condition.dpi, work).entries()) {
      scans.push(await damage(raster(), condition, { seed: seed * 100 + page, turn: turnOf(condition, page) }));
    }
    if (condition.wrap === 'pdf') writeFileSync(join(target, 'scan.pdf'), toScanPdf(scans));
    else scans.forEach(({ bytes }, page) => { writeFileSync(join(target, `page-${String(page + 1).padStart(2, '0')}.${condition.wrap}`), bytes); });
    writeFileSync(join(target, 'truth.json'), `${JSON.stringify({ condition, seed, pages: scans.length, truth: disclosure.truth }, null, 1)}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The pages of a PDF as pixels, by poppler's pdftoppm; each is read when it is its turn. */
function rasterise(pdf: string, dpi: number, work: string): readonly (() => Raster)[] {
  const done = spawnSync('pdftoppm', ['-r', String(dpi), pdf, join(work, 'page')], { encoding: 'utf8' });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0) throw new Error(`pdftoppm ended with ${done.status}: ${done.stderr}`);
  return readdirSync(work).filter((name) => name.endsWith('.ppm')).toSorted().map((name) => () => parsePpm(readFileSync(join(work, name))));
}

function parsePpm(file: Buffer): Raster {
  const [head, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40)) ?? [];
  if (head === undefined) throw new Error('pdftoppm: no PPM with eight bits a channel');
  return { width: Number(width), height: Number(height), data: new Uint8Array(file.subarray(head.length)) };
}

/** The examples of a half, in order of condition and seed. */
export function readScans(folder: string, half: Half, only: string): readonly ScannedExample[] {
  const at = join(folder, half);
  const examples = readdirSync(at).filter((name) => name.includes(only) && existsSync(join(at, name, 'truth.json'))).map((name): ScannedExample => {
    const files = readdirSync(join(at, name)).filter((file) => file !== 'truth.json').toSorted().map((file) => join(at, name, file));
    return { ...(JSON.parse(readFileSync(join(at, name, 'truth.json'), 'utf8')) as Omit<ScannedExample, 'files'>), files };
  });
  const order = CONDITIONS.map(({ name }) => name);
  return examples.toSorted((a, b) => order.indexOf(a.condition.name) - order.indexOf(b.condition.name) || a.seed - b.seed);
}
