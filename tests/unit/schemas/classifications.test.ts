import { describe, expect, it } from 'vitest';
import { readClassifications, toClassifications } from '../../../schemas/classifications.js';

const entry = (code: string, name: string, years: { from?: number; until?: number } = {}): { code: string; name: string; confidence: string } => ({ code, name, confidence: 'sourced', ...years });

describe('classifications', () => {
  const lists = toClassifications({
    functional: [entry('208', '社会保障和就业支出'), entry('2080501', '行政单位离退休'), entry('2130501', '行政运行'), entry('2010101', '行政运行')],
    economic: [entry('30311', '住房公积金', { until: 2017 }), entry('30311', '代缴社会保险费', { from: 2018 }), entry('30212', '因公出国（境）费用')],
  });

  it('name a code, the name of today first', () => {
    expect(lists.entries('economic', '30311').map(({ name }) => name)).toEqual(['代缴社会保险费', '住房公积金']);
    expect(lists.entries('functional', '30311')).toEqual([]);
  });

  it('find the codes of a name, whatever its spaces and brackets', () => {
    expect(lists.codesNamed('functional', '行政运行')).toEqual(['2130501', '2010101']);
    expect(lists.codesNamed('economic', ' 因公出国(境) 费用')).toEqual(['30212']);
    expect(lists.isName('functional', '208', '社会保障和就业支出')).toBe(true);
    expect(lists.isName('functional', '208', '行政运行')).toBe(false);
  });

  it('find the codes that a cut code may have been', () => {
    expect(lists.codesCutTo('functional', '080501')).toEqual(['2080501']);
    expect(lists.codesCutTo('functional', '2080501')).toEqual([]);
  });

  it('of the package hold every level', () => {
    const all = readClassifications();
    for (const code of ['208', '20805', '2080501']) expect(all.entries('functional', code)).not.toEqual([]);
    expect(all.entries('economic', '30113')[0]!.name).toBe('住房公积金');
  });
});
