/** Spreads the basic expenditure of a department over the economic items of form 06. */
import type { Cents, Line, ThreePublic } from './department.js';
import type { Random } from './random.js';

const PAY = ['30101', '30102', '30103', '30107', '30112', '30199'];
const COSTS = ['30201', '30202', '30205', '30206', '30207', '30211', '30213', '30215', '30216', '30226', '30227', '30228', '30229', '30239', '30299', '31002'];

/** Cuts an amount into as many parts as there are names; the parts add up to the cent. */
function divide(random: Random, amount: Cents, names: readonly string[]): readonly (readonly [string, Cents])[] {
  const weights = names.map(() => 0.2 + random.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map((weight) => Math.floor((amount * weight) / sum));
  const rest = amount - parts.reduce((total, part) => total + part, 0);
  return names.map((name, index) => [name, parts[index]! + (index === 0 ? rest : 0)] as const);
}

/**
 * Basic expenditure by economic item, leaves only; the sum is the basic
 * expenditure from the general public budget. Contributions and pensions are
 * those of the functional items that pay them; what 三公 shows as paid from basic
 * expenditure stays below its figure there.
 */
export function economise(random: Random, lines: readonly Line[], final: ThreePublic): ReadonlyMap<string, Cents> {
  const basicOf = (...codes: readonly string[]): Cents => lines.filter((line) => line.money === 'general' && codes.includes(line.code)).reduce((sum, line) => sum + line.basic, 0);
  const total = lines.filter((line) => line.money === 'general').reduce((sum, line) => sum + line.basic, 0);
  const economic = new Map<string, Cents>([
    ['30108', basicOf('2080505')], ['30109', basicOf('2080506')], ['30110', basicOf('2101101', '2101102')], ['30111', basicOf('2101103')],
    ['30113', basicOf('2210201')], ['30302', basicOf('2080501', '2080502')], ['30304', basicOf('2080801')],
  ]);
  let rest = total - [...economic.values()].reduce((sum, amount) => sum + amount, 0);
  for (const [code, amount] of [['30231', final.carRunning], ['30217', final.reception]] as const) {
    const paid = Math.min(Math.round(amount * random.pick([1, 1, 0.6])), Math.floor(rest / 10));
    if (paid < 10_000) continue;
    economic.set(code, paid);
    rest -= paid;
  }
  const costs = Math.floor(rest * 0.18);
  const names = COSTS.filter(() => random.chance(0.7));
  const shares = [...divide(random, costs, names.length > 0 ? names : ['30201']), ...divide(random, rest - costs, PAY.filter((_, index) => index < 2 || random.chance(0.8)))];
  for (const [code, amount] of shares) economic.set(code, amount);
  return new Map([...economic].filter(([, amount]) => amount > 0).toSorted(([a], [b]) => a.localeCompare(b)));
}
