import { describe, expect, it } from 'vitest';
import { foldRadicals } from '../../../src/model/fold-radicals.js';

describe('foldRadicals', () => {
  it.each([
    ['⼀般⾦额', '一般金额', 'Kangxi radicals'],
    ['⻓期⻚', '长期页', 'supplementary radicals, which NFKC leaves'],
    ['\uf9e1\uf914', '李樂', 'compatibility ideographs'],
    ['（１２，Ａ）①㎡', '（１２，Ａ）①㎡', 'full-width and other compatibility forms, which stay'],
  ])('%s → %s: %s', (printed, expected) => {
    expect(foldRadicals(printed)).toBe(expected);
  });

  it('keeps the number of characters', () => {
    const all = Array.from({ length: 0x2fe0 - 0x2e80 }, (_, i) => String.fromCharCode(0x2e80 + i)).join('');
    expect(foldRadicals(all)).toHaveLength(all.length);
  });
});
