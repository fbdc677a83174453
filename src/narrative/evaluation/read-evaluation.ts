/** A self-evaluation report as structured records: the department, its lists, its table, each project. */
import type { Fact, Project } from '../../model/fact.js';
import type { Form } from '../../model/form.js';
import { partNamed, readDepartmentFigures } from './department-figures.js';
import { readDepartmentTables } from './department-tables.js';
import { matchProjects } from './match-projects.js';
import { readProjectList, type ProjectList } from './project-lists.js';
import { readProjectPassages } from './project-passages.js';
import { readProjectTable } from './project-table.js';
import type { Prose } from './stated.js';

export interface Evaluation {
  readonly facts: readonly Fact[];
  readonly projects: readonly Project[];
}

/** @param tables those that stand in the report */
export function readEvaluation(prose: readonly Prose[], tables: readonly Form[]): Evaluation {
  const lists = findLists(prose);
  const tabled = tables.flatMap((table) => readProjectTable(table, '') ?? []);
  const passages = readProjectPassages(prose);
  const longestFirst = lists.map(({ mentions }) => mentions).sort((a, b) => b.length - a.length);
  return {
    facts: [...ofDepartment(prose.filter((one) => !passages.prose.has(one))), ...readDepartmentTables(tables, ''), ...totalsOf(lists), ...tabled.flatMap((table) => table.facts)],
    projects: matchProjects([...tabled.map(({ mentions }) => mentions), ...longestFirst, passages.mentions]),
  };
}

function ofDepartment(prose: readonly Prose[]): readonly Fact[] {
  let [part, section] = ['', ''];
  return prose.flatMap((one) => {
    const named = partNamed(one.passage.folded.text) ?? (one.section === section ? undefined : (partNamed(one.title) ?? ''));
    [part, section] = [named ?? part, one.section];
    return readDepartmentFigures(one, part);
  });
}

/** The totals of a list may stand in the paragraph before it; those of a table stand alone. */
function findLists(prose: readonly Prose[]): readonly ProjectList[] {
  const lists: ProjectList[] = [];
  for (const one of prose) {
    const list = readProjectList(one);
    const before = lists.at(-1);
    if (list.mentions.length > 0 && list.facts.length === 0 && before?.mentions.length === 0) lists[lists.length - 1] = { ...list, facts: before.facts };
    else if (list.mentions.length + list.facts.length > 0) lists.push(list);
  }
  return lists;
}

/** Totals of lists; those of lists that together are another one are `part_list_…`. */
function totalsOf(lists: readonly ProjectList[]): readonly Fact[] {
  const most = Math.max(0, ...lists.map(countOf));
  const parts = lists.filter((list) => countOf(list) < most);
  const divided = parts.length > 1 && parts.reduce((sum, list) => sum + countOf(list), 0) === most;
  return lists.flatMap((list) => (divided && parts.includes(list) ? list.facts.map((fact) => ({ ...fact, fact: `part_${fact.fact}`, subject: fact.section })) : list.facts));
}

function countOf({ facts, mentions }: ProjectList): number {
  return facts.find(({ fact }) => fact === 'list_projects')?.amount?.value.toNumber() ?? mentions.length;
}
