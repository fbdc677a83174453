/** Groups of columns side by side: label columns and the amount columns that belong to them. */
import { parseAmount } from '../model/money.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import type { ValueColumn } from './form-cell.js';
import { foldText } from './printed-text.js';
import type { Grid, Header } from './find-header.js';

type Role = 'code' | 'label' | 'line' | 'remark' | 'amount' | 'blank';

/** Code, label and line number columns, then amounts. */
export interface ColumnGroup {
  /** Empty where the header does not tell it. */
  readonly part: string;
  /** More than one where 类, 款, 项 are printed apart. */
  readonly codes: readonly number[];
  readonly labels: readonly number[];
  readonly lines: readonly number[];
  /** Their paths are without 项目 and without the header that became the part. */
  readonly amounts: readonly ValueColumn[];
}

const CODE_PARTS = ['类', '款', '项'];
/** As long as a code, or as one that has lost its first digit. */
const CODE = /^\d{3,7}$/;
const WORDS = /^\s*[\u4e00-\u9fff]/;
const ITEM_HEADER = '项目';

/** Splits the columns where a code or label column follows an amount column. */
export function findColumnGroups(grid: Grid, header: Header, definition: FormDefinition): readonly ColumnGroup[] {
  const first = header.paths.map((path, column) => roleOf(path, column, grid, header, definition));
  const roles = first.map((role, column) => (role === 'words' ? (first.includes('amount', column) ? 'label' : 'remark') : role));
  const groups: number[][] = [];
  let current: number[] = [];
  roles.forEach((role, column) => {
    if (role === 'blank') return;
    const heads = role === 'code' || role === 'label';
    if (heads && current.some((other) => roles[other] === 'amount' || roles[other] === 'remark')) {
      groups.push(current);
      current = [];
    }
    current.push(column);
  });
  if (current.length > 0) groups.push(current);
  return groups.map((columns) => toGroup(columns, roles, header, definition)).filter((group) => group.amounts.some((amount) => !amount.remark));
}

function toGroup(columns: readonly number[], roles: readonly Role[], header: Header, definition: FormDefinition): ColumnGroup {
  const isPart = (words: string, part: FormDefinition['parts'][number]): boolean => part.headers.includes(withoutBracket(words));
  const part = definition.parts.find((candidate) => columns.some((column) => header.paths[column]!.some((words) => isPart(words, candidate))));
  const having = (role: Role): readonly number[] => columns.filter((column) => roles[column] === role);
  const amounts = columns.filter((column) => roles[column] === 'amount' || roles[column] === 'remark').map((column) => ({
    column,
    path: header.paths[column]!.filter((words) => foldText(words) !== ITEM_HEADER && !(part && isPart(words, part))).join('/'),
    remark: roles[column] === 'remark',
  }));
  return { part: part?.part ?? '', codes: having('code'), labels: having('label'), lines: having('line'), amounts };
}

/** By the word at the foot of the header; where that is unknown, by what stands in the column: `words` are labels before figures, remarks after them. */
function roleOf(path: readonly string[], column: number, grid: Grid, header: Header, definition: FormDefinition): Role | 'words' {
  const leaf = leafOf(path, definition);
  const { code, label, line, remark } = definition.headers;
  if (leaf !== '') {
    if (CODE_PARTS.includes(leaf) || code.some((word) => [word, ...CODE_PARTS.map((part) => word + part)].some((end) => leaf.endsWith(end)))) return 'code';
    if (label.some((word) => leaf.endsWith(word))) return 'label';
    if (line.includes(leaf)) return 'line';
    if (remark.includes(leaf)) return 'remark';
    if (isKnownAmount(leaf, definition)) return 'amount';
  }
  return roleByContent(grid, column, header.bodyRow, leaf);
}

function withoutBracket(words: string): string {
  return foldText(words).replace(/\([^()]*\)$/, '');
}

function isKnownAmount(leaf: string, { columns }: FormDefinition): boolean {
  return columns.some(({ name, printed = [] }) => [name, ...printed].some((path) => foldText(path.slice(path.lastIndexOf('/') + 1)) === leaf));
}

/** The last word; over labels, a total that is printed beside the last header row is none of it. */
function leafOf(path: readonly string[], { totals, headers }: FormDefinition): string {
  const [leaf = '', above = ''] = path.slice(-2).reverse().map(withoutBracket);
  return totals.includes(leaf) && [...headers.code, ...headers.label].some((word) => above.endsWith(word)) ? above : leaf;
}

function roleByContent(grid: Grid, column: number, bodyRow: number, leaf: string): Role | 'words' {
  const texts = grid.slice(bodyRow).flatMap((cells, i) => {
    const cell = cells[column]!;
    return cell.row === bodyRow + i && cell.column === column && cell.text.trim() !== '' ? [cell.text.trim()] : [];
  });
  const words = texts.filter((text) => parseAmount(text).kind === 'text').length;
  const figures = texts.length - words;
  if (leaf === '' && figures > 0 && texts.every((text) => !/\d/.test(text) || CODE.test(text)) && grid[bodyRow]![column + 1]?.text.match(WORDS)) return 'code';
  if (words === 0) return leaf === '' && figures === 0 ? 'blank' : 'amount';
  return figures > 0 ? 'amount' : 'words';
}
