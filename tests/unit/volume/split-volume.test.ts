/** Volumes as files, through the whole pipeline: each disclosure comes out as it does alone. */
import { describe, expect, it } from 'vitest';
import { generateDisclosure, type Disclosure as Made } from '../../../samples/generate/disclosure.js';
import { createRandom } from '../../../samples/generate/random.js';
import { bindVolume } from '../../../samples/generate/volume.js';
import { toDocx } from '../../../samples/generate/write-docx.js';
import { toHtml } from '../../../samples/generate/write-html.js';
import { toPlainPdf } from '../../../samples/generate/write-pdf.js';
import { toText } from '../../../samples/generate/write-text.js';
import { toWorkbook } from '../../../samples/generate/write-workbook.js';
import type { PrintedDocument } from '../../../samples/generate/printed.js';
import { extract, extractAll, type Disclosure } from '../../../src/index.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const FORMATS: Readonly<Record<string, (document: PrintedDocument) => Uint8Array>> = {
  docx: (document) => toDocx(document, true),
  pdf: (document) => toPlainPdf(document, 'unicode'),
  text: (document) => utf8(toText(document, { tables: 'tabs', random: createRandom(1), marks: false })),
  html: (document) => utf8(toHtml(document)),
};

const style = generateDisclosure(11).truth.style;
const made: readonly [Made, Made, Made] = [generateDisclosure(11), generateDisclosure(12, style), generateDisclosure(13, style)];

function cellsOf({ forms }: Disclosure): readonly string[] {
  return forms.flatMap((form) => form.rows.flatMap((row) => row.cells.map((cell) => [form.id, row.part, row.code, row.label, cell.column, cell.raw].join(' | '))));
}

describe.each(Object.entries(FORMATS))('a volume as %s', (format, write) => {
  it.each(['with-cover', 'bare'] as const)('is as many documents, %s', async (cover) => {
    const parts = await extractAll(write(bindVolume(made, cover)));
    expect(parts.map(({ department, fiscalYear }) => [department, fiscalYear])).toEqual(made.map(({ truth }) => [truth.department, truth.fiscalYear]));
    for (const [index, part] of parts.entries()) {
      expect(cellsOf(part)).toEqual(cellsOf(await extract(write(made[index]!))));
      expect(part.source.part).toMatchObject({ number: index + 1, of: 3 });
    }
    const ranges = parts.flatMap(({ source }) => source.part?.pages ?? []);
    if (format === 'pdf') expect(ranges.map(({ from }) => from).slice(1)).toEqual(ranges.map(({ to }) => to + 1).slice(0, -1));
    else expect(ranges).toEqual([]);
  });
});

it('knows a name that is wrapped on the cover', async () => {
  const wrapped = (disclosure: Made): Made => {
    const { department, fiscalYear } = disclosure.truth;
    const lines = [department.slice(0, 5), department.slice(5), `${fiscalYear}年度部门决算`];
    return { ...disclosure, blocks: disclosure.blocks.map((block) => (block.kind === 'cover' ? { ...block, lines } : block)) };
  };
  const parts = await extractAll(toDocx(bindVolume([wrapped(made[0]), wrapped(made[1]), wrapped(made[2])], 'bare'), true));
  expect(parts.map(({ department }) => department)).toEqual(made.map(({ truth }) => truth.department));
});

it('takes a workbook without covers apart by the departments over its forms', async () => {
  const forms = (disclosure: Made): Made => ({ ...disclosure, blocks: disclosure.blocks.filter(({ kind }) => kind === 'form') });
  const parts = await extractAll(toWorkbook(bindVolume([forms(made[0]), forms(made[1]), forms(made[2])], 'bare'), 'xlsx', 1));
  expect(parts.map(({ department }) => department)).toEqual(made.map(({ truth }) => truth.department));
  for (const [index, part] of parts.entries()) expect(cellsOf(part)).toEqual(cellsOf(await extract(toWorkbook(forms(made[index]!), 'xlsx', 1))));
});

it('extracts the first with a loss where one is asked for', async () => {
  const { department, problems } = await extract(FORMATS['docx']!(bindVolume(made, 'bare')));
  expect(department).toBe(made[0].truth.department);
  expect(problems).toContainEqual({ code: 'other-disclosures', severity: 'loss', facts: { count: '2' } });
});

it('is no volume where a unit writes its name otherwise on an inner page', async () => {
  const [one] = made;
  const inner = { kind: 'paragraph' as const, text: `${one.truth.department.slice(-4)}办公室${one.truth.fiscalYear}年度部门决算情况说明` };
  const middle = one.blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('第三部分'));
  const parts = await extractAll(toDocx({ ...one, blocks: [...one.blocks.slice(0, middle), inner, ...one.blocks.slice(middle)] }, true));
  expect(parts).toHaveLength(1);
});
