/** One stored document → its rows in every table of a dataset. */
import { toKeyColumns, type DatasetContext, type StoredDocument } from './dataset-context.js';
import { toCellRows, toCorrectionRows, toDocumentRow, toFactRows, toFindingRows, toFormRows } from './long-rows.js';
import { toMeasureRows } from './measure-rows.js';
import { nameForms } from './named-forms.js';
import { toDepartmentYear, toDepartmentYearCodes } from './wide-rows.js';

export type TableRows = Readonly<Record<string, Iterable<Readonly<Record<string, string>>>>>;

/** Rows by the name of their table; a table without rows is absent. */
export function toTables(stored: StoredDocument, context: DatasetContext): TableRows {
  const documents = [toDocumentRow(stored)];
  const { disclosure, corrected } = stored;
  if (!disclosure) return { documents };
  const { filter } = context;
  const keys = toKeyColumns(stored);
  const named = nameForms(disclosure, context, corrected?.extracted);
  const measures = toMeasureRows(keys, disclosure, named, context.measures, filter);
  return {
    documents,
    department_years: toDepartmentYear(stored, measures, context),
    department_year_codes: toDepartmentYearCodes(stored, named, context),
    measures,
    forms: toFormRows(keys, disclosure, filter),
    cells: toCellRows(keys, named, filter),
    facts: toFactRows(keys, disclosure, filter, corrected?.extracted.facts),
    findings: toFindingRows(keys, disclosure, filter),
    ...(corrected && { corrections: toCorrectionRows(keys, corrected.corrections, filter) }),
  };
}
