/** A stored result checked again, with the corrections of people on top. Reads no file. */
import type { Catalogue } from '../schemas/catalogue.js';
import type { Correction } from '../schemas/corrections.js';
import { runChecks } from './checks/run-checks.js';
import { applyCorrections, type LostCorrection } from './corrections/apply-corrections.js';
import type { Disclosure } from './model/disclosure.js';
import type { Fact } from './model/fact.js';
import type { Form, FormCell, Status } from './model/form.js';
import { parseAmount } from './model/money.js';
import type { Problem } from './model/problem.js';
import { RULES } from './repair/write-finding.js';

export interface Rechecked {
  readonly disclosure: Disclosure;
  readonly applied: readonly Correction[];
  readonly lost: readonly LostCorrection[];
}

/** What was extracted stays as it is; the result is another disclosure. Lost corrections are problems of it too. */
export function recheck(extracted: Disclosure, corrections: readonly Correction[], catalogue: Catalogue): Rechecked {
  const { value, applied, lost } = applyCorrections(withoutVerdicts(extracted), corrections);
  const { forms, facts, reports, findings, tally } = runChecks(value, catalogue);
  const ofRepair = value.findings.filter(({ rule }) => (Object.values(RULES) as string[]).includes(rule));
  return { disclosure: { ...value, forms, facts, reports, findings: [...ofRepair, ...findings], tally, problems: [...value.problems, ...lost.map(toProblem)] }, applied, lost };
}

/** What checks have said is forgotten before people are heard: a figure in dispute is suspect whatever was found before. */
function withoutVerdicts(disclosure: Disclosure): Disclosure {
  return {
    ...disclosure,
    forms: disclosure.forms.map(formWithoutVerdicts),
    facts: disclosure.facts.map(factWithoutVerdict),
    reports: disclosure.reports.map((report) => ({ ...report, facts: report.facts.map(factWithoutVerdict), projects: report.projects.map((project) => ({ ...project, facts: project.facts.map(factWithoutVerdict) })) })),
  };
}

function formWithoutVerdicts(form: Form): Form {
  return { ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, status: statusBefore(cell.status, isDoubtful(cell)) })) })) };
}

function factWithoutVerdict(fact: Fact): Fact {
  const figure = fact.unit !== 'text' && fact.unit !== 'date' && fact.raw !== '';
  return { ...fact, status: statusBefore(fact.status, figure && parseAmount(fact.raw).kind !== 'amount' && fact.value !== '0') };
}

/** What checks alone have said is forgotten; a doubtful reading stays suspect. */
function statusBefore(status: Status, doubtful: boolean): Status {
  return status === 'verified' || (status === 'suspect' && !doubtful) ? 'ok' : status;
}

function isDoubtful({ raw, confidence }: FormCell): boolean {
  return confidence < 1 || parseAmount(raw).kind === 'malformed';
}

function toProblem({ correction, reason, found }: LostCorrection): Problem {
  const { cell, who, old } = correction;
  const place = 'fact' in cell ? [cell.fact, cell.subject] : [cell.form, cell.code || cell.label, cell.column];
  return { code: 'correction-lost', severity: 'doubt', facts: { cell: place.filter((step) => step !== '').join('/'), who, old, new: correction.new, reason, found } };
}
