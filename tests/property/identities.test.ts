/** Every arithmetic identity: holds on a consistent input, and breaks when one of its figures is moved beyond rounding. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBetween } from '../../src/checks/check-between.js';
import type { Disclosure } from '../../src/model/disclosure.js';
import type { Fact } from '../../src/model/fact.js';
import type { Form, FormCell } from '../../src/model/form.js';
import { catalogue, check } from '../unit/checks/build.js';
import { isArithmetic, worldOf, type Arithmetic, type World } from '../unit/checks/world-of-rule.js';

const SEED = 20241231;
/** Moved by so much, no figure is inside what rounding explains. */
const STEP = 50;
const amounts = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 24, maxLength: 24 });
const rules = catalogue.identities.filter(isArithmetic);

function moved(world: World, key: string): World {
  const shift = <T extends FormCell | Fact>(one: T): T => (one.place.cell === key && one.amount ? { ...one, amount: { ...one.amount, value: one.amount.value.plus(STEP) } } : one);
  const inForm = (form: Form): Form => ({ ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map(shift) })) });
  return { ...world, forms: world.forms.map(inForm), facts: world.facts.map(shift) };
}

/** How often the rule held and was broken, and the places of the broken ones. */
function judge(rule: Arithmetic, world: World): { readonly held: number; readonly broken: readonly (readonly (string | undefined)[])[] } {
  if (rule.kind !== 'between') {
    const { tally, findings } = check({ forms: world.forms, facts: world.facts, rules: [rule] });
    return { held: tally.held, broken: findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ evidence }) => evidence.map(({ place }) => place.cell)) };
  }
  const disclosure = (fiscalYear: number, kind: 'final-accounts' | 'budget', forms: readonly Form[], facts: readonly Fact[]): Disclosure =>
    ({ kind, department: '某县财政局', region: { code: '140681' }, fiscalYear, forms, facts, reports: [], missing: [] }) as unknown as Disclosure;
  const other = rule.with === 'budget' ? disclosure(2024, 'budget', world.others, []) : disclosure(2023, 'final-accounts', world.others, []);
  const { held, findings } = checkBetween([{ id: 'a', disclosure: disclosure(2024, 'final-accounts', world.forms, world.facts) }, { id: 'b', disclosure: other }], { ...catalogue, identities: [rule] });
  return { held, broken: findings.map(({ finding }) => finding.evidence.map(({ place }) => place.cell)) };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it('holds, and breaks with any of its figures', () => {
    fc.assert(fc.property(amounts, fc.nat(), (given, pick) => {
      const world = worldOf(rule, given);
      const before = judge(rule, world);
      expect(before.broken).toEqual([]);
      expect(before.held).toBeGreaterThan(0);
      const key = world.movable[pick % world.movable.length]!;
      const after = judge(rule, moved(world, key));
      expect(after.broken.length).toBeGreaterThan(0);
      for (const cells of after.broken) expect(cells).toContain(key);
    }), { seed: SEED, numRuns: 6 });
  });
});
