/** Prints what comes out of files that have no truth: real disclosures, to be looked at beside their pages. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extract, Unreadable, type FindingSeverity, type Form } from '../src/index.js';

function filesOf(path: string): readonly string[] {
  return statSync(path).isDirectory() ? readdirSync(path).toSorted().flatMap((name) => filesOf(join(path, name))) : [path];
}

const SEVERITIES: readonly FindingSeverity[] = ['error', 'warning', 'rounding', 'unchecked'];

function describeForm({ id, title, rows, columns }: Form): string {
  const amounts = rows.flatMap((row) => row.cells).filter((cell) => cell.amount !== undefined).length;
  return `${id} "${title}": ${rows.length} rows, ${columns.length} columns, ${amounts} amounts`;
}

async function describe(file: string): Promise<readonly string[]> {
  try {
    const { kind, department, fiscalYear, region, unit, forms, missing, problems, findings, facts, tally } = await extract(file);
    const counts = SEVERITIES.map((severity) => `${findings.filter((finding) => finding.severity === severity).length} ${severity}`).join(', ');
    const lines = [
      `${kind}, ${department}, ${fiscalYear ?? 'no year'}, ${region.code || 'no region'}, ${unit || 'no unit'}; ${facts.length} facts`,
      `checks: ${tally.held} hold, ${tally.broken} broken, ${tally.unchecked} unchecked; findings: ${counts}`,
      ...forms.map(describeForm), ...missing.map(({ id, reason }) => `missing ${id}: ${reason}`), ...problems.map(({ code, severity }) => `${severity} ${code}`),
    ];
    return [file, ...lines.map((line) => `    ${line}`)];
  } catch (error) {
    if (error instanceof Unreadable) return [`${file}: unreadable, ${error.code}`];
    return [`${file}: failed, ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** One block of lines for each file. */
export async function listResults(paths: readonly string[]): Promise<void> {
  for (const file of paths.flatMap(filesOf)) (await describe(file)).forEach((line) => { process.stdout.write(`${line}\n`); });
}
