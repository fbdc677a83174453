import { describe, expect, it } from 'vitest';
import { doubtsQuery, type DoubtList, type ListedRow } from '../../../schemas/review.js';
import { Refused } from '../../../src/review/answer.js';
import { doubtKey, parseDoubtKey } from '../../../src/review/page/doubt-key.js';
import { listDoubts, sortDoubts, type QueuedDoubt } from '../../../src/review/queue-doubts.js';

const [A, B] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'];
const row = (id: string, more: Partial<ListedRow>): ListedRow => ({ id, file: `${id}.pdf`, sha256: '', kind: 'final-accounts', department: `局${id[0]}`, region: '', region_code: '', year: '2023', unit: '', forms: '9', checks_held: '10', checks_broken: '1', checks_unchecked: '0', status: 'read', reason: '', corrections: 0, doubts: 2, ...more });
const rows = [row(A, {}), row(B, { year: '2024' }), row('cccccccccccccccc', { doubts: 0 }), row('dddddddddddddddd', { doubts: null })];
const doubt = (document: string, cell: number, settles: number, broken: number, amount: string): QueuedDoubt => ({ document, at: { table: 0, row: 2, cell }, fact: '', names: [], raw: String(cell), unit: '元', page: 1, expected: '', settles, broken, amount });
const all = [doubt(A, 0, 0, 0, '9000000.50'), doubt(A, 1, 2, 2, ''), doubt(B, 0, 2, 3, '5'), doubt(B, 10, 0, 1, '70'), { ...doubt(B, 0, 0, 1, '70'), at: { fact: 3 } }, doubt(B, 9, 0, 1, '70')];
const list = (query: Record<string, string> = {}): DoubtList => {
  const parsed = doubtsQuery.parse(query);
  return listDoubts(rows, sortDoubts(all, parsed.order), parsed);
};
const raws = (query?: Record<string, string>): string => list(query).doubts.map(({ document, raw }) => `${document[0]}${raw}`).join(' ');

describe('the queue of a store', () => {
  it('has what settles most first, then what is in most broken checks, then the largest; or the largest first', () => {
    expect(raws()).toBe('b0 a1 b9 b10 b0 a0');
    expect(raws({ order: 'amount' })).toBe('a0 b9 b10 b0 b0 a1');
  });

  it('takes documents as the list does, and counts those that were not looked at', () => {
    expect(raws({ year: '2024' })).toBe('b0 b9 b10 b0');
    expect(list({ year: '2024' })).toMatchObject({ total: 2, matching: 4, uncounted: 1, position: 0, facets: { year: [{ value: '2024', count: 1 }, { value: '2023', count: 1 }] } });
    expect(raws({ offset: '1', limit: '2' })).toBe('a1 b9');
  });

  it('goes on from a place, whether or not a doubt is there still', () => {
    const keys = list().doubts.map(({ key }) => key);
    expect(list({ after: keys[1]!, limit: '1' })).toMatchObject({ position: 2, doubts: [{ key: keys[2] }] });
    expect(list({ before: keys[1]!, limit: '1' })).toMatchObject({ position: 0, doubts: [{ key: keys[0] }] });
    expect(raws({ before: keys[0]!, limit: '1' })).toBe('');
    expect(raws({ after: keys.at(-1)! })).toBe('');
    const settled = doubtKey(doubt(B, 5, 0, 1, '70'));
    expect(list({ after: settled, limit: '1' }).doubts[0]!.key).toBe(keys[2]);
    expect(list({ before: settled, limit: '1' }).doubts[0]!.key).toBe(keys[1]);
  });

  it.each(['', '1~2', '1~2~x~aaaaaaaaaaaaaaaa~0.0.0', '1~2~3~../../etc~0.0.0', `1~2~3~${A}~0.0`, `1~2~3~${A}~0.0.0\n`])('has no place %j', (key) => {
    expect(parseDoubtKey(key)).toBeUndefined();
    if (key !== '') expect(() => list({ after: key })).toThrow(Refused);
  });

  it('has keys that lead back', () => {
    for (const one of all) expect(parseDoubtKey(doubtKey(one))).toEqual({ settles: one.settles, broken: one.broken, amount: one.amount, document: one.document, at: one.at });
  });
});
