/** From a form or the prose to the terms of a check; what cannot be found is a doubt. */
import type { Figure, Spot, StatedFigure } from '../../schemas/identities.js';
import type { Fact } from '../model/fact.js';
import type { FormCell } from '../model/form.js';
import type { Place } from '../model/geometry.js';
import { alternativesOf, isNamed } from '../model/match-name.js';
import { parseAmount } from '../model/money.js';
import { findRow, usualDecimals, type Index, type IndexedForm, type IndexedRow } from './disclosure-index.js';
import { join, nameOf, NO_WORDS, NOTHING, type Doubt, type Side, type Term } from './term.js';

/** A cell as one side of a check: a term, or a doubt where its print is no figure; a damaged form is in doubt as a whole. */
export function sideOfCell(form: IndexedForm, row: IndexedRow, cell: FormCell): Side {
  const term = termOfCell(form, row, cell);
  if (form.damaged) return { terms: [term], doubts: [doubt(form, `${form.title}残缺`, `${form.form.id} is damaged`)] };
  if (cell.amount === undefined && !['nil', 'amount'].includes(parseAmount(cell.raw).kind)) {
    return { terms: [], doubts: [doubt(form, `${nameOf(term, 'zh')} 印作“${cell.raw}”，不成数字`, `${nameOf(term, 'en')} is printed "${cell.raw}", which is no figure`, cell.place)] };
  }
  return { terms: [term], doubts: [] };
}

/** A cell as a term. */
export function termOfCell(form: IndexedForm, { row }: IndexedRow, cell: FormCell): Term {
  const name = row.code === '' ? row.label : `${row.code} ${row.label}`;
  const where = { title: { zh: form.title, en: form.form.id }, part: row.code === '' ? row.part : '', measure: NO_WORDS, row: { zh: name, en: name }, column: cell.column };
  const amount = cell.amount && { value: cell.amount.value, decimals: Math.max(cell.amount.decimals, form.decimals) };
  return { source: cell, where, form: form.form.id, row: row.code || row.label, column: cell.column, raw: cell.raw, unit: row.unit ?? form.form.unit, place: cell.place, ...(amount && { amount }) };
}

/** The cell of a row in a column; a doubt where the form has no such column. */
export function sideInColumn(form: IndexedForm, row: IndexedRow, column: string): Side {
  const header = form.column(column, row.row.part);
  const cell = header === undefined && isPlain(column) ? onlyCell(row) : row.cells.get(header ?? '');
  if (cell) return sideOfCell(form, row, cell);
  return header === undefined ? { terms: [], doubts: [noColumn(form, column)] } : NOTHING;
}

/** Whether a column is called by what its figures are and nothing more: then its print does not matter where it is the only one. */
function isPlain(column: string): boolean {
  return alternativesOf(column).some((name) => /^(?:金额|决算数|预算数)$/.test(name));
}

function onlyCell(row: IndexedRow): FormCell | undefined {
  return row.cells.size === 1 ? [...row.cells.values()][0] : undefined;
}

export function doubt(form: IndexedForm, zh: string, en: string, place: Place = form.form.places[0] ?? {}): Doubt {
  return { form: form.form.id, reason: { zh, en }, place };
}

export function noColumn(form: IndexedForm, column: string): Doubt {
  return doubt(form, `${form.title}没有“${plainName(column)}”一栏`, `${form.form.id} has no column ${plainName(column)}`);
}

export function noRow(form: IndexedForm, row: string): Doubt {
  return doubt(form, `${form.title}没有“${plainName(row)}”一行`, `${form.form.id} has no row ${plainName(row)}`);
}

/** A pattern's first alternative, as a reader would say it. */
function plainName(pattern: string): string {
  return alternativesOf(pattern)[0]!.split(' > ').at(-1)!.replaceAll('*', '…');
}

/** A figure's terms. `about`: the statement that the check is about, to whose subject and neighbourhood other statements belong. */
export function findFigure(index: Index, figure: Figure, about?: Fact): Side {
  switch (figure.kind) {
    case 'stated':
      return figure.all ? everySubject(index, figure, about) : { terms: oneStatement(index, figure, about).map((fact) => termOfFact(index, fact, figure)), doubts: [] };
    case 'constant':
      return { terms: [constantTerm(figure)], doubts: [] };
    case 'printed':
      return findPrinted(index, figure.spots, about);
  }
}

function findPrinted(index: Index, spots: readonly Spot[], about: Fact | undefined): Side {
  const doubts: Doubt[] = [];
  for (const spot of spots) {
    const found = findSpot(index, spot, about);
    if (found.terms.length > 0 || found.doubts.length === 0) return found;
    doubts.push(...found.doubts);
  }
  return { terms: [], doubts: doubts.slice(0, 1) };
}

/** A number that a rule itself states. */
function constantTerm({ constant, unit, zh, en }: Extract<Figure, { kind: 'constant' }>): Term {
  const source: Fact = { fact: '', subject: '', value: constant, unit, raw: constant, sentence: '', section: '', place: {}, status: 'ok' };
  const parsed = parseAmount(constant);
  return { source, where: { title: NO_WORDS, part: '', measure: NO_WORDS, row: { zh, en }, column: '' }, form: '', row: '', column: '', raw: '', unit, place: {}, exact: true, ...(parsed.kind === 'amount' && { amount: parsed.amount }) };
}

function findSpot(index: Index, spot: Spot, about: Fact | undefined): Side {
  const forms = index.forms.get(spot.form) ?? [];
  if (forms.length === 0) return { terms: [], doubts: formMissing(index, spot.form) };
  const found = forms.map((form) => findInForm(form, spot, about));
  return found.find(({ terms }) => terms.length > 0) ?? found.find(({ doubts }) => doubts.length === 0) ?? found[0]!;
}

/** Whether a rule that speaks of the figure applies: a form that is neither there nor promised is no loss. */
export function isExpected(index: Index, figure: Figure): boolean {
  return figure.kind !== 'printed' || figure.spots.some(({ form }) => index.forms.has(form) || index.missing.has(form));
}

export function formMissing(index: Index, id: string): readonly Doubt[] {
  const lost = index.missing.get(id);
  const title = lost?.title ?? id;
  const reason = lost?.reason === 'damaged' ? { zh: `《${title}》残缺`, en: `${id} is damaged` } : { zh: `缺《${title}》`, en: `${id} is not in the document` };
  return [{ form: id, reason, place: lost?.remains[0]?.place ?? {} }];
}

function findInForm(form: IndexedForm, spot: Spot, about: Fact | undefined): Side {
  if (form.form.statedEmpty && !form.hasAmounts) return NOTHING;
  if (!form.hasAmounts) return { terms: [], doubts: [doubt(form, `${form.title}没有金额`, `${form.form.id} has no amounts`)] };
  const rows = rowsOf(form, spot, about);
  if (rows.length === 0) return { terms: [], doubts: [noRow(form, nameOfRow(spot, about))] };
  return join(rows.map((row) => sideInColumn(form, row, spot.column)));
}

function rowsOf(form: IndexedForm, spot: Spot, about: Fact | undefined): readonly IndexedRow[] {
  const inPart = form.rows.filter(({ row }) => spot.part === undefined || row.part === spot.part);
  const codes = spot.codes === 'subject' ? [about?.subject ?? ''] : spot.codes;
  if (codes) return inPart.filter(({ code }) => code !== '' && codes.includes(code));
  const row = spot.row === undefined ? inPart.find(({ row }) => row.cells.some((cell) => cell.amount)) : findRow(form, spot.part, spot.row);
  return row ? [row] : [];
}

function nameOfRow(spot: Spot, about: Fact | undefined): string {
  return spot.codes === 'subject' ? (about?.subject ?? '') : (spot.row ?? spot.codes?.join('、') ?? '');
}

/** A statement as a term: by the name of the figure, and its subject. */
export function termOfFact({ names, usual }: Index, fact: Fact, figure: StatedFigure): Term {
  const about = [fact.subject, names.get(fact.subject) ?? ''].filter((word) => word !== '').join(' ');
  const measure = { zh: figure.name.replace(/^(?:说明|报告) /, ''), en: figure.en };
  const where = { title: figure.name.startsWith('报告') ? { zh: '自评报告', en: 'report:' } : { zh: '说明', en: 'text:' }, part: '', measure, row: { zh: about, en: about }, column: '' };
  const exact = figure.exact.includes(fact.fact);
  return { source: fact, where, form: '', row: fact.subject, column: fact.fact, raw: fact.raw, unit: fact.unit, place: fact.place, ...(exact && { exact }), ...(fact.amount && { amount: { ...fact.amount, decimals: Math.max(fact.amount.decimals, usual.get(fact) ?? 0) } }) };
}

/** Statements under the first of a figure's names that is stated; where each subject counts by itself, under all of them. */
export function statementsOf({ facts: figures }: Pick<Index, 'facts'>, figure: StatedFigure): readonly Fact[] {
  const found = figure.facts.map((name) => (name.includes('*') ? [...figures].flatMap(([key, facts]) => (isNamed(key, name) ? facts : [])) : (figures.get(name) ?? [])).filter((fact) => isMeant(fact, figure)));
  return figure.eachOnce ? found.flat() : (found.find((facts) => facts.length > 0) ?? []);
}

function isMeant({ subject, value }: Fact, { prefixes, length, under, saying }: StatedFigure): boolean {
  if (saying !== undefined && !saying.includes(value)) return false;
  if (under !== undefined && !subject.endsWith(`/${under}`)) return false;
  if (length !== undefined && subject.length !== length) return false;
  return prefixes === undefined || prefixes.some((prefix) => subject.startsWith(prefix));
}

/** What a statement is about, as the figure sees it: of `project/数量指标`, where the figure is of that indicator, the project. */
export function subjectOf({ subject }: Fact, { under }: StatedFigure): string {
  return under === undefined ? subject : subject.slice(0, -under.length - 1);
}

/** The statement nearest to the one that the check is about: of the same subject, then in the same sentence, then in the same section. */
function oneStatement(index: Index, figure: StatedFigure, about: Fact | undefined): readonly Fact[] {
  const facts = statementsOf(index, figure);
  if (about === undefined) return facts.slice(0, 1);
  if (facts.includes(about)) return [about];
  // A figure that says itself whose it is (基本支出 of the execution table) is of no other subject.
  if (figure.prefixes !== undefined || figure.length !== undefined) return nearest(facts, about);
  const sameSubject = facts.filter((fact) => subjectOf(fact, figure) === about.subject);
  return nearest(sameSubject.length > 0 ? sameSubject : facts.filter((fact) => subjectOf(fact, figure) === ''), about);
}

function nearest(facts: readonly Fact[], about: Fact): readonly Fact[] {
  const best = facts.find((fact) => fact.sentence === about.sentence) ?? facts.find((fact) => fact.section === about.section) ?? facts[0];
  return best ? [best] : [];
}

/** Whether a statement is in the scope of the one that the check is about. */
export function isInScope(fact: Fact, figure: StatedFigure, about: Fact | undefined): boolean {
  if (about === undefined) return true;
  switch (figure.scope) {
    case 'document':
      return true;
    case 'section':
      return fact.section === about.section;
    case 'below':
      return fact.subject.startsWith(`${about.subject}/`);
    case 'digits':
      return fact.subject.length > about.subject.length && fact.subject.startsWith(about.subject);
  }
}

/** One statement of each subject; a subject that the prose leaves out is a doubt: its list may be partial. */
function everySubject(index: Index, figure: StatedFigure, about: Fact | undefined): Side {
  const facts = new Map<string, Fact>();
  for (const fact of statementsOf(index, figure).filter((one) => isInScope(one, figure, about))) {
    const key = figure.eachOnce ? fact.subject : `${fact.fact}/${fact.subject}`;
    const known = facts.get(key);
    if (!known || (about && known.section !== about.section && fact.section === about.section && known.fact === fact.fact)) facts.set(key, fact);
  }
  const stated = [...facts.values()];
  const subjects = new Set(stated.map(({ subject }) => subject));
  return { terms: asPrecise(stated.map((fact) => termOfFact(index, fact, figure))), doubts: stated.length > 0 ? leftOut(index, figure, subjects, about) : [] };
}

/** A list prints its figures alike, zeros at the end left out: `1500` beside `22.75` is 1500.00. */
function asPrecise(terms: readonly Term[]): readonly Term[] {
  const usual = usualDecimals(terms.flatMap(({ amount }) => (amount ? [amount.decimals] : [])));
  return terms.map((term) => (term.amount && term.amount.decimals < usual ? { ...term, amount: { ...term.amount, decimals: usual } } : term));
}

/** By the first of the figure's columns that the document has. */
function leftOut(index: Index, { listedIn, scope, prefixes }: StatedFigure, subjects: ReadonlySet<string>, about: Fact | undefined): readonly Doubt[] {
  const digits = Math.max(...[...subjects].map((subject) => subject.length));
  const begins = scope === 'digits' && about ? [about.subject] : (prefixes ?? ['']);
  for (const { form: id, part, column } of listedIn) {
    const form = index.forms.get(id)?.find(({ hasAmounts }) => hasAmounts);
    const header = form?.column(column, part);
    if (!form || header === undefined) continue;
    const rows = form.rows.filter((row) => row.code.length === digits && begins.some((prefix) => row.code.startsWith(prefix)) && row.cells.get(header)?.amount?.value.isZero() === false && !subjects.has(row.code));
    return rows.map((row) => ({ ...doubt(form, `说明没有列出“${row.row.label}”`, `the text does not list ${row.row.label}`), leftOut: termOfCell(form, row, row.cells.get(header)!) }));
  }
  return [];
}
