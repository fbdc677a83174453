/** What a document is in a panel: its place, department, year and kind, read from its row of documents.csv. */
import type { DocumentRow } from '../../schemas/rows.js';
import type { SourceJson } from '../../schemas/source.js';
import { normaliseDepartment, type Level } from './department-name.js';
import type { PlaceInTime, RegionHistory } from './region-history.js';

export interface DocumentKeys {
  readonly id: string;
  readonly row: DocumentRow;
  readonly source: SourceJson;
  /** Whether people corrected something of it. */
  readonly isCorrected: boolean;
  readonly place: PlaceInTime;
  readonly department: string;
  readonly level: Level;
  /** Empty where the department is not known: then no other document is the same disclosure. */
  readonly departmentKey: string;
  /** What documents of one disclosure share; the id of the document where it is not known. */
  readonly disclosureKey: string;
}

export function toDocumentKeys(source: SourceJson, history: RegionHistory, isCorrected: boolean): DocumentKeys {
  const row = source.outcome;
  const place = history({ code: row.region_code, name: row.region }, row.year === '' ? undefined : Number(row.year));
  const places = [row.region, place.then.name, place.now.name, place.province, place.prefecture, place.county];
  const { name, level } = normaliseDepartment(row.department, places, row.file);
  const departmentKey = name === '' ? '' : `${place.now.code || row.region}:${name}`;
  const isKnown = departmentKey !== '' && row.year !== '' && (row.kind === 'final-accounts' || row.kind === 'budget');
  return { id: row.id, row, source, isCorrected, place, department: name, level, departmentKey, disclosureKey: isKnown ? [departmentKey, level, row.year, row.kind].join(' ') : row.id };
}
