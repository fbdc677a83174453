/** The smallest consistent input on which one arithmetic rule can be checked, made from the rule itself. */
import { Decimal } from 'decimal.js';
import type { BetweenRule, ByCodeRule, ColumnOf, Figure, FiguresRule, FormRule, IdentityRule, RatesRule, RepeatsRule, Spot, StatedFigure } from '../../../schemas/identities.js';
import { fact as toFact, form as toForm, type RowData } from './build.js';
import type { Fact } from '../../../src/model/fact.js';
import type { Form } from '../../../src/model/form.js';

/** A figure of the world: where it stands, and what it is; values are in hundredths. */
interface Placed {
  readonly form?: string;
  readonly part: string;
  readonly label: string;
  readonly code: string;
  readonly column: string;
  readonly fact?: string;
  readonly subject: string;
  readonly unit: string;
  /** May not be moved: a rule's own number, or a condition. */
  readonly fixed: boolean;
  value: number;
}

export interface World {
  readonly forms: readonly Form[];
  readonly facts: readonly Fact[];
  /** Of another document of the department. */
  readonly others: readonly Form[];
  /** Places of the figures that break the rule when they are moved up. */
  readonly movable: readonly string[];
}

export type Arithmetic = FormRule | ByCodeRule | FiguresRule | RepeatsRule | RatesRule | BetweenRule;

export function isArithmetic(rule: IdentityRule): rule is Arithmetic {
  return ['columns', 'rows', 'codes', 'by-code', 'figures', 'repeats', 'rates', 'between'].includes(rule.kind);
}

const first = (pattern: string): string => pattern.split(' | ')[0]!;
const lastStep = (pattern: string): string => first(pattern).split(' > ').at(-1)!.replaceAll('*', '');
const CLASS_LABELS: Readonly<Record<string, string>> = { 208: '八、社会保障和就业支出', 210: '九、卫生健康支出' };

/** @param amounts hundredths from 1 on, as many as are needed */
export function worldOf(rule: Arithmetic, amounts: readonly number[]): World {
  let next = 0;
  const amount = (): number => amounts[next++ % amounts.length]!;
  const cell = (form: string, part: string | undefined, label: string, column: string, code = '', fixed = false): Placed => ({ form, part: part ?? '', label, code, column: first(column), subject: '', unit: '万元', fixed, value: amount() });
  switch (rule.kind) {
    case 'columns':
      return balanced(rule.left.map((name) => cell(rule.form, rule.part, '合计', name)), rule.right.map((name) => cell(rule.form, rule.part, '合计', name)));
    case 'rows': {
      const total = cell(rule.form, rule.part, lastStep(rule.left), '金额');
      const parts = rule.right === 'classes' ? ['一、甲', '二、乙'] : rule.right.map(lastStep);
      const rows = parts.map((label) => cell(rule.form, rule.part, label, '金额'));
      return balanced([total], rows, rule.right === 'classes' ? [...rows, total] : [total, ...rows]);
    }
    case 'codes': {
      const parent = typeof rule.parent === 'string' ? '' : '20805'.slice(0, rule.parent);
      const codes = { 3: ['208', '210'], 5: ['20805', '20808'], 7: ['2080501', '2080502'] }[rule.child];
      return balanced([cell(rule.form, '', parent === '' ? lastStep(String(rule.parent)) : '款项', '金额', parent)], codes.map((code) => cell(rule.form, '', '款项', '金额', code)));
    }
    case 'by-code': {
      const at = (column: ColumnOf): Placed => {
        const code = rule.digits === 'class' ? '208' : '2080501';
        return column.part === undefined ? cell(column.form, '', '科目', column.column, code) : cell(column.form, column.part, CLASS_LABELS[code]!, column.column);
      };
      return balanced([at(rule.left)], rule.right.map(at), undefined, rule.relation, conditionsOf(rule, cell));
    }
    case 'figures': {
      const about = rule.about ? '甲/' : [...rule.left, ...rule.right].some(isOfSubject) ? '208' : '';
      const [left, right] = [rule.left, rule.right].map((figures) => figures.flatMap((figure) => place(figure, cell, amount, about)));
      const lead = rule.about ? place(rule.about, cell, amount, about).filter(({ fact }) => ![...left!, ...right!].some((one) => one.fact === fact)) : [];
      return balanced(left!, right!, inOrder([...left!, ...right!], above(rule)), rule.relation, [...lead.map((one) => ({ ...one, fixed: true })), ...conditionsOf(rule, cell)], rule.mean);
    }
    case 'repeats': {
      const group = rule.facts[0]!;
      const [one, other] = [group[0]!, group[1] ?? group[0]!].map((figure) => place(figure, cell, amount)[0]!);
      other!.value = one!.value;
      return toWorld([one!, other!], [one!, other!]);
    }
    case 'rates':
      return rateWorld(rule, place, cell, amount);
    case 'between': {
      const [left, own, right] = [rule.left, rule.own, rule.right].map((figures) => figures.flatMap((figure) => place(figure, cell, amount)));
      left![0]!.value = [...right!, ...own!].reduce((sum, { value }) => sum + value, 0);
      return { ...toWorld([...left!, ...own!], left!), others: formsOf(right!) };
    }
  }
}

/** Numbered items, then the rows that others stand below, then those. */
function inOrder(all: readonly Placed[], over: readonly Placed[]): Placed[] {
  const item = ({ label }: Placed): boolean => label.startsWith('一、');
  return [...all.filter(item), ...over, ...all.filter((one) => !item(one))];
}

function isOfSubject(figure: Figure): boolean {
  return figure.kind === 'printed' && figure.spots.some(({ codes }) => codes === 'subject');
}

/** Rows below which others stand (`年初结转和结余 > 一般公共预算`). */
function above({ left, right }: FiguresRule): readonly Placed[] {
  const rows = [...left, ...right].flatMap((figure) => (figure.kind === 'printed' ? figure.spots.slice(0, 1) : [])).filter(({ row }) => row !== undefined && first(row).includes(' > '));
  return rows.map(({ form, part, row }) => ({ form, part: part ?? '', label: first(row!).split(' > ')[0]!.replaceAll('*', ''), code: '', column: '备注', subject: '', unit: '万元', fixed: true, value: 0 }));
}

type CellMaker = (form: string, part: string | undefined, label: string, column: string, code?: string, fixed?: boolean) => Placed;

/** A stated figure is of two subjects where all of them are added up. */
function place(figure: Figure, cell: CellMaker, amount: () => number, below = ''): readonly Placed[] {
  switch (figure.kind) {
    case 'printed':
      return placeSpot(figure.spots[0]!, cell);
    case 'constant':
      return [{ part: '', label: '', code: '', column: '', subject: '', unit: figure.unit, fixed: true, value: Number(figure.constant) * 100 }];
    case 'stated':
      return subjectsOf(figure, below).map((subject) => ({ part: '', label: '', code: '', column: '', fact: nameOf(figure), subject, unit: unitOf(figure), fixed: false, value: unitOf(figure) === '个' ? amount() * 100 : amount() }));
  }
}

function placeSpot(spot: Spot, cell: CellMaker): readonly Placed[] {
  if (spot.codes === 'subject') return [cell(spot.form, spot.part, '科目', spot.column, '208')];
  if (spot.codes) return spot.codes.map((code) => cell(spot.form, spot.part, '科目', spot.column, code));
  if (spot.row === undefined) return [cell(spot.form, spot.part, '合计', spot.column)];
  // Main items are numbered, so that what stands below another row under the same name is another row.
  const item = !first(spot.row).includes(' > ') && /^(?:一般公共|政府性基金|国有资本)/.test(spot.row);
  return [cell(spot.form, spot.part, item ? `一、${lastStep(spot.row)}` : lastStep(spot.row), spot.column)];
}

function nameOf({ facts }: StatedFigure): string {
  return facts[0]!.replace('*', 'x');
}

function unitOf(figure: StatedFigure): string {
  const name = nameOf(figure);
  if (/share|pct|completion|rate$|growth|_limit/.test(name)) return '%';
  if (/score|points|weight|deduction/.test(name)) return '分';
  return /projects|vehicles|veh_|car_kept|car_count|grade|quantity|expected|done|answers|satisfied/.test(name) ? '个' : '万元';
}

function subjectsOf({ all, scope, prefixes, length, under }: StatedFigure, below: string): readonly string[] {
  if (!all) return [length === 0 ? '' : prefixes && !length ? prefixes[0]! : length === 3 ? (prefixes?.[0] ?? '301') : under !== undefined ? `/${under}` : below === '甲/' ? '甲' : below];
  if (scope === 'below') return [`${below}一`, `${below}二`];
  if (scope === 'digits') return ['30101', '30102'];
  const lead = prefixes?.[0] ?? '208';
  return length === 5 ? [`${lead}01`, `${lead}02`] : [prefixes?.[0] ?? '208', prefixes?.[1] ?? '210'];
}

function conditionsOf(rule: ByCodeRule | FiguresRule, cell: CellMaker): readonly Placed[] {
  const nil = rule.when.nil.flatMap((figure) => place(figure, cell, () => 0)).map((one) => ({ ...one, fixed: true, value: 0 }));
  if ('about' in rule && rule.about) return rule.when.equal.flatMap(([left]) => place(left, cell, () => 5000, '甲/')).map((one) => ({ ...one, fixed: true }));
  const equal = rule.when.equal.flat().flatMap((figure) => place(figure, cell, () => 0)).map((one) => ({ ...one, fixed: true, value: 777_00 }));
  return [...nil, ...equal];
}

/** Sets the first movable figure of one side so that both are equal (or, for at-most, the left one less). */
function balanced(left: readonly Placed[], right: readonly Placed[], order = [...left, ...right], relation: 'equal' | 'at-most' = 'equal', besides: readonly Placed[] = [], mean = false): World {
  if ([...left, ...right].some(({ unit }) => unit === '个')) for (const one of [...left, ...right]) one.value = Math.round(one.value / 100) * 100;
  const sum = (side: readonly Placed[]): number => side.reduce((total, { value }) => total + value, 0);
  const target = left.find(({ fixed }) => !fixed)!;
  const other = right.find(({ fixed }) => !fixed);
  if (mean) target.value = Math.floor(sum(right) / right.length + 0.5);
  else if (other && sum(left) - target.value >= sum(right)) other.value += sum(left) - sum(right);
  else target.value += sum(right) - sum(left);
  if (relation === 'at-most') {
    if (other) other.value += 100;
  }
  // The same figure on both sides of an identity is one figure, and moving it changes nothing.
  const moved = relation === 'at-most' ? left : [...left, ...right];
  return toWorld([...order, ...besides], moved.filter(({ fixed }) => !fixed));
}

function rateWorld(rule: RatesRule, placed: typeof place, cell: CellMaker, amount: () => number): World {
  const [rate, part, whole] = rule.cases[0]!.map((figure) => placed(figure, cell, amount)[0]!) as [Placed, Placed, Placed];
  if (rule.ofNothing) {
    [rate.value, part.value, whole.value] = [500, 10_500, 10_000];
    return toWorld([rate, part, whole], [rate]);
  }
  whole.value = whole.value * 10 + 100_000;
  const [x, y] = [new Decimal(part.value), new Decimal(whole.value)];
  const quotient = { share: x.div(y), growth: x.div(y.minus(x)), variation: x.minus(y).div(y) }[rule.of];
  rate.value = quotient.mul(10_000).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  return toWorld([rate, part, whole], [rate]);
}

const print = (value: number, unit: string): string => (unit === '个' ? String(Math.round(value / 100)) : (value / 100).toFixed(2));

function toWorld(all: readonly Placed[], movable: readonly Placed[]): World {
  const factOf = (one: Placed): Fact => toFact(one.fact!, print(one.value, one.unit), { subject: one.subject, unit: one.unit, place: { cell: keyOf(one, all) } });
  return { forms: formsOf(all), facts: all.filter(({ fact }) => fact !== undefined).map(factOf), others: [], movable: movable.map((one) => keyOf(one, all)) };
}

/** Two statements of one fact differ by their place in the list. */
function keyOf(one: Placed, all: readonly Placed[]): string {
  return one.fact === undefined ? `${one.form!}/${rowsOf(one.form!, all).findIndex((row) => isSameRow(row, one))}/${one.column}` : `fact ${all.indexOf(one)}`;
}

const isSameRow = (a: Placed, b: Placed): boolean => a.part === b.part && a.label === b.label && a.code === b.code;

function rowsOf(form: string, all: readonly Placed[]): readonly Placed[] {
  const cells = all.filter((one) => one.form === form);
  return cells.filter((one, at) => cells.findIndex((other) => isSameRow(one, other)) === at);
}

function formsOf(all: readonly Placed[]): readonly Form[] {
  return [...new Set(all.flatMap(({ form }) => form ?? []))].map((id) => toForm(id, rowsOf(id, all).map((row): RowData => ({
    part: row.part, label: row.label, code: row.code,
    cells: Object.fromEntries(all.filter((one) => one.form === id && isSameRow(one, row)).map((one) => [one.column, print(one.value, one.unit)])),
  }))));
}
