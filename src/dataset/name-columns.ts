/** Printed headers → canonical columns and the stage of the budget that each speaks of. */
import type { CODES } from '../../schemas/dataset/codes.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { findColumn } from '../model/match-name.js';

export type Stage = keyof (typeof CODES)['stage'];

/**
 * Finds the headers that the names of a form's columns mean, as the checks find them.
 *
 * @param names name of a column (alternatives parted by ` | `) → canonical id
 * @returns printed header → canonical id; a header that no name means is absent
 */
export function nameColumns(headers: readonly string[], names: Readonly<Record<string, string>>, definition: FormDefinition | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, id] of Object.entries(names)) {
    const header = findColumn(headers, name.split(' | ').flatMap((one) => definition?.columns.find((column) => column.name === one)?.printed ?? [one]));
    if (header !== undefined && !found.has(header)) found.set(header, id);
  }
  return found;
}

const STAGES: readonly (readonly [RegExp, Stage])[] = [
  [/年初预算/, 'initial-budget'],
  [/调整预算/, 'adjusted-budget'],
  [/全年预算/, 'full-year-budget'],
  [/决算|统计数/, 'final'],
];
const OTHER_YEAR = /上年|上一年|去年|增减|增长|比较/;

/** The stage of a document's amounts where the header says no other; empty for documents of no known kind. */
export function stageOfKind(kind: string): Stage | '' {
  return kind === 'final-accounts' ? 'final' : kind === 'budget' ? 'initial-budget' : '';
}

/**
 * The stage that a column speaks of; empty for columns of other years and of changes.
 *
 * @param notes under the form: 预算数为全年预算数 says which budget a plain 预算数 is
 */
export function stageOf(header: string, kind: string, notes: readonly string[]): Stage | '' {
  if (OTHER_YEAR.test(header)) return '';
  const named = STAGES.find(([words]) => words.test(header));
  if (named) return named[1];
  if (kind !== 'budget' && header.includes('预算数')) return notes.some((note) => note.includes('全年预算数')) ? 'full-year-budget' : 'budget';
  return stageOfKind(kind);
}
