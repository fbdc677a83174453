/** What the checks say, as readable text: by severity, with the sums written out. */
import type { Between } from '../checks/check-between.js';
import type { Explained } from '../checks/explain.js';
import type { Disclosure } from '../model/disclosure.js';
import type { Finding, FindingSeverity } from '../model/finding.js';
import type { Rechecked } from '../recheck.js';
import { fill, type Messages } from './messages/messages.js';

const SEVERITIES: readonly FindingSeverity[] = ['error', 'warning', 'rounding', 'unchecked'];

/** A document's findings; corrections that could not be applied come first. */
export function printChecked(id: string, { disclosure, applied, lost }: Rechecked, messages: Messages): string {
  const lines = [
    titleOf(id, disclosure, messages),
    ...disclosure.problems.filter(({ code }) => code === 'correction-lost').map(({ facts }) => `  ${fill(messages.problems['correction-lost'], facts)}`),
    ...(applied.length > 0 ? [`  ${fill(messages.check.corrected, { count: applied.length })}`] : []),
    ...(lost.length > 0 ? [`  ${fill(messages.check.lost, { count: lost.length })}`] : []),
    `  ${fill(messages.summary.tally, { ...disclosure.tally })}`,
    ...SEVERITIES.flatMap((severity) => printFindings(disclosure.findings.filter((finding) => finding.severity === severity), severity, messages)),
    ...(disclosure.findings.length === 0 ? [`  ${messages.check.nothing}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function titleOf(id: string, { department, fiscalYear, kind }: Disclosure, messages: Messages): string {
  const words = messages.summary;
  const year = fiscalYear === undefined ? words.noYear : fill(words.year, { year: fiscalYear });
  return [fill(words.title, { department: department || words.noDepartment, year, kind: messages.kinds[kind] }), id].filter((text) => text !== '').join('  ');
}

function printFindings(findings: readonly Finding[], severity: FindingSeverity, messages: Messages): readonly string[] {
  if (findings.length === 0) return [];
  return [`  ${messages.severities[severity]} ${findings.length}`, ...findings.map(({ rule, message }) => `    ${fill(messages.check.finding, { rule, message: message[messages.language] })}`)];
}

/** Findings between documents; empty where there are none. */
export function printBetween({ findings }: Between, messages: Messages): string {
  if (findings.length === 0) return '';
  const lines = findings.flatMap(({ document, other, finding }) => [`  ${fill(messages.check.pair, { document, other })}`, ...printFindings([finding], finding.severity, messages).slice(1)]);
  return `${[messages.check.between, ...lines].join('\n')}\n`;
}

/** Every check of a figure: whether it holds, what must hold, and the figures. */
export function printExplained(disclosure: Disclosure, cell: string, explained: readonly Explained[], messages: Messages): string {
  const { language } = messages;
  const head = explained.length === 0 ? fill(messages.check.unknownCell, { cell }) : fill(messages.check.explained, { cell, count: explained.length });
  const lines = explained.flatMap(({ rule, outcome, sentence, statement }) => [`  ${rule}  ${messages.check.outcomes[outcome]}${messages.summary.colon}${sentence[language]}`, ...(statement[language] === '' ? [] : [`      ${statement[language]}`])]);
  return `${[titleOf('', disclosure, messages), head, ...lines].join('\n')}\n`;
}
