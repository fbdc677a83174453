import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { GridPage } from '../../../../src/model/document.js';
import { readBiffFacts } from '../../../../src/readers/spreadsheet/biff-sheets.js';
import { readXls } from '../../../../src/readers/spreadsheet/read-xls.js';
import { LIMITS } from '../../../../src/settings.js';
import { outline } from './build.js';

function xls(rows: readonly (readonly (CellObject | string | number)[])[], bookType: 'biff8' | 'xlml' = 'biff8', change: (sheet: WorkSheet) => void = () => undefined): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows as unknown[][]);
  change(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '收入');
  return new Uint8Array(write(book, { bookType, type: 'buffer' }) as Buffer);
}

const ROWS = [['项目', '金额'], ['教育', { t: 'n', v: 283.945, z: '#,##0.00' } satisfies CellObject]] as const;

describe('readXls', () => {
  it.each(['biff8', 'xlml'] as const)('reads %s as printed', (kind) => {
    const { value } = readXls(xls(ROWS, kind), LIMITS);
    const [page] = value.pages as readonly GridPage[];
    expect(outline(page!.blocks)).toEqual(['收入', [['项目', '金额'], ['教育', '283.95']]]);
    const table = page!.blocks[1]!;
    expect(table.kind === 'table' && table.cells.at(-1)).toMatchObject({ stored: '283.945', place: { sheet: '收入', cell: 'B2' } });
  });

  it('leaves out hidden columns', () => {
    const { value, problems } = readXls(xls([['项目', '代码', '金额'], ['甲', 'k', 5]], 'biff8', (sheet) => {
      sheet['!cols'] = [{}, { hidden: true }];
    }), LIMITS);
    const [page] = value.pages as readonly GridPage[];
    expect(outline(page!.blocks)).toEqual(['收入', [['项目', '金额'], ['甲', '5']]]);
    expect(problems).toMatchObject([{ code: 'hidden-cells-left-out' }]);
  });

  it('says that what is no workbook is damaged', () => {
    const whole = xls(ROWS);
    expect(() => readXls(whole.slice(0, 700), LIMITS)).toThrow(expect.objectContaining({ code: 'damaged' }) as Error);
  });
});

describe('readBiffFacts', () => {
  const record = (type: number, data: readonly number[]): number[] => [type & 255, type >> 8, data.length, 0, ...data];
  const bof = record(0x809, [0, 0]);
  const sheet = (options: number): number[] => [...bof, ...record(0x23e, [options, 0x06]), ...bof, ...record(0x0a, []), ...record(0x0a, [])];
  const globals = [...bof, ...record(0x85, [34, 0, 0, 0]), ...record(0x85, [60, 0, 0, 0]), ...record(0x3d, [0, 0]), ...record(0x0a, [])];
  const stream = Uint8Array.from([...globals, 0, 0, ...sheet(0xa6), ...sheet(0xb6)]);

  it('tells them by their windows, in the order of the workbook', () => {
    expect([...readBiffFacts(stream).withoutZeros]).toEqual([0]);
  });

  it('tells which sheet is in front, and what of it a document shows', () => {
    const objects = Uint8Array.from([...bof, ...record(0x3d, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]), ...record(0xde, [0, 0, 1, 0, 9, 0, 0, 3]), ...record(0x0a, [])]);
    expect(readBiffFacts(objects)).toMatchObject({ active: 2, shown: { rows: { from: 1, to: 9 }, columns: { from: 0, to: 3 } } });
    expect(readBiffFacts(stream)).toMatchObject({ active: 0 });
  });

  it('says that sheets without an end, or without a beginning, are damaged', () => {
    const changed = stream.slice();
    changed[62]! += 2;
    for (const bytes of [stream.slice(0, -4), changed, stream.slice(0, 40)]) expect(() => readBiffFacts(bytes)).toThrow(expect.objectContaining({ code: 'damaged' }) as Error);
  });
});
