import { describe, expect, it } from 'vitest';
import { cutFigures } from '../../../src/tables/aligned-columns.js';
import { findRuns } from '../../../src/tables/find-runs.js';
import { findHeader } from '../../../src/tables/aligned-header.js';
import { toTextLines } from '../../../src/tables/text-lines.js';
import type { Glyph } from '../../../src/model/document.js';
import { drawText } from './build.js';

const centred = (text: string, x: number, y: number) => drawText(text, x - [...text].length * 5, y);
const cut = (...parts: (readonly Glyph[])[]) => findRuns(parts.flat(), []).flatMap((run) => cutFigures(run, [])).map((run) => run.text);

/** The header's cells as `text first-last@level+span`. */
function shown(glyphs: readonly (readonly Glyph[])[], columns: readonly (readonly [number, number])[]): readonly string[] {
  const header = findHeader(toTextLines(findRuns(glyphs.flat(), []), true), columns.map(([from, to]) => ({ from, to })));
  return header.cells.map(({ runs, first, last, level, levelSpan }) => `${runs.map((run) => run.text).join('/')} ${first}-${last}@${level}+${levelSpan}`);
}

describe('a header', () => {
  // Cells 50 wide from x = 0; figures end 3 points before the right border.
  const ends = (...rights: readonly number[]) => rights.map((right) => [right - 23, right - 3] as const);

  it('has a parent close above its middle child, and texts of two lines as close', () => {
    const glyphs = [centred('年初', 25, 94), centred('结转', 25, 107), centred('本年支出', 125, 94), centred('小计', 75, 107), centred('基本支出', 125, 107), centred('项目', 175, 107)];
    expect(shown(glyphs, ends(50, 100, 150, 200))).toEqual(['年初/结转 0-0@0+2', '本年支出 1-3@0+1', '小计 1-1@1+1', '基本支出 2-2@1+1', '项目 3-3@1+1']);
  });

  it('stands over short figures that it does not touch, and beside a column that every row leaves blank', () => {
    const glyphs = [centred('预算', 50, 100), centred('空白', 130, 100), centred('决算', 210, 100)];
    expect(shown(glyphs, [[92, 97], [252, 257]])).toEqual(['预算 0-0@0+1', '空白 1-1@0+1', '决算 2-2@0+1']);
  });

  it('has narrow parents over the white between their children', () => {
    const glyphs = [centred('项目', 75, 90), centred('编码', 25, 110), centred('名称', 125, 110), centred('金额', 175, 100)];
    expect(shown(glyphs, [[3, 20], [53, 120], [160, 197]])).toEqual(['项目 0-1@0+1', '编码 0-0@1+1', '名称 1-1@1+1', '金额 2-2@0+2']);
  });
});

describe('texts of columns filled to their borders', () => {
  it('are cut after a code, before an amount that follows a figure, and where they overlap', () => {
    expect(cut(drawText('30101', 0, 50), drawText('工资', 26, 50))).toEqual(['30101', '工资']);
    expect(cut(drawText('1,200.50', 0, 50), drawText('29,548.03', 41, 50), drawText('0.10', 87, 50))).toEqual(['1,200.50', '29,548.03', '0.10']);
    expect(cut(drawText('工资福利支出', 0, 50), drawText('13,020.12', 56, 50))).toEqual(['工资福利支出', '13,020.12']);
  });

  it('stay whole where a figure is part of the words', () => {
    expect(cut(drawText('2024', 0, 50), drawText('年度', 21, 50))).toEqual(['2024年度']);
    expect(cut(drawText('表', 0, 50), drawText('7.6', 11, 50), drawText('用地指标', 27, 50))).toEqual(['表7.6用地指标']);
    expect(cut(drawText('其中', 0, 50), drawText('12.50', 21, 50))).toEqual(['其中12.50']);
  });
});
