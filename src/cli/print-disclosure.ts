/** A disclosure as readable text: its forms as tables, then what is broken, missing or doubtful. */
import Table from 'cli-table3';
import type { DisclosureJson, FormJson } from '../../schemas/disclosure.js';
import type { ProblemCode } from '../model/problem.js';
import { alignCells } from '../publish/align-cells.js';
import { fill, type Messages } from './messages/messages.js';

type Row = FormJson['rows'][number];
type Cell = Row['cells'][number];

export function printDisclosure(disclosure: DisclosureJson, messages: Messages): string {
  const blocks = [
    printTitle(disclosure, messages),
    ...[...disclosure.forms, ...disclosure.tables].map((form) => printForm(form, messages)),
    printFindings(disclosure, messages),
    printMissing(disclosure, messages),
    printProblems(disclosure, messages),
    printMarks(disclosure, messages),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function printTitle({ department, fiscalYear, kind, region, unit }: DisclosureJson, messages: Messages): string {
  const words = messages.summary;
  const year = fiscalYear === null ? words.noYear : fill(words.year, { year: fiscalYear });
  const title = fill(words.title, { department: department || words.noDepartment, year, kind: messages.kinds[kind] });
  return [title, [region.province, region.prefecture, region.county].filter(Boolean).join(' '), unit].filter(Boolean).join('  ');
}

/** Each side of a two-sided form is a table of its own; rows without anything printed are left out; a doubtful figure has `!` after it. */
function printForm(form: FormJson, messages: Messages): string {
  const words = messages.show;
  const parts = [...new Set(form.rows.map((row) => row.part))].map((part) => printPart(part, form.rows.filter((row) => row.part === part), form.columns, messages));
  return [
    [form.title || form.id, form.formNo, form.unit].filter(Boolean).join('  '),
    ...parts,
    ...(form.statedEmpty ? [words.statedEmpty] : []),
    ...(form.rows.some((row) => row.cells.some(isSuspect)) ? [words.suspect] : []),
  ].join('\n');
}

function printPart(part: string, rows: readonly Row[], columns: readonly string[], messages: Messages): string {
  const lead = (['lineNo', 'code', 'label'] as const).filter((name) => rows.some((row) => row[name] !== ''));
  const lines = rows.map((row) => ({ row, cells: alignCells(columns, row.cells) }));
  const used = columns.map((_, index) => index).filter((index) => lines.some(({ cells }) => cells[index]));
  const table = new Table({
    head: [...lead.map((name) => messages.show[name]), ...used.map((index) => columns[index]!.split('/').join('\n'))],
    colAligns: [...lead.map(() => 'left' as const), ...used.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  });
  for (const { row, cells } of lines) {
    if (row.label === '' && row.cells.every((cell) => cell.raw === '')) continue;
    table.push([...lead.map((name) => row[name]), ...used.map((index) => printCell(cells[index]))]);
  }
  return [part, table.toString()].filter(Boolean).join('\n');
}

function printCell(cell: Cell | undefined): string {
  if (!cell) return '';
  return isSuspect(cell) ? `${cell.raw} !` : cell.raw;
}

function isSuspect(cell: Cell): boolean {
  return cell.status === 'suspect';
}

function printFindings({ findings, tally }: DisclosureJson, messages: Messages): string {
  const broken = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return [
    broken.length === 0 ? messages.show.noFindings : messages.show.findings,
    ...broken.map(({ rule, severity, message }) => `  ${rule}  ${messages.severities[severity]}  ${message[messages.language]}`),
    fill(messages.summary.tally, { ...tally }),
    fill(messages.show.otherFindings, { rounding: count('rounding'), unchecked: count('unchecked') }),
  ].join('\n');
}

function printMissing({ missing }: DisclosureJson, messages: Messages): string {
  if (missing.length === 0) return '';
  return [messages.show.missing, ...missing.map(({ title, reason }) => `  ${fill(messages.summary.missingForm, { title, reason: messages.missing[reason] })}`)].join('\n');
}

function printProblems({ problems }: DisclosureJson, messages: Messages): string {
  if (problems.length === 0) return '';
  const lines = problems.map(({ code, facts }) => `  ${fill(messages.problems[code as ProblemCode], facts)}`);
  return [messages.show.problems, ...new Set(lines)].join('\n');
}

function printMarks({ marks }: DisclosureJson, messages: Messages): string {
  const texts = [...new Set(marks.map((mark) => mark.text))].join(messages.summary.separator);
  return texts === '' ? '' : fill(messages.show.marks, { marks: texts });
}
