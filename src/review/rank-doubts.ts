/** What of a document is worth a person's time first. */
import { Decimal } from 'decimal.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import type { Doubt } from '../../schemas/review.js';
import { toYuan } from '../dataset/to-yuan.js';
import { indexFindings, isNamedBy } from './page/document-model.js';
import { cellKey, figureKey } from './page/place-key.js';

/**
 * The suspect figures, best use of time first: those that alone explain most broken
 * checks, then those in most of them, then the largest amounts. What a person has
 * confirmed, or found wrong in the document itself, is left out.
 *
 * @param isConfirmed of the figure at a place in the answer
 */
export function rankDoubts(disclosure: DisclosureJson, isConfirmed: (at: Doubt['at']) => boolean): readonly Doubt[] {
  const contradictions = disclosure.findings.map(({ severity }) => severity === 'error' || severity === 'warning');
  const findingsAt = indexFindings(disclosure.findings);
  const toDoubt = (at: Doubt['at'], key: string, value: string | null, unit: string): Doubt => {
    const findings = (findingsAt.get(key) ?? []).filter((index) => contradictions[index]);
    const checks = findings.map((index) => disclosure.findings[index]!).map((finding) => (isNamedBy(finding, key) ? { settled: finding.explains ?? 1, broken: finding.explains ?? 1 } : { settled: 0, broken: 1 }));
    const sum = (what: 'settled' | 'broken'): number => checks.reduce((all, one) => all + one[what], 0);
    return { at, findings, settles: sum('settled'), broken: sum('broken'), amount: inYuan(value ?? '', unit) };
  };
  const cells = [...disclosure.forms, ...disclosure.tables].flatMap((form, table) =>
    form.rows.flatMap((row, rowIndex) => row.cells.flatMap((cell, cellIndex) => (cell.status === 'suspect' ? [toDoubt({ table, row: rowIndex, cell: cellIndex }, cellKey(cell.place, cell.raw), cell.value, row.unit)] : []))),
  );
  const facts = disclosure.facts.flatMap((fact, index) => (fact.status === 'suspect' ? [toDoubt({ fact: index }, figureKey(fact.place, fact.raw), fact.value, fact.unit)] : []));
  return [...cells, ...facts].filter(({ at }) => !isConfirmed(at)).sort((a, b) => b.settles - a.settles || b.broken - a.broken || compareAmounts(b.amount, a.amount));
}

/** Without sign; what is no money (persons, vehicles) counts as it is. */
function inYuan(value: string, unit: string): string {
  const plain = /^-?\d+(\.\d+)?$/.test(value) ? value : '';
  return (toYuan(plain, unit) || plain).replace('-', '');
}

function compareAmounts(a: string, b: string): number {
  return new Decimal(a || 0).comparedTo(new Decimal(b || 0));
}
