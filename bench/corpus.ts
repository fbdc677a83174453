/** Makes the corpus of generated disclosures: odd seeds to develop on, even seeds to report on, the truth beside each file. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertWithLibreOffice, printWithChromium } from '../samples/generate/render.js';
import { createRandom } from '../samples/generate/random.js';
import { generateDisclosure, type Disclosure, type Truth } from '../samples/generate/disclosure.js';
import { toDocx } from '../samples/generate/write-docx.js';
import { toHtml, TRUETYPE, type Fonts } from '../samples/generate/write-html.js';
import { toPlainPdf } from '../samples/generate/write-pdf.js';
import { toText } from '../samples/generate/write-text.js';

export type Half = 'develop' | 'report';
export type Maker = 'chromium' | 'libreoffice' | 'plain' | 'docx' | 'text';

/** A file of the corpus and what is true of it. */
export interface Example {
  readonly path: string;
  readonly maker: Maker;
  readonly truth: Truth;
}

export const DEFAULT_COUNT = 72;

/** Which maker takes which seed; both halves run through the same list. */
const TURNS: readonly Maker[] = ['chromium', 'docx', 'libreoffice', 'plain', 'chromium', 'text', 'chromium', 'libreoffice', 'plain', 'docx', 'chromium', 'text'];
const EXTENSIONS: Readonly<Record<Maker, string>> = { chromium: 'pdf', libreoffice: 'pdf', plain: 'pdf', docx: 'docx', text: 'txt' };
const FONTS: readonly Fonts[] = [TRUETYPE, { family: '"AR PL UMing CN"', boldHeadings: false }, { family: '"Noto Serif CJK SC"', boldHeadings: true }];

const halfOf = (seed: number): Half => (seed % 2 === 1 ? 'develop' : 'report');
const turnOf = (seed: number): number => Math.floor((seed - 1) / 2);
const makerOf = (seed: number): Maker => TURNS[turnOf(seed) % TURNS.length]!;

/** Changes whenever the generator does, so that a stale corpus is made anew. */
function generatorVersion(): string {
  const folder = fileURLToPath(new URL('../samples/generate/', import.meta.url));
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js')).toSorted()) hash.update(readFileSync(join(folder, name)));
  return hash.update(readFileSync(fileURLToPath(import.meta.url))).digest('hex');
}

function write(disclosure: Disclosure, maker: Maker, path: string): void {
  const { seed } = disclosure.truth;
  if (maker === 'chromium') printWithChromium(toHtml(disclosure, FONTS[turnOf(seed) % FONTS.length]), path);
  if (maker === 'docx') writeFileSync(path, toDocx(disclosure, turnOf(seed) % 2 === 0));
  if (maker === 'plain') writeFileSync(path, toPlainPdf(disclosure, turnOf(seed) % 2 === 0 ? 'unicode' : 'gbk'));
  if (maker === 'text') {
    const random = createRandom(seed);
    writeFileSync(path, toText(disclosure, { tables: random.pick(['tabs', 'tabs', 'pipes', 'html'] as const), random, marks: disclosure.style.watermark !== 'none' }));
  }
}

/** Writes `<half>/<seed>-<maker>.<ext>` and `….truth.json` for the seeds 1 to `count`; what is there already and current stays. */
export function makeCorpus(folder: string, count = DEFAULT_COUNT, tell: (line: string) => void = () => undefined): void {
  const version = generatorVersion();
  const stamp = join(folder, `corpus-${count}.version`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  for (const half of ['develop', 'report']) {
    rmSync(join(folder, half), { recursive: true, force: true });
    mkdirSync(join(folder, half), { recursive: true });
  }
  const conversions: { docx: Uint8Array; pdf: string }[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const maker = makerOf(seed);
    const name = join(folder, halfOf(seed), `${String(seed).padStart(3, '0')}-${maker}`);
    const disclosure = generateDisclosure(seed);
    const path = `${name}.${EXTENSIONS[maker]}`;
    if (maker === 'libreoffice') conversions.push({ docx: toDocx(disclosure, turnOf(seed) % 2 === 0), pdf: path });
    else write(disclosure, maker, path);
    writeFileSync(`${name}.truth.json`, `${JSON.stringify(disclosure.truth, null, 1)}\n`);
    tell(`${path}`);
  }
  convertWithLibreOffice(conversions.map(({ docx }) => docx), 'docx', 'pdf').forEach((pdf, index) => { writeFileSync(conversions[index]!.pdf, pdf); });
  writeFileSync(stamp, version);
}

/** The examples of one half, in order of seed. */
export function readCorpus(folder: string, half: Half): readonly Example[] {
  return readdirSync(join(folder, half)).filter((name) => name.endsWith('.truth.json')).toSorted().map((name) => {
    const maker = /-(\w+)\.truth\.json$/.exec(name)![1] as Maker;
    const path = join(folder, half, name.replace('truth.json', EXTENSIONS[maker]));
    return { path, maker, truth: JSON.parse(readFileSync(join(folder, half, name), 'utf8')) as Truth };
  });
}
