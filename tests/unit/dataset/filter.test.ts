import { describe, expect, it } from 'vitest';
import { BadCondition, parseFilter, takesDocument, takesForm, takesStatus } from '../../../src/dataset/filter.js';
import { keys } from './build.js';

describe('conditions', () => {
  it.each([
    ['', {}],
    ['year=2022', { years: { from: 2022, until: 2022 } }],
    ['year=2020..2022', { years: { from: 2020, until: 2022 } }],
    ['year>=2020 year<=2023', { years: { from: 2020, until: 2023 } }],
    ['region=1406,山西省  form=income,three-public', { regions: ['1406', '山西省'], forms: ['income', 'three-public'] }],
    ['kind=budget status>=verified', { kinds: ['budget'], status: 'verified' }],
  ])('“%s”', (text, filter) => expect(parseFilter(text)).toEqual(filter));

  it.each(['year', 'year=20', 'year>=2020..2021', 'colour=red', 'form>=income', 'status>=good', 'status<=ok', "year=2020;drop"])('“%s” is not understood', (text) => expect(() => parseFilter(text)).toThrow(BadCondition));
});

describe('a document is taken', () => {
  const old = keys('a', { year: '2016' });

  it.each([['region=1406', true], ['region=140624', true], ['region=怀仁县', true], ['region=朔州市', true], ['region=1407', false], ['year=2016', true], ['year>=2017', false], ['kind=budget', false]])('%s: %s', (text, taken) => expect(takesDocument(parseFilter(text), old)).toBe(taken));

  it('not where its year is asked for and not known', () => expect(takesDocument(parseFilter('year>=1990'), keys('a', { year: '' }))).toBe(false));
});

it('forms and statuses', () => {
  expect([takesForm(parseFilter('form=income'), 'income'), takesForm(parseFilter('form=income'), 'other'), takesForm({}, 'other')]).toEqual([true, false, true]);
  const taken = (least: string): readonly boolean[] => ['suspect', 'ok', 'repaired', 'verified', 'corrected'].map((status) => takesStatus(parseFilter(`status>=${least}`), status));
  expect(taken('ok')).toEqual([false, true, true, true, true]);
  expect(taken('verified')).toEqual([false, false, false, true, true]);
});
