/** The list of documents as a table; each row leads to its document. */
import type { DocumentView, ListedRow } from '../../../schemas/review.js';
import { h } from './element.js';
import { fill, words } from './words.js';

/** What is told of a document; doubts and corrections in a list of the store only. */
type Row = DocumentView['row'] & Partial<Pick<ListedRow, 'doubts' | 'corrections'>>;

export function documentTable(documents: readonly Row[]): HTMLElement {
  const { columns } = words();
  const head = [['department', ''], ['region', ''], ['year', 'number'], ['kind', ''], ['forms', 'number'], ['checks', ''], ['doubts', 'number'], ['corrections', 'number'], ['status', '']] as const;
  return h('table', { class: 'documents' },
    h('thead', {}, h('tr', {}, ...head.map(([name, kind]) => h('th', { scope: 'col', class: kind }, columns[name])))),
    h('tbody', {}, ...documents.map(toRow)),
  );
}

function toRow(row: Row): HTMLElement {
  const w = words();
  return h('tr', {},
    h('td', { class: 'title' }, h('a', { class: 'row-link', href: `#/d/${row.id}` }, row.department || w.noDepartment), h('span', { class: 'file' }, row.file)),
    h('td', {}, row.region),
    h('td', { class: 'number' }, row.year),
    h('td', {}, w.values[row.kind] ?? row.kind),
    h('td', { class: 'number' }, row.forms),
    h('td', {}, row.checks_held === '' ? '' : checks(row)),
    h('td', { class: 'number' }, row.doubts === null ? '…' : (row.doubts ?? 0) === 0 ? '' : h('span', { class: 'doubts' }, String(row.doubts))),
    h('td', { class: 'number' }, (row.corrections ?? 0) === 0 ? '' : String(row.corrections)),
    h('td', {}, h('span', { class: `outcome ${row.status}`, title: row.reason }, w.values[row.status]!)),
  );
}

function checks({ checks_held: held, checks_broken: broken, checks_unchecked: unchecked }: Row): HTMLElement {
  const text = fill(words().checksOf, { held, broken, unchecked });
  return h('span', { class: 'checks', title: text },
    h('span', { class: 'held' }, `✓ ${held}`), Number(broken) > 0 && h('span', { class: 'broken' }, `✗ ${broken}`), Number(unchecked) > 0 && h('span', { class: 'unchecked' }, `? ${unchecked}`));
}
