/**
 * Every sample gives exactly its expected output, in each format that it comes in.
 *
 * A sample's folder holds one disclosure in several formats, and one
 * `expected.json`: what must come out is the same for all of them.
 * `npm run golden` writes the expectations anew; it refuses where CI is set.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../schemas/data-file.js';
import { extract, type Disclosure, type Form } from '../../src/index.js';
import { printAmount } from '../../src/model/money.js';

const SAMPLES = join(packageRoot(), 'samples');
const REWRITE = process.env['GOLDEN'] === 'rewrite' && !process.env['CI'];

const folders = readdirSync(SAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'generate')
  .map((entry) => entry.name);

/** Cells as `part | code | label | column` → what is printed and what it means; places and methods differ by format. */
function cellsOf(form: Form): readonly (readonly string[])[] {
  return form.rows.flatMap((row) =>
    row.cells.map((cell) => [row.part, row.lineNo, row.code, row.label, cell.column, cell.raw, cell.amount ? printAmount(cell.amount) : '', cell.status]),
  );
}

/** What the formats of one disclosure must agree on. */
function essence(disclosure: Disclosure): unknown {
  const { kind, department, region, fiscalYear, unit, units, tally } = disclosure;
  return {
    kind, department, region, fiscalYear, unit, units, tally,
    forms: disclosure.forms.map((form) => ({ id: form.id, title: form.title, formNo: form.formNo, unit: form.unit, columns: form.columns, cells: cellsOf(form) })),
    tables: disclosure.tables.map((table) => ({ columns: table.columns, cells: cellsOf(table) })),
    missing: disclosure.missing.map(({ id, reason, promisedBy }) => ({ id, reason, promisedBy })),
    sections: disclosure.sections.map((section) => `${section.number}${section.title}`),
    terms: disclosure.terms.map((term) => term.term),
    facts: disclosure.facts.map((fact) => [fact.fact, fact.subject, fact.value, fact.unit, fact.section, fact.status]),
    findings: disclosure.findings.map((finding) => [finding.rule, finding.severity, finding.form, finding.row, finding.column, finding.reported, finding.expected]),
  };
}

it('finds the samples', () => expect(folders.length).toBeGreaterThanOrEqual(3));

describe.each(folders)('%s', (folder) => {
  const expectation = join(SAMPLES, folder, 'expected.json');
  const files = readdirSync(join(SAMPLES, folder)).filter((name) => /\.(pdf|docx|doc|odt|rtf|ofd|txt)$/.test(name)).sort();

  it.each(files)('%s', async (file) => {
    const actual = JSON.parse(JSON.stringify(essence(await extract(join(SAMPLES, folder, file))))) as unknown;
    if (REWRITE && file === files[0]) writeFileSync(expectation, `${JSON.stringify(actual, null, 1)}\n`);
    expect(existsSync(expectation), `${folder}/expected.json is missing: npm run golden`).toBe(true);
    expect(actual).toEqual(JSON.parse(readFileSync(expectation, 'utf8')));
  });
});
