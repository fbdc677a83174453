import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../../../../src/model/document.js';
import type { Problem } from '../../../../src/model/problem.js';
import { gridOf } from '../../../../src/model/table.js';
import { readOdt } from '../../../../src/readers/odf/read-odt.js';
import { recogniseFormat } from '../../../../src/readers/recognise-format.js';
import { LIMITS } from '../../../../src/settings.js';
import { cell, covered, odf, ods, odt, p, row, table, type Parts } from './build.js';

async function open(parts: Parts | string, problems: readonly Problem['code'][] = []): Promise<Document> {
  const { value, problems: found } = await readOdt(odt(typeof parts === 'string' ? { body: parts } : parts), LIMITS);
  expect(found.map(({ code }) => code)).toEqual(problems);
  return value;
}

const blocksOf = ({ pages }: Document): readonly Block[] => pages.flatMap((page) => (page.kind === 'grid' ? page.blocks : []));
const textsOf = (document: Document): readonly string[] => blocksOf(document).flatMap((block) => (block.kind === 'paragraph' ? block.lines.map(({ text }) => text) : []));
const tablesOf = (document: Document): readonly (readonly (readonly string[])[])[] => blocksOf(document).flatMap((block) => (block.kind === 'table' ? [gridOf(block).map((cells) => cells.map(({ text }) => text))] : []));

describe('text', () => {
  it.each([
    [p('收入 <text:span>1,234</text:span>.50'), ['收入 1,234.50']],
    [p('  a\n   b <text:s text:c="2"/>c<text:tab/>d<text:line-break/>e'), ['a b   c\td', 'e']],
    [p('\u20115'), ['-5']],
    [p('a<office:annotation>x</office:annotation><text:bookmark/>b<text:soft-page-break/>c'), ['abc']],
    ['<text:section><text:p>a</text:p></text:section><text:table-of-content><text:table-of-content-source>x</text:table-of-content-source><text:index-body><text:p>b</text:p></text:index-body></text:table-of-content>', ['a', 'b']],
  ])('%s', async (body, texts) => {
    expect(textsOf(await open(body))).toEqual(texts);
  });

  it('leaves out hidden and deleted text with a note', async () => {
    const automaticStyles = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const deleted = '<text:tracked-changes><text:changed-region><text:deletion><text:p>xx</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const document = await open({ automaticStyles, body: `${deleted}${p('a<text:span text:style-name="H">b</text:span>c')}<text:section text:display="none">${p('d')}</text:section>` }, ['deleted-text-left-out', 'hidden-text-left-out']);
    expect(textsOf(document)).toEqual(['ac']);
  });

  it('puts text boxes after their paragraph and notes at the end', async () => {
    const box = `<draw:frame><draw:text-box>${p('box')}</draw:text-box></draw:frame>`;
    expect(textsOf(await open(`${p(`a${box}b<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('note')}</text:note-body></text:note>`)}${p('c')}`))).toEqual(['ab', 'box', 'c', 'note']);
  });
});

describe('tables', () => {
  it('have merged, covered and repeated cells', async () => {
    const rows = row([cell('项目', 'table:number-rows-spanned="2"'), cell('金额', 'table:number-columns-spanned="2"'), covered]) + row([covered, cell('预算'), cell('决算')]) + row([cell('0', 'table:number-columns-repeated="3"')], 'table:number-rows-repeated="2"');
    expect(tablesOf(await open(table(`<table:table-header-rows>${rows}</table:table-header-rows>`)))).toEqual([[['项目', '金额', '金额'], ['项目', '预算', '决算'], ['0', '0', '0'], ['0', '0', '0']]]);
  });

  it('come after the table in whose cell they stand, and of one cell are frames', async () => {
    const document = await open(table(row([cell(table(row([cell('i'), cell('j')]))), cell('b')])) + table(row([cell('框')])));
    expect(tablesOf(document)).toEqual([[['', 'b']], [['i', 'j']]]);
    expect(textsOf(document)).toEqual(['框']);
  });
});

describe('lists', () => {
  const styles = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" loext:num-list-format="(%1%.%2%)"/></text:list-style>';
  const list = (items: string, attributes = ''): string => `<text:list text:style-name="L" ${attributes}>${items}</text:list>`;
  const item = (content: string, attributes = ''): string => `<text:list-item ${attributes}>${content}</text:list-item>`;

  it('number the first paragraph of each item, on each level', async () => {
    expect(textsOf(await open({ styles, body: list(item(p('a') + p('b')) + item(p('c') + `<text:list>${item(p('d'))}</text:list>`) + `<text:list-header>${p('e')}</text:list-header>`) }))).toEqual(['一、a', 'b', '二、c', '(二.1)d', 'e']);
  });

  it('begin anew unless they go on, from any number', async () => {
    const body = list(item(p('a')), 'xml:id="x"') + list(item(p('b')), 'text:continue-numbering="true"') + list(item(p('c'))) + list(item(p('d')), 'text:continue-list="x"') + list(item(p('e'), 'text:start-value="5"'), 'text:continue-list="x"');
    expect(textsOf(await open({ styles, body }))).toEqual(['一、a', '二、b', '一、c', '三、d', '五、e']);
  });

  it('number headings by the outline', async () => {
    const outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>';
    expect(textsOf(await open({ styles: outline, body: '<text:h text:outline-level="1">a</text:h><text:h text:outline-level="2">b</text:h><text:h text:outline-level="1">c</text:h>' }))).toEqual(['1. a', 'b', '2. c']);
  });
});

describe('parts', () => {
  it('are pages of their page style, whose headers stand apart', async () => {
    const automaticStyles = '<style:page-layout style:name="W"><style:page-layout-properties style:print-orientation="landscape"/></style:page-layout><style:style style:name="B" style:family="paragraph" style:master-page-name="Wide"/>';
    const art = '<draw:custom-shape draw:name="PowerPlusWaterMarkObject1"><text:p>仅供</text:p></draw:custom-shape><draw:custom-shape draw:transform="rotate (0.78) translate (1cm 1cm)"><text:p>样稿</text:p></draw:custom-shape>';
    const masters = `<style:master-page style:name="Standard" style:page-layout-name="P"><style:header>${p(`眉${art}`)}</style:header></style:master-page><style:master-page style:name="Wide" style:page-layout-name="W"><style:footer>${p('脚')}</style:footer></style:master-page>`;
    const { pages, furniture } = await open({ automaticStyles, masters, body: p('a') + p('b', 'text:style-name="B"') + p('c') });
    expect(pages.map((page) => page.kind === 'grid' && [page.landscape, page.blocks.length])).toEqual([[false, 1], [true, 2]]);
    expect(furniture).toEqual([{ kind: 'header', text: '眉' }, { kind: 'footer', text: '脚' }, { kind: 'watermark', text: '仅供' }, { kind: 'watermark', text: '样稿' }]);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['encrypted', odt({ body: p('a'), manifest: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>' }), LIMITS],
    ['unsupported', odf('presentation', { body: '' }), LIMITS],
    ['empty', odt({ body: '' }), LIMITS],
    ['too-large', odt({ body: table(row([cell('a', 'table:number-columns-repeated="900"')], 'table:number-rows-repeated="900"')) }), { ...LIMITS, maxCells: 1000 }],
  ])('are %s', async (code, bytes, limits) => {
    await expect(readOdt(bytes, limits)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('are told by their media type', () => {
    expect([odt({ body: '' }), ods({ body: '' })].map(recogniseFormat)).toEqual(['odt', 'ods']);
  });
});
