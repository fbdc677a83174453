import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../../src/readers/docx/read-docx.js';
import { LIMITS } from '../../../../src/settings.js';
import type { Block } from '../../../../src/model/document.js';
import { gridOf, type Table } from '../../../../src/model/table.js';
import { outline, row as sheetRow, xlsx } from '../spreadsheet/build.js';
import { cell, docx, paragraph, row, run, table, words, zip, type Package } from './build.js';

async function read(given: Package | string, limits: Partial<typeof LIMITS> = {}) {
  const { value, problems } = await readDocx(docx(typeof given === 'string' ? { body: given } : given), { ...LIMITS, ...limits });
  const pages = value.pages.map((page) => {
    if (page.kind !== 'grid') throw new Error('Word has grid pages');
    return page;
  });
  return { pages, blocks: pages.flatMap((page) => page.blocks), furniture: value.furniture, problems };
}

/** Paragraphs as their lines parted by `|`, tables as their grid. */
async function shown(given: Package | string): Promise<readonly unknown[]> {
  return (await read(given)).blocks.map(sketch);
}

function sketch(block: Block): unknown {
  if (block.kind === 'paragraph') return block.lines.map((line) => line.text).join('|');
  return gridOf(block).map((cells) => cells.map((each) => each.text));
}

/** The only table's cells as `text@row,column rows×columns`. */
async function cellsOf(body: string): Promise<readonly string[]> {
  const tables = (await read(body)).blocks.filter((block): block is Table => block.kind === 'table');
  expect(tables).toHaveLength(1);
  return tables[0]!.cells.map(({ text, row: at, column, rowSpan, columnSpan }) => `${text}@${at},${column} ${rowSpan}×${columnSpan}`);
}

const FIELD = (code: string, result: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const BOX = (text: string): string => `<w:txbxContent>${words(text)}</w:txbxContent>`;

describe('paragraphs', () => {
  test('radicals that stand for characters are those characters', async () => {
    expect(await shown(words('⼀、⻓期'))).toEqual(['一、长期']);
  });
  test('line breaks part lines of one paragraph, tabs and hyphens are characters, entities are read', async () => {
    expect(await shown(paragraph(`${run('一、收入&amp;支出')}<w:r><w:br/></w:r>${run('  二')}<w:r><w:tab/><w:noBreakHyphen/></w:r>${run('5')}`) + words(' '))).toEqual(['一、收入&支出|二\t-5']);
  });
  test('wrappers are looked through', async () => {
    const body = `<w:sdt><w:sdtContent>${paragraph(`<w:hyperlink>${run('甲')}</w:hyperlink><w:smartTag>${run('乙')}</w:smartTag><w:fldSimple w:instr="PAGE">${run('3')}</w:fldSimple>`)}</w:sdtContent></w:sdt>`;
    expect(await shown(body)).toEqual(['甲乙3']);
  });
  test('of a field the result is text, its code is not; it may run over paragraphs', async () => {
    const contents = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
    expect(await shown(paragraph(`${contents}${run('一、收入')}<w:r><w:tab/></w:r>${FIELD('PAGEREF', run('3'))}`) + paragraph(`${run('二、支出')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`))).toEqual(['一、收入\t3', '二、支出']);
    expect(await shown(paragraph(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('码')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('文')}`))).toEqual(['文']);
  });
  test('tracked changes read as accepted, with one note', async () => {
    const body = paragraph(`${run('共')}<w:del>${run('1,234.50').replaceAll('w:t', 'w:delText')}</w:del><w:ins>${run('1,235.60')}</w:ins><w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`);
    const { blocks, problems } = await read(body);
    expect(blocks.map(sketch)).toEqual(['共1,235.60新']);
    expect(problems).toEqual([{ code: 'deleted-text-left-out', severity: 'note', facts: { count: '9' } }]);
  });
  test('hidden text is left out, by its own word and by style; a run can undo its style', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>';
    const body = paragraph(run('见') + run('藏', '<w:vanish/>') + run('藏', '<w:rStyle w:val="c"/>') + run('显', '<w:vanish w:val="0"/>')) + words('藏', '<w:pStyle w:val="b"/>');
    const { blocks, problems } = await read({ body, styles });
    expect(blocks.map(sketch)).toEqual(['见显']);
    expect(problems).toEqual([{ code: 'hidden-text-left-out', severity: 'note', facts: { count: '3' } }]);
  });
  test('a text box comes once, after its paragraph', async () => {
    const both = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:txbx>${BOX('公开01表')}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>${BOX('公开01表')}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await shown(paragraph(both + run('收入表')) + paragraph(`<w:r><w:pict><v:shape>${BOX('旧式')}</v:shape></w:pict></w:r>`))).toEqual(['收入表', '公开01表', '旧式']);
  });
  test('symbols print as Unicode; footnotes stand at the end', async () => {
    const body = paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>');
    expect(await shown({ body, footnotes: `<w:footnote w:type="separator">${words('-')}</w:footnote><w:footnote w:id="1">${words('注释')}</w:footnote>` })).toEqual(['☑', '注释']);
  });
});

describe('tables', () => {
  test('spans over columns and rows', async () => {
    expect(await cellsOf(table(
      row([cell('项目', '<w:gridSpan w:val="2"/>'), cell('合计', '<w:vMerge w:val="restart"/>')]),
      row(['代码', '名称', cell('', '<w:vMerge/>')]),
      row(['208', '支出', '3.00']),
    ))).toEqual(['项目@0,0 1×2', '合计@0,2 2×1', '代码@1,0 1×1', '名称@1,1 1×1', '208@2,0 1×1', '支出@2,1 1×1', '3.00@2,2 1×1']);
  });
  test('a vertical merge that no cell begins, or of another width, is a cell of its own', async () => {
    expect(await cellsOf(table(row([cell('甲', '<w:vMerge/>'), '乙']), row([cell('丙', '<w:gridSpan w:val="2"/><w:vMerge/>')])))).toEqual(['甲@0,0 1×1', '乙@0,1 1×1', '丙@1,0 1×2']);
  });
  test('columns skipped before and after, and merges of the older kind', async () => {
    expect(await cellsOf(table(
      row(['甲', '乙', '丙']),
      row(['丁', '戊'], '<w:gridBefore w:val="1"/>'),
      row(['己'], '<w:gridAfter w:val="2"/>'),
      row([cell('庚', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), '辛']),
    ))).toEqual(['甲@0,0 1×1', '乙@0,1 1×1', '丙@0,2 1×1', '@1,0 1×1', '丁@1,1 1×1', '戊@1,2 1×1', '己@2,0 1×1', '@2,1 1×1', '@2,2 1×1', '庚@3,0 1×2', '辛@3,2 1×1']);
  });
  test('cells with widths and no spans go where their widths put them', async () => {
    const wide = (text: string, width: number): string => cell(text, `<w:tcW w:w="${width}" w:type="dxa"/>`);
    const grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>';
    expect(await cellsOf(table(grid, row([wide('项目', 2000), wide('合计', 1010)]), row([wide('甲', 1000), wide('乙', 1000), wide('丙', 1000)])))).toEqual([
      '项目@0,0 1×2', '合计@0,2 1×1', '甲@1,0 1×1', '乙@1,1 1×1', '丙@1,2 1×1',
    ]);
  });
  test('columns of the grid that no cell uses are none', async () => {
    expect(await cellsOf(table(row([cell('甲', '<w:gridSpan w:val="3"/>'), '乙']), row([cell('丙', '<w:gridSpan w:val="3"/>'), '丁'])))).toEqual(['甲@0,0 1×1', '乙@0,1 1×1', '丙@1,0 1×1', '丁@1,1 1×1']);
  });
  test('paragraphs and breaks of a cell are its lines', async () => {
    expect(await shown(table(row([cell(words('公务接待') + paragraph(`${run('费')}<w:r><w:br/></w:r>${run('用')}`)), '1'])))).toEqual([[['公务接待\n费\n用', '1']]]);
  });
  test('deleted and hidden rows are no rows', async () => {
    expect(await shown(table(row(['甲', '1']), row(['删', '2'], '<w:del/>'), row(['藏', '3'], '<w:hidden/>'), row(['乙', '4'], '<w:ins/>')))).toEqual([[['甲', '1'], ['乙', '4']]]);
  });
  test('a nested table stands after its table; a frame of one cell is looked through', async () => {
    const inner = table(row(['内', '1']));
    expect(await shown(table(row([cell(words('外') + inner), '2'])))).toEqual([[['外', '2']], [['内', '1']]]);
    expect(await shown(table(row([cell(words('题') + inner)])))).toEqual(['题', [['内', '1']]]);
  });
});

describe('numbering', () => {
  const level = (index: number, format: string, text: string, more = ''): string => `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%1.%3', '<w:isLgl/>')}</w:abstractNum>`
    + `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCountingThousand', '第%1部分', '<w:pStyle w:val="part"/><w:suff w:val="space"/>')}</w:abstractNum>`
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
  const numbered = (text: string, list: number, at = 0): string => words(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  test('labels as printed: levels, restarts, plain digits, a start of its own', async () => {
    const body = numbered('甲', 1) + numbered('乙', 1, 1) + numbered('丙', 1, 1) + numbered('丁', 1) + numbered('戊', 1, 1) + numbered('己', 1, 2) + numbered('庚', 3) + numbered('辛', 3);
    expect(await shown({ body, numbering })).toEqual(['一、甲', '（一）乙', '（二）丙', '二、丁', '（一）戊', '2.1 己', '五、庚', '六、辛']);
  });
  test('by style; number 0 takes out of the list; a deleted paragraph does not count', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="part"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const part = '<w:pStyle w:val="part"/>';
    const gone = paragraph(`<w:del>${run('删').replaceAll('w:t', 'w:delText')}</w:del>`, `${part}<w:rPr><w:del/></w:rPr>`);
    expect(await shown({ body: words('概况', part) + words('无号', `${part}<w:numPr><w:numId w:val="0"/></w:numPr>`) + gone + words('决算表', part), styles, numbering })).toEqual(['第一部分 概况', '无号', '第二部分 决算表']);
  });
  test('a numbered cell prints its number', async () => {
    expect(await shown({ body: table(row([cell(numbered('', 1)), '甲']), row([cell(numbered('', 1)), '乙'])), numbering })).toEqual([[['一、', '甲'], ['二、', '乙']]]);
  });
});

describe('sections and furniture', () => {
  const header = (id: string): string => `<w:headerReference r:id="${id}"/>`;
  test('each section is a page that knows its orientation', async () => {
    const { pages } = await read(`${words('甲')}${words('乙', '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>')}${words('丙')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`);
    expect(pages.map((page) => [page.landscape, page.blocks.map(sketch)])).toEqual([[true, ['甲', '乙']], [false, ['丙']]]);
  });
  test('headers and footers apart, each text once, only those that are used', async () => {
    const { blocks, furniture } = await read({
      body: `${words('文', `<w:sectPr>${header('h1')}</w:sectPr>`)}${words('末')}<w:sectPr>${header('h2')}<w:footerReference r:id="f1"/></w:sectPr>`,
      headers: { h1: words('决算公开'), h2: words('决算公开'), h3: words('不用') },
      footers: { f1: paragraph(FIELD('PAGE', run('- 1 -'))) },
    });
    expect(blocks.map(sketch)).toEqual(['文', '末']);
    expect(furniture).toEqual([{ kind: 'header', text: '决算公开' }, { kind: 'footer', text: '- 1 -' }]);
  });
  test.each([
    ['WordArt', '<w:pict><v:shapetype><v:textpath on="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject1" style="rotation:315"><v:textpath string="仅供内部审核"/></v:shape></w:pict>'],
    ['a shape named so', `<w:drawing><wp:anchor><wp:docPr name="水印 1"/><wps:txbx>${BOX('仅供内部审核')}</wps:txbx></wp:anchor></w:drawing>`],
    ['an oblique shape', `<w:drawing><wp:anchor><wps:wsp><a:xfrm rot="18900000"/><wps:txbx>${BOX('仅供内部审核')}</wps:txbx></wps:wsp></wp:anchor></w:drawing>`],
  ])('a watermark: %s', async (_, drawing) => {
    const stamped = paragraph(`<w:r>${drawing}</w:r>`);
    const { blocks, furniture, problems } = await read({ body: `${words('文')}${stamped}<w:sectPr>${header('h1')}</w:sectPr>`, headers: { h1: stamped } });
    expect({ blocks: blocks.map(sketch), furniture, problems }).toEqual({ blocks: ['文'], furniture: [{ kind: 'watermark', text: '仅供内部审核' }], problems: [] });
  });
});

describe('text that was not met', () => {
  test('is a loss where the second reader prints it, a doubt where it does not', async () => {
    const facts = { count: '2' };
    expect((await read(`<w:p>${run('文')}<w:t>失去</w:t></w:p>`)).problems).toEqual([{ code: 'text-unread', severity: 'loss', facts }]);
    expect((await read(`${words('文')}<w:unknown>${words('失去')}</w:unknown>`)).problems).toEqual([{ code: 'text-unread', severity: 'doubt', facts }]);
  });
});

describe('unreadable', () => {
  const good = docx({ body: words('文') });
  const unreadable = async (bytes: Uint8Array, limits: Partial<typeof LIMITS> = {}): Promise<string> => readDocx(bytes, { ...LIMITS, ...limits }).then(() => 'read', (error: { code: string }) => error.code);

  test('by its code', async () => {
    expect(await unreadable(good)).toBe('read');
    expect(await unreadable(good.subarray(0, good.length - 30))).toBe('damaged');
    expect(await unreadable(zip({ 'xl/workbook.xml': '<x/>' }))).toBe('unsupported');
    expect(await unreadable(zip({ 'word/document.xml': '<w:document><w:body><w:p>' }))).toBe('damaged');
    expect(await unreadable(docx({ body: words('') }))).toBe('empty');
    expect(await unreadable(good, { maxUnpackedBytes: 100 })).toBe('too-large');
    expect(await unreadable(docx({ body: table(row(['1', '2', '3'])) }), { maxCells: 2 })).toBe('too-large');
  });
  test('a changed bit in a part', async () => {
    const changed = Uint8Array.from(good);
    const at = Buffer.from(good).indexOf('文');
    changed[at]! ^= 1;
    expect(await unreadable(changed)).toBe('damaged');
  });
  test('an encrypted part', async () => {
    const bytes = Buffer.from(good);
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
      bytes.writeUInt16LE(1, at + 8);
      bytes.writeUInt16LE(8, at + 10);
    }
    expect(await unreadable(bytes)).toBe('encrypted');
  });
  test('nesting beyond the limit, of tables and of elements', async () => {
    const nest = (depth: number): string => (depth === 0 ? words('芯') : table(row([cell(nest(depth - 1)), '侧'])));
    expect(await unreadable(docx({ body: nest(5) }), { maxDepth: 10 })).toBe('read');
    expect(await unreadable(docx({ body: nest(12) }), { maxDepth: 10 })).toBe('too-deep');
    expect(await unreadable(docx({ body: '<w:sdt>'.repeat(200) + '</w:sdt>'.repeat(200) }), { maxDepth: 10 })).toBe('too-deep');
  });
});

describe('workbooks in the text', () => {
  const object = (id: string, aspect = 'Content'): string => `<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" DrawAspect="${aspect}" r:id="${id}"/></w:object></w:r></w:p>`;
  const book = xlsx({ sheets: { 前: `<sheetData>${sheetRow(1, ['另一张表', 1])}</sheetData>`, 支出: `<sheetData>${sheetRow(1, ['科目', '金额'])}${sheetRow(2, ['教育', 2])}${sheetRow(3, ['备用', 3])}</sheetData>` }, rest: '<bookViews><workbookView activeTab="1"/></bookViews><oleSize ref="A1:B2"/>' });

  test('are the sheet in front, as far as the document shows it; as icons they print nothing', async () => {
    const { value, problems } = await readDocx(docx({ body: `<w:p><w:r><w:t>表一</w:t></w:r></w:p>${object('o1')}${object('o2', 'Icon')}`, objects: { o1: book, o2: book } }), LIMITS);
    expect(value.pages.map((page) => (page.kind === 'grid' ? outline(page.blocks) : []))).toEqual([['表一', [['科目', '金额'], ['教育', '2']]]]);
    expect(problems).toEqual([]);
  });

  test('that cannot be read are a loss', async () => {
    const { problems } = await readDocx(docx({ body: `<w:p><w:r><w:t>表一</w:t></w:r></w:p>${object('o1')}`, objects: { o1: book.slice(0, 500) } }), LIMITS);
    expect(problems).toMatchObject([{ code: 'embedded-sheet-unread', severity: 'loss', facts: { count: '1' } }]);
  });
});
