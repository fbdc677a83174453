/** A whole file of each format that is read, to be broken by the fuzz. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { read, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { packageRoot } from '../schemas/data-file.js';
import { createRandom } from '../samples/generate/random.js';
import { generateDisclosure } from '../samples/generate/disclosure.js';
import { toDocx } from '../samples/generate/write-docx.js';
import { toHtml } from '../samples/generate/write-html.js';
import { toOfd } from '../samples/generate/write-ofd.js';
import { toPlainPdf } from '../samples/generate/write-pdf.js';
import { toText } from '../samples/generate/write-text.js';
import { toWorkbook } from '../samples/generate/write-workbook.js';
import type { Format } from '../src/model/document.js';

/** What only LibreOffice writes. */
const sample = (ending: string): Uint8Array => new Uint8Array(readFileSync(join(packageRoot(), 'samples', 'bailu-2022', `bailu-2022.${ending}`)));

/** By format; RAR, which no library writes, is not among them. */
export async function wholeFiles(): Promise<Readonly<Partial<Record<Format, Uint8Array>>>> {
  const disclosure = generateDisclosure(3);
  const docx = toDocx(disclosure, true);
  const html = strToU8(toHtml(disclosure));
  const xlsx = toWorkbook(disclosure, 'xlsx', 3);
  const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: 'white' } });
  const rows = disclosure.truth.forms.flatMap(({ cells }) => cells.map(({ code, label, column, raw }) => `${code},"${label}",${column},"${raw}"`));
  return {
    xlsx,
    xls: toWorkbook(disclosure, 'biff8', 3),
    html,
    docx,
    text: strToU8(toText(disclosure, { tables: 'tabs', random: createRandom(3), marks: true })),
    csv: strToU8(`科目编码,科目名称,项目,金额\n${rows.join('\n')}\n`),
    docling: strToU8(JSON.stringify(docling(disclosure.title, rows))),
    pdf: toPlainPdf(disclosure, 'unicode'),
    ofd: toOfd(disclosure, { deltas: 'grouped', templates: true, scaled: true }),
    doc: sample('doc'),
    odt: sample('odt'),
    rtf: sample('rtf'),
    ods: new Uint8Array(write(read(xlsx), { type: 'array', bookType: 'ods' }) as ArrayBuffer),
    image: new Uint8Array(await picture.tiff({ compression: 'lzw' }).toBuffer()),
    zip: zipSync({ '决算.docx': docx, 'inner.zip': zipSync({ '说明.html': html }), 'a.txt': strToU8('决算') }),
    gzip: new Uint8Array(gzipSync(docx)), // A copy: what is cut from a Buffer of Node shares its memory.
  };
}

/** What Docling makes of a text and a table. */
function docling(title: string, rows: readonly string[]): object {
  const cells = rows.slice(0, 60).flatMap((row, index) => row.split(',').map((text, column) => ({ text, start_row_offset_idx: index, end_row_offset_idx: index + 1, start_col_offset_idx: column, end_col_offset_idx: column + 1 })));
  return {
    schema_name: 'DoclingDocument', version: '1.0.0', name: title, body: { children: [{ $ref: '#/texts/0' }, { $ref: '#/tables/0' }] },
    texts: [{ self_ref: '#/texts/0', label: 'text', text: title }], tables: [{ self_ref: '#/tables/0', label: 'table', data: { table_cells: cells, num_rows: 60, num_cols: 4 } }],
  };
}
