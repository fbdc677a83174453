/** A document's extraction → the files of its folder in the store. Pure: the same extraction gives the same bytes. */
import type { Disclosure } from '../model/disclosure.js';
import type { Document } from '../model/document.js';
import type { Problem } from '../model/problem.js';
import { cellRow, factRow, findingRow } from '../../schemas/rows.js';
import { nameTables, toTableCsv, type OfficialForm } from './name-tables.js';
import { packPages } from './pack-pages.js';
import { toCsv } from './to-csv.js';
import { toDisclosureJson } from './to-disclosure-json.js';
import { toCellRows, toFactRows, toFindingRows } from './to-rows.js';

/** A file of a document's folder. */
export interface OutputFile {
  /** Path inside the folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A document as it was read, and what it says. */
export interface Publication {
  readonly document: Document;
  readonly readProblems: readonly Problem[];
  readonly disclosure: Disclosure;
}

/**
 * Everything that is written for a document but its origin.
 *
 * @param id the document's id in the store
 * @throws Error when the result does not meet its own schema
 */
export function publish(id: string, { document, readProblems, disclosure }: Publication, official: readonly OfficialForm[]): readonly OutputFile[] {
  const tables = nameTables(disclosure, official);
  return [
    { path: 'disclosure.json', content: `${JSON.stringify(toDisclosureJson(disclosure), null, 1)}\n` },
    { path: 'cells.csv', content: toCsv(cellRow.keyof().options, toCellRows(id, tables)) },
    { path: 'facts.csv', content: toCsv(factRow.keyof().options, toFactRows(id, disclosure)) },
    { path: 'findings.csv', content: toCsv(findingRow.keyof().options, toFindingRows(id, disclosure)) },
    ...tables.map(({ name, form }) => ({ path: `tables/${name}.csv`, content: toTableCsv(form) })),
    { path: 'pages.json.gz', content: packPages({ value: document, problems: readProblems }) },
  ];
}
