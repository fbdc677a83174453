import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src/model/document.js';
import type { Problem } from '../../../../src/model/problem.js';
import { gridOf } from '../../../../src/model/table.js';
import { readDoc } from '../../../../src/readers/doc/read-doc.js';
import { LIMITS } from '../../../../src/settings.js';
import { utils, write } from '@e965/xlsx';
import { openCompoundFile } from '../../../../src/readers/compound-file.js';
import { outline, row as sheetRow, xlsx } from '../spreadsheet/build.js';
import { cell, compound, doc, extraOffset, IN_TABLE, modifier, modifiers, row, rowEnd, u16, u32, words, type Paragraph, type WordFile } from './build.js';

const MERGED_DOWN = 3 << 5;
const CONTINUES_UP = 1 << 5;
const CONTINUES_LEFT = 1;

async function read(file: WordFile, problems: readonly Problem['code'][] = []): Promise<readonly Block[]> {
  const outcome = await readDoc(doc(file), LIMITS);
  expect(outcome.problems.map(({ code }) => code)).toEqual(problems);
  return outcome.value.pages.flatMap((page) => (page.kind === 'grid' ? page.blocks : []));
}

const textsOf = (blocks: readonly Block[]): readonly string[] => blocks.flatMap((block) => (block.kind === 'paragraph' ? block.lines.map(({ text }) => text) : []));
const tablesOf = (blocks: readonly Block[]): readonly (readonly (readonly string[])[])[] => blocks.flatMap((block) => (block.kind === 'table' ? [gridOf(block).map((cells) => cells.map(({ text }) => text))] : []));

describe('text', () => {
  it('is read in either width of characters', async () => {
    expect(textsOf(await read({ main: [words('收入总计 1,234.50'), words('支出')] }))).toEqual(['收入总计 1,234.50', '支出']);
    expect(textsOf(await read({ main: [words('total 1,234.50 \u0096')], isCompressed: true }))).toEqual(['total 1,234.50 –']);
  });

  it('has special characters as they are printed', async () => {
    expect(textsOf(await read({ main: [words('甲\u000b乙\t丙\u001e5\u001f\u0001\u00a07')] }))).toEqual(['甲', '乙\t丙-5\u00a07']);
  });

  it('leaves out the code of fields, over paragraphs too', async () => {
    expect(textsOf(await read({ main: [words('共\u0013 PAGE \u001412\u0015页'), words('\u0013 TOC \u0014目录'), words('末\u0015后')] }))).toEqual(['共12页', '目录', '末后']);
  });

  it('leaves out hidden and deleted text with a note', async () => {
    const main = [{ runs: [{ text: '见' }, { text: '不见', modifiers: modifier(0x083c, 1) }, { text: '删去了', modifiers: modifier(0x0800, 1) }], mark: '\r' }];
    expect(textsOf(await read({ main }, ['deleted-text-left-out', 'hidden-text-left-out']))).toEqual(['见']);
  });

  it('takes what fast saving changed for a whole piece', async () => {
    await expect(read({ main: [words('都藏起来')], pieceModifier: (0x5c << 1) | (1 << 8) })).rejects.toMatchObject({ code: 'empty' });
  });

  it('has characters of symbol fonts as what they show', async () => {
    const fonts = Buffer.concat([u16(1, 0), Buffer.of(39 + 20), Buffer.alloc(39), Buffer.from('Wingdings\0', 'utf16le')]);
    const main = [{ runs: [{ text: '(', modifiers: Buffer.concat([u16(0x6a09), u16(0, 0xf0fe)]) }, { text: '\uf0fc', modifiers: Buffer.concat([u16(0x4a4f), u16(0)]) }, { text: '是' }], mark: '\r' }];
    expect(textsOf(await read({ main, structures: { 15: fonts } }))).toEqual(['☑√是']);
  });
});

describe('tables', () => {
  it('have cells merged down and to the right', async () => {
    const main = [
      ...row(['项目', '金额', '不印'], rowEnd([[1000, MERGED_DOWN], [2000], [3000, CONTINUES_LEFT]])),
      ...row(['', '预算', '决算'], rowEnd([[1000, CONTINUES_UP], [2000], [3000]])),
      words('后'),
    ];
    const blocks = await read({ main }, ['hidden-text-left-out']);
    expect(tablesOf(blocks)).toEqual([[['项目', '金额', '金额'], ['项目', '预算', '决算']]]);
    expect(textsOf(blocks)).toEqual(['后']);
  });

  it('have the columns that their edges say, which need not meet exactly', async () => {
    const main = [...row(['甲', '乙'], rowEnd([[1000], [3000]])), ...row(['丙', '丁', '戊'], rowEnd([[1020], [2000], [2990]]))];
    expect(tablesOf(await read({ main }))).toEqual([[['甲', '乙', '乙'], ['丙', '丁', '戊']]]);
  });

  it('are changed by the modifiers after their definition', async () => {
    const merged = modifiers(modifier(0x5624, 0, 2), modifier(0xd62b, 2, 2, 3));
    const main = [...row(['甲', '乙', '丙'], rowEnd([[1000], [2000], [3000]], merged)), ...row(['丁', '戊', ''], rowEnd([[1000], [2000], [3000]], modifier(0xd62b, 2, 2, 1)))];
    expect(tablesOf(await read({ main }, ['hidden-text-left-out']))).toEqual([[['甲', '甲', '丙'], ['丁', '戊', '丙']]]);
  });

  it('get, lose and widen cells by modifiers', async () => {
    const changed = modifiers(Buffer.concat([u16(0x7621), Buffer.of(1, 1), u16(1000)]), modifier(0x5622, 0, 1), Buffer.concat([u16(0x7623), Buffer.of(0, 1), u16(500)]));
    const main = [...row(['甲', '乙'], rowEnd([[700], [1500]], changed)), ...row(['丙', '丁'], rowEnd([[500], [1300]]))];
    expect(tablesOf(await read({ main }))).toEqual([[['甲', '乙'], ['丙', '丁']]]);
  });

  it('may keep a long definition in another stream', async () => {
    const list = rowEnd([[1000], [2000]]);
    const end = modifiers(Buffer.concat([u16(0x6646), u32(4)]));
    const main = [cell('甲'), cell('乙'), { runs: [], mark: '\u0007', modifiers: end }];
    expect(tablesOf(await read({ main, data: Buffer.concat([Buffer.alloc(4), u16(list.length), list]) }))).toEqual([[['甲', '乙']]]);
  });

  it('come after the table in whose cell they stand', async () => {
    const inner = modifiers(IN_TABLE, Buffer.concat([u16(0x6649), u32(2)]));
    const innerCell = modifiers(inner, modifier(0x244b, 1));
    const innerEnd = modifiers(inner, modifier(0x244c, 1), rowEnd([[400], [800]]).subarray(6));
    const main = [
      cell('甲'), words('一', innerCell), words('二', innerCell), words('', innerEnd), cell('乙'), { runs: [], mark: '\u0007', modifiers: rowEnd([[1000], [2000]]) },
    ];
    expect(tablesOf(await read({ main }))).toEqual([[['甲', '乙']], [['一', '二']]]);
  });

  it('of one cell are frames, and rows without a definition are still rows', async () => {
    const frame = await read({ main: row(['框里的话'], rowEnd([[1000]])) });
    expect(textsOf(frame)).toEqual(['框里的话']);
    expect(tablesOf(await read({ main: [...row(['甲', '乙'], modifiers(IN_TABLE, modifier(0x2417, 1))), ...row(['丙', '丁'], modifiers(IN_TABLE, modifier(0x2417, 1)))] }))).toEqual([[['甲', '乙'], ['丙', '丁']]]);
  });
});

describe('lists', () => {
  const level = (text: string, format: number, start = 1): Buffer => Buffer.concat([u32(start), Buffer.of(format, 0), Buffer.alloc(9), Buffer.of(2), Buffer.alloc(8), Buffer.of(0, 0, 0, 0), u16(text.length), Buffer.from(text, 'utf16le')]);
  const definition = (id: number): Buffer => Buffer.concat([u32(id), Buffer.alloc(22), Buffer.of(1, 0)]);
  const override = (id: number, levels: number): Buffer => Buffer.concat([u32(id), Buffer.alloc(8), Buffer.of(levels), Buffer.alloc(3)]);
  const numbered = (text: string, list: number): ReturnType<typeof words> => words(text, modifiers(modifier(0x260a, 0), Buffer.concat([u16(0x460b), u16(list)])));
  const file = (main: WordFile['main']): WordFile => ({
    main,
    structures: { 73: Buffer.concat([u16(2), definition(7), definition(8)]), 74: Buffer.concat([u32(3), override(7, 0), override(8, 0), override(7, 1), u32(0), u32(0), u32(0), u32(5), u32(0x10)]) },
    after: { 73: Buffer.concat([level('\0、', 0x25), level('(\0)', 0)]) },
  });

  it('number their paragraphs as printed', async () => {
    expect(textsOf(await read(file([numbered('收入', 1), numbered('其中', 2), words('说明'), numbered('支出', 1), numbered('其中', 2)])))).toEqual(['一、收入', '(1)其中', '说明', '二、支出', '(2)其中']);
  });

  it('start anew where another list says so', async () => {
    expect(textsOf(await read(file([numbered('甲', 1), numbered('乙', 3), numbered('丙', 1), numbered('丁', 2047)])))).toEqual(['一、甲', '五、乙', '六、丙', '丁']);
  });
});

describe('parts', () => {
  it('are pages of the orientation of their section', async () => {
    const sections = (offset: number): Buffer => Buffer.concat([u32(0, 3, 6), u16(0), u32(0xffffffff), Buffer.alloc(6), u16(0), u32(offset), Buffer.alloc(6)]);
    const file: WordFile = { main: [{ runs: [{ text: '纵向' }], mark: '\f' }, words('横向')], extra: Buffer.concat([u16(3), modifier(0x301d, 2)]) };
    const { value } = await readDoc(doc({ ...file, structures: { 6: sections(extraOffset(file)) } }), LIMITS);
    expect(value.pages.map((page) => (page.kind === 'grid' ? [page.landscape, textsOf(page.blocks)] : []))).toEqual([[false, ['纵向']], [true, ['横向']]]);
  });

  it('hold headers and footers apart, each text once', async () => {
    const headers = [words('页眉'), words('页脚'), words('页眉')];
    const limits = [0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 6, 9, 9, 9];
    const { value } = await readDoc(doc({ main: [words('正文')], headers, structures: { 11: u32(...limits) } }), LIMITS);
    expect(value.furniture).toEqual([{ kind: 'header', text: '页眉' }, { kind: 'footer', text: '页脚' }]);
  });

  it('put text boxes after the paragraph of their anchor, and none twice', async () => {
    const shapes = Buffer.concat([u32(1, 5), u32(77), Buffer.alloc(22)]);
    const boxes = Buffer.concat([u32(0, 3, 6, 9), ...[77, 78, 0].map((shape) => Buffer.concat([Buffer.alloc(14), u32(shape), Buffer.alloc(4)]))]);
    const blocks = await read({ main: [words('甲\u0008乙'), words('丙')], boxes: [words('框一'), words('框二')], structures: { 40: shapes, 56: boxes } });
    expect(textsOf(blocks)).toEqual(['甲乙', '框一', '丙', '框二']);
  });
});

describe('objects', () => {
  const ROWS = [['科目', '金额'], ['教育', 2], ['备用', 3]];
  const object = (storage: number, text = '\u0013EMBED Excel.Sheet\u0014'): Paragraph => ({ runs: [{ text }, { text: '\u0001', modifiers: modifiers(modifier(0x080a, 1), Buffer.concat([u16(0x6a03), u32(storage)])) }, { text: '\u0015' }], mark: '\r' });

  it('that are workbooks are the sheet in front, as far as the document shows it, where they stand', async () => {
    const sheets = { 前: sheetRow(1, ['另一张表', 1]), 支出: ROWS.map((cells, index) => sheetRow(index + 1, cells)).join('') };
    const made = Buffer.from(xlsx({ sheets: Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, `<sheetData>${rows}</sheetData>`])), rest: '<bookViews><workbookView activeTab="1"/></bookViews><oleSize ref="A1:B2"/>' }));
    const blocks = await read({ main: [words('表一'), object(12), words('后')], objects: { '_12/Package': made } });
    expect(outline(blocks)).toEqual(['表一', [['科目', '金额'], ['教育', '2']], '后']);
  });

  it('of the old kind too', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['另一张表', 1]]), '前');
    utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '支出');
    const stream = Buffer.from(openCompoundFile(new Uint8Array(write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer)).get('Workbook')!);
    stream.writeUInt16LE(1, stream.indexOf(Buffer.of(0x3d, 0, 18, 0)) + 4 + 10);
    expect(outline(await read({ main: [object(7)], objects: { '_7/Workbook': stream } }))).toEqual([[['科目', '金额'], ['教育', '2'], ['备用', '3']]]);
  });

  it('that cannot be read, or stand nowhere, are said to be unread', async () => {
    const { problems } = await readDoc(doc({ main: [words('甲')], objects: { '_1/Workbook': Buffer.of(9), '_2/Equation Native': Buffer.of(1) } }), LIMITS);
    expect(problems).toMatchObject([{ code: 'embedded-sheet-unread', severity: 'loss', facts: { count: '1' } }]);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['encrypted', doc({ main: [words('甲')], flags: 0x0100 })],
    ['unsupported', doc({ main: [words('甲')], version: 0x65 })],
    ['damaged', compound({ WordDocument: Buffer.alloc(2000) })],
    ['damaged', doc({ main: [words('甲')], structures: { 33: Buffer.alloc(0) } })],
    ['damaged', doc({ main: [words('甲')], structures: { 33: Buffer.concat([Buffer.of(2), u32(16), u32(0, 0x7fffffff), u16(0), u32(1024), u16(0)]) } })],
    ['damaged', doc({ main: [words('甲')] }).slice(0, 700)],
    ['empty', doc({ main: [words('')] })],
  ])('are %s (%#)', async (code, bytes) => {
    await expect(readDoc(bytes, LIMITS)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('are refused where tables are nested too deep or have too many cells', async () => {
    const deep = words('甲', modifiers(IN_TABLE, Buffer.concat([u16(0x6649), u32(70)])));
    await expect(readDoc(doc({ main: [deep] }), LIMITS)).rejects.toMatchObject({ code: 'too-deep' });
    const rows = Array.from({ length: 3 }, () => row(['甲', '乙'], rowEnd([[1000], [2000]]))).flat();
    await expect(readDoc(doc({ main: rows }), { ...LIMITS, maxCells: 5 })).rejects.toMatchObject({ code: 'too-large' });
  });
});
