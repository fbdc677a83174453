/** The descriptor of a dataset: a Tabular Data Package with Table Schemas (specs.frictionlessdata.io, v1). */
import { readCodeLists, readTables } from '../../schemas/dataset/tables.js';
import type { Column, ColumnType, Table } from '../../schemas/dataset/table.js';
import { VERSION } from '../version.js';

/** A CSV file of the package. */
export interface PackagedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const TYPES: Readonly<Record<ColumnType, string>> = { text: 'string', integer: 'integer', decimal: 'number', real: 'number', boolean: 'boolean' };
/** Values of these are not codes of the list alone: a line may be a classification code, a fact has suffixes. */
const OPEN_LISTS: ReadonlySet<string> = new Set(['line', 'fact']);

/**
 * @param files the CSV files, named for their tables
 * @param where the conditions under which rows were taken; empty for all
 * @param licence its name; where the user gives none, that is said
 */
export function toDataPackage(files: readonly PackagedFile[], { where, licence }: { readonly where: string; readonly licence: string }): Readonly<Record<string, unknown>> {
  return {
    profile: 'tabular-data-package',
    name: 'gongkai-dataset',
    title: '部门预决算公开数据集 Fiscal disclosures of Chinese counties',
    description: `Made by gongkai ${VERSION}${where === '' ? '' : ` under the conditions: ${where}`}. Columns and codes: codebook.md.`,
    version: VERSION,
    licenses: [licence === '' ? { name: 'notspecified', title: 'Not specified. The documents were published by the departments that documents.csv names.' } : { name: licence }],
    sources: [{ title: 'Documents published by the departments; each is a row of documents.csv with its path and SHA-256' }],
    resources: files.map((file) => toResource(file, readTables().find(({ name }) => `${name}.csv` === file.name)!)),
  };
}

function toResource({ name, bytes, sha256 }: PackagedFile, table: Table): Readonly<Record<string, unknown>> {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    path: name,
    title: table.zh,
    description: table.en,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.columns.map(toField),
      missingValues: [''],
      primaryKey: table.key,
      ...(table.name !== 'documents' && { foreignKeys: [{ fields: ['document'], reference: { resource: 'documents', fields: ['document'] } }] }),
    },
  };
}

function toField({ name, type, required, codes, zh, en }: Column): Readonly<Record<string, unknown>> {
  const list = codes === undefined || OPEN_LISTS.has(codes) ? undefined : readCodeLists()[codes];
  const constraints = { ...(required && { required }), ...(list && { enum: Object.keys(list) }) };
  return { name, type: TYPES[type], title: zh, description: en, ...(Object.keys(constraints).length > 0 && { constraints }) };
}
