/** Checks of words against forms and against one another: names of codes, reasons, texts copied from another project. */
import type { CopiedRule, LabelsRule, ReasonRule, TwiceRule } from '../../schemas/identities.js';
import type { Fact } from '../model/fact.js';
import { replacements } from '../model/likeness.js';
import { foldLabel, foldName } from '../model/match-name.js';
import type { StatementCheck } from './check.js';
import { groupBy, type Index, type IndexedForm, type IndexedRow } from './disclosure-index.js';
import { statementsOf, termOfCell, termOfFact } from './find-terms.js';
import { nameOf, type Term } from './term.js';

/** A word of one character is seldom another thing: 保险 for 保障. */
const SHORTEST_WORD = 2;
/** Names that reasons use of sections are short; longer ones are quoted from forms. */
const LONGEST_SECTION = 6;
/** As many characters of a project's name are no accident. */
const TELLING = 4;

function rowsOf(index: Index, id: string): { readonly form: IndexedForm; readonly rows: readonly IndexedRow[] } | undefined {
  const form = index.forms.get(id)?.find(({ hasAmounts }) => hasAmounts);
  return form && { form, rows: form.rows };
}

function stated(index: Index, { fact }: { readonly fact: LabelsRule['fact'] }): readonly { readonly fact: Fact; readonly term: Term }[] {
  if (fact.kind !== 'stated') return [];
  return statementsOf({ facts: index.statements }, fact).map((one) => ({ fact: one, term: termOfFact(index, one, fact) }));
}

/** A replaced word is another thing where it is part of the name of another code. */
export function checkLabels(rule: LabelsRule, index: Index): readonly StatementCheck[] {
  const found = rowsOf(index, rule.column.form);
  if (!found) return [];
  const header = found.form.column(rule.column.column, rule.column.part);
  return stated(index, rule).flatMap(({ fact, term }): readonly StatementCheck[] => {
    const row = found.rows.find(({ code }) => code !== '' && code === fact.subject);
    const cell = row?.cells.get(header ?? '') ?? [...(row?.cells.values() ?? [])][0];
    if (!row || !cell || fact.label === undefined) return [];
    const others = found.rows.filter((other) => other !== row).map(({ name }) => name);
    const wrong = replacements(foldName(fact.label), row.name).find(([inText, inForm]) => Math.min(inText.length, inForm.length) >= SHORTEST_WORD && others.some((name) => name.includes(inText)));
    const printed = termOfCell(found.form, row, cell);
    return [{
      kind: 'statement', rule, terms: [term, printed], holds: wrong === undefined,
      says: { zh: `说明称“${fact.label}” ${term.raw}，${nameOf(printed, 'zh')} ${cell.raw}`, en: `the text says "${fact.label}" ${term.raw}, ${nameOf(printed, 'en')} ${cell.raw}` },
    }];
  });
}

/** The same words of two projects, with a part of the name of one of them. */
export function checkCopied(rule: CopiedRule, index: Index): readonly StatementCheck[] {
  const bySubject = groupBy(stated(index, rule), ({ fact }) => foldName(fact.value));
  return [...bySubject].flatMap(([text, all]): readonly StatementCheck[] => {
    const projects = [...new Map(all.map((one) => [one.fact.subject.split('/')[0]!, one])).entries()];
    if (projects.length < 2) return [];
    const named = projects.filter(([name]) => shares(text, foldName(name)));
    const foreign = projects.filter((project) => !named.includes(project));
    if (named.length !== 1 || foreign.length === 0) return [];
    const terms = [...foreign, ...named].map(([, { term }]) => term);
    return [{
      kind: 'statement', rule, terms, holds: false,
      says: { zh: `${terms.map((term) => nameOf(term, 'zh')).join('、')} 同为“${all[0]!.fact.value}”`, en: `${terms.map((term) => nameOf(term, 'en')).join(', ')} are all "${all[0]!.fact.value}"` },
    }];
  });
}

function shares(text: string, name: string): boolean {
  for (let at = 0; at + TELLING <= name.length; at++) if (text.includes(name.slice(at, at + TELLING))) return true;
  return false;
}

/** A reason that names a section (抚恤) of the class which no row of the form is of. */
export function checkReasons(rule: ReasonRule, index: Index): readonly StatementCheck[] {
  const found = rule.column.map(({ form }) => rowsOf(index, form)).find((one) => one !== undefined);
  const column = rule.column.find(({ form }) => form === found?.form.form.id);
  if (!found || !column) return [];
  const header = found.form.column(column.column, column.part);
  return stated(index, rule).flatMap(({ fact, term }): readonly StatementCheck[] => {
    const sections = found.rows.filter(({ code }) => code.length === fact.subject.length + 2 && code.startsWith(fact.subject));
    const absent = index.classifications.entriesBelow('functional', fact.subject)
      .find(({ code, name }) => name.length <= LONGEST_SECTION && fact.value.includes(name) && !found.rows.some((row) => row.code.startsWith(code)) && !sections.some((row) => row.name.includes(name)));
    if (!absent || sections.length === 0) return [];
    const cells = sections.flatMap((row) => { const cell = row.cells.get(header ?? ''); return cell ? [termOfCell(found.form, row, cell)] : []; });
    return [{
      kind: 'statement', rule, terms: [term, ...cells], holds: false,
      says: { zh: `${nameOf(term, 'zh')}提到“${absent.name}”，而${found.form.title}没有 ${absent.code} ${absent.name}`, en: `${nameOf(term, 'en')} names ${absent.name}, and ${found.form.form.id} has no ${absent.code}` },
    }];
  });
}

/** An amount with decimals, equal to that of an item whose name shares a word with the project's. */
export function checkTwice(rule: TwiceRule, index: Index): readonly StatementCheck[] {
  const found = rowsOf(index, rule.column.form);
  const header = found?.form.column(rule.column.column, rule.column.part);
  if (!found || header === undefined) return [];
  return stated(index, rule).flatMap(({ fact, term }) => found.rows.flatMap((row): readonly StatementCheck[] => {
    const cell = row.cells.get(header);
    const equal = cell?.amount !== undefined && fact.amount !== undefined && row.code.length === 5 && fact.amount.value.eq(cell.amount.value) && fact.amount.value.decimalPlaces() === 2;
    if (!equal || !wordsOf(row.name).some((word) => fact.subject.includes(word))) return [];
    const printed = termOfCell(found.form, row, cell!);
    return [{
      kind: 'statement', rule, terms: [term, printed], holds: false,
      says: { zh: `${nameOf(term, 'zh')} ${term.raw} 与 ${nameOf(printed, 'zh')} ${cell!.raw} 分文不差`, en: `${nameOf(term, 'en')} ${term.raw} is to the cent ${nameOf(printed, 'en')} ${cell!.raw}` },
    }];
  }));
}

function wordsOf(name: string): readonly string[] {
  const folded = foldLabel(name);
  return Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) => folded.slice(at, at + 2));
}
