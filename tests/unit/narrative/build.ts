/** Prose and catalogues in memory, for the tests of the narrative. */
import { Decimal } from 'decimal.js';
import type { Catalogue } from '../../../schemas/catalogue.js';
import { toClassifications, type ClassificationEntry } from '../../../schemas/classifications.js';
import { readFactPatterns } from '../../../schemas/fact-patterns.js';
import { readFormDefinitions } from '../../../schemas/form-definitions.js';
import type { RegionEntry } from '../../../schemas/regions.js';
import type { Block, Paragraph } from '../../../src/model/document.js';
import type { Fact } from '../../../src/model/fact.js';
import type { Form } from '../../../src/model/form.js';
import type { Problem } from '../../../src/model/problem.js';
import type { Place } from '../../../src/model/geometry.js';
import type { Table } from '../../../src/model/table.js';
import { readContents } from '../../../src/narrative/contents.js';
import { readNarrative, type Narrative } from '../../../src/narrative/read-narrative.js';

const place = (code: string, name: string, level: RegionEntry['level'], parent: string): RegionEntry => ({ code, name, level, parent });

export const regions: readonly RegionEntry[] = [
  place('140000', '山西省', 'province', ''),
  place('310000', '上海市', 'province', ''),
  place('330000', '浙江省', 'province', ''),
  place('140600', '朔州市', 'prefecture', '140000'),
  place('330900', '舟山市', 'prefecture', '330000'),
  place('140681', '怀仁市', 'county', '140600'),
  place('310107', '普陀区', 'county', '310000'),
  place('330903', '普陀区', 'county', '330900'),
  place('141500', '城区', 'county', '140600'),
];

const named = (code: string, name: string): ClassificationEntry => ({ code, name, confidence: 'sourced' });

export const catalogue: Catalogue = {
  forms: readFormDefinitions(),
  classifications: toClassifications({
    functional: [
      named('208', '社会保障和就业支出'), named('20805', '行政事业单位养老支出'), named('2080501', '行政单位离退休'),
      named('221', '住房保障支出'), named('22102', '住房改革支出'), named('2210201', '住房公积金'),
      named('229', '其他支出'), named('22999', '其他支出'), named('2299999', '其他支出'),
      named('212', '城乡社区支出'), named('21208', '国有土地使用权出让收入安排的支出'), named('2120899', '其他国有土地使用权出让收入安排的支出'),
    ],
    economic: [named('301', '工资福利支出'), named('30101', '基本工资'), named('30201', '办公费'), named('30902', '办公设备购置'), named('31002', '办公设备购置')],
  }),
  identities: [],
  regions,
  facts: readFactPatterns('facts.json'),
  budgetFacts: readFactPatterns('facts-budget.json'),
};

let line = 0;

/** A paragraph of one or more lines; each stands on a line of its own unless places are given. */
export function paragraph(text: string | readonly string[], at?: Place): Paragraph {
  const lines = typeof text === 'string' ? [text] : text;
  return { kind: 'paragraph', lines: lines.map((words) => ({ text: words, place: at ?? { line: ++line } })) };
}

export function table(rows: readonly (readonly string[])[]): Table {
  const at = { line: ++line };
  return {
    kind: 'table',
    rowCount: rows.length,
    columnCount: rows[0]!.length,
    cells: rows.flatMap((cells, row) => cells.map((text, column) => ({ text, row, column, rowSpan: 1, columnSpan: 1, place: at, method: 'text' as const, confidence: 1 }))),
    pieces: [{ place: at, firstRow: 0 }],
    found: 'given',
  };
}

/** The detail of basic expenditure with these rows: code, label, amount. */
export function basicForm(rows: readonly (readonly [code: string, label: string, amount: string])[]): Form {
  return {
    id: 'general-public-budget-basic-expenditure', title: '', formNo: '', unit: '万元', recognisedBy: 'title', places: [], columns: ['决算数'], notes: [], statedEmpty: false,
    rows: rows.map(([code, label, raw], row) => ({
      part: '', row, lineNo: '', code, label,
      cells: [{ column: '决算数', raw, ...(raw !== '' && { amount: { value: new Decimal(raw), decimals: 2 } }), status: 'ok' as const, confidence: 1, method: 'text' as const, place: {} }],
    })),
  };
}

export interface Read {
  readonly narrative: Narrative;
  readonly problems: readonly Problem[];
}

/** Contents and narrative of blocks, as the pipeline reads them. */
export function read(blocks: readonly Block[], forms: readonly Form[] = [], consumed: readonly Block[] = [], tables: readonly Form[] = []): Read {
  const contents = readContents(blocks, catalogue);
  const { value, problems } = readNarrative(contents.body, contents.entries, { forms, tables, consumed: new Set(consumed) }, catalogue);
  return { narrative: value, problems };
}

/** A final account whose 情况说明 has one section with these paragraphs. */
export function account(title: string, ...paragraphs: readonly string[]): readonly Block[] {
  return [paragraph('怀仁市财政局'), paragraph('2024年度部门决算公开'), paragraph('第三部分 情况说明'), paragraph(title), ...paragraphs.map((text) => paragraph(text))];
}

/** `name`, or `name subject`, with value and unit. */
export function print(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ fact, subject, value, unit }) => `${[fact, subject].filter((part) => part !== '').join(' ')} = ${value}${unit === 'text' || unit === 'date' ? '' : ` ${unit}`}`);
}

/** Facts that one section of a final account states, without those that follow from them; problems must be none. */
export function factsOf(title: string, ...paragraphs: readonly string[]): readonly string[] {
  const { narrative, problems } = read(account(title, ...paragraphs));
  if (problems.length > 0) throw new Error(`unexpected problems: ${JSON.stringify(problems)}`);
  return print(narrative.facts.filter(({ raw }) => raw !== ''));
}
