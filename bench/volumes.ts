/** Volumes of a county under the covers that offices make, and prints how often each disclosure comes out as itself. */
import { generateDisclosure, type Disclosure } from '../samples/generate/disclosure.js';
import type { PrintedBlock, PrintedDocument } from '../samples/generate/printed.js';
import { createRandom, type Random } from '../samples/generate/random.js';
import { bindVolume } from '../samples/generate/volume.js';
import { toDocx } from '../samples/generate/write-docx.js';
import { toPlainPdf } from '../samples/generate/write-pdf.js';
import { toWorkbook } from '../samples/generate/write-workbook.js';
import { extractAll } from '../src/index.js';
import { compareCells } from './compare-cells.js';
import type { Half } from './corpus.js';

/** A department, the county and the year → the lines of a cover. */
type Cover = (name: string, county: string, year: number) => readonly string[];

/** As they stand on disclosures of many provinces; those at even places are for development, the others for the report. */
const COVERS: readonly Cover[] = [
  (name, _, year) => [name, `${year}年度部门决算公开`],
  (name, _, year) => [`${year}年度${name}单位决算`],
  (name, _, year) => [`${name}${year}年部门决算`, '保密审查情况：已审查', '部门主要负责人审签情况：已审签'],
  (name, _, year) => [`${year}年${name}部门决算`, '公开日期：20250926'],
  (name, _, year) => [name, `关于${year}年部门决算公开情况的说明`],
  (name, _, year) => [`${name}${year}年度部门决算情况说明`],
  (name, county, year) => [`${county}${year}年县级部门决算`, `决算主管部门：${name}`],
  (name, _, year) => [name.slice(0, 6), name.slice(6), `${year} 年度部门决算`],
  (name, county, year) => [`${county}${year}年度`, '县级部门决算公开报表', `部 门:${name}`, `${county}财政局印制`],
  (name, _, year) => [`${name}${year}年度部门`, '决算公开', '1'],
  (name, _, year) => ['附件3', name, `${year}年度部门决算公开`],
  (name, _, year) => [[...name].join(' '), `${year} 年 度 部 门 决 算`],
  (name, _, year) => [`${year}年部门决算公开说明`, `（${name}）`],
  (name, _, year) => [name, `${[...String(year)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')}年部门决算公开`, `${year + 1}年9月`],
  (name, _, year) => ['监督索引号53092400800101000', `${name}${year}年度部门决算`],
  (name, county, year) => [`${county}${year}年部门决算公开`, `部门名称：${name}`],
];

const WRITERS: Readonly<Record<string, (document: PrintedDocument, seed: number) => Uint8Array>> = {
  pdf: (document) => toPlainPdf(document, 'unicode'),
  docx: (document, seed) => toDocx(document, seed % 2 === 0),
  xlsx: (document, seed) => toWorkbook(document, 'xlsx', seed),
};

interface Sum {
  volumes: number;
  whole: number;
  parts: number;
  found: number;
  named: number;
  expected: number;
  right: number;
  wrong: number;
  unmarked: number;
}

/** Prints what comes out of `count` volumes in each format; those of workbooks also without any cover. @param after the seeds that come after this one */
export async function measureVolumes(half: Half, count: number, after: number, verbose: boolean): Promise<void> {
  for (const format of [...Object.keys(WRITERS), 'xlsx without covers']) {
    const sum: Sum = { volumes: 0, whole: 0, parts: 0, found: 0, named: 0, expected: 0, right: 0, wrong: 0, unmarked: 0 };
    for (let index = 0; index < count; index++) {
      const seed = 7000 + 2 * (Math.ceil(after / 2) + index) + (half === 'develop' ? 1 : 2);
      const problem = await measureVolume(seed, half, format, sum);
      if (verbose && problem !== '') process.stdout.write(`${format} ${seed}: ${problem}\n`);
    }
    process.stdout.write(`${format}: ${sum.volumes} volumes, ${sum.whole} whole; ${sum.found} of ${sum.parts} disclosures found, ${sum.named} under their names; ${sum.right} of ${sum.expected} amounts right, ${sum.wrong} wrong, ${sum.unmarked} of them unmarked\n`);
  }
}

async function measureVolume(seed: number, half: Half, format: string, sum: Sum): Promise<string> {
  const random = createRandom(seed);
  const { style } = generateDisclosure(seed);
  const made = Array.from({ length: random.integer(2, 6) }, (_, index) => generateDisclosure(seed * 10 + index, style));
  const [writer, bare] = format.split(' ');
  const covers = chooseCovers(half, random);
  const bound = made.map((disclosure) => withCover(disclosure, bare === undefined ? random.pick(covers) : undefined));
  const parts = await extractAll(WRITERS[writer!]!(bindVolume(bound as [Disclosure, ...Disclosure[]], bare === undefined && random.chance(0.5) ? 'with-cover' : 'bare'), seed));
  const isSplit = parts.length === made.length;
  const before = { ...sum };
  for (const [index, { truth }] of made.entries()) {
    const part = isSplit ? parts[index] : undefined;
    const cells = compareCells(truth.forms.flatMap((form) => form.cells), part?.forms ?? []);
    for (const key of ['expected', 'right', 'wrong', 'unmarked'] as const) sum[key] += cells[key];
    sum.parts++;
    if (part) sum.found++;
    if (part?.department === truth.department && part.fiscalYear === truth.fiscalYear) sum.named++;
  }
  sum.volumes++;
  const [expected, right] = [sum.expected - before.expected, sum.right - before.right];
  const isWhole = isSplit && right === expected;
  if (isWhole) sum.whole++;
  return isWhole ? '' : `${parts.length} of ${made.length} parts (${parts.map(({ department }) => department).join(', ')}), ${right} of ${expected} amounts; ${JSON.stringify(coverOf(bound[1]!))}`;
}

/** Mostly one for the whole county. */
function chooseCovers(half: Half, random: Random): readonly Cover[] {
  const own = COVERS.filter((_, index) => index % 2 === (half === 'develop' ? 0 : 1));
  return random.chance(0.3) ? own : [random.pick(own)];
}

/** Without one a workbook has the forms alone. */
function withCover(disclosure: Disclosure, cover: Cover | undefined): Disclosure {
  const { department, region, fiscalYear } = disclosure.truth;
  const blocks = disclosure.blocks.flatMap((block): readonly PrintedBlock[] => {
    if (cover === undefined) return block.kind === 'form' ? [block] : [];
    return [block.kind === 'cover' ? { kind: 'cover', lines: cover(department, region.name, fiscalYear) } : block];
  });
  return { ...disclosure, blocks };
}

function coverOf({ blocks }: Disclosure): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'cover' ? block.lines : []));
}
