import { describe, expect, it } from 'vitest';
import { fill, languageOf, MESSAGES } from '../../../src/cli/messages/messages.js';

describe('languageOf', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
  ])('%j is %s', (environment, language) => expect(languageOf(environment)).toBe(language));
});

it('both languages use the same facts in every message', () => {
  const placeholders = (value: unknown): unknown => {
    if (typeof value === 'string') return [...new Set(value.match(/\{\w+\}/g) ?? [])].sort();
    return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, placeholders(inner)]));
  };
  expect(placeholders(MESSAGES.en)).toEqual(placeholders(MESSAGES.zh));
});

it('fills in facts, and nothing for those that are not known', () => {
  expect(fill('{path}: page {page}{more}', { path: 'a', page: 3 })).toBe('a: page 3');
});
