/** Figures, changes, shares and reasons that the 情况说明 states. */
import { Decimal } from 'decimal.js';
import type { Fact } from '../model/fact.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { FactPatterns, Topic } from '../../schemas/fact-patterns.js';
import type { CodeNames } from './code-names.js';
import { derivePrior } from './derive-prior.js';
import type { OutlineSection } from './outline.js';
import { placeAt, type Passage } from './passages.js';
import { NEW_THREAD, readPassage, type Doubt, type Statement } from './read-passage.js';

/** Left from the template that the document was written on; what it stands in says nothing. */
const LEFTOVER = /X{2,}|×{2,}|\((?:如持平|不涉及的不列|增加|减少|增长|下降)/;
/** 本年度无此项支出: nothing of the kind, as a fact of its own. */
const NONE = /[^，。;:]{0,60}?(?:无|没有|未安排)(?:此项|[^，。;]{0,40}?(?:收入|支出|收支|经费))[^，。;]{0,60}/;
/** 无…支出的部门，作下述说明: the template's advice to its writer. */
const INSTRUCTION = /的(?:部门|单位)?$/;
/** On either side of a figure; longer where the text has lost its full stops. */
const LONGEST_SENTENCE = 600;

/**
 * Facts of the sections that belong to 情况说明, in order. A measure that is stated
 * again is named again with `_2`, `_3`, so that name and subject are unique. Last come the figures of the year
 * before that follow from them.
 */
export function findFacts(sections: readonly OutlineSection[], patterns: FactPatterns, names: CodeNames): Outcome<readonly Fact[]> {
  const facts: Fact[] = [];
  const problems: Problem[] = [];
  let thread = NEW_THREAD;
  let within = '';
  for (const section of sections.filter((candidate) => candidate.part === 'narrative')) {
    if (section.within !== within) thread = NEW_THREAD;
    within = section.within;
    const titled = patterns.topics.find((topic) => topic.title.test(section.titles));
    for (const passage of section.passages) {
      const topic = titled ?? patterns.topics.find((candidate) => candidate.opening?.test(passage.folded.text));
      const leftover = LEFTOVER.exec(passage.folded.text);
      if (leftover) problems.push(problemOf({ code: 'template-leftover', at: leftover.index, facts: { text: leftover[0] } }, passage));
      const read = readPassage(passage.folded.text, thread, { topic, patterns, names });
      thread = read.thread;
      const stated = read.statements.length > 0 ? read.statements : statedNone(passage, topic);
      facts.push(...stated.map((statement) => toFact(statement, passage, within)));
      problems.push(...read.doubts.map((doubt) => problemOf(doubt, passage)));
    }
  }
  const stated = numberRepeats(facts);
  return { value: [...stated, ...derivePrior(stated, patterns)], problems };
}

function statedNone(passage: Passage, topic: Topic | undefined): readonly Statement[] {
  const match = topic?.none === undefined || LEFTOVER.test(passage.folded.text) ? null : NONE.exec(passage.folded.text);
  if (!match || INSTRUCTION.test(match[0])) return [];
  return [{ fact: topic!.none!, subject: '', value: '0', amount: { value: new Decimal(0), decimals: 0 }, unit: '万元', from: match.index, to: match.index + match[0].length }];
}

function toFact({ from, to, ...stated }: Statement, passage: Passage, section: string): Fact {
  const { printed, folded } = passage;
  const { text, origin } = folded;
  const begin = Math.max(text.lastIndexOf('。', from - 1) + 1, from - LONGEST_SENTENCE);
  const stop = text.slice(to, to + LONGEST_SENTENCE).indexOf('。');
  const end = Math.min(stop < 0 ? to + LONGEST_SENTENCE : to + stop, text.length - 1);
  const raw = printed.slice(origin[from], origin[to - 1]! + 1);
  return {
    status: 'ok',
    ...stated,
    ...(stated.unit === 'text' && { value: raw }),
    raw,
    sentence: printed.slice(origin[Math.max(begin, 0)], origin[end]! + 1).trim(),
    section,
    place: placeAt(passage, origin[from]!),
  };
}

function problemOf({ code, at, facts }: Doubt, passage: Passage): Problem {
  return { code, severity: code === 'template-leftover' ? 'note' : 'doubt', place: placeAt(passage, passage.folded.origin[at]!), facts };
}

function numberRepeats(facts: readonly Fact[]): readonly Fact[] {
  const times = new Map<string, number>();
  return facts.map((fact) => {
    const key = `${fact.fact} ${fact.subject}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? fact : { ...fact, fact: `${fact.fact}_${time}` };
  });
}
