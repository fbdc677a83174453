import { expect, it } from 'vitest';
import { findReasons, toRanges } from '../../../src/publish/find-reasons.js';
import type { MissingForm } from '../../../src/model/form.js';
import type { Problem } from '../../../src/model/problem.js';

const missing = (title: string, reason: MissingForm['reason']): MissingForm => ({ id: 'x', title, reason, promisedBy: 'contents', remains: [] });
const unread = (page: number): Problem => ({ code: 'page-without-text', severity: 'loss', place: { page }, facts: { page: `${page}` } });
const source = { format: 'pdf' as const, sha256: '', bytes: 0, pages: 4 };

it('says which forms are damaged and absent, and which pages are not in the result', () => {
  const reasons = findReasons({
    forms: [{} as never],
    missing: [missing('甲表', 'damaged'), missing('乙表', 'absent'), missing('丙表', 'absent')],
    problems: [unread(1), unread(2), unread(4), { code: 'second-reader', severity: 'note', facts: {} }],
    source,
  });
  expect(reasons).toEqual([
    { code: 'form-damaged', facts: { forms: '甲表' } },
    { code: 'form-absent', facts: { forms: '乙表、丙表' } },
    { code: 'page-without-text', facts: { page: '1-2, 4' } },
  ]);
});

it('is silent on a whole document, and says when there is no form at all', () => {
  expect(findReasons({ forms: [{} as never], missing: [], problems: [], source })).toEqual([]);
  expect(findReasons({ forms: [], missing: [], problems: [], source })).toEqual([{ code: 'no-form', facts: {} }]);
});

it('writes pages as ranges', () => expect(toRanges([7, 2, 3, 3, 1])).toBe('1-3, 7'));

it('says which of several disclosures it is', () => {
  const part = { number: 2, of: 3, pages: { from: 9, to: 16 } };
  expect(findReasons({ forms: [{} as never], missing: [], problems: [], source: { ...source, part } })).toEqual([{ code: 'volume-part', facts: { number: '2', of: '3', pages: '9-16' } }]);
});
