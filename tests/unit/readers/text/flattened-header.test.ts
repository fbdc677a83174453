import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { headerRowCount, headerSpans } from '../../../../src/readers/text/flattened-header.js';

/** `收入||` → its cells; the spans as `text rows×columns`. */
function spansOf(...lines: readonly string[]): readonly string[] {
  const rows = lines.map((line) => line.split('|'));
  return headerSpans(rows).map((span) => `${rows[span.row]![span.column]!} ${span.rowSpan}×${span.columnSpan}`);
}

describe('header spans', () => {
  test('two sides over their columns', () => {
    expect(spansOf('收入|||支出||', '项目|行次|金额|项目|行次|金额')).toEqual(['收入 1×3', '支出 1×3']);
  });
  test('a group beside cells of two rows', () => {
    expect(spansOf('项目||合计|本年支出||年末结余', '代码|名称||小计|基本|')).toEqual(['项目 1×2', '合计 2×1', '本年支出 1×2', '年末结余 2×1']);
  });
  test('three levels', () => {
    expect(spansOf('预算数||||||决算数|||||', '合计|出国|车|||接待|合计|出国|车|||接待', '||小计|购置|运行||||小计|购置|运行|')).toEqual([
      '预算数 1×6', '决算数 1×6', '合计 2×1', '出国 2×1', '车 1×3', '接待 2×1', '合计 2×1', '出国 2×1', '车 1×3', '接待 2×1',
    ]);
  });
  test('groups inside a group', () => {
    expect(spansOf('项目|||合计', '功能分类|||', '类|款|项|')).toEqual(['项目 1×3', '合计 3×1', '功能分类 1×3']);
  });
  test('a group of unequal blocks', () => {
    expect(spansOf('人员经费|||公用经费|||||', '代码|名称|数|代码|名称|数|代码|名称|数')).toEqual(['人员经费 1×3', '公用经费 1×6']);
  });
  test('a blank that nothing divides is a blank', () => {
    expect(spansOf('项目|金额|')).toEqual([]);
    expect(spansOf('|金额|', '项目|小计|项目')).toEqual(['金额 1×2']);
  });
  test('a blank under a group is no part of its neighbour outside the group', () => {
    expect(spansOf('甲|乙|', '丙||丁', '子|丑|寅')).toEqual(['乙 1×2']);
  });
});

describe('header rows', () => {
  test.each([
    [2, ['收入||', '项目|行次|金额', '栏次||1']],
    [2, ['项目|金额', '代码|数', '301|']],
    [1, ['项目|2023|2024', '合计|1.00|2.00']],
    [0, ['|21|债务|53']],
    [0, ['项目|内容', '甲|乙', '丙|丁']],
    [1, ['指标|得分率', '投入|100%']],
    [2, ['项目|“三公”', '合计|其中', '7,49.65|']],
  ])('%i rows of %j', (count, lines) => {
    expect(headerRowCount(lines.map((line) => line.split('|')))).toBe(count);
  });
});

test('spans never overlap, stay in the grid, and cover one text each', () => {
  const headers = fc.integer({ min: 1, max: 7 }).chain((width) => fc.array(fc.array(fc.constantFrom('', '', '甲', '乙'), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  fc.assert(fc.property(headers, (rows) => {
    const covered = new Set<string>();
    for (const span of headerSpans(rows)) {
      for (let row = span.row; row < span.row + span.rowSpan; row++) {
        for (let column = span.column; column < span.column + span.columnSpan; column++) {
          const isAnchor = row === span.row && column === span.column;
          expect(rows[row]![column] === '').toBe(!isAnchor);
          expect(covered.has(`${row},${column}`)).toBe(false);
          covered.add(`${row},${column}`);
        }
      }
    }
  }), { seed: 20240501, numRuns: 500 });
});
