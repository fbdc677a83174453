/** The part of the API that shows: documents, their pages, tables and findings. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { disclosureSchema, form } from '../../schemas/disclosure.js';
import { documentList, documentsQuery, doubtList, doubtsQuery, documentView, pageBlocks, pictureQuery, readings, readingsQuery } from '../../schemas/review.js';
import { cellRow } from '../../schemas/rows.js';
import { fromDisclosureJson } from '../publish/from-disclosure-json.js';
import { nameTables, toTableCsv } from '../publish/name-tables.js';
import { toCsv } from '../publish/to-csv.js';
import { toCellRows } from '../publish/to-rows.js';
import { readCatalogue } from '../../schemas/catalogue.js';
import type { NamedTable } from '../publish/name-tables.js';
import { attachment, json, Refused } from './answer.js';
import { parseQuery, type Asking, type Endpoint } from './endpoint.js';
import { listDocuments } from './list-documents.js';
import type { Documents } from './open-document.js';
import type { PageViews } from './page-views.js';
import { listDoubts } from './queue-doubts.js';
import type { Index } from './read-index.js';
import { toTableWorkbook } from './table-workbook.js';
import type { DoubtWatch } from './watch-doubts.js';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function documentEndpoints(index: Index, doubts: DoubtWatch, documents: Documents, views: PageViews): readonly Endpoint[] {
  const idOf = ({ path }: Asking): string => path['id']!;
  const disclosureOf = (asking: Asking) => {
    const { disclosure } = documents.view(idOf(asking));
    if (!disclosure) throw new Refused(404, 'no-result', 'the document could not be read');
    return disclosure;
  };
  const namedTables = (asking: Asking): readonly NamedTable[] => nameTables(fromDisclosureJson(disclosureOf(asking)), readCatalogue().forms);
  const tableOf = (asking: Asking): NamedTable => {
    const table = namedTables(asking)[Number(asking.path['table'])];
    if (!table) throw new Refused(404, 'no-table', 'there is no such table');
    return table;
  };
  const pageNumber = ({ path }: Asking): number => (/^[1-9]\d{0,5}$/.test(path['page']!) ? Number(path['page']) : 0);
  return [
    { method: 'GET', path: '/api/documents', summary: 'Documents that filters take, with counts', query: documentsQuery, answers: documentList, handle: (asking) => json(listDocuments(index.rows(), parseQuery(documentsQuery, asking))) },
    {
      method: 'GET', path: '/api/doubts', summary: 'Suspect figures of all documents that filters take, what is worth a look first', query: doubtsQuery, answers: doubtList,
      handle: (asking) => {
        const query = parseQuery(doubtsQuery, asking);
        return json(listDoubts(index.rows(), doubts.sorted(query.order), query));
      },
    },
    { method: 'GET', path: '/api/documents/{id}', summary: 'All of one document, corrections on top and checked again', answers: documentView, handle: (asking) => json(documents.view(idOf(asking))) },
    { method: 'GET', path: '/api/documents/{id}/forms', summary: 'Its forms, then its other tables', answers: z.array(form), handle: (asking) => json([...disclosureOf(asking).forms, ...disclosureOf(asking).tables]) },
    { method: 'GET', path: '/api/documents/{id}/cells', summary: 'Its cells, as in cells.csv', answers: CSV, handle: (asking) => attachment(CSV, toCsv(cellRow.keyof().options, toCellRows(idOf(asking), namedTables(asking))), `${idOf(asking)}-cells.csv`) },
    { method: 'GET', path: '/api/documents/{id}/facts', summary: 'Figures of its prose', answers: disclosureSchema.shape.facts, handle: (asking) => json(disclosureOf(asking).facts) },
    { method: 'GET', path: '/api/documents/{id}/findings', summary: 'What its checks say', answers: disclosureSchema.shape.findings, handle: (asking) => json(disclosureOf(asking).findings) },
    {
      method: 'GET', path: '/api/documents/{id}/original', summary: 'The file itself, to be saved', answers: 'application/octet-stream',
      handle: async (asking) => {
        const { path } = documents.original(idOf(asking));
        return attachment('application/octet-stream', await readFile(path), `${basename(documents.view(idOf(asking)).row.file, '')}`);
      },
    },
    { method: 'GET', path: '/api/documents/{id}/tables/{table}.csv', summary: 'A table as printed; its number counts from 0, forms first', answers: CSV, handle: (asking) => attachment(CSV, toTableCsv(tableOf(asking).form), `${tableOf(asking).name}.csv`) },
    { method: 'GET', path: '/api/documents/{id}/tables/{table}.xlsx', summary: 'A table as a workbook', answers: XLSX, handle: async (asking) => attachment(XLSX, await toTableWorkbook(tableOf(asking)), `${tableOf(asking).name}.xlsx`) },
    { method: 'GET', path: '/api/documents/{id}/pages/{page}/picture', summary: 'A page as a picture', query: pictureQuery, answers: 'image/png', handle: (asking) => views.picture(idOf(asking), pageNumber(asking), parseQuery(pictureQuery, asking).dpi) },
    { method: 'GET', path: '/api/documents/{id}/pages/{page}/blocks', summary: 'The paragraphs and tables of a format without pages', answers: pageBlocks, handle: (asking) => json(views.blocks(idOf(asking), pageNumber(asking))) },
    { method: 'GET', path: '/api/documents/{id}/pages/{page}/readings', summary: 'The ways to read what was recognised in a box', query: readingsQuery, answers: readings, handle: (asking) => json(views.readings(idOf(asking), pageNumber(asking), parseQuery(readingsQuery, asking))) },
  ];
}
