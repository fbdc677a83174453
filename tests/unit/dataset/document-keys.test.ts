import { describe, expect, it } from 'vitest';
import { normaliseDepartment } from '../../../src/dataset/department-name.js';
import { resolveVersions } from '../../../src/dataset/resolve-versions.js';
import { keys } from './build.js';

const PLACES = ['怀仁市', '怀仁县', '山西省', '朔州市'];

describe('names of departments', () => {
  it.each([
    ['怀仁市工业和信息化局', '工业和信息化局', 'department'],
    ['怀仁县工业和信息化局', '工业和信息化局', 'department'],
    ['山西省怀仁市 教育局', '教育局', 'department'],
    ['怀仁市教育局（本级）', '教育局', 'own'],
    ['怀仁市教育局(机关本级)', '教育局', 'own'],
    ['怀仁市教育局本级', '教育局', 'own'],
    ['中共怀仁市委组织部', '党委组织部', 'department'],
    ['中共怀仁市委员会组织部', '党委组织部', 'department'],
    ['怀仁市第一中学', '第一中学', 'unit'],
    ['怀仁市', '怀仁市', 'department'],
    ['', '', 'department'],
  ])('%s → %s, %s', (printed, name, level) => expect(normaliseDepartment(printed, PLACES)).toEqual({ name, level }));

  it('a file of one unit says so', () => expect(normaliseDepartment('怀仁市教育局', PLACES, '2022/单位决算/a.pdf').level).toBe('unit'));
});

describe('versions of one disclosure', () => {
  const ranks = (...documents: readonly ReturnType<typeof keys>[]): readonly (readonly unknown[])[] => {
    const versions = resolveVersions(documents);
    return documents.map(({ id }) => [versions.get(id)!.rank, versions.get(id)!.versions, versions.get(id)!.preferred[0]]);
  };

  it('the one with more forms is chosen, then one read in full, then one that people corrected, then fewer broken checks, then the newer, then the smaller id', () => {
    expect(ranks(keys('a', { forms: '7' }), keys('b', { forms: '9' }))).toEqual([[2, 2, 'b'], [1, 2, 'b']]);
    expect(ranks(keys('a', { status: 'partial' }), keys('b'))).toEqual([[2, 2, 'b'], [1, 2, 'b']]);
    expect(ranks(keys('a', { checks_broken: '1' }), keys('b', { checks_broken: '2' }, null, true))).toEqual([[2, 2, 'b'], [1, 2, 'b']]);
    expect(ranks(keys('a', { checks_broken: '2' }), keys('b', { checks_broken: '1' }))).toEqual([[2, 2, 'b'], [1, 2, 'b']]);
    expect(ranks(keys('a', {}, '2023-01-01T00:00:00Z'), keys('b', {}, '2023-09-01T00:00:00Z'))).toEqual([[2, 2, 'b'], [1, 2, 'b']]);
    expect(ranks(keys('b'), keys('a'))).toEqual([[2, 2, 'a'], [1, 2, 'a']]);
  });

  it('are the same department, level, year and kind, whatever the county was called', () => {
    const old = keys('a', { department: '怀仁县财政局', region: '怀仁县', region_code: '', year: '2016' });
    const named = keys('b', { department: '怀仁市财政局', year: '2016' });
    expect(ranks(old, named)).toEqual([[1, 2, 'a'], [2, 2, 'a']]);
    expect(ranks(keys('a'), keys('b', { year: '2021' }), keys('c', { kind: 'budget' }), keys('d', { department: '怀仁市财政局本级' })).map(([rank]) => rank)).toEqual([1, 1, 1, 1]);
  });

  it('documents of which no department, year or kind is known are each their own', () => {
    const unknown = [{ department: '' }, { department: '' }, { year: '' }, { year: '' }, { kind: 'other' }, { kind: 'other' }].map((outcome, at) => keys(String(at), outcome));
    expect(ranks(...unknown).map(([rank, versions]) => [rank, versions])).toEqual(unknown.map(() => [1, 1]));
  });
});
