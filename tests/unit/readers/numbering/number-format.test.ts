import { expect, test } from 'vitest';
import { formatNumber } from '../../../../src/readers/numbering/number-format.js';

test.each([
  ['chineseCounting', [1, 10, 11, 20, 99, 105], ['一', '十', '十一', '二十', '九十九', '一○五']],
  ['chineseCountingThousand', [10, 21, 100, 105, 110, 1001, 3210], ['十', '二十一', '一百', '一百零五', '一百一十', '一千零一', '三千二百一十']],
  ['chineseLegalSimplified', [3, 12], ['叁', '拾贰']],
  ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
  ['ideographDigital', [10, 23], ['一〇', '二三']],
  ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
  ['decimalZero', [7, 12], ['07', '12']],
  ['lowerLetter', [1, 26, 27], ['a', 'z', 'aa']],
  ['upperRoman', [4, 9, 1990], ['IV', 'IX', 'MCMXC']],
  ['none', [3], ['']],
  ['unheard-of', [3], ['3']],
])('%s', (format, values, printed) => {
  expect(values.map((value) => formatNumber(value, format))).toEqual(printed);
});
