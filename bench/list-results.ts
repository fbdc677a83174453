/** Prints what comes out of files that have no truth: real disclosures, to be looked at beside their pages. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extract, Unreadable } from '../src/index.js';

function filesOf(path: string): readonly string[] {
  return statSync(path).isDirectory() ? readdirSync(path).toSorted().flatMap((name) => filesOf(join(path, name))) : [path];
}

async function describe(file: string): Promise<readonly string[]> {
  try {
    const d = await extract(file);
    const severities = ['error', 'warning', 'rounding', 'unchecked'].map((severity) => `${d.findings.filter((finding) => finding.severity === severity).length} ${severity}`).join(', ');
    return [
      `${file}: ${d.kind} ${d.department} ${d.fiscalYear ?? '?'} ${d.region.code} ${d.unit}; checks ${d.tally.held} hold, ${d.tally.broken} broken, ${d.tally.unchecked} unchecked; ${severities}; ${d.facts.length} facts`,
      ...d.forms.map((form) => `    ${form.id} "${form.title}" ${form.rows.length} rows, ${form.rows.flatMap((row) => row.cells).filter((cell) => cell.amount !== undefined).length} amounts, ${form.columns.length} columns`),
      ...d.missing.map(({ id, reason }) => `    missing ${id}: ${reason}`),
      ...d.problems.map(({ code, severity }) => `    ${severity} ${code}`),
    ];
  } catch (error) {
    if (error instanceof Unreadable) return [`${file}: unreadable, ${error.code}`];
    return [`${file}: failed, ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** One block of lines for each file. */
export async function listResults(paths: readonly string[]): Promise<void> {
  for (const file of paths.flatMap(filesOf)) (await describe(file)).forEach((line) => { process.stdout.write(`${line}\n`); });
}
