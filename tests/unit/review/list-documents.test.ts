import { describe, expect, it } from 'vitest';
import { documentsQuery, type ListedRow } from '../../../schemas/review.js';
import { listDocuments } from '../../../src/review/list-documents.js';

const row = (id: string, more: Partial<ListedRow>): ListedRow => ({ id, file: `${id}.pdf`, sha256: '', kind: 'final-accounts', department: '', region: '', region_code: '', year: '2023', unit: '', forms: '9', checks_held: '10', checks_broken: '0', checks_unchecked: '0', status: 'read', reason: '', corrections: 0, doubts: 0, ...more });
const rows = [
  row('a', { department: '水务局', region: '怀仁市', checks_broken: '2' }), row('b', { department: '教育局', region: '怀仁市', year: '2024', checks_broken: '10' }),
  row('c', { department: '水务局', region: '白鹭县', corrections: 3 }), row('d', { kind: '', year: '', status: 'unreadable', checks_held: '', checks_broken: '', checks_unchecked: '' }),
];
const ids = (query: Record<string, string>): string => listDocuments(rows, documentsQuery.parse(query)).documents.map(({ id }) => id).join('');

it('tells what is doubtful by its readings alone from what is broken, and from what is in order', () => {
  const some = [row('a', { doubts: 2 }), row('b', { doubts: 2, checks_broken: '1' }), row('c', {}), row('d', { doubts: null })];
  const found = (findings: string): string => listDocuments(some, documentsQuery.parse({ findings, sort: 'file' })).documents.map(({ id }) => id).join('');
  expect([found('doubtful'), found('broken'), found('held')]).toEqual(['a', 'b', 'cd']);
  expect(listDocuments(some, documentsQuery.parse({})).uncounted).toBe(1);
});

describe('the list', () => {
  it('has most broken checks first, else goes by file', () => {
    expect(ids({})).toBe('bacd');
    expect(ids({ sort: 'file' })).toBe('abcd');
    expect(ids({ sort: 'year' })).toBe('dacb');
  });

  it.each([[{ region: '怀仁市' }, 'ba'], [{ search: '水务 白鹭' }, 'c'], [{ search: 'D.PDF' }, 'd'], [{ findings: 'broken', year: '2023' }, 'a'], [{ findings: 'corrected' }, 'c'], [{ findings: 'held' }, 'c'], [{ status: 'unreadable' }, 'd'], [{ offset: '1', limit: '2' }, 'ac']])('takes %o: %s', (query, found) => expect(ids(query as Record<string, string>)).toBe(found));

  it('counts what each filter would leave, the others kept', () => {
    const { total, matching, facets } = listDocuments(rows, documentsQuery.parse({ region: '怀仁市', year: '2024' }));
    expect([total, matching]).toEqual([4, 1]);
    expect(facets.region).toEqual([{ value: '怀仁市', count: 1 }]);
    expect(facets.year).toEqual([{ value: '2024', count: 1 }, { value: '2023', count: 1 }]);
  });
});
