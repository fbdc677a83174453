/** A disclosure as readable text: its forms as tables, then what is broken, missing or doubtful. */
import Table from 'cli-table3';
import type { DisclosureJson, FormJson } from '../../schemas/disclosure.js';
import type { ProblemCode } from '../model/problem.js';
import { alignCells } from '../publish/align-cells.js';
import { fill, type Messages } from './messages/messages.js';

type Cell = FormJson['rows'][number]['cells'][number];

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

/** Columns that are empty in all rows are left out; a doubtful figure has `!` after it. */
function printForm(form: FormJson, messages: Messages): string {
  const words = messages.show;
  const lead = (['part', 'lineNo', 'code', 'label'] as const).filter((name) => form.rows.some((row) => row[name] !== ''));
  const heading = [form.title || form.id, form.formNo, form.unit].filter(Boolean).join('  ');
  if (form.rows.length === 0) return form.statedEmpty ? `${heading}\n${words.statedEmpty}` : heading;
  const table = new Table({
    head: [...lead.map((name) => words[name]), ...form.columns.map((column) => column.split('/').join('\n'))],
    colAligns: [...lead.map(() => 'left' as const), ...form.columns.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  });
  for (const row of form.rows) table.push([...lead.map((name) => row[name]), ...alignCells(form.columns, row.cells).map(printCell)]);
  return `${heading}\n${table.toString()}${hasSuspect(form) ? `\n${words.suspect}` : ''}`;
}

function printCell(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.status === 'suspect' ? `${cell.raw} !` : cell.raw;
}

function hasSuspect(form: FormJson): boolean {
  return form.rows.some((row) => row.cells.some((cell) => cell.status === 'suspect'));
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
