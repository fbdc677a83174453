import { describe, expect, it } from 'vitest';
import { alternativesOf, findColumn, foldLabel, hasOrdinal, isNamed } from '../../../src/model/match-name.js';

describe('labels', () => {
  it('lose numbering, brackets, quotation marks and spaces', () => {
    expect(['一、一般公共服务支出', '（一）支出合计', '2．公务用车', '(1)公务用车购置费', '其中：外事接待费', '使用非财政拨款结余（含专用结余）', ' 总  计 ', '“三公”经费'].map(foldLabel)).toEqual([
      '一般公共服务支出', '支出合计', '公务用车', '公务用车购置费', '外事接待费', '使用非财政拨款结余', '总计', '三公经费',
    ]);
  });

  it('are main items of a summary only with a Chinese ordinal', () => {
    expect(['二十六、抗疫特别国债安排的支出', '（一）支出合计', '1、基本支出', '本年支出合计'].map(hasOrdinal)).toEqual([true, false, false, false]);
  });

  it('match a pattern as a whole, with * for any words', () => {
    expect(isNamed('年初财政拨款结转和结余', '年初*结转和结余')).toBe(true);
    expect(isNamed('使用非财政拨款结余', '使用非财政拨款结余*')).toBe(true);
    expect(isNamed('本年收入合计', '合计')).toBe(false);
    expect(alternativesOf('总计 | 收入总计')).toEqual(['总计', '收入总计']);
  });
});

describe('findColumn', () => {
  const national = ['预算数/合计', '预算数/公务用车购置及运行维护费/小计', '决算数/合计', '决算数/公务用车购置及运行维护费/小计'];
  const interleaved = ['财政拨款“三公”经费/合计/预算数', '财政拨款“三公”经费/合计/决算数', '财政拨款“三公”经费/公务用车购置及运行维护费/小计/预算数'];

  it('takes the header that is the name itself', () => {
    expect(findColumn(['小计', '本年支出/小计'], ['本年支出/小计'])).toBe('本年支出/小计');
    expect(findColumn(['因公出国(境)费'], ['因公出国（境）费'])).toBe('因公出国(境)费');
  });

  it('finds the words of the name in any order', () => {
    expect(findColumn(national, ['决算数/合计'])).toBe('决算数/合计');
    expect(findColumn(interleaved, ['决算数/合计'])).toBe('财政拨款“三公”经费/合计/决算数');
    expect(findColumn(interleaved, ['预算数/公务用车购置及运行维护费/小计'])).toBe('财政拨款“三公”经费/公务用车购置及运行维护费/小计/预算数');
  });

  it('takes 小计 for a column that is divided', () => {
    expect(findColumn(['事业收入/小计', '事业收入/其中：教育收费'], ['事业收入'])).toBe('事业收入/小计');
  });

  it('finds none where two would do', () => {
    expect(findColumn(['预算数/甲', '决算数/甲'], ['甲'])).toBeUndefined();
    expect(findColumn(['甲'], ['乙'])).toBeUndefined();
  });
});
