/** What became of the inputs, in the user's words. */
import { join } from 'node:path';
import type { DocumentRow } from '../../schemas/rows.js';
import type { SourceJson } from '../../schemas/source.js';
import { EXIT } from './command.js';
import type { Result } from './extract-batch.js';
import { fill, type FailureCode, type Messages } from './messages/messages.js';
import type { Report, Summary } from '../service/tasks.js';
import { wordReasons } from './word-reasons.js';

type Failure = Exclude<Report<never>, { kind: 'done' }>;

/** Why a file has no result: its path, plain words, and what was found for those who look closer. */
export function wordFailure(path: string, failure: Failure, messages: Messages): string {
  switch (failure.kind) {
    case 'unreadable':
      return fill(messages.run.unreadable, { path, words: messages.failures[failure.code], code: failure.code, detail: failure.detail });
    default:
      return fill(messages.run.fault, { path, detail: failure.detail });
  }
}

/** One line as each input is through. */
export function progressLine(result: Result, count: number, total: number, messages: Messages): string {
  const line = (what: string): string => fill(messages.run.progress, { count, total, path: result.path, what });
  switch (result.kind) {
    case 'extracted':
      return line(messages.run.done);
    case 'skipped':
      return line(result.source.failure ? fill(messages.run.skippedFailure, { reason: messages.failures[result.source.failure.code as FailureCode] }) : messages.run.skipped);
    default:
      return `[${count}/${total}] ${wordFailure(result.path, result, messages)}`;
  }
}

/** What is known of a document: at length where it is new and they are few, else on one line; nothing where there is no result. */
export function summaryOf(result: Result, store: string, long: boolean, messages: Messages): string | undefined {
  if (result.kind === 'unreadable' || result.kind === 'fault') return undefined;
  if (result.kind === 'skipped') return result.source.failure ? undefined : shortSummary(result.source.outcome, store, messages);
  const { path, summary } = result;
  const summaryOfOne = (one: Summary): string => (long ? longSummary(path, one, store, messages) : shortSummary(one.outcome, store, messages));
  if (!summary.parts) return summaryOfOne(summary);
  return [fill(messages.summary.volume, { path, count: summary.parts.length }), ...summary.parts.map(summaryOfOne)].join('\n');
}

function longSummary(path: string, { outcome, reasons, forms, missing }: Summary, store: string, messages: Messages): string {
  const words = messages.summary;
  const lacking = missing.map(({ title, reason }) => fill(words.missingForm, { title, reason: messages.missing[reason] }));
  const lines: readonly (readonly [string, string])[] = [
    [words.file, path],
    [words.unit, outcome.unit || words.noUnit],
    [words.forms, listOf(forms, messages)],
    [words.missing, listOf(lacking, messages)],
    [words.checks, fill(words.tally, { held: outcome.checks_held, broken: outcome.checks_broken, unchecked: outcome.checks_unchecked })],
    // Which forms are missing is said above.
    [words.reasons, wordReasons(reasons.filter(({ code }) => code !== 'form-damaged' && code !== 'form-absent' && code !== 'no-form'), messages)],
    [words.results, folderOf(outcome, store)],
  ];
  return ['', titleOf(outcome, messages), ...lines.filter(([, value]) => value !== '').map(([name, value]) => `  ${name}${words.colon}${value}`)].join('\n');
}

function shortSummary(outcome: DocumentRow, store: string, messages: Messages): string {
  if (outcome.status === 'volume') return `${outcome.file}  ${outcome.reason}`;
  const { checks_held: held, checks_broken: broken, checks_unchecked: unchecked, forms } = outcome;
  return fill(messages.summary.short, { title: titleOf(outcome, messages), forms, held, broken, unchecked, folder: folderOf(outcome, store) });
}

function titleOf(outcome: DocumentRow, messages: Messages): string {
  const words = messages.summary;
  return fill(words.title, {
    department: outcome.department || words.noDepartment,
    year: outcome.year === '' ? words.noYear : fill(words.year, { year: outcome.year }),
    kind: messages.kinds[outcome.kind as keyof Messages['kinds']],
  });
}

function listOf(items: readonly string[], { summary }: Messages): string {
  return items.length === 0 ? summary.none : `${items.length}${summary.colon}${items.join(summary.separator)}`;
}

function folderOf(outcome: DocumentRow, store: string): string {
  return join(store, 'documents', outcome.id);
}

/** A document that several files make together. */
export function joinedLine({ joined, outcome }: SourceJson, store: string, messages: Messages): string {
  return fill(messages.summary.joined, { path: outcome.file, count: joined?.length ?? 0, summary: shortSummary(outcome, store, messages) });
}

/** The last line: how many of each. */
export function totalLine(results: readonly Result[], store: string, messages: Messages): string {
  const failed = results.filter(isFailed).length;
  const extracted = results.filter((result) => result.kind === 'extracted').length;
  return fill(messages.run.total, { total: results.length, extracted, skipped: results.length - extracted - failed, failed, index: join(store, 'documents.csv'), store });
}

/** @param strict a loss or a broken check counts as well */
export function exitCodeOf(results: readonly Result[], strict: boolean): number {
  if (results.some((result) => result.kind === 'fault')) return EXIT.fault;
  return results.some((result) => isFailed(result) || (strict && isDoubtful(result))) ? EXIT.someUnreadable : EXIT.done;
}

/** Also where an earlier run has found out. */
function isFailed(result: Result): boolean {
  return result.kind === 'skipped' ? result.source.failure !== null : result.kind !== 'extracted';
}

function isDoubtful(result: Result): boolean {
  if (result.kind === 'extracted') return (result.summary.parts ?? [result.summary]).some(({ outcome }) => isLacking(outcome));
  return result.kind === 'skipped' && isLacking(result.source.outcome);
}

function isLacking({ status, checks_broken: broken }: DocumentRow): boolean {
  return status === 'partial' || status === 'unreadable' || status === 'fault' || (broken !== '' && broken !== '0');
}
