/** What stored pages say when they are interpreted again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { readCatalogue } from '../../schemas/catalogue.js';
import { packageRoot } from '../../schemas/data-file.js';
import { extractDisclosures, interpretAgain, type Extraction } from '../../src/pipeline.js';
import type { DrawnPage, Glyph } from '../../src/model/document.js';
import { packPages, unpackReading } from '../../src/publish/pack-pages.js';
import { publish } from '../../src/publish/publish.js';
import { sha256Of } from '../../src/sha256.js';

const catalogue = readCatalogue();
const CORNERS = ['x0', 'y0', 'x1', 'y1'];

/** The tables of a result but for places, which pages keep to a thousandth of a point. */
function tablesOf(extraction: Extraction): ReadonlyMap<string, readonly object[]> {
  const tables = publish('0123456789abcdef', extraction, catalogue.forms).filter(({ path }) => path.endsWith('.csv'));
  return new Map(tables.map(({ path, content }) => [path, (parse(content as string, { columns: path.startsWith('tables/') ? false : true, relax_column_count: true }) as object[]).map((row) => (Array.isArray(row) ? row : Object.fromEntries(Object.entries(row).filter(([name]) => !CORNERS.includes(name)))))]));
}

it.each(['huairen-2024/huairen-2024.pdf', 'bailu-2022/bailu-2022.ofd', 'bailu-2022/bailu-2022.docx'])('the stored pages of %s say what the file says', async (sample) => {
  const bytes = readFileSync(join(packageRoot(), 'samples', sample));
  const source = { sha256: sha256Of(bytes), bytes: bytes.length };
  const [extraction] = await extractDisclosures(bytes, source, catalogue);
  const stored = unpackReading(packPages({ value: extraction.document, problems: extraction.readProblems }))!;
  const again = interpretAgain(stored, source, catalogue)!;
  expect(tablesOf(again)).toEqual(tablesOf(extraction));
  expect(again.disclosure.problems).toEqual(extraction.disclosure.problems);
  expect(again.disclosure.tally).toEqual(extraction.disclosure.tally);
});

it('a PDF whose checks are broken has to be read again, as another engine may read it otherwise', async () => {
  const bytes = readFileSync(join(packageRoot(), 'samples/huairen-2024/huairen-2024.pdf'));
  const source = { sha256: sha256Of(bytes), bytes: bytes.length };
  const [{ document, readProblems, disclosure }] = await extractDisclosures(bytes, source, catalogue);
  const { box, page } = disclosure.forms[0]!.rows.flatMap(({ cells }) => cells).find(({ status, raw }) => status === 'verified' && /^[1-8]/.test(raw))!.place;
  const isIn = (glyph: Glyph): boolean => glyph.box.x0 >= box!.x0 - 1 && glyph.box.x1 <= box!.x1 + 1 && glyph.box.y0 >= box!.y0 - 1 && glyph.box.y1 <= box!.y1 + 1;
  // Its first digit is one more.
  const spoil = (one: DrawnPage): DrawnPage => {
    const first = one.glyphs.findIndex((glyph) => /^[1-8]$/.test(glyph.text) && isIn(glyph));
    return { ...one, glyphs: one.glyphs.map((glyph, index) => (index === first ? { ...glyph, text: String(Number(glyph.text) + 1) } : glyph)) };
  };
  const spoilt = { ...document, pages: document.pages.map((one) => (one.kind === 'drawn' && one.number === page ? spoil(one) : one)) };
  expect(interpretAgain({ value: document, problems: readProblems }, source, catalogue)).toBeDefined();
  expect(interpretAgain({ value: spoilt, problems: readProblems }, source, catalogue)).toBeUndefined();
});
