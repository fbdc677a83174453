import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLabel, foldText, toColumnName, toLabel } from '../../../src/forms/printed-text.js';
import { findTitle, indexTitles } from '../../../src/forms/titles.js';
import { CATALOGUE } from './build.js';

const WORDS = fc.stringMatching(/^[收入支出（）()“” \n0-9a-z：、]{0,12}$/);

describe('printed words', () => {
  it.each([['合  计', '合计'], ['因公出国\n （境）费', '因公出国（境）费'], [' Chang an\nRoad ', 'Chang an Road'], ['2024 年度', '2024年度']])('%j is the label %j', (printed, label) => {
    expect(toLabel(printed)).toBe(label);
  });

  it('columns have full-width brackets', () => {
    expect(toColumnName('因公出国(境)\n费')).toBe('因公出国（境）费');
  });

  it.each(['一、一般公共服务支出', '（一）一般公共服务支出', '1.一般公共服务支出', '其中：一般公共服务支出', '一般公共服务支出'])('%s loses its ordinal only', (label) => {
    expect(foldLabel(label)).toBe('一般公共服务支出');
  });

  it('folding twice changes nothing more', () => {
    fc.assert(fc.property(WORDS, (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
      expect(toLabel(toLabel(text))).toBe(toLabel(text));
      expect(foldText(toLabel(text))).toBe(foldText(text));
    }), { seed: 20240601 });
  });
});

describe('titles', () => {
  const titles = indexTitles(CATALOGUE.forms);
  const decorations = fc.record({
    before: fc.constantFrom('', '一、', '（三）', '3.', '表3 ', '附表三：', '第二部分 十、'),
    owner: fc.constantFrom('', '2024年度', '2024年', '某市财政局2024年度', '部门', '某县某镇人民政府'),
    after: fc.constantFrom('', '（续）', '（单位：元）', '（2024年）'),
  });

  it('are known in any decoration', () => {
    fc.assert(fc.property(fc.constantFrom(...CATALOGUE.forms), decorations, ({ id, title, aliases }, { before, owner, after }) => {
      for (const known of [title, ...aliases]) expect(findTitle(`${before}${owner}${known}${after}`, titles)?.definition.id).toBe(id);
    }), { seed: 20240601, numRuns: 300 });
  });

  it('belong to one form each', () => {
    const all = CATALOGUE.forms.flatMap((form) => [form.title, ...form.aliases].map(foldText));
    expect(all.filter((title, i) => all.indexOf(title) !== i)).toEqual([]);
  });
});
