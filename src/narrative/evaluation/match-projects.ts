/** Which mentions of a report are of one project. */
import type { Project } from '../../model/fact.js';
import { commonLength, likeness } from '../../model/likeness.js';
import { halfUnit, type Amount } from '../../model/money.js';
import { Decimal } from 'decimal.js';
import type { Mention } from './mention.js';

/** Below this two mentions are of two projects. A name that is part of the other counts 0.9. */
const LEAST = 0.7;
const PART = 0.9;
/** What an equal budget adds: it parts two 遗属补助 of two units. */
const SAME_BUDGET = 0.4;

interface Group {
  readonly name: string;
  readonly mentions: Mention[];
}

/** Projects in the order of the table, or of the first source; every fact with its project as subject. */
export function matchProjects(sources: readonly (readonly Mention[])[]): readonly Project[] {
  const groups: Group[] = [];
  for (const mentions of sources) {
    const pairs = mentions.flatMap((mention) => groups.map((group) => ({ mention, group, score: scoreOf(mention, group) }))).sort((a, b) => b.score - a.score);
    const taken = new Set<Mention | Group>();
    for (const { mention, group, score } of pairs) {
      if (score < LEAST || taken.has(mention) || taken.has(group)) continue;
      group.mentions.push(mention);
      taken.add(mention).add(group);
    }
    for (const mention of mentions) if (!taken.has(mention)) groups.push({ name: mention.name, mentions: [mention] });
  }
  return groups.map(toProject);
}

function scoreOf(mention: Mention, { mentions }: Group): number {
  return Math.max(...mentions.map((other) => nameScore(mention.name, other.name) + (sameBudget(mention, other) ? SAME_BUDGET : 0)));
}

function nameScore(a: string, b: string): number {
  return Math.max(likeness(a, b), (PART * commonLength(a, b)) / Math.min(a.length, b.length));
}

function sameBudget(a: Mention, b: Mention): boolean {
  const [x, y] = [amountOf(a), amountOf(b)];
  return x !== undefined && y !== undefined && x.value.minus(y.value).abs().lte(Decimal.max(halfUnit(x), halfUnit(y)));
}

function amountOf({ facts }: Mention): Amount | undefined {
  return facts.find(({ fact }) => fact.endsWith('_budget'))?.amount;
}

function toProject({ name, mentions }: Group): Project {
  const facts = mentions.flatMap((mention) => mention.facts);
  return { name, facts: facts.map((fact) => ({ ...fact, subject: fact.subject === '' ? name : `${name}/${fact.subject}` })) };
}
