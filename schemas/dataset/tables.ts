/** Every table of a dataset, in the order in which a reader meets them, and the code lists that come from data files. */
import { FACT_WORDS, SUFFIX_WORDS } from '../fact-words.js';
import { readFormDefinitions } from '../form-definitions.js';
import { readCanonicalNames } from './canonical.js';
import { CODES, type CodeList } from './codes.js';
import { cells, corrections, documents, facts, findings, forms, measures } from './long-tables.js';
import { readMeasureDefinitions } from './measures.js';
import type { Table } from './table.js';
import { departmentYearCodes, departmentYears } from './wide-tables.js';

let tables: readonly Table[] | undefined;
let codeLists: Readonly<Record<string, CodeList>> | undefined;

export function readTables(): readonly Table[] {
  tables ??= [documents, departmentYears(), departmentYearCodes(), measures, forms, cells, facts, findings, corrections];
  return tables;
}

/** The table of this name. @throws Error when there is none: a fault of ours */
export function tableNamed(name: string): Table {
  const table = readTables().find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
}

/** Every list of codes by its name; the ids of forms, lines, columns and measures among them. */
export function readCodeLists(): Readonly<Record<string, CodeList>> {
  codeLists ??= makeCodeLists();
  return codeLists;
}

function makeCodeLists(): Readonly<Record<string, CodeList>> {
  const names = readCanonicalNames();
  const toList = (ids: readonly { readonly id: string; readonly zh: string; readonly en: string }[]): CodeList => Object.fromEntries(ids.map(({ id, zh, en }) => [id, { zh, en }]));
  return {
    ...CODES,
    form: { ...Object.fromEntries(readFormDefinitions().map(({ id, title }) => [id, { zh: title, en: id.replaceAll('-', ' ') }])), other: { zh: '其他表', en: 'Any other table' } },
    measure: toList(readMeasureDefinitions()),
    line: toList(names.lines.ids),
    column: toList(names.columns.ids),
    fact: FACT_WORDS,
    'fact-suffix': SUFFIX_WORDS,
  };
}
