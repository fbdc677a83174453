/** The row of documents.csv: what became of a document. */
import type { Disclosure } from '../model/disclosure.js';
import type { DocumentRow } from '../../schemas/rows.js';

/** Why there is no result. */
export interface Failure {
  readonly status: 'unreadable' | 'fault';
  /** Code and plain words. */
  readonly reason: string;
}

/** Where there is no disclosure, or more than one. */
const UNKNOWN = { kind: '', department: '', region: '', region_code: '', year: '', unit: '', forms: '', checks_held: '', checks_broken: '', checks_unchecked: '' };

/** What a row says of the file itself. */
export type FileColumns = Pick<DocumentRow, 'id' | 'file' | 'sha256'>;

/** @param reason what is lacking, in words; may be empty */
export function toDocumentRow(file: FileColumns, disclosure: Disclosure, reason: string): DocumentRow {
  const { held, broken, unchecked } = disclosure.tally;
  return {
    ...file,
    kind: disclosure.kind,
    department: disclosure.department,
    region: disclosure.region.name,
    region_code: disclosure.region.code,
    year: disclosure.fiscalYear?.toString() ?? '',
    unit: disclosure.unit,
    forms: String(disclosure.forms.length),
    checks_held: String(held),
    checks_broken: String(broken),
    checks_unchecked: String(unchecked),
    status: hasLoss(disclosure) ? 'partial' : 'read',
    reason,
  };
}

export function toFailedRow(file: FileColumns, failure: Failure): DocumentRow {
  return { ...file, ...UNKNOWN, ...failure };
}

/** The row of a file of several disclosures. @param reason how many, in words */
export function toVolumeRow(file: FileColumns, reason: string): DocumentRow {
  return { ...file, ...UNKNOWN, status: 'volume', reason };
}

/** Whether something of the document is not in the result. */
function hasLoss(disclosure: Disclosure): boolean {
  return disclosure.problems.some((problem) => problem.severity === 'loss') || disclosure.missing.some((form) => form.reason === 'damaged');
}
