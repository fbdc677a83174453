import { describe, expect, it } from 'vitest';
import { readRegionChanges } from '../../../schemas/region-changes.js';
import { readRegions } from '../../../schemas/regions.js';
import { history } from './build.js';

const at = (code: string, name: string, year: number | undefined): readonly string[] => {
  const { then, now } = history({ code, name }, year);
  return [then.code, then.name, now.code, now.name];
};

describe('a place through the years', () => {
  it.each([
    ['a county that became a city, before', ['140681', '怀仁市', 2017], ['140624', '怀仁县', '140681', '怀仁市']],
    ['in the year of the change', ['140681', '怀仁市', 2018], ['140681', '怀仁市', '140681', '怀仁市']],
    ['by the old name, which the present list lacks', ['', '怀仁县', 2016], ['140624', '怀仁县', '140681', '怀仁市']],
    ['one that got another name under the same code', ['371324', '兰陵县', 2013], ['371324', '苍山县', '371324', '兰陵县']],
    ['a change after the list of the package', ['350427', '沙县', 2020], ['350427', '沙县', '350405', '沙县区']],
    ['a change after the list, seen from later', ['350427', '沙县', 2022], ['350405', '沙县区', '350405', '沙县区']],
    ['one that never changed', ['140602', '朔城区', 2015], ['140602', '朔城区', '140602', '朔城区']],
    ['one that was divided has no present code', ['', '邯郸县', 2015], ['130421', '邯郸县', '', '']],
    ['one that several became: which of them is not known', ['140403', '潞州区', 2016], ['', '', '140403', '潞州区']],
    ['a place that no list holds keeps its name', ['', '白鹭县', 2022], ['', '白鹭县', '', '白鹭县']],
    ['without a year there is no past', ['140681', '怀仁市', undefined], ['', '', '140681', '怀仁市']],
  ] as const)('%s', (_, [code, name, year], expected) => expect(at(code, name, year)).toEqual(expected));

  it('names the levels above by the present code', () => {
    expect(history({ code: '', name: '那曲县' }, 2016)).toMatchObject({ now: { code: '540602' }, province: '西藏自治区', prefecture: '那曲市', county: '色尼区' });
    expect(history({ code: '110118', name: '密云区' }, 2016)).toMatchObject({ province: '北京市', prefecture: '', county: '密云区' });
  });
});

describe('the list of changes', () => {
  const changes = readRegionChanges();

  it('ends each place once', () => {
    const ended = changes.map(({ code, name }) => `${code} ${name}`);
    expect(ended.filter((one, index) => ended.indexOf(one) !== index)).toEqual([]);
  });

  it('leads to places that are, or that change again', () => {
    const known = new Set([...readRegions().map(({ code }) => code), ...changes.map(({ code }) => code)]);
    const afterTheList = changes.filter(({ year }) => year > 2020).flatMap(({ successors }) => successors.map(({ code }) => code));
    expect(changes.flatMap(({ successors }) => successors.map(({ code }) => code)).filter((code) => !known.has(code) && !afterTheList.includes(code))).toEqual([]);
  });
});
