/** How the prose of a disclosure states its figures: the vocabulary of facts and the wording of each, from `facts.json` (final accounts) and `facts-budget.json`. */
import { z } from 'zod';
import { readDataFile } from './data-file.js';

/*
 * Patterns are written for folded text: no spaces, ASCII digits, brackets, colons,
 * semicolons and quotation marks; the comma of sentences stays `，`. `{}` in a name is
 * the scope: the level of the classification code (`_class`, `_section`, `_item`, or
 * nothing) or the block of the performance report (`perf`, `dept_eval` …).
 */
const pattern = z.string().min(1);
const name = z.string().regex(/^[a-z0-9_{}]+$/);

const topic = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  /** Titles of the section and of those above it, joined with `/`. */
  title: pattern,
  /** How a paragraph opens that is of this topic, where its heading is lost. */
  opening: pattern.optional(),
  /** The fact that says there is nothing of the kind. */
  none: name.optional(),
  /** Amounts are of classification codes that the text names. */
  subjects: z.enum(['functional', 'economic']).optional(),
  /** Words that open a block, and the scope that its facts then have. */
  blocks: z.array(z.strictObject({ when: pattern, scope: z.string().min(1) })).default([]),
});

const measure = z.strictObject({
  fact: name,
  /** Stated by the same figure (收入支出总计). */
  also: z.array(name).default([]),
  /** Topics in which the words mean this; anywhere when absent. */
  topics: z.array(z.string()).optional(),
  /** The words right before the figure. `(?<subject>…)` names what it is about. */
  before: pattern.optional(),
  /** The words right after the figure. */
  after: pattern.optional(),
  kind: z.enum(['money', 'count']).default('money'),
  /** Canonical unit of a count, and other prints of it. */
  unit: z.string().optional(),
  units: z.array(z.string()).default([]),
  /** Classification by which `subject` is looked up. */
  subjects: z.enum(['functional', 'economic']).optional(),
  /** Names of what is derived from it, where they are not stem + suffix. */
  stem: name.optional(),
  share: name.optional(),
  change: name.optional(),
  changePct: name.optional(),
  reason: name.optional(),
  /** Of a budget: the fact that a plain 支出决算 after it states. */
  final: name.optional(),
  /** Plain words for the final account of whatever the last budget was of. */
  asFinal: z.boolean().default(false),
  /** The figure stands in the reason that is given for this measure. */
  inReasonOf: name.optional(),
});

/** Words that are a fact themselves. */
const text = z.strictObject({ fact: name, topics: z.array(z.string()), pattern });

/** What changes are against, behind the words for the year before; `never`: words for a comparison that is none of years. */
const changes = z.strictObject({ against: pattern, never: pattern.optional() });

const factFile = z.strictObject({ changes, topics: z.array(topic), measures: z.array(measure), texts: z.array(text), counts: z.array(z.strictObject({ unit: z.string(), suffix: z.string(), of: z.array(name) })) });

type TopicRow = z.infer<typeof topic>;
type MeasureRow = z.infer<typeof measure>;

export interface Topic extends Omit<TopicRow, 'title' | 'opening' | 'blocks'> {
  readonly title: RegExp;
  readonly opening?: RegExp;
  readonly blocks: readonly { readonly when: RegExp; readonly scope: string }[];
}

export interface Measure extends Omit<MeasureRow, 'before' | 'after'> {
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly stem: string;
}

/** How a change of the year is told from other comparisons. */
export interface Comparison {
  /** 与上年（决算数）相比， anywhere in a text. */
  readonly withYear: RegExp;
  /** What may stand behind the year, at the beginning of a text. */
  readonly base: RegExp;
  /** A comparison with something else, at the end of a text. */
  readonly other?: RegExp;
}

export interface FactPatterns {
  readonly comparison: Comparison;
  readonly topics: readonly Topic[];
  /** By topic id; those of every topic are in each list. Key `''`: a text without a known topic. */
  readonly measures: ReadonlyMap<string, readonly Measure[]>;
  /** Words that are a fact themselves, by topic. */
  readonly texts: readonly { readonly fact: string; readonly topics: readonly string[]; readonly pattern: RegExp }[];
  /** Counts that belong to an amount: batches and persons received, groups and persons sent abroad. */
  readonly counts: readonly { readonly unit: string; readonly suffix: string; readonly of: readonly string[] }[];
}

/** Words that may stand between the name of a measure and its figure. */
const LINK = '(?:金额|总额|数|合计|共计|共有|累计|共|均为|各?为|各?是|达到?|约|[:，、"(])*';

/** Reads and compiles the vocabulary of one kind of document. @throws Error when it is not of its form: a fault of the package */
export function readFactPatterns(name: 'facts.json' | 'facts-budget.json'): FactPatterns {
  const file = factFile.parse(JSON.parse(readDataFile(name)));
  const measures = file.measures.map(toMeasure);
  const ids = ['', ...file.topics.map((row) => row.id)];
  return {
    comparison: toComparison(file.changes),
    topics: file.topics.map(toTopic),
    measures: new Map(ids.map((id) => [id, measures.filter((row) => !row.topics || row.topics.includes(id))])),
    texts: file.texts.map(({ pattern: words, ...rest }) => ({ ...rest, pattern: new RegExp(words) })),
    counts: file.counts,
  };
}

function toComparison({ against, never }: z.infer<typeof changes>): Comparison {
  return {
    withYear: new RegExp(`[与比较同](?:上年度?|上一年度?|去年|\\d{4}年度?)(?:同期)?(?:${against})?(?:相比|比较)?，?|同比`, 'g'),
    base: new RegExp(`^(?:${against})`),
    ...(never !== undefined && { other: new RegExp(`[与比较同](?:上年度?|\\d{4}年度?)?(?:${never})(?:相比)?，?$`) }),
  };
}

function toTopic({ title, opening, blocks, ...rest }: TopicRow): Topic {
  return {
    ...rest,
    title: new RegExp(title),
    ...(opening !== undefined && { opening: new RegExp(opening) }),
    blocks: blocks.map(({ when, scope }) => ({ when: new RegExp(when), scope })),
  };
}

function toMeasure({ before, after, ...rest }: MeasureRow): Measure {
  return {
    ...rest,
    stem: rest.stem ?? rest.fact,
    ...(before !== undefined && { before: new RegExp(`(?:${before})${LINK}$`) }),
    ...(after !== undefined && { after: new RegExp(`^(?:${after})`) }),
  };
}
