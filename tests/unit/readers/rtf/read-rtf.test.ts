import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../../../../src/model/document.js';
import type { Problem } from '../../../../src/model/problem.js';
import { gridOf } from '../../../../src/model/table.js';
import { readRtf } from '../../../../src/readers/rtf/read-rtf.js';
import { LIMITS } from '../../../../src/settings.js';

const FONTS = '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset2 Wingdings;}}';

function open(body: string, problems: readonly Problem['code'][] = []): Document {
  const { value, problems: found } = readRtf(Buffer.from(`{\\rtf1\\ansi\\ansicpg936\\deff0${FONTS}${body}}`, 'latin1'), LIMITS);
  expect(found.map(({ code }) => code)).toEqual(problems);
  return value;
}

const read = (body: string, problems?: readonly Problem['code'][]): readonly Block[] => open(body, problems).pages.flatMap((page) => (page.kind === 'grid' ? page.blocks : []));
const textsOf = (blocks: readonly Block[]): readonly string[] => blocks.flatMap((block) => (block.kind === 'paragraph' ? block.lines.map(({ text }) => text) : []));
const tablesOf = (blocks: readonly Block[]): readonly (readonly (readonly string[])[])[] => blocks.flatMap((block) => (block.kind === 'table' ? [gridOf(block).map((cells) => cells.map(({ text }) => text))] : []));

describe('text', () => {
  it.each([
    ['\\f1\\\'ca\\\'d5\\\'c8\\\'eb\\par', '收入'],
    ['\\f0\\\'ca\\\'d5\\par', '收'],
    ['{\\ltrch\\f0\\loch\\af0\\dbch\\af1\\\'ca\\\'d5}\\par', '收'],
    ['\\f1\\u25910?\\u20837\\\'3f 1,234.50\\par', '收入 1,234.50'],
    ['\\uc2\\u25910\\\'ca\\\'d5\\u20837 xy\\par', '收入'],
    ['\\uc0\\u25910\\u20837 x\\par', '收入x'],
    ['\\f2\\u-3844?\\f1\\\'ca\\\'c7\\par', '√是'],
    ['a\\~b\\_5\\-c\\{d\\}\\\\\\emdash\\par', 'a\u00a0b-5c{d}\\—'],
    ['12\r\n34\\par', '1234'],
    ['{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}} of {\\*\\unknown 4}{\\info{\\title t}}5\\par', '3 of 5'],
    ['{\\upr{a}{\\*\\ud{\\u25910?}}}\\par', '收'],
    ['{\\bin2 }{}x\\par', 'x'],
  ])('%s', (body, text) => {
    expect(textsOf(read(body))).toEqual([text]);
  });

  it('in a Latin font is in its own code page', () => {
    const { value } = readRtf(Buffer.from('{\\rtf1\\ansi\\ansicpg1252 5\\\'96 7\\\'92\\par}', 'latin1'), LIMITS);
    expect(textsOf(value.pages.flatMap((page) => (page.kind === 'grid' ? page.blocks : [])))).toEqual(['5– 7’']);
  });

  it('leaves out hidden and deleted text with a note', () => {
    expect(textsOf(read('a{\\v bb}{\\deleted ccc}d\\par', ['deleted-text-left-out', 'hidden-text-left-out']))).toEqual(['ad']);
  });
});

describe('tables', () => {
  it('have cells merged down and to the right', () => {
    const header = '\\trowd\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000\\intbl a\\cell b\\cell x\\cell\\row';
    const next = '\\trowd\\clvmrg\\cellx1000\\cellx2010\\cellx3000\\pard\\intbl\\cell c\\cell d\\cell\\row\\pard e\\par';
    const blocks = read(header + next, ['hidden-text-left-out']);
    expect(tablesOf(blocks)).toEqual([[['a', 'b', 'b'], ['a', 'c', 'd']]]);
    expect(textsOf(blocks)).toEqual(['e']);
  });

  it('come after the table in whose cell they stand', () => {
    const inner = '\\pard\\intbl\\itap2 i\\nestcell j\\nestcell{\\*\\nesttableprops\\trowd\\cellx400\\cellx800\\nestrow}{\\nonesttables\\par}';
    expect(tablesOf(read(`\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\par${inner}\\pard\\intbl\\cell b\\cell\\row`))).toEqual([[['a', 'b']], [['i', 'j']]]);
  });
});

describe('lists', () => {
  const tables = '{\\*\\listtable{\\list{\\listlevel\\levelnfc37\\levelstartat2\\levelfollow2{\\leveltext\\\'02\\\'00\\u12289?;}{\\levelnumbers\\\'01;}}\\listid9}}{\\*\\listoverridetable{\\listoverride\\listid9\\listoverridecount0\\ls1}}';

  it('number their paragraphs by the list table', () => {
    expect(textsOf(read(`${tables}\\pard\\ls1 a\\par\\pard b\\par\\pard\\ls1\\ilvl0 c\\par`))).toEqual(['二、a', 'b', '三、c']);
  });

  it('are numbered as the file prints it, where it does', () => {
    expect(textsOf(read(`${tables}{\\listtext 7.\\tab}\\pard\\ls1 a\\par{\\pntext (b)\\tab}c\\par`))).toEqual(['7. a', '(b)c']);
  });
});

describe('parts', () => {
  it('are pages of the orientation of their section', () => {
    const { pages } = open('\\paperw11906\\paperh16838 a\\par\\sect\\sectd\\pgwsxn16838\\pghsxn11906 b\\par\\sect\\sectd c\\par');
    expect(pages.map((page) => page.kind === 'grid' && page.landscape)).toEqual([false, true, false]);
  });

  it('hold headers, footers and watermarks apart', () => {
    const { furniture, pages } = open('{\\header h\\par{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv w}}}}}{\\footer f\\par}a\\par');
    expect(furniture).toEqual([{ kind: 'watermark', text: 'w' }, { kind: 'header', text: 'h' }, { kind: 'footer', text: 'f' }]);
    expect(pages).toHaveLength(1);
  });

  it('put text boxes after their paragraph and notes at the end', () => {
    expect(textsOf(read('a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt box\\par}}{\\shprslt box}}b{\\footnote note\\par}\\par c\\par'))).toEqual(['ab', 'box', 'c', 'note']);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['damaged', '{\\rtf1 a\\par'],
    ['damaged', '{\\rtf1 {a'],
    ['empty', '{\\rtf1 }'],
    ['too-deep', `{\\rtf1 ${'{'.repeat(1000)}`],
  ])('are %s', (code, file) => {
    expect(() => readRtf(Buffer.from(file), LIMITS)).toThrow(expect.objectContaining({ name: 'Unreadable', code }) as Error);
  });
});
