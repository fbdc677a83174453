import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../samples/generate/random.js';
import { generateDisclosure } from '../../../samples/generate/disclosure.js';
import { huairenSample } from '../../../samples/generate/huairen.js';
import { nationalStyle } from '../../../samples/generate/style.js';
import { toDocx } from '../../../samples/generate/write-docx.js';
import { toHtml } from '../../../samples/generate/write-html.js';
import { toPlainPdf } from '../../../samples/generate/write-pdf.js';
import { toText } from '../../../samples/generate/write-text.js';
import type { PrintedDocument } from '../../../samples/generate/printed.js';

const disclosure = generateDisclosure(3);

/** Every printed amount, in order. */
function amountsOf({ blocks }: PrintedDocument): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'form' ? block.table.rows.flat().filter(({ truth }) => truth !== undefined && /\d/.test(truth.raw)).map(({ text }) => text) : []));
}

/** Whether the needles stand in the text in their order. */
function standsInOrder(text: string, needles: readonly string[]): boolean {
  let from = 0;
  return needles.every((needle) => {
    const at = text.indexOf(needle, from);
    from = at + needle.length;
    return at >= 0;
  });
}

describe('writers', () => {
  it('carry every amount in order', () => {
    const document = strFromU8(unzipSync(toDocx(disclosure, true))['word/document.xml']!);
    const text = toText(disclosure, { tables: 'tabs', random: createRandom(1), marks: true });
    for (const written of [document, text, toHtml(disclosure)]) expect(standsInOrder(written, amountsOf(disclosure))).toBe(true);
  });

  it('write the same bytes each time', () => {
    expect(toDocx(disclosure, false)).toEqual(toDocx(disclosure, false));
    expect(toPlainPdf(disclosure, 'gbk')).toEqual(toPlainPdf(disclosure, 'gbk'));
  });

  it('give every row of a Word table the width of its grid', () => {
    const document = strFromU8(unzipSync(toDocx(disclosure, true))['word/document.xml']!);
    for (const [table] of document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)) {
      const columns = table.match(/<w:gridCol /g)!.length;
      for (const [row] of table.matchAll(/<w:tr>.*?<\/w:tr>/gs)) {
        const spans = [...row.matchAll(/<w:gridSpan w:val="(\d+)"/g)].reduce((sum, [, span]) => sum + Number(span) - 1, 0);
        expect(row.match(/<w:tc>/g)!.length + spans).toBe(columns);
      }
    }
  });

  it('number headings by a list, or type the number', () => {
    const xml = (numbered: boolean): string => strFromU8(unzipSync(toDocx(disclosure, numbered))['word/document.xml']!);
    expect(xml(true)).toContain('<w:numPr>');
    expect(xml(true)).not.toContain('>二、收入决算情况说明</w:t></w:r></w:p>');
    expect(xml(false)).not.toContain('<w:numPr>');
  });

  it('point the cross-reference table of the plain PDF at its objects', () => {
    const file = new TextDecoder('latin1').decode(toPlainPdf(disclosure, 'unicode'));
    const start = Number(/startxref\n(\d+)/.exec(file)![1]);
    expect(file.slice(start, start + 4)).toBe('xref');
    const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
    offsets.forEach((offset, index) => { expect(file.slice(offset, offset + 12)).toContain(`${index + 1} 0 obj`); });
  });

  it('leave a rule of dashes and an empty line where a page ended in a table of text', () => {
    const broken = Array.from({ length: 10 }, (_, seed) => toText(disclosure, { tables: 'tabs', random: createRandom(seed), marks: false })).find((text) => text.includes('\t---'));
    expect(broken).toMatch(/\n\n[^\n]+\n-+\t-+/);
  });
});

describe('the sample disclosure', () => {
  const sample = huairenSample(nationalStyle());
  const forms = sample.blocks.filter((block) => block.kind === 'form');

  it('keeps the forms that the source has, and the remains of form 03', () => {
    expect(forms.map(({ formNo }) => formNo)).toEqual(['', '公开02表', '公开03表', '公开04表', '公开06表', '公开07表', '公开08表', '公开09表']);
    expect(forms[2]!.table.rows.map((row) => row[0]!.text)).toEqual(['080501', '080502', '080505', '080506']);
  });

  it('names no person', () => {
    expect(JSON.stringify(sample)).not.toMatch(/送审人|联系人|负责人：/);
  });
});
