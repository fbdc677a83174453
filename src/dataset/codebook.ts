/** The codebook: every column of every table and every code, in Chinese and English, from the definitions of the tables. */
import { readCodeLists, readTables } from '../../schemas/dataset/tables.js';
import type { ColumnType, Table } from '../../schemas/dataset/table.js';

const TYPES: Readonly<Record<ColumnType, string>> = { text: '文字 text', integer: '整数 integer', decimal: '精确小数 exact decimal', real: '实数 real', boolean: '是否 boolean' };

/** Markdown. */
export function toCodebook(): string {
  const lists = Object.entries(readCodeLists()).map(([name, list]) => {
    const rows = Object.entries(list).map(([code, { zh, en }]) => [`\`${code}\``, zh, en]);
    return `### ${name}\n\n${toMarkdown(['编码 code', '含义', 'meaning'], rows)}`;
  });
  return [
    '# 数据说明 Codebook',
    '空值表示没有：没有印、不知道或不适用，详见各列。金额为精确小数，不经浮点数。\n\nAn empty value means that there is none: not printed, not known, or not applicable; the columns say which. Amounts are exact decimals and never binary floats.',
    '## 表 Tables',
    ...readTables().map(describeTable),
    '## 编码 Codes',
    ...lists,
  ].join('\n\n');
}

function describeTable({ name, zh, en, key, columns }: Table): string {
  const rows = columns.map((column) => [`\`${column.name}\``, TYPES[column.type], column.codes === undefined ? '' : `[${column.codes}](#${column.codes})`, column.zh, column.en]);
  return `### ${name}\n\n${zh}。\n\n${en}. 主键 key: ${key.map((column) => `\`${column}\``).join(', ')}.\n\n${toMarkdown(['列 column', '类型 type', '编码 codes', '含义', 'meaning'], rows)}`;
}

/** The same as one table: a row a column or a code. */
export function toCodebookRows(): readonly (readonly string[])[] {
  const columns = readTables().flatMap((table) => table.columns.map(({ name, type, codes = '', zh, en }) => ['column', table.name, name, type, codes, zh, en]));
  const codes = Object.entries(readCodeLists()).flatMap(([list, entries]) => Object.entries(entries).map(([code, { zh, en }]) => ['code', list, code, '', '', zh, en]));
  return [['what', 'of', 'name', 'type', 'codes', 'zh', 'en'], ...columns, ...codes];
}

function toMarkdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
