/**
 * Checks inside one form: over its columns, its rows, its classification codes.
 *
 * Layouts leave out columns and rows that would be nil. What is not found therefore counts
 * as nothing; it is a doubt only where an amount stands beside it that no part of the rule claims.
 */
import type { FormRule } from '../../schemas/identities.js';
import type { Check, Checks, SumCheck, Unmade } from './check.js';
import { findRow, groupBy, type Index, type IndexedForm, type IndexedRow } from './disclosure-index.js';
import { doubt, formMissing, noColumn, noRow, sideOfCell } from './find-terms.js';
import { join, NOTHING, type Doubt, type Side } from './term.js';

type RuleOf<K extends FormRule['kind']> = Extract<FormRule, { kind: K }>;

const NONE: Checks = { made: [], unmade: [] };
const LEVELS = [3, 5, 7];

/** The rule's checks in every form of its id; in forms without any amount there is nothing to check. */
export function checkForm(rule: FormRule, index: Index): Checks {
  const forms = index.forms.get(rule.form) ?? [];
  if (forms.length === 0) return !index.missing.has(rule.form) ? NONE : { made: [], unmade: formMissing(index, rule.form).map((lost) => ({ rule, doubt: lost })) };
  const checks = forms.filter(({ hasAmounts }) => hasAmounts).map((form) => checksIn(rule, form));
  return { made: checks.flatMap(({ made }) => made), unmade: checks.flatMap(({ unmade }) => unmade) };
}

function checksIn(rule: FormRule, form: IndexedForm): Checks {
  switch (rule.kind) {
    case 'columns':
      return overColumns(rule, form);
    case 'rows':
      return overRows(rule, form);
    case 'codes':
      return overCodes(rule, form);
  }
}

function toCheck(rule: FormRule, left: Side, right: Side): SumCheck {
  return { kind: 'sum', rule, left, right, relation: 'equal', rounded: 'apart' };
}

function lacking(rule: FormRule, reason: Doubt): Checks {
  return { made: [], unmade: [{ rule, doubt: reason }] };
}

function overColumns(rule: RuleOf<'columns'>, form: IndexedForm): Checks {
  if (rule.without.some((name) => form.column(name) !== undefined)) return NONE;
  const [left, right] = [rule.left, rule.right].map((names) => names.map((name) => ({ name, header: form.column(name, rule.part) })));
  const absent = left!.find(({ header }) => header === undefined) ?? (right!.every(({ header }) => header === undefined) ? right![0] : undefined);
  if (absent) return lacking(rule, noColumn(form, absent.name));
  const claimed = new Set([...left!, ...right!].map(({ header }) => header));
  const unprinted = right!.filter(({ header }) => header === undefined).map(({ name }) => noColumn(form, name));
  const side = (row: IndexedRow, columns: typeof right): Side => join(columns!.map(({ header }) => sideAt(form, row, header)));
  const made = form.rows
    .filter(({ row }) => rule.part === undefined || row.part === rule.part)
    .map((row) => toCheck(rule, side(row, left), withDoubts(side(row, right), [...row.cells].some(([header, cell]) => !claimed.has(header) && cell.amount) ? unprinted : [])));
  return { made, unmade: [] };
}

function sideAt(form: IndexedForm, row: IndexedRow, header: string | undefined): Side {
  const cell = header === undefined ? undefined : row.cells.get(header);
  return cell ? sideOfCell(form, row, cell) : NOTHING;
}

function withDoubts(side: Side, doubts: readonly Doubt[]): Side {
  return { ...side, doubts: [...side.doubts, ...doubts] };
}

function overRows(rule: RuleOf<'rows'>, form: IndexedForm): Checks {
  if (rule.without.some((name) => findRow(form, rule.part, name) !== undefined)) return NONE;
  const total = findRow(form, rule.part, rule.left);
  if (!total) return lacking(rule, noRow(form, rule.left));
  const { rows, unprinted } = rule.right === 'classes' ? { rows: classesAbove(form, rule.part, total), unprinted: [] } : namedRows(form, rule.part, rule.right);
  if (rows.length === 0) return lacking(rule, unprinted[0] ?? noRow(form, '一、'));
  // Main items are parts of the first row on the right: where it is not printed, they may be the addends.
  const leads = rule.right === 'classes' || findRow(form, rule.part, rule.right[0]!) !== undefined;
  const others = form.rows.filter((row) => !(leads && row.ordinal) && row !== total && !rows.includes(row) && (rule.part === undefined || row.row.part === rule.part));
  return { made: inEachColumn(rule, form, total, rows, (column) => (others.some((row) => row.cells.get(column)?.amount) ? unprinted : [])), unmade: [] };
}

function classesAbove(form: IndexedForm, part: string | undefined, total: IndexedRow): readonly IndexedRow[] {
  return form.rows.slice(0, form.rows.indexOf(total)).filter(({ row, ordinal }) => ordinal && (part === undefined || row.part === part));
}

function namedRows(form: IndexedForm, part: string | undefined, patterns: readonly string[]): { rows: readonly IndexedRow[]; unprinted: readonly Doubt[] } {
  const found = patterns.map((pattern) => ({ pattern, row: findRow(form, part, pattern) }));
  return {
    rows: found.flatMap(({ row }) => (row ? [row] : [])),
    unprinted: found.flatMap(({ pattern, row }) => (row ? [] : [noRow(form, pattern)])),
  };
}

function inEachColumn(rule: FormRule, form: IndexedForm, total: IndexedRow, rows: readonly IndexedRow[], doubtsIn: (column: string) => readonly Doubt[]): readonly Check[] {
  return [...total.cells].map(([column, cell]) => toCheck(rule, sideOfCell(form, total, cell), withDoubts(join(rows.map((row) => sideAt(form, row, column))), doubtsIn(column))));
}

function overCodes(rule: RuleOf<'codes'>, form: IndexedForm): Checks {
  const byParent = groupBy(form.rows.filter(({ row }) => row.code.length === rule.child), ({ row }) => (typeof rule.parent === 'string' ? '' : row.code.slice(0, rule.parent)));
  if (byParent.size === 0) return NONE;
  const tree = codeTreeOf(form);
  const made: Check[] = [];
  const unmade: Unmade[] = [];
  for (const [code, children] of byParent) {
    const parent = typeof rule.parent === 'string' ? findTotal(form, rule.parent) : form.rows.find(({ row }) => row.code === code);
    const doubts = rowsInDoubt(form, rule, code, tree);
    if (parent) made.push(...inEachColumn(rule, form, parent, children, () => doubts));
    else unmade.push({ rule, doubt: noRow(form, typeof rule.parent === 'string' ? rule.parent : code) });
  }
  return { made, unmade };
}

function findTotal(form: IndexedForm, label: string): IndexedRow | undefined {
  return findRow({ ...form, rows: form.rows.filter(({ row }) => row.code === '') }, undefined, label);
}

/** What the codes of a form say of it as a tree. */
interface CodeTree {
  readonly codes: readonly string[];
  readonly known: ReadonlySet<string>;
  /** Codes that are printed again. */
  readonly twice: readonly string[];
  /** A row with amounts whose code is not clear. */
  readonly odd?: IndexedRow;
}

function codeTreeOf({ rows }: IndexedForm): CodeTree {
  const codes = rows.map(({ row }) => row.code);
  const odd = rows.find(({ row, name }) => (row.code === '' ? isUncoded(row.cells.some((cell) => cell.amount), name) : !LEVELS.includes(row.code.length)));
  return { codes, known: new Set(codes), twice: codes.filter((code, at) => code !== '' && codes.indexOf(code) !== at), ...(odd && { odd }) };
}

/** Rows by which the tree below a code shows that it is not whole. */
function rowsInDoubt(form: IndexedForm, rule: RuleOf<'codes'>, parent: string, { codes, known, twice, odd }: CodeTree): readonly Doubt[] {
  const orphan = codes.find((code) => code.length > rule.child && code.startsWith(parent) && !known.has(code.slice(0, rule.child)));
  const again = twice.find((code) => code.length === rule.child && code.startsWith(parent));
  return [
    ...(odd ? [doubt(form, `${form.title}“${odd.row.code || odd.row.label}”一行的科目编码不明`, `${form.form.id}: the code of row ${odd.row.code || odd.row.label} is not clear`)] : []),
    ...(orphan === undefined ? [] : [noRow(form, orphan.slice(0, rule.child))]),
    ...(again === undefined ? [] : [doubt(form, `${form.title}有两行“${again}”`, `${form.form.id} has two rows ${again}`)]),
  ];
}

function isUncoded(hasAmount: boolean, name: string): boolean {
  return hasAmount && name !== '' && !/[合总小]计$/.test(name);
}
