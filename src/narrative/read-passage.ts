/** Reads one paragraph from left to right: which measure each figure states. */
import { Decimal } from 'decimal.js';
import type { Status } from '../model/form.js';
import { parseAmount, printAmount, type Amount } from '../model/money.js';
import type { Problem } from '../model/problem.js';
import type { FactPatterns, Measure, Topic } from '../../schemas/fact-patterns.js';
import { nameBefore, namedPath, relationOf, saysNothing, withoutNumbering, type Relation } from './clauses.js';
import type { CodeNames } from './code-names.js';
import { changesOf, comparisonOf, completionReasonOf, isUnitOf, percentsOf, reasonOf, toCountUnit, toMoneyUnit } from './measure-names.js';
import { findTokens, type FigureToken, type ReasonToken, type StandstillToken } from './find-tokens.js';

/** A fact without its place. Offsets are of folded text. */
export interface Statement {
  readonly fact: string;
  readonly subject: string;
  readonly value: string;
  readonly amount?: Amount;
  readonly unit: string;
  readonly status?: Status;
  readonly label?: string;
  readonly from: number;
  readonly to: number;
}

/** What runs on from sentence to sentence: 增长31.05% is of the measure named before. */
export interface Thread {
  readonly measure: Measure | undefined;
  /** Classification code that the amounts are of; `null`: of a name that no list holds. */
  readonly code: string | null | undefined;
  /** Scope of facts of the performance report. */
  readonly block: string;
  /** What the next reason is the reason for. */
  readonly explained: string | undefined;
}

export const NEW_THREAD: Thread = { measure: undefined, code: undefined, block: 'perf', explained: undefined };

/** A problem without its place. */
export interface Doubt {
  readonly code: Problem['code'];
  readonly at: number;
  /** What the message names. */
  readonly facts: Problem['facts'];
}

export interface PassageReading {
  readonly statements: readonly Statement[];
  readonly doubts: readonly Doubt[];
  readonly thread: Thread;
}

/** What is known before the paragraph is read. */
export interface Reading {
  readonly topic: Topic | undefined;
  readonly patterns: FactPatterns;
  readonly names: CodeNames;
}

const MONEY = /[万亿元]/;
const DATE = /截[至止]到?(\d{4})年(\d{1,2})月(\d{1,2})日/;
/** 收、支总计各是5,307.63,5,307.63万元: two amounts behind one unit. */
const PAIR = /^(\d[\d,]*\.\d{2}),(\d[\d,]*\.\d{2})$/;
const PARTS = /其中[:，]*(?![(一二三四五六七八九十\d:，])/;
/** Persons and things that are counted beside those of the measure: 陪同人员, 平均每批. */
const STRANGERS = /陪同|陪餐|平均|人均|每[批人辆]/;
const PLACEHOLDER = /X{2,}|×{2,}/;
/** Words further back than this belong to another figure. */
const LONGEST_LEAD = 160;
const LEVEL_SCOPE: Readonly<Record<number, string>> = { 3: '_class', 5: '_section', 7: '_item' };

/** Facts of one paragraph, and the thread for the paragraph after it. */
export function readPassage(text: string, thread: Thread, reading: Reading): PassageReading {
  return new PassageReader(text, thread, reading).read();
}

class PassageReader {
  private readonly statements: Statement[] = [];
  private readonly doubts: Doubt[] = [];
  private readonly measures: readonly Measure[];
  /** End of what was understood last: the words before the next figure begin here. */
  private understood = 0;
  /** Of which 其中 begins the parts. */
  private whole: Measure | undefined;

  constructor(
    private readonly text: string,
    private thread: Thread,
    private readonly reading: Reading,
  ) {
    this.measures = reading.patterns.measures.get(reading.topic?.id ?? '') ?? [];
  }

  read(): PassageReading {
    let reasonEnd = 0;
    this.readDate();
    for (const token of findTokens(this.text)) {
      if (token.kind === 'reason') {
        this.readReason(token);
        reasonEnd = this.understood = token.to;
      } else if (token.from < reasonEnd) this.readInReason(token);
      else if (this.isTemplate(token.from)) continue;
      else if (token.kind === 'standstill') this.readStandstill(token);
      else this.readFigure(token);
    }
    // A line may end between the name of a code and its figures, which then open the next paragraph.
    if (this.statements.length === 0) this.followCode(this.leadOf(this.text.length));
    this.readTexts();
    return { statements: this.statements, doubts: this.doubts, thread: this.thread };
  }

  private readFigure(token: FigureToken): void {
    const lead = this.leadOf(token.from);
    const relation = relationOf(lead);
    this.followBlock(token);
    this.followCode(lead);
    const { kind } = relation;
    if (kind === 'unsettled') return;
    if (kind === 'change' && (token.unit === '' ? !relation.rate : MONEY.test(token.unit))) this.readChange(token, lead, relation);
    else if (kind !== 'itself' && kind !== 'gap' && /^%?$/.test(token.unit)) this.readPercent(token, lead, relation);
    else if (token.unit === '' || MONEY.test(token.unit)) this.readAmount(token, lead);
    else if (token.unit !== '%') this.readCount(token, lead);
  }

  private readAmount(token: FigureToken, lead: string): void {
    const measure = this.measureBefore(lead, 'money');
    const code = measure?.subjects ? this.codeBefore(lead, measure) : this.thread.code;
    if (!measure || (measure.subjects && code === undefined)) {
      this.follow({ measure: undefined, explained: undefined });
      return;
    }
    this.followWhole(lead);
    this.follow({ measure, code, explained: undefined });
    const label = measure.subjects === 'economic' ? { label: subjectIn(lead, measure) } : {};
    const pair = PAIR.exec(token.digits)?.slice(1) ?? [];
    for (const [index, fact] of [measure.fact, ...measure.also].entries()) this.state(fact, { ...token, digits: pair[index] ?? token.digits }, toMoneyUnit(token.unit), label);
  }

  private readChange(token: FigureToken, lead: string, { at, sign }: Relation & { kind: 'change' }): void {
    const measure = this.measureNamed(nameBefore(lead.slice(0, at), this.reading.patterns.comparison), lead);
    if (!measure) return;
    this.follow({ measure, explained: reasonOf(measure) });
    for (const fact of changesOf(measure)) this.state(fact, token, toMoneyUnit(token.unit), { sign, from: token.from - lead.length + at });
  }

  private readPercent(token: FigureToken, lead: string, relation: Relation & { at: number }): void {
    const measure = this.measureNamed(nameBefore(lead.slice(0, relation.at), this.reading.patterns.comparison), lead);
    if (!measure) return;
    this.follow({ measure, ...(relation.kind === 'completion' && { explained: completionReasonOf(measure) }) });
    if (relation.kind === 'change') {
      const signed = { sign: relation.sign, from: token.from - lead.length + relation.at };
      for (const fact of percentsOf(measure)) this.state(fact, token, '%', signed);
    } else this.state(relation.kind === 'share' ? (measure.share ?? `${measure.stem}_share`) : `${measure.stem}_completion`, token, '%');
  }

  private readCount(token: FigureToken, lead: string): void {
    const behind = this.text.slice(token.to);
    const after = this.countMeasures(token).find((measure) => !measure.inReasonOf && measure.after?.test(behind));
    const measure = after ?? this.measureBefore(lead, 'count', token.unit);
    if (measure) {
      const subject = (after ? measure.after! : measure.before!).exec(after ? behind : lead)?.groups?.['subject'];
      this.state(measure.fact, token, measure.unit!, { subject: subject ?? '' });
      return;
    }
    if (STRANGERS.test(lead)) return;
    const owner = this.measureBefore(lead, 'money') ?? this.thread.measure;
    const unit = toCountUnit(token.unit);
    const count = this.reading.patterns.counts.find((candidate) => candidate.unit === unit && candidate.of.includes(owner?.fact ?? ''));
    if (!owner || !count) return;
    this.follow({ measure: owner });
    this.state(`${owner.fact}${count.suffix}`, token, unit);
  }

  private readStandstill(token: StandstillToken): void {
    const lead = this.leadOf(token.from);
    const measure = this.measureNamed(saysNothing(token.about, this.reading.patterns.comparison) ? nameBefore(lead, this.reading.patterns.comparison) : token.about, lead);
    if (!measure) return;
    this.follow({ measure, explained: reasonOf(measure) });
    const nothing = { value: '0', amount: { value: new Decimal(0), decimals: 0 }, unit: '万元', from: token.from, to: token.to };
    for (const fact of changesOf(measure)) this.push(fact, nothing);
  }

  private readReason(token: ReasonToken): void {
    const lead = this.leadOf(token.from).replace(/的$/, '');
    const relation = relationOf(lead);
    const named = relation.kind === 'change' || relation.kind === 'gap' ? this.measureNamed(nameBefore(lead.slice(0, relation.at), this.reading.patterns.comparison), lead) : undefined;
    const fact = named ? (relation.kind === 'gap' ? completionReasonOf(named) : reasonOf(named)) : this.thread.explained;
    this.follow({ explained: undefined, ...(named && { measure: named }) });
    if (named && relation.kind === 'gap') this.pushComparison(comparisonOf(named), relation, token.from - lead.length);
    const value = this.text.slice(token.textFrom, token.to);
    if (fact !== undefined && value !== '' && !PLACEHOLDER.test(value)) this.push(fact, { value, unit: 'text', from: token.textFrom, to: token.to });
  }

  private pushComparison(fact: string, { word, at }: Relation & { kind: 'gap' }, leadFrom: number): void {
    const from = this.text.indexOf(word, leadFrom + at);
    this.push(fact, { value: word, unit: 'text', from, to: from + word.length });
  }

  /** Inside a reason a figure is a fact only where the vocabulary says so. */
  private readInReason(token: FigureToken | StandstillToken): void {
    if (token.kind !== 'figure') return;
    const behind = this.text.slice(token.to);
    const measure = this.countMeasures(token).find((candidate) => candidate.inReasonOf === this.thread.measure?.fact && candidate.after?.test(behind));
    if (measure) this.state(measure.fact, token, measure.unit!);
  }

  private readDate(): void {
    const match = this.reading.topic?.id === 'assets' && !PLACEHOLDER.test(this.text) ? DATE.exec(this.text) : null;
    if (!match) return;
    const [all, year = '', month = '', day = ''] = match;
    this.push('asset_date', { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, unit: 'date', from: match.index, to: match.index + all.length });
  }

  private readTexts(): void {
    for (const { fact, topics, pattern } of this.reading.patterns.texts) {
      const match = topics.includes(this.reading.topic?.id ?? '') ? pattern.exec(this.text) : null;
      if (match) this.statements.push({ fact, subject: '', value: match[0], unit: 'text', from: match.index, to: match.index + match[0].length });
    }
  }

  /** The block of a performance report changes with the words round a figure, to the end of its clause. */
  private followBlock(token: FigureToken): void {
    const blocks = this.reading.topic?.blocks ?? [];
    if (blocks.length === 0) return;
    const around = this.text.slice(this.understood, token.to) + /^[^，。;]*/.exec(this.text.slice(token.to))![0];
    const block = blocks.find(({ when }) => when.test(around));
    if (block) this.follow({ block: block.scope });
  }

  /** In the detail of expenditure a name before the amounts says which code they are of. */
  private followCode(lead: string): void {
    const path = this.reading.topic?.subjects === 'functional' ? namedPath(lead) : undefined;
    if (!path) return;
    const code = path.length === 0 ? undefined : (this.reading.names.functional(path, this.thread.code ?? '') ?? null);
    if (code === null && this.thread.code !== null) this.doubts.push({ code: 'name-unknown', at: this.understood, facts: { name: path.filter((step) => step !== '').join('/') } });
    this.follow({ code });
  }

  /** Parts in one sentence (其中：甲5万元，乙3万元), not a list of paragraphs or numbered points. */
  private followWhole(lead: string): void {
    if (PARTS.test(lead)) this.whole ??= this.thread.measure;
    else if (lead.includes('。')) this.whole = undefined;
  }

  private follow(change: Partial<Thread>): void {
    this.thread = { ...this.thread, ...change };
  }

  /** The words before an offset, back to what was understood last. */
  private leadOf(from: number): string {
    return this.text.slice(Math.max(this.understood, from - LONGEST_LEAD), from);
  }

  /** Whether the sentence round an offset still has the template's XX. */
  private isTemplate(at: number): boolean {
    const before = this.text.slice(Math.max(0, at - LONGEST_LEAD), at);
    const after = /^[^。]*/.exec(this.text.slice(at, at + LONGEST_LEAD))![0];
    return PLACEHOLDER.test(before.slice(before.lastIndexOf('。') + 1) + after);
  }

  /** The measure whose words end the lead: the longest words, those that name a code last. */
  private measureBefore(lead: string, kind: Measure['kind'], unit?: string): Measure | undefined {
    const fitting = this.measures
      .filter((measure) => measure.kind === kind && (unit === undefined || isUnitOf(unit, measure)))
      .flatMap((measure) => ({ measure, length: measure.before?.exec(lead)?.[0].length ?? 0 }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => Number(a.measure.subjects !== undefined) - Number(b.measure.subjects !== undefined) || b.length - a.length);
    const found = fitting[0]?.measure;
    return found?.asFinal ? this.measures.find((measure) => measure.fact === this.thread.measure?.final) : found;
  }

  /** The measure that a name stands for; of no name, the one named before: after a sentence of parts, their whole. */
  private measureNamed(name: string | undefined, lead: string): Measure | undefined {
    if (name === undefined) return undefined;
    if (name === '') return lead.includes('。') ? (this.whole ?? this.thread.measure) : this.thread.measure;
    const measure = this.measureBefore(name, 'money');
    return measure?.subjects ? undefined : measure;
  }

  private countMeasures(token: FigureToken): readonly Measure[] {
    return this.measures.filter((measure) => measure.kind === 'count' && isUnitOf(token.unit, measure));
  }

  private codeBefore(lead: string, measure: Measure): string | undefined {
    const name = subjectIn(lead, measure);
    return measure.subjects === 'economic' ? this.reading.names.economic(name) : this.reading.names.functional([name]);
  }

  private state(fact: string, token: FigureToken, unit: string, { sign = 1, from = token.from, subject, label }: { sign?: 1 | -1; from?: number; subject?: string; label?: string } = {}): void {
    this.understood = token.to;
    const parsed = parseAmount(token.digits);
    const range = { unit, from, to: token.to, ...(subject !== undefined && { subject }), ...(label !== undefined && { label }) };
    if (parsed.kind !== 'amount') {
      this.doubts.push({ code: 'malformed-amount', at: token.from, facts: { text: token.digits } });
      this.push(fact, { ...range, value: token.digits, status: 'suspect' });
      return;
    }
    if (token.unit === '') this.doubts.push({ code: 'figure-without-unit', at: from, facts: { text: this.text.slice(from, token.to) } });
    // A printed minus is taken as it stands, whatever the word says: 调增-2,492.41 is a decrease.
    const { value, decimals } = parsed.amount;
    const amount = { value: sign < 0 && value.isPositive() && !value.isZero() ? value.negated() : value, decimals };
    this.push(fact, { ...range, value: printAmount(amount), amount });
  }

  /** Fills in scope and subject; an amount of an unknown code is not stated. */
  private push(fact: string, stated: Omit<Statement, 'fact' | 'subject'> & { subject?: string }): void {
    this.understood = Math.max(this.understood, stated.to);
    const { code, measure, block } = this.thread;
    if (this.reading.topic?.blocks.length) {
      this.statements.push({ subject: '', ...stated, fact: fact.replace('{}', block) });
      return;
    }
    const ofCode = fact.includes('{}') || measure?.subjects === 'economic';
    if (ofCode && code === null) return;
    const subject = ofCode ? (code ?? '') : '';
    this.statements.push({ subject, ...stated, fact: fact.replace('{}', LEVEL_SCOPE[subject.length] ?? '') });
  }
}

/** What the words before a figure call its subject. */
function subjectIn(lead: string, measure: Measure): string {
  return withoutNumbering(measure.before!.exec(lead)?.groups?.['subject'] ?? '');
}
