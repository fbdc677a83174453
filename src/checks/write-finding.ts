/** Findings in words that an accountant understands, the sum written out. */
import { Decimal } from 'decimal.js';
import type { Evidence, Finding } from '../model/finding.js';
import { leftOutOf, termsOf, type Check, type RateCheck, type SumCheck, type Unmade } from './check.js';
import type { Alternative, Cause } from './find-causes.js';
import type { Verdict } from './judge.js';
import { nameOf, type Side, type Term, type Words } from './term.js';

/** Of a check that is broken, or holds only by rounding. @param alternatives figures any of which may be the wrong one */
export function findingOfVerdict(verdict: Verdict, alternatives: readonly Alternative[] = []): Finding {
  const { check, outcome, reported, expected, difference, slack } = verdict;
  const terms = termsOf(check);
  const at = terms[0]!;
  const like = terms.find(({ amount }) => amount);
  const [by, most] = [text(difference, like), text(slack)];
  return {
    rule: check.rule.id,
    severity: outcome === 'rounding' ? 'rounding' : severityOf(check),
    ...spotOf(at),
    reported: text(reported, like),
    expected: text(expected, like),
    difference: by,
    slack: most,
    message: {
      zh: `${statement(verdict, 'zh')}${by === '' ? '' : `，相差 ${by}${roundingWords(verdict, 'zh')}`}。应当：${check.rule.sentence.zh}。${alternativeWords(alternatives, 'zh')}`,
      en: `${statement(verdict, 'en')}${by === '' ? '' : `; the difference is ${by}${roundingWords(verdict, 'en')}`}. Rule: ${check.rule.sentence.en}.${alternativeWords(alternatives, 'en')}`,
    },
    place: at.place,
    evidence: evidenceOf([...terms, ...leftOutOf(check)], alternatives),
  };
}

/** Which figures the mistake may be in: no other check tells them apart. */
function alternativeWords(alternatives: readonly Alternative[], language: keyof Words): string {
  if (alternatives.length < 2) return '';
  const each = alternatives.map((one) => (language === 'zh' ? `${nameOf(one.term, 'zh')} 应为${dueWords(one, 'zh')}` : `${nameOf(one.term, 'en')} should be${dueWords(one, 'en')}`));
  return language === 'zh' ? `无法判断是哪个数有误：或${each.join('，或')}。` : ` Which figure is wrong cannot be told: ${each.join(', or ')}.`;
}

function dueWords({ term, value, approximate }: Alternative, language: keyof Words): string {
  return `${approximate ? { zh: '约', en: ' about' }[language] : ''} ${text(value, term)}`;
}

/** How far rounding goes. Where it explains nothing, because both sides should be the same print, no words are lost on it. */
function roundingWords({ check, outcome, slack }: Verdict, language: keyof Words): string {
  if (slack.isZero()) return '';
  // What a percentage may be off by has many places, and all but the first two say nothing.
  const most = check.kind === 'rate' ? slack.toSignificantDigits(2).toFixed() : slack.toFixed();
  const points = check.kind === 'rate' ? { zh: ' 个百分点', en: ' points' }[language] : '';
  if (outcome === 'rounding') return { zh: `，可由四舍五入造成（至多 ${most}${points}）`, en: `, which rounding explains (at most ${most}${points})` }[language];
  return { zh: `，超出四舍五入所能造成的 ${most}${points}`, en: `, more than the ${most}${points} that rounding explains` }[language];
}

/** A side on which nothing is printed says nothing: that it should have is a warning, no contradiction. */
function severityOf(check: Check): 'error' | 'warning' {
  const silent = check.kind === 'sum' && [check.left, check.right].some(({ terms }) => terms.every(({ amount }) => amount === undefined));
  return silent || leftOutOf(check).length > 0 ? 'warning' : check.rule.severity;
}

/** Of broken checks that one figure explains. */
export function findingOfCause(cause: Cause): Finding {
  const { term, value, explains } = cause;
  const lead = findingOfVerdict(explains[0]!);
  const printed = term.amount?.value ?? new Decimal(0);
  return {
    ...lead,
    severity: explains.some(({ check }) => severityOf(check) === 'error') ? 'error' : 'warning',
    ...spotOf(term),
    reported: term.amount ? text(printed, term) : '',
    expected: text(value, term),
    difference: text(printed.minus(value), term),
    message: causeMessage(cause, lead.message),
    place: term.place,
    evidence: evidenceOf([term, ...explains.flatMap(({ check }) => termsOf(check))], [cause]),
    ...(explains.length > 1 && { explains: explains.length }),
  };
}

/** Why this figure and no other: with another value what is broken would hold, and what holds would too. Of a single check it comes last. */
function causeMessage(cause: Cause, lead: Words): Words {
  const { term, explains } = cause;
  const [, ...others] = explains;
  const figure = (language: keyof Words): string => `${nameOf(term, language)} ${shown(term)}`;
  const due = (language: keyof Words): string => dueWords(cause, language);
  if (others.length === 0) {
    return {
      zh: `${lead.zh}有误的应是${figure('zh')}（其他各数与别处相符），若为${due('zh')} 则成立。`,
      en: `${lead.en} The figure to look at is ${figure('en')}, as the others agree with what stands elsewhere; it would hold with${due('en')}.`,
    };
  }
  return {
    zh: `${figure('zh')} 使 ${explains.length} 项核对不成立，若为${due('zh')} 则都成立。${lead.zh}${alsoWords(explains, 'zh')}`,
    en: `${figure('en')} breaks ${explains.length} checks, which would all hold if it were${due('en')}. ${lead.en}${alsoWords(explains, 'en')}`,
  };
}

/** The other rules that are broken, each once. */
function alsoWords([first, ...others]: readonly Verdict[], language: keyof Words): string {
  const rules = new Set(others.map(({ check }) => check.rule.sentence[language]));
  rules.delete(first!.check.rule.sentence[language]);
  if (rules.size === 0) return '';
  return language === 'zh' ? `另见：${[...rules].join('；')}。` : ` Also: ${[...rules].join('; ')}.`;
}

/** Of a rule that could not be checked, with how often the reason stood in the way. */
export function findingOfUnmade({ rule, doubt, times }: Unmade & { readonly times: number }): Finding {
  return {
    rule: rule.id,
    severity: 'unchecked',
    form: doubt.form,
    row: '',
    column: '',
    reported: '',
    expected: '',
    difference: '',
    slack: '',
    message: {
      zh: `未能核对“${rule.sentence.zh}”：${doubt.reason.zh}${times > 1 ? `（共 ${times} 处）` : ''}。`,
      en: `Not checked that ${rule.sentence.en}: ${doubt.reason.en}${times > 1 ? ` (${times} in all)` : ''}.`,
    },
    place: doubt.place,
    evidence: [],
  };
}

function spotOf(term: Term): Pick<Finding, 'form' | 'row' | 'column'> {
  return { form: term.form, row: term.row, column: term.column };
}

/** A check with its figures written out: `说明 人员经费 634.30 = …`. */
export function statement(verdict: Verdict, language: keyof Words): string {
  const { check } = verdict;
  switch (check.kind) {
    case 'sum':
      return sumStatement(check, verdict, language);
    case 'rate':
      return rateStatement(check, verdict, language);
    case 'statement':
      return check.says[language];
  }
}

function signOf({ relation }: SumCheck, outcome: Verdict['outcome']): string {
  if (outcome === 'rounding') return '≈';
  if (outcome === 'broken') return relation === 'equal' ? '≠' : '>';
  return relation === 'equal' ? '=' : '≤';
}

/** `收入决算表 208 … 262.09 ≠ 262.10（20805 … 100.00 + 20808 … 162.10）`. */
function sumStatement(check: SumCheck, { reported, expected, outcome }: Verdict, language: keyof Words): string {
  const sign = signOf(check, outcome);
  const first = check.left.terms[0];
  const right = check.mean ? meanStatement(check.right, expected, language) : sideStatement(check.right, expected, language, first);
  return `${sideStatement(check.left, reported, language)} ${sign} ${right}${leftOutStatement(check, language)}`;
}

/** `93.86（1126.32 ÷ 12）`. */
function meanStatement({ terms }: Side, mean: Decimal, language: keyof Words): string {
  const sum = `${sumOf(terms)} ÷ ${terms.length}`;
  return language === 'zh' ? `${text(mean, terms[0])}（${sum}）` : `${text(mean, terms[0])} (${sum})`;
}

function sumOf(terms: readonly Term[]): string {
  return text(terms.reduce((sum, { amount }) => (amount ? sum.plus(amount.value) : sum), new Decimal(0)), terms[0]);
}

/** What a list leaves out: `；未列出 30109 职业年金缴费 39.52`. */
function leftOutStatement(check: SumCheck, language: keyof Words): string {
  const names = leftOutOf(check).map((term) => `${term.where.row[language]} ${shown(term)}`);
  if (names.length === 0) return '';
  return language === 'zh' ? `；未列出 ${names.join('、')}` : `; not listed: ${names.join(', ')}`;
}

function sideStatement({ terms }: Side, sum: Decimal, language: keyof Words, beside?: Term): string {
  const printed = terms.filter(({ amount }) => amount);
  if (terms.length === 1) return `${nameOf(terms[0]!, language, beside) || { zh: '另一处', en: 'elsewhere' }[language]} ${shown(terms[0]!)}`;
  const total = text(sum, printed[0]);
  if (printed.length === 0) return total;
  const addends = `${sharedMeasure(printed, language, beside)}${addendNames(printed, language, beside).map((name, at) => `${name} ${shown(printed[at]!)}`.trimStart()).join(' + ')}`;
  return language === 'zh' ? `${total}（${addends}）` : `${total} (${addends})`;
}

/** What all addends measure, said once: `类支出：`. Empty where it is that of the total, or each has its own. */
function sharedMeasure(terms: readonly Term[], language: keyof Words, beside?: Term): string {
  const [{ where }] = terms as readonly [Term];
  const isShared = terms.length > 1 && where.measure.zh !== '' && terms.every((term) => term.where.measure.zh === where.measure.zh && term.where.row.zh !== '');
  return isShared && beside?.where.measure.zh !== where.measure.zh ? `${where.measure[language]}${{ zh: '：', en: ': ' }[language]}` : '';
}

/** Of each addend what neither the total nor the addend before it has said. */
function addendNames(terms: readonly Term[], language: keyof Words, beside?: Term): readonly string[] {
  const said = sharedMeasure(terms, language, beside) === '' ? undefined : terms[0]!.where.measure;
  return terms.map((term, at) => {
    const near = beside?.where.title.zh === term.where.title.zh ? beside : terms[at - 1];
    const known = near && (said ? { ...near, where: { ...near.where, measure: said } } : near);
    return nameOf(term, language, known);
  });
}

function rateStatement({ rate, part, whole, of }: RateCheck, { expected }: Verdict, language: keyof Words): string {
  const [a, b] = [part, whole].map((term) => `${nameOf(term, language, rate)} ${shown(term)}`.trimStart());
  const sum = { share: `${a} ÷ ${b}`, growth: `${a} ÷ (${b} − ${shown(part)})`, variation: `(${a} − ${b}) ÷ ${shown(whole)}` }[of];
  const result = expected.isNaN() ? { zh: '无从计算', en: 'no percentage' }[language] : `${text(expected, rate)}%`;
  return `${nameOf(rate, language)} ${shown(rate)}%${language === 'zh' ? '，' : ', '}${sum} = ${result}`;
}

/** As printed in a form; of prose the bare figure, its sign applied. */
function shown({ source, raw, amount }: Term): string {
  if (amount === undefined) return raw === '' ? '—' : raw;
  return 'value' in source ? source.value : raw;
}

/** With as many decimals as the figure that it is compared to; empty where there is none. */
function text(value: Decimal, like?: Term): string {
  return value.isNaN() ? '' : value.toFixed(Math.max(value.decimalPlaces(), like?.amount?.decimals ?? 0));
}

/** Each printed figure once; of one that may be the wrong one, what it should be. */
function evidenceOf(terms: readonly Term[], suspects: readonly Alternative[]): readonly Evidence[] {
  const due = new Map(suspects.map(({ term, value }) => [term.source, text(value, term)]));
  const printed = new Map(terms.filter(({ amount, form, raw }, at) => at === 0 || (raw !== '' && (amount || form === ''))).map((term) => [term.source, term]));
  return [...printed.values()].map((term): Evidence => {
    const should = due.get(term.source);
    return { what: nameOf(term, 'zh'), value: term.raw, ...(should !== undefined && { due: should }), place: term.place };
  });
}
