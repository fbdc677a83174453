/** The documents of a store that a person wants to see, and how many others there are. */
import type { DocumentList, DocumentsQuery, ListedRow } from '../../schemas/review.js';

type Facet = keyof DocumentList['facets'];
type Filters = Pick<DocumentsQuery, Facet | 'search'>;
const FACETS: readonly Facet[] = ['status', 'kind', 'region', 'year', 'findings'];

/** Pure: the page of documents that the query takes, ordered, those of one file as they come, with counts for each value of each filter. */
export function listDocuments(rows: readonly ListedRow[], query: DocumentsQuery): DocumentList {
  const { matching, facets } = filterDocuments(rows, query);
  const sorted = [...matching].sort((a, b) => order(a, b, query.sort) || compare(a.file, b.file));
  return { total: rows.length, matching: matching.length, uncounted: countUncounted(rows), facets, documents: sorted.slice(query.offset, query.offset + query.limit) };
}

/** The documents that all filters take, and for each filter what its values would leave, the others kept. */
export function filterDocuments(rows: readonly ListedRow[], query: Filters): { readonly matching: readonly ListedRow[]; readonly facets: DocumentList['facets'] } {
  const found = rows.filter((row) => hasText(row, query.search));
  const matching = found.filter((row) => FACETS.every((facet) => isTaken(row, facet, query)));
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, countValues(found.filter((row) => FACETS.every((other) => other === facet || isTaken(row, other, query))), facet)])) as DocumentList['facets'];
  return { matching, facets };
}

export function countUncounted(rows: readonly ListedRow[]): number {
  return rows.filter(({ doubts }) => doubts === null).length;
}

/** Every word of the search, wherever it stands. */
function hasText({ id, file, department, region }: ListedRow, search: string): boolean {
  const text = `${department} ${region} ${file} ${id}`.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function isTaken(row: ListedRow, facet: Facet, query: Filters): boolean {
  return query[facet] === '' || valuesOf(row, facet).includes(query[facet]);
}

function valuesOf(row: ListedRow, facet: Facet): readonly string[] {
  if (facet !== 'findings') return [row[facet]];
  const checks = row.checks_broken === '' ? [] : [Number(row.checks_broken) > 0 ? 'broken' : (row.doubts ?? 0) > 0 ? 'doubtful' : 'held'];
  return row.corrections > 0 ? [...checks, 'corrected'] : checks;
}

/** Most frequent first; years newest first. */
function countValues(rows: readonly ListedRow[], facet: Facet): DocumentList['facets'][Facet] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of valuesOf(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const entries = [...counts].filter(([value]) => value !== '').map(([value, count]) => ({ value, count }));
  return entries.sort((a, b) => (facet === 'year' ? compare(b.value, a.value) : b.count - a.count || compare(a.value, b.value)));
}

function order(a: ListedRow, b: ListedRow, by: DocumentsQuery['sort']): number {
  return by === 'checks_broken' ? Number(b.checks_broken) - Number(a.checks_broken) : compare(a[by], b[by]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
