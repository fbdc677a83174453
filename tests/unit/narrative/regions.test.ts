import { expect, test } from 'vitest';
import { readRegions } from '../../../schemas/regions.js';

const regions = readRegions();
const byCode = new Map(regions.map((entry) => [entry.code, entry]));

test('a county stands under its prefecture, and that under its province', () => {
  expect(byCode.get('140681')).toEqual({ code: '140681', name: '怀仁市', level: 'county', parent: '140600' });
  expect(byCode.get('140600')).toMatchObject({ name: '朔州市', level: 'prefecture', parent: '140000' });
  expect(byCode.get('140000')).toEqual({ code: '140000', name: '山西省', level: 'province', parent: '' });
});

test('a district of a municipality and a county outside every prefecture stand under the province', () => {
  expect(byCode.get('310107')).toMatchObject({ name: '普陀区', parent: '310000' });
  expect(byCode.get('429004')).toMatchObject({ name: '仙桃市', parent: '420000' });
});

test('every place but a province has a parent in the list, and no heading of the list is a place', () => {
  expect(regions.length).toBeGreaterThan(3000);
  expect(regions.filter((entry) => entry.level !== 'province' && !byCode.has(entry.parent))).toEqual([]);
  expect(regions.filter((entry) => entry.name.includes('行政区划'))).toEqual([]);
});
