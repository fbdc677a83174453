/** Contradictions planted one at a time into consistent generated disclosures: are they found, and is the planted figure named? */
import { readCatalogue } from '../schemas/catalogue.js';
import { composeDisclosure, type Disclosure as Generated } from '../samples/generate/disclosure.js';
import { inventDepartment } from '../samples/generate/department.js';
import { createRandom, type Random } from '../samples/generate/random.js';
import { pickStyle } from '../samples/generate/style.js';
import { toDocx } from '../samples/generate/write-docx.js';
import { runChecks, type Checked } from '../src/checks/run-checks.js';
import type { Interpreted } from '../src/checks/disclosure-index.js';
import { extract, type Disclosure, type Fact, type Finding, type Form, type FormCell } from '../src/index.js';
import { printAmount } from '../src/model/money.js';
import type { Half } from './corpus.js';

type Family = 'cell' | 'amount' | 'rate' | 'count';
const FAMILIES: readonly Family[] = ['cell', 'amount', 'rate', 'count'];

/** A figure that can be moved, and how findings name it. */
interface Target {
  readonly family: Family;
  readonly figure: FormCell | Fact;
  readonly form: string;
  readonly row: string;
  readonly column: string;
  readonly unit: string;
}

interface Score {
  planted: number;
  found: number;
  /** The finding is at the figure, and names no other. */
  named: number;
  /** It is one of the few figures that the finding names as possibly wrong. */
  among: number;
  /** Errors and warnings that are reported elsewhere. */
  others: number;
  /** Figures of the family, and those of them that some check confirms. */
  figures: number;
  verified: number;
}

function consistent(seed: number): Generated {
  const random = createRandom(seed);
  const department = inventDepartment(random);
  return composeDisclosure(department, { ...pickStyle(random), absent: [] }, random, { seed, plant: false });
}

function targetsOf({ forms, facts }: Pick<Disclosure, 'forms' | 'facts'>): readonly Target[] {
  const cells = forms.flatMap((form) => form.rows.flatMap((row) => row.cells.flatMap((cell): readonly Target[] =>
    cell.amount && !cell.amount.value.isZero() ? [{ family: 'cell', figure: cell, form: form.id, row: row.code || row.label, column: cell.column, unit: row.unit ?? form.unit }] : [])));
  const stated = facts.flatMap((fact): readonly Target[] =>
    fact.amount ? [{ family: fact.unit === '%' ? 'rate' : fact.unit.endsWith('元') ? 'amount' : 'count', figure: fact, form: '', row: fact.subject, column: fact.fact, unit: fact.unit }] : []);
  return [...cells, ...stated];
}

/** The same with one figure moved, beyond all rounding. */
function plant(input: Interpreted, { figure, family, unit }: Target, random: Random): Interpreted {
  const step = family === 'count' ? random.integer(1, 3) : family === 'rate' ? random.integer(3, 40) : random.integer(3, 90) * (unit === '元' ? 10_000 : 1);
  const amount = { ...figure.amount!, value: figure.amount!.value.plus(step) };
  const moved = { ...figure, amount, raw: printAmount(amount), ...('value' in figure && { value: printAmount(amount) }) };
  const swap = <T extends FormCell | Fact>(one: T): T => (one === figure ? (moved as T) : one);
  const inForm = (form: Form): Form => ({ ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map(swap) })) });
  return { ...input, forms: input.forms.map(inForm), facts: input.facts.map(swap) };
}

function isAt({ form, row, column, place }: Finding, target: Target): boolean {
  return form === target.form && row === target.row && column === target.column && place === target.figure.place;
}

function broken({ findings }: Checked): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
}

/** @param verbose lists what was not found or not named */
export async function measurePlants(half: Half, count: number, verbose: boolean): Promise<void> {
  const print = (line: string): void => { process.stdout.write(`${line}\n`); };
  const catalogue = readCatalogue();
  const scores = new Map(FAMILIES.map((family): [Family, Score] => [family, { planted: 0, found: 0, named: 0, among: 0, others: 0, figures: 0, verified: 0 }]));
  let [falseErrors, falseWarnings, rounding, elapsed] = [0, 0, 0, 0];
  for (let number = 1; number <= count; number += 1) {
    const seed = 100_000 + 2 * number + (half === 'develop' ? 1 : 0);
    const disclosure = await extract(toDocx(consistent(seed), true));
    const random = createRandom(seed);
    for (const { severity, rule, message } of disclosure.findings) {
      falseErrors += Number(severity === 'error');
      falseWarnings += Number(severity === 'warning');
      rounding += Number(severity === 'rounding');
      if (verbose && (severity === 'error' || severity === 'warning')) print(`${seed} false ${severity} ${rule} ${message.zh}`);
    }
    const targets = targetsOf(disclosure);
    for (const [family, score] of scores) {
      const all = targets.filter((target) => target.family === family);
      const verified = all.filter(({ figure }) => figure.status === 'verified');
      score.figures += all.length;
      score.verified += verified.length;
      if (verified.length === 0) continue;
      const target = random.pick(verified);
      const began = performance.now();
      const findings = broken(runChecks(plant(disclosure, target, random), catalogue));
      elapsed += performance.now() - began;
      const found = findings.some((finding) => [finding.place, ...finding.evidence.map((side) => side.place)].includes(target.figure.place));
      const suspects = findings.map((finding) => finding.evidence.filter(({ due }) => due !== undefined).map(({ place }) => place));
      const named = findings.some((finding, at) => isAt(finding, target) && suspects[at]!.length < 2);
      const among = named || suspects.some((places) => places.includes(target.figure.place));
      score.planted += 1;
      score.found += Number(found);
      score.named += Number(named);
      score.among += Number(among);
      score.others += findings.filter((finding) => !isAt(finding, target)).length;
      if (verbose && !named) print(`${seed} ${family} ${among ? 'one of several' : found ? 'not named' : 'not found'}: ${target.form} ${target.row} ${target.column}; ${findings.map(({ rule, row, column }) => `${rule} at ${row} ${column}`).join(', ')}`);
    }
  }
  print(`${half}: ${count} consistent documents, ${falseErrors} false errors, ${falseWarnings} false warnings, ${rounding} rounding`);
  for (const [family, { planted, found, named, among, others, figures, verified }] of scores) {
    const percent = (part: number): string => `${((part / Math.max(1, planted)) * 100).toFixed(1)} %`;
    print(`${family.padEnd(7)} planted ${planted}, found ${percent(found)}, named alone ${percent(named)}, alone or among a few ${percent(among)}, other findings ${(others / Math.max(1, planted)).toFixed(2)} each; ${verified} of ${figures} figures are in a check`);
  }
  print(`checks of one document: ${(elapsed / [...scores.values()].reduce((sum, { planted }) => sum + planted, 0)).toFixed(1)} ms`);
}
