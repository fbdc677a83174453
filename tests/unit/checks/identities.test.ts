import { describe, expect, it } from 'vitest';
import { readIdentities, toRules, type Figure } from '../../../schemas/identities.js';
import { readDataFile } from '../../../schemas/data-file.js';
import { catalogue } from './build.js';

const words = { zh: '甲等于乙', en: 'a is b' };
const figures = { '01 甲': { form: 'income', row: '合计', column: '本年收入合计' }, '说明 乙': { fact: 'b', en: 'b' } };

/** Every figure that a rule names, wherever in it. */
function figuresIn(value: unknown): readonly Figure[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && ['printed', 'stated', 'constant'].includes(String(value.kind))) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}

function figuresOf(): readonly Figure[] {
  return readIdentities().flatMap(figuresIn);
}

describe('the identities', () => {
  it('speak of known forms', () => {
    const ids = new Set(catalogue.forms.map(({ id }) => id));
    const named = readIdentities().flatMap((rule) => ('form' in rule ? [rule.form] : rule.kind === 'by-code' ? [rule.left.form, ...rule.right.map(({ form }) => form)] : []));
    const spots = figuresOf().flatMap((figure) => (figure.kind === 'printed' ? figure.spots.map(({ form }) => form) : []));
    expect([...named, ...spots].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('use every figure that is defined', () => {
    const defined = Object.keys(JSON.parse(readDataFile('identities/figures.json')) as object);
    const used = new Set(figuresOf().map(({ name }) => name));
    expect(defined.filter((name) => !used.has(name))).toEqual([]);
  });

  it('cover the families of the domain', () => {
    const ids = readIdentities().map(({ id }) => id);
    for (const id of ['A01-1', 'A02-1', 'A03-H3', 'A04-3', 'A05-1', 'A06-1', 'A07-1', 'A08-1', 'A09-1.1', 'B01', 'B04', 'B07.2', 'B10', 'B13', 'C01.1', 'C06.4', 'C09.1', 'C14', 'C17', 'C20', 'C21', 'C22', 'C31', 'C35', 'D05.1', 'D08', 'D23', 'D25', 'D40', 'G01']) expect(ids).toContain(id);
  });

  it('say in both languages what must hold', () => {
    for (const { sentence } of readIdentities()) {
      expect(sentence.zh).toMatch(/\p{Script=Han}/u);
      expect(sentence.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('toRules', () => {
  it('makes one rule of each form', () => {
    const rules = toRules([{ kind: 'columns', ids: { X1: 'income', X2: 'expenditure' }, left: ['甲'], right: ['乙'], source: 's', sentence: words }], {});
    expect(rules.map((rule) => [rule.id, 'form' in rule && rule.form, rule.severity])).toEqual([['X1', 'income', 'error'], ['X2', 'expenditure', 'error']]);
  });

  it('resolves the names of figures', () => {
    const [rule] = toRules([{ kind: 'figures', id: 'X', left: ['01 甲'], right: ['Σ 说明 乙'], source: 's', sentence: words }], figures);
    expect(rule).toMatchObject({ left: [{ kind: 'printed', spots: [figures['01 甲']] }], right: [{ kind: 'stated', facts: ['b'], listedIn: [], all: true }], relation: 'equal', rounded: 'once' });
  });

  it('refuses an unknown name and an unknown kind', () => {
    expect(() => toRules([{ kind: 'figures', id: 'X', left: ['丙'], right: ['说明 乙'], source: 's', sentence: words }], figures)).toThrow('丙');
    expect(() => toRules([{ kind: 'guess', id: 'X', source: 's', sentence: words }], figures)).toThrow();
  });
});
