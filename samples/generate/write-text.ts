/** A disclosure as text that another extraction tool left: tables by tabs, pipes or tags, stray lines at page breaks, watermark lines. */
import { expand, type PrintedBlock, type PrintedDocument, type PrintedForm, type PrintedTable } from './printed.js';
import type { Random } from './random.js';

export type TextTables = 'tabs' | 'pipes' | 'html';

const MARK = '仅供内部审核';
/** Characters after which a tool breaks a paragraph that runs over a page. */
const PAGE_OF_TEXT = 700;

interface Writer {
  readonly tables: TextTables;
  readonly random: Random;
  /** Lines of the watermark between the blocks. */
  readonly marks: boolean;
}

/** Text of each place of the grid: a spanning cell stands at its first place only. */
function gridText(table: PrintedTable): readonly (readonly string[])[] {
  return expand(table).map((row, rowIndex, grid) => row.map((cell, column) => {
    const covered = (column > 0 && row[column - 1] === cell) || (rowIndex > 0 && grid[rowIndex - 1]![column] === cell);
    return covered ? '' : cell.text;
  }));
}

/** A page break leaves an empty line in the table, and at times a rule of dashes after the row that follows. */
function tabbed(table: PrintedTable, random: Random): string {
  const rows = gridText(table);
  const breakAt = rows.length > 24 && random.chance(0.7) ? random.integer(table.headerRows + 5, rows.length - 2) : -1;
  const dashes = random.chance(0.5);
  return rows.flatMap((row, index) => {
    const line = row.join('\t');
    if (index !== breakAt) return [line];
    return dashes ? ['', line, row.map((text) => '-'.repeat(Math.max(2, text.length))).join('\t')] : ['', line];
  }).join('\n');
}

function piped(table: PrintedTable): string {
  const rows = gridText(table).map((row) => `| ${row.join(' | ')} |`);
  const rule = `|${table.widths.map(() => ' --- ').join('|')}|`;
  return [rows[0]!, rule, ...rows.slice(1)].join('\n');
}

function tagged(table: PrintedTable): string {
  const cellHtml = (cell: PrintedTable['rows'][number][number]): string => {
    const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}`;
    return `<td${spans}>${cell.text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</td>`;
  };
  return `<table>${table.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</table>`;
}

function formText(form: PrintedForm, { tables, random }: Writer, oneLine: boolean): string {
  const table = { tabs: () => tabbed(form.table, random), pipes: () => piped(form.table), html: () => tagged(form.table) }[tables]();
  const department = `部门名称：${form.department}`;
  const captions = [form.department === '' ? '' : department, form.year, form.unitLine].filter((text) => text !== '');
  const lines = [form.title, form.formNo, ...(oneLine ? [captions.join(' ')] : captions), table, ...form.notes];
  return lines.filter((text) => text !== '').join('\n\n');
}

/** A long paragraph is cut in two where a page ends. */
function broken(text: string, random: Random): string {
  if (text.length < 90 || !random.chance(0.3)) return text;
  const at = random.integer(30, text.length - 30);
  return `${text.slice(0, at)}\n\n${text.slice(at)}`;
}

function blockText(block: PrintedBlock, writer: Writer, oneLine: boolean): string {
  switch (block.kind) {
    case 'cover': return block.lines.join('\n');
    case 'contents': return ['目 录', '', ...block.lines.map((line) => `${line.text}\t${line.page}`)].join('\n');
    case 'heading': return block.text;
    case 'paragraph': return broken(block.text, writer.random);
    case 'form': return formText(block, writer, oneLine);
  }
}

/** The text, with the watermark flattened into lines as extraction of a marked PDF leaves it. */
export function toText({ blocks, style }: PrintedDocument, writer: Writer): string {
  const marks = Array.from({ length: 4 }, () => MARK);
  let since = 0;
  const parts = blocks.flatMap((block) => {
    const text = blockText(block, writer, style.captions === 'one-line');
    since += text.length;
    const pageEnds = writer.marks && since > PAGE_OF_TEXT;
    if (pageEnds) since = 0;
    return pageEnds ? [text, MARK] : [text];
  });
  return [...(writer.marks ? marks : []), ...parts, ''].join('\n\n');
}
