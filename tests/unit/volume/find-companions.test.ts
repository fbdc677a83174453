import { describe, expect, it } from 'vitest';
import { findCompanions, type Companion } from '../../../src/volume/find-companions.js';

const prose = (id: string, department = '怀仁市财政局', forms: readonly string[] = []): Companion => ({ id, path: id, department, forms, hasProse: true });
const tables = (id: string, forms: readonly string[], department = '怀仁市财政局'): Companion => ({ id, path: id, department, forms, hasProse: false });
const idsOf = (documents: readonly Companion[]): readonly (readonly string[])[] => findCompanions(documents).map((group) => group.map(({ id }) => id));

describe('findCompanions', () => {
  it.each<[string, readonly Companion[], readonly (readonly string[])[]]>([
    ['prose and its tables, the prose first', [tables('a', ['income']), prose('z')], [['z', 'a']]],
    ['a workbook for each form', [tables('b', ['income']), tables('a', ['expenditure'])], [['a', 'b']]],
    ['each department by itself', [prose('a'), prose('b', '怀仁市水务局'), tables('c', ['income'], '水务局'), tables('d', ['income'], '财政局（本级）')], [['a', 'd'], ['b', 'c']]],
    ['none where a form comes twice', [prose('a', '怀仁市财政局', ['income']), tables('b', ['income'])], []],
    ['none where two have prose', [prose('a'), prose('b'), tables('c', ['income'])], []],
    ['none without a form', [prose('a'), tables('b', [])], []],
    ['none of one', [prose('a', '怀仁市财政局', ['income'])], []],
    ['none of different departments', [prose('a'), tables('b', ['income'], '怀仁市教育局')], []],
  ])('%s', (_, documents, groups) => expect(idsOf(documents)).toEqual(groups));
});
