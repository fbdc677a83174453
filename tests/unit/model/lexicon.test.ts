import { describe, expect, it } from 'vitest';
import { onlyNearest, toLexicon } from '../../../src/model/lexicon.js';

const words = toLexicon(['因公出国（境）费', '公务接待费', '公务招待费']);

describe('a lexicon', () => {
  it('finds words whatever their spaces and brackets, as they are spelt', () => {
    expect(words.find('因公出国(境) 费')).toBe('因公出国（境）费');
    expect(words.find('因公出国费')).toBeUndefined();
  });

  it('tells the words near a text, and how near they are', () => {
    expect(words.near('公务接侍费', 1)).toEqual([{ word: '公务接待费', distance: 1 }]);
    expect(words.near('公务待费', 1).map(({ word }) => word)).toEqual(['公务接待费', '公务招待费']);
    expect(words.near('公务', 1)).toEqual([]);
  });

  it('has one nearest word only where no other is as near', () => {
    expect(onlyNearest(words.near('公务接侍费', 2))).toBe('公务接待费');
    expect(onlyNearest(words.near('公务待费', 1))).toBeUndefined();
    expect(onlyNearest([])).toBeUndefined();
  });
});
