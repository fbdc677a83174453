import { expect, test } from 'vitest';
import type { Cell } from '../../../../src/model/table.js';
import { zipSync, unzipSync } from 'fflate';
import { readDocument } from '../../../../src/readers/read-document.js';
import { readOds } from '../../../../src/readers/odf/read-ods.js';
import { LIMITS } from '../../../../src/settings.js';
import { cell, covered, ods, p, row, table } from './build.js';

const number = (value: string, shown: string, attributes = ''): string => cell(p(shown), `office:value-type="float" office:value="${value}" ${attributes}`);
const HEADER = row([cell('项目'), cell('预算数'), cell('决算数')]);

async function read(body: string, automaticStyles = ''): Promise<{ cells: readonly (readonly Cell[])[]; codes: readonly string[] }> {
  const { value, problems } = await readOds(ods({ body, automaticStyles }), LIMITS);
  const cells = value.pages.map((page) => (page.kind === 'grid' ? page.blocks.flatMap((block) => (block.kind === 'table' ? block.cells : [])) : []));
  return { cells, codes: problems.map(({ code }) => code) };
}

test('shows what is printed and keeps the value behind it', async () => {
  const { cells: [cells] } = await read(table(HEADER + row([cell('收入'), number('1234.5678', '1,234.57'), number('5', '5.00')]) + row([cell('支出'), number('2', '2'), number('3', '3')]), 'table:name="表1"'));
  expect(cells!.slice(3, 6)).toMatchObject([{ text: '收入' }, { text: '1,234.57', stored: '1234.5678', place: { sheet: '表1', cell: 'B2' } }, { text: '5.00' }]);
  expect(cells![5]).not.toHaveProperty('stored');
});
test('passes over a million blank rows and columns', async () => {
  const blank = `${row([cell('', 'table:number-columns-repeated="16384"')], 'table:number-rows-repeated="1048000"')}`;
  const { cells } = await read(table(HEADER + row([cell('收入'), number('1', '1'), number('2', '2'), cell('', 'table:number-columns-repeated="16381"')]) + blank));
  expect(cells).toMatchObject([{ length: 6 }]);
});
test('leaves out hidden sheets, rows and columns with a note', async () => {
  const hidden = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>';
  const shown = table(columns + HEADER + row([cell('收入'), number('1', '1'), number('2', '2')]) + row([cell('藏'), number('1', '1'), number('2', '2')], 'table:visibility="filter"') + row([cell('支出'), number('1', '1'), number('2', '2')]));
  const { cells, codes } = await read(shown + table(HEADER, 'table:style-name="ta2"'), hidden);
  expect(cells.map((page) => page.map(({ text }) => text))).toEqual([['项目', '决算数', '收入', '2', '支出', '2']]);
  expect(codes).toEqual(['hidden-cells-left-out', 'hidden-sheet-left-out']);
});
test('has merged cells, and repeats what stands for many', async () => {
  const { cells: [cells] } = await read(table(row([cell('合并', 'table:number-columns-spanned="3"'), covered, covered]) + HEADER + row([cell('甲'), number('0', '0', 'table:number-columns-repeated="2"')], 'table:number-rows-repeated="2"')));
  expect(cells!.map(({ text }) => text).slice(-6)).toEqual(['甲', '0', '0', '甲', '0', '0']);
});
test('is refused where it has too many cells', async () => {
  const body = table(row([cell('1', 'table:number-columns-repeated="5000"')], 'table:number-rows-repeated="1000000"'));
  await expect(readOds(ods({ body }), LIMITS)).rejects.toMatchObject({ code: 'too-large' });
});

test('is known in a package that was packed anew', async () => {
  const { mimetype, ...rest } = unzipSync(ods({ body: table(HEADER + row([cell('收入'), number('1', '1'), number('2', '2')])) }));
  const { value } = await readDocument(zipSync({ ...rest, mimetype: mimetype! }), LIMITS);
  expect(value.format).toBe('ods');
});
