import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { GridPage } from '../../../../src/model/document.js';
import { readXlsx } from '../../../../src/readers/spreadsheet/read-xlsx.js';
import { LIMITS } from '../../../../src/settings.js';
import { outline, row, xlsx, type WorkbookParts } from './build.js';

async function read(parts: WorkbookParts) {
  const { value, problems } = await readXlsx(xlsx(parts), LIMITS);
  const pages = value.pages as readonly GridPage[];
  return { value, problems, pages, outline: pages.map(({ blocks }) => outline(blocks)) };
}

const cellsOf = (pages: readonly GridPage[]) => pages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.cells : [])));

describe('readXlsx', () => {
  it('reads captions, a table and its notes from a sheet, with the names of the cells', async () => {
    const { outline: [blocks], pages } = await read({
      sheets: {
        Sheet1: `<sheetData>${row(1, ['收入决算表'])}${row(2, ['部门：某局', undefined, '单位：万元'])}${row(4, ['项目', '名称', '金额'])}${row(5, ['201', '教育', 12.5])}${row(6, ['注：本表反映收入。'])}</sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A6:C6"/></mergeCells>`,
      },
    });
    expect(blocks).toEqual(['收入决算表', '部门：某局\t单位：万元', [['项目', '名称', '金额'], ['201', '教育', '12.5']], '注：本表反映收入。']);
    expect(cellsOf(pages).at(-1)!.place).toEqual({ sheet: 'Sheet1', cell: 'C5' });
  });

  it('takes no binary workbook whose parts fail their checksums', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['项目', '金额'], ['教育', 12.5]]), '收入');
    const whole = new Uint8Array(write(book, { bookType: 'xlsb', type: 'buffer' }) as Buffer);
    const [page] = (await readXlsx(whole, LIMITS)).value.pages as readonly GridPage[];
    expect(outline(page!.blocks)).toEqual(['收入', [['项目', '金额'], ['教育', '12.5']]]);
    const changed = whole.slice();
    changed[200]! ^= 1; // in the content of the first part
    await expect(readXlsx(changed, LIMITS)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('keeps what is stored apart from what is printed', async () => {
    const { pages } = await read({ formats: ['#,##0.00'], sheets: { Sheet1: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" s="1"><v>1234.567</v></c><c r="C1" s="1"><v>12.5</v></c><c r="D1" s="1"><v>-681.4680000000001</v></c></row></sheetData>' } });
    expect(cellsOf(pages).map(({ text, stored }) => [text, stored])).toEqual([['甲', undefined], ['1,234.57', '1234.567'], ['12.50', undefined], ['-681.47', '-681.468']]);
  });

  it('prints nothing for a zero where the sheet is set so', async () => {
    const { pages } = await read({ sheets: { Sheet1: `<sheetViews><sheetView showZeros="0"/></sheetViews><sheetData>${row(1, ['甲', '乙'])}${row(2, [0, 5])}</sheetData>` } });
    expect(cellsOf(pages).map(({ text, stored }) => [text, stored])).toEqual([['甲', undefined], ['乙', undefined], ['', '0'], ['5', undefined]]);
  });

  it('leaves out hidden sheets, rows and columns, and says so', async () => {
    const { outline: pages, problems } = await read({
      sheets: {
        一: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${row(1, ['VALID#', 'x', '1'], 'hidden="1"')}${row(2, ['项目', '代码', '金额'])}${row(3, ['教育', 'k', 8])}</sheetData>`,
        二: `<sheetData>${row(1, ['隐藏', 'b'])}</sheetData>`,
      },
      states: { 二: 'state="veryHidden"' },
    });
    expect(pages).toEqual([['一', [['项目', '金额'], ['教育', '8']]]]);
    expect(problems.map(({ code, facts }) => [code, facts['count'], facts['sheet']])).toEqual([['hidden-cells-left-out', '5', '一'], ['hidden-sheet-left-out', undefined, '二']]);
  });

  it('shows a merged text whose first column is hidden in what is left of it', async () => {
    const { outline: [blocks] } = await read({ sheets: { Sheet1: `<cols><col min="1" max="1" hidden="1"/></cols><sheetData>${row(1, ['收支', undefined, undefined, '合计'])}${row(2, [1, 2, 3, 5])}</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>` } });
    expect(blocks).toEqual([[['收支', '合计'], ['2', '3', '5']]]);
  });

  it('leaves out columns beside the print area', async () => {
    const { outline: [blocks], problems } = await read({
      sheets: { Sheet1: `<sheetData>${row(1, ['项目', '金额', '打印'])}${row(2, ['教育', 8, '是'])}${row(3, ['农业', 9, '否'])}</sheetData>` },
      rest: '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1:$B$2</definedName></definedNames>',
    });
    expect(blocks).toEqual([[['项目', '金额'], ['教育', '8'], ['农业', '9']]]);
    expect(problems).toMatchObject([{ code: 'unprinted-cells-left-out', severity: 'note' }]);
  });

  it('says which formulas have no value, and takes an empty text for one', async () => {
    const { problems } = await read({ sheets: { Sheet1: `<sheetData>${row(1, ['甲', '乙', '丙'])}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2+1</f><v></v></c><c r="C2" t="str"><f>""</f><v></v></c></row></sheetData>` } });
    expect(problems).toMatchObject([{ code: 'formula-without-value', severity: 'loss', facts: { count: '1', cells: 'B2' } }]);
  });

  it('reads shared, rich and phonetic texts, dates and errors', async () => {
    const { outline: [blocks] } = await read({
      strings: ['<r><t>教</t></r><r><t>育</t></r><rPh sb="0" eb="1"><t>jiao</t></rPh>', '<t>一_x000D_二</t>'], formats: ['yyyy"年"m"月"'],
      sheets: { Sheet1: '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c s="1"><v>45565</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c></row></sheetData>' },
    });
    expect(blocks).toEqual([[['教育', '一\n二', '2024年9月', '#REF!', 'TRUE']]]);
  });

  it('does not walk the blanks between far cells', async () => {
    const { outline: [blocks] } = await read({ sheets: { Sheet1: '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>' } });
    expect(blocks).toEqual([[['1'], ['', '2']]]);
  });

  it('reads titles printed side by side one after the other', async () => {
    const { outline: [blocks] } = await read({ sheets: { Sheet1: `<sheetData>${row(1, ['债务表', undefined, '债务表'])}${row(2, ['项目', '全市', '项目', '本级'])}${row(3, ['余额', 5, '余额', 3])}</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/></mergeCells>` } });
    expect(blocks).toEqual(['债务表', [['项目', '全市'], ['余额', '5']], '债务表', [['项目', '本级'], ['余额', '3']]]);
  });

  it('parts tables under one another at a title that has a header under it', async () => {
    const { outline: [blocks] } = await read({ sheets: { Sheet1: `<sheetData>${row(1, ['甲表'])}${row(2, ['项目', '金额'])}${row(3, ['教育', 5])}${row(4, ['一、基本支出'])}${row(5, ['农业', 5])}${row(7, ['乙表'])}${row(8, ['单位：元'])}${row(9, ['科目', '数'])}${row(10, ['水利', 6])}</sheetData>` } });
    expect(blocks).toEqual(['甲表', [['项目', '金额'], ['教育', '5'], ['一、基本支出', ''], ['农业', '5']], '乙表', '单位：元', [['科目', '数'], ['水利', '6']]]);
  });

  it.each<[string, WorkbookParts]>([
    ['empty', { sheets: { Sheet1: '<sheetData/>' } }],
    ['damaged', { sheets: { Sheet1: '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>' } }],
    ['damaged', { sheets: { Sheet1: '<sheetData><row><c r="A0"><v>7</v></c></row></sheetData>' } }],
    ['damaged', { sheets: { Sheet1: '<sheetData><row><c><v>7' } }],
  ])('refuses with the code %s (%#)', async (code, parts) => {
    await expect(readXlsx(xlsx(parts), LIMITS)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('refuses more cells than a document may have', async () => {
    await expect(readXlsx(xlsx({ sheets: { Sheet1: `<sheetData>${row(1, [1, 2, 3])}</sheetData>` } }), { ...LIMITS, maxCells: 2 })).rejects.toMatchObject({ code: 'too-large' });
  });
});
