import { expect, test } from 'vitest';
import { toPlainText } from '../../../../src/readers/text/plain-text.js';

test.each([
  ['效益 $\\geq 10\\%$ ；', '效益 ≥10% ；'],
  ['支出 \\leq 1500 万元', '支出 ≤ 1500 万元'],
  ['$\\leqslant \\mathrm{5}$ 个', '≤5 个'],
  ['$5 , 3 0 7 . 6 3$ 万元', '5,307.63 万元'],
  ['$\\frac{1}{2}$ 和 \\(3 \\times 4\\)', '1/2 和 3 × 4'],
  ['$\\textcircled{3}$ 项目', '③ 项目'],
  ['美元 $5 与 $6 之间', '美元 $5 与 $6 之间'],
  ['\\unknown 5', '\\unknown 5'],
  ['### 第一部分 概况', '第一部分 概况'],
  ['**收入**合计 5*6*7', '收入合计 5*6*7'],
  ['前![](images/a.jpg)后<!-- page 3 -->', '前后'],
  ['(1) 5_6 #7', '(1) 5_6 #7'],
])('%s', (line, plain) => {
  expect(toPlainText(line)).toBe(plain);
});
