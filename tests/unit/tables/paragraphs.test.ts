import { describe, expect, it } from 'vitest';
import { tracePage } from '../../../src/tables/trace-page.js';
import type { Glyph } from '../../../src/model/document.js';
import { drawPage, drawText, drawTextTo, shown } from './build.js';

/** Lines 18 points apart; a number in front of a line is its left end. */
const paragraphs = (...lines: readonly (string | readonly [number, string])[]) => shown(tracePage(drawPage(lines.map((line, i) => (typeof line === 'string' ? drawText(line, 50, 100 + i * 18) : drawText(line[1], line[0], 100 + i * 18))))).blocks);

const FULL = '一般公共预算财政拨款收入是指县级财政当年拨付给部门的资金包括基本支出拨款和项目支出拨款两类其余见后';

describe('paragraphs', () => {
  it('go on over full lines, and end with a short one', () => {
    expect(paragraphs([70, FULL.slice(2)], FULL, '结束。', [70, '另起一段。'])).toEqual([`${FULL.slice(2)}|${FULL}|结束。`, '另起一段。']);
  });

  it('start at an indent, a number, another size', () => {
    expect(paragraphs(FULL, [70, FULL.slice(2)])).toEqual([FULL, FULL.slice(2)]);
    expect(paragraphs(FULL, '二、收入决算情况说明')).toEqual([FULL, '二、收入决算情况说明']);
    expect(shown(tracePage(drawPage([drawText(FULL, 50, 100), drawText('大字', 50, 120, 14)])).blocks)).toEqual([FULL, '大字']);
  });

  it('keep the parts of a line apart where a wide gap does', () => {
    expect(shown(tracePage(drawPage([drawText('部门：某局', 50, 100), drawTextTo('单位：万元', 545, 100)])).blocks)).toEqual(['部门：某局 单位：万元']);
  });

  it('know the place of each line', () => {
    expect(tracePage(drawPage([drawText('说明', 50, 100)], 7)).blocks).toMatchObject([{ kind: 'paragraph', lines: [{ text: '说明', place: { page: 7, box: { x0: 50, y0: 95, x1: 70, y1: 105 } } }] }]);
  });

  it('leave out text that stands outside the page', () => {
    const outside: readonly Glyph[] = drawText('看不见', 50, 900);
    expect(shown(tracePage(drawPage([outside, drawText('看得见', 50, 100)])).blocks)).toEqual(['看得见']);
  });
});
