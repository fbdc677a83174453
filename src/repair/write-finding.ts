/** What was repaired, and what was not, in words. */
import type { Evidence, Finding } from '../model/finding.js';
import type { Form, FormCell, FormRow } from '../model/form.js';
import { printAmount, type Amount } from '../model/money.js';
import type { Sentence } from '../model/sum.js';
import type { Candidate } from './candidates.js';
import type { Equation, Variable } from './puzzle.js';
import type { Component } from './solve.js';

/** Rules of repair, beside those of the identities. */
export const RULES = { repaired: 'R01', undecided: 'R02', restyled: 'R03' } as const;

/** A cell, its first reading and the one that its sums decide for. */
export interface Repair {
  readonly variable: Variable;
  readonly first: FormCell;
  readonly chosen: Candidate;
}

interface Spot {
  readonly form: Form;
  readonly row: FormRow;
}

/** Where the cells stand. */
export type Spots = ReadonlyMap<FormCell, Spot>;

export function spotsOf(forms: readonly Form[]): Spots {
  return new Map(forms.flatMap((form) => form.rows.flatMap((row) => row.cells.map((cell) => [cell, { form, row }] as const))));
}

/** Both readings of a repaired figure, and the sums that decide. */
export function findingOfRepair(spots: Spots, { variable, first, chosen }: Repair): Finding {
  const name = nameIn(variable.equations[0]!, variable.cell);
  const [was, is] = [shown(first.raw), shown(chosen.text)];
  const sentences = (language: keyof Sentence): readonly string[] => [...new Set(variable.equations.map(({ sum }) => sum.sentence[language]))];
  return {
    rule: RULES.repaired,
    severity: 'warning',
    ...spotOf(spots.get(first)!, first),
    reported: valueOf(first.amount),
    expected: valueOf(chosen.amount),
    difference: first.amount && chosen.amount ? first.amount.value.minus(chosen.amount.value).toFixed() : '',
    slack: '',
    message: {
      zh: `${name.zh} 初次识别为“${was}”，改读为“${is}”：在可能的读法中只有这样各项合计才成立。依据：${sentences('zh').join('；')}。`,
      en: `${name.en} was first read as "${was}" and is now read as "${is}": of the possible readings only this makes the sums hold. By: ${sentences('en').join('; ')}.`,
    },
    place: first.place,
    evidence: [{ what: `${name.zh}（初次识别）`, value: first.raw, place: first.place }, ...evidenceOf(variable.equations, variable.cell, chosen)],
  };
}

/** Of a figure that was not printed like the others of its form, as far as it was read at first; no sum speaks for what it must be. */
export function findingOfStyle(spots: Spots, first: FormCell, text: string): Finding {
  const spot = spots.get(first)!;
  const name = { zh: `${spot.form.title} ${spot.row.code || spot.row.label}“${first.column}”栏`, en: `${spot.form.id} ${spot.row.code || spot.row.label} “${first.column}”` };
  return {
    rule: RULES.restyled,
    severity: 'unchecked',
    ...spotOf(spot, first),
    reported: valueOf(first.amount),
    expected: '',
    difference: '',
    slack: '',
    message: {
      zh: `${name.zh} 初次识别为“${shown(first.raw)}”，与同表数字的小数位数不同，暂读作“${text}”，没有合计可以证实。`,
      en: `${name.en} was first read as "${shown(first.raw)}", unlike the other figures of the form in its decimals; it is taken as "${text}", and no sum confirms that.`,
    },
    place: first.place,
    evidence: [{ what: `${name.zh}（初次识别）`, value: first.raw, place: first.place }],
  };
}

const WHY: Readonly<Record<Component['found']['kind'], Sentence>> = {
  several: { zh: '不止一种读法能使合计成立', en: 'more than one set of readings makes the sums hold' },
  none: { zh: '没有一种读法能使合计全部成立', en: 'no set of readings makes all the sums hold' },
  'too-large': { zh: '牵涉的数字太多，无法确定', en: 'too many figures are involved to tell' },
};

/** Why recognised figures in broken sums were left as first read. */
export function findingOfOpen(spots: Spots, first: (cell: FormCell) => FormCell, { broken, found }: Component): Finding {
  const lead = broken[0]!;
  const cell = first(lead.variables[0]!.cell);
  const name = nameIn(lead, lead.variables[0]!.cell);
  const more = broken.length > 1;
  return {
    rule: RULES.undecided,
    severity: 'unchecked',
    ...spotOf(spots.get(cell)!, cell),
    reported: '',
    expected: '',
    difference: '',
    slack: '',
    message: {
      zh: `识别所得的数字未能由合计订正：${WHY[found.kind].zh}。涉及 ${name.zh}${more ? ` 等 ${broken.length} 项不成立的合计` : ''}：${lead.sum.sentence.zh}。`,
      en: `Recognised figures could not be settled by sums: ${WHY[found.kind].en}. It concerns ${name.en}${more ? ` and others in ${broken.length} broken sums` : ''}: ${lead.sum.sentence.en}.`,
    },
    place: cell.place,
    evidence: broken.flatMap((equation) => evidenceOf([equation])).filter(({ place }, at, all) => all.findIndex((other) => other.place === place) === at),
  };
}

function spotOf({ form, row }: Spot, cell: FormCell): Pick<Finding, 'form' | 'row' | 'column'> {
  return { form: form.id, row: row.code || row.label, column: cell.column };
}

function nameIn({ sum }: Equation, cell: FormCell): Sentence {
  return sum.terms.find((term) => term.cell === cell)!.name;
}

function shown(text: string): string {
  return text === '' ? '（空白）' : text;
}

function valueOf(amount: Amount | undefined): string {
  return amount ? printAmount(amount) : '';
}

/** Each printed figure of the sums once; the repaired one as it is read now. */
function evidenceOf(equations: readonly Equation[], repaired?: FormCell, chosen?: Candidate): readonly Evidence[] {
  const terms = new Map(equations.flatMap(({ sum }) => sum.terms).map((term) => [term.cell, term]));
  return [...terms.values()].filter(({ cell }) => cell.amount || cell === repaired).map(({ cell, name }) => ({ what: name.zh, value: cell === repaired ? chosen!.text : cell.raw, place: cell.place }));
}
