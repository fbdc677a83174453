import { describe, expect, it } from 'vitest';
import type { GridPage } from '../../../../src/model/document.js';
import { readDocument } from '../../../../src/readers/read-document.js';
import { LIMITS } from '../../../../src/settings.js';
import { outline } from '../spreadsheet/build.js';

const cell = (text: string, row: number, column: number, rowEnd = row + 1, columnEnd = column + 1) => (
  { text, start_row_offset_idx: row, end_row_offset_idx: rowEnd, start_col_offset_idx: column, end_col_offset_idx: columnEnd, bbox: null });

const DOCUMENT = {
  schema_name: 'DoclingDocument', version: '1.3.0', name: '决算',
  body: { self_ref: '#/body', children: [{ $ref: '#/texts/0' }, { $ref: '#/groups/0' }, { $ref: '#/tables/0' }, { $ref: '#/texts/9' }] },
  groups: [{ children: [{ $ref: '#/texts/1' }, { $ref: '#/groups/0' }] }],
  texts: [
    { label: 'page_header', text: '某局', prov: [{ page_no: 1, bbox: {} }] }, { label: 'text', text: '第一部分 概况', prov: [{ page_no: 1 }] },
    { label: 'caption', text: '收入决算表', prov: [{ page_no: 2 }] },
  ],
  tables: [{ prov: [{ page_no: 2 }], captions: [{ $ref: '#/texts/2' }], data: { num_rows: 2, num_cols: 2, table_cells: [cell('项目', 0, 0, 1, 2), cell('教育', 1, 0), cell('5.00', 1, 1)] } }],
};

const read = (value: unknown) => readDocument(new TextEncoder().encode(JSON.stringify(value)), LIMITS);

describe('readDocling', () => {
  it('reads texts and tables in the order of the body, marked as imported, with their pages', async () => {
    const { value } = await read(DOCUMENT);
    const [page] = value.pages as readonly GridPage[];
    expect(value).toMatchObject({ format: 'docling', method: 'import', furniture: [{ kind: 'header', text: '某局' }] });
    expect(outline(page!.blocks)).toEqual(['第一部分 概况', '收入决算表', [['项目'], ['教育', '5.00']]]);
    expect(page!.blocks[2]).toMatchObject({ pieces: [{ place: { page: 2 } }], cells: [{ columnSpan: 2, method: 'import' }, {}, {}] });
  });

  it.each([
    ['damaged', { ...DOCUMENT, texts: [{ label: 1 }] }],
    ['empty', { ...DOCUMENT, body: { children: [] } }],
    ['too-large', { ...DOCUMENT, tables: [{ data: { table_cells: [cell('x', 0, 0), cell('y', 1e6, 1e6)] } }] }],
  ])('refuses with the code %s', async (code, value) => {
    await expect(read(value)).rejects.toMatchObject({ name: 'Unreadable', code });
  });
});
