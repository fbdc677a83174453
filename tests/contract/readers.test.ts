/** One disclosure is the same cells, whatever it was saved as. What only LibreOffice writes (.doc, .odt, .rtf) is held to the same by the samples, in tests/golden. */
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { describe, expect, it } from 'vitest';
import { composeDisclosure, type Disclosure } from '../../samples/generate/disclosure.js';
import { inventDepartment } from '../../samples/generate/department.js';
import { createRandom } from '../../samples/generate/random.js';
import { nationalStyle, shanghaiStyle, type Style } from '../../samples/generate/style.js';
import { toDocx } from '../../samples/generate/write-docx.js';
import { toHtml } from '../../samples/generate/write-html.js';
import { toOfd } from '../../samples/generate/write-ofd.js';
import { toPlainPdf } from '../../samples/generate/write-pdf.js';
import { toText } from '../../samples/generate/write-text.js';
import { toWorkbook } from '../../samples/generate/write-workbook.js';
import { extract } from '../../src/index.js';
import { printAmount } from '../../src/model/money.js';
import { unpack } from '../../src/readers/archive/unpack.js';
import { LIMITS } from '../../src/settings.js';
import { sevenZip, zip } from '../unit/readers/archive/build.js';

/** What the tables of code pages export, which their types do not say. */
interface CodePages {
  readonly utils: { encode(page: number, text: string, kind: 'buf'): Uint8Array };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const gb18030 = (text: string): Uint8Array => Uint8Array.from((codePages as unknown as CodePages).utils.encode(936, text, 'buf'));
const memberOf = async (archive: Uint8Array): Promise<Uint8Array> => (await unpack(archive, 'a', LIMITS)).members[0]!.bytes;

const LAYOUTS: Readonly<Record<string, Style>> = {
  national: nationalStyle(),
  shanghai: shanghaiStyle({ codes: 'split', separators: true, totalAt: 'last' }),
  sichuan: nationalStyle({ province: 'sichuan', unit: '元', nil: '-', nilInDetail: '-', separators: true, numbering: '公开表1' }),
};

const FORMATS: Readonly<Record<string, (disclosure: Disclosure) => Uint8Array | Promise<Uint8Array>>> = {
  pdf: (disclosure) => toPlainPdf(disclosure, 'unicode'),
  xlsx: (disclosure) => toWorkbook(disclosure, 'xlsx', 1),
  xls: (disclosure) => toWorkbook(disclosure, 'biff8', 1),
  xlsb: (disclosure) => toWorkbook(disclosure, 'xlsb', 1),
  ofd: (disclosure) => toOfd(disclosure, { deltas: 'grouped', templates: true, scaled: true }),
  html: (disclosure) => utf8(toHtml(disclosure)),
  'html in GB 18030': (disclosure) => gb18030(toHtml(disclosure).replace('charset="utf-8"', 'charset="gb2312"')),
  text: (disclosure) => utf8(toText(disclosure, { tables: 'tabs', random: createRandom(1), marks: false })),
  zip: (disclosure) => memberOf(zip([{ name: '决算.docx', content: toDocx(disclosure, true) }])),
  '7z': (disclosure) => memberOf(sevenZip([['决算.docx', toDocx(disclosure, true)]])),
};

function compose(style: Style): Disclosure {
  const random = createRandom(7);
  return composeDisclosure(inventDepartment(random), style, random, { seed: 7, plant: false });
}

/** Everything that says what a figure is, and the figure; blanks and dashes have none. */
async function cellsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { forms } = await extract(bytes);
  return forms.flatMap((form) => form.rows.flatMap((row) => row.cells.flatMap(({ column, amount }) => (amount ? [[form.id, row.part, row.code, row.label, column, printAmount(amount)].join(' | ')] : []))));
}

describe.each(Object.entries(LAYOUTS))('the %s layout', (_, style) => {
  const disclosure = compose(style);
  const fromWord = cellsOf(toDocx(disclosure, true));

  it('has all its figures from Word', async () => {
    const printed = disclosure.truth.forms.flatMap((form) => form.cells.filter(({ value }) => value !== ''));
    expect(await fromWord).toHaveLength(printed.length);
  });

  it.each(Object.entries(FORMATS))('has the same cells from %s', async (__, write) => {
    expect(await cellsOf(await write(disclosure))).toEqual(await fromWord);
  });
});
