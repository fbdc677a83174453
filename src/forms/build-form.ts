/** An identified table as a structured record. */
import type { Form } from '../model/form.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Classifications } from '../../schemas/classifications.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { findColumnGroups } from './column-groups.js';
import type { Header } from './find-header.js';
import { foldText } from './printed-text.js';
import { readRows } from './read-rows.js';
import { restoreCodes } from './restore-codes.js';
import type { Identification } from './identify-forms.js';

/** What surrounds the table. */
export interface Surroundings {
  /** 注 and 说明 printed under it. */
  readonly notes: readonly string[];
  /** Unit of the form before it. */
  readonly unitBefore: string;
}

/** The form, or none where the table has no column that can hold an amount (it is damaged). */
export function buildForm({ candidate, definition, by }: Identification, { notes, unitBefore }: Surroundings, lists: Classifications): Outcome<Form> | undefined {
  const { grid, header, heading, table } = candidate;
  const groups = findColumnGroups(grid, header, definition);
  if (groups.length === 0) return undefined;
  const body = readRows({ grid, header, groups, definition }, table);
  const rows = definition.scheme === 'none' ? { value: body.value.rows, problems: [] } : restoreCodes(body.value.rows, definition.id, definition.scheme, lists);
  const unit = heading.unit || unitInHeader(header) || unitBefore;
  const allNotes = [...body.value.notes, ...notes];
  const form: Form = {
    id: definition.id,
    title: heading.title,
    formNo: heading.formNo,
    unit,
    recognisedBy: by,
    places: table.pieces.map((piece) => piece.place),
    columns: [...new Set(groups.flatMap((group) => group.amounts.map((amount) => amount.path)))],
    rows: rows.value,
    notes: allNotes,
    statedEmpty: statesEmpty(rows.value, allNotes, definition),
  };
  return { value: form, problems: [...problemsOf(form, candidate.table.pieces[0]!.place), ...body.problems, ...rows.problems] };
}

/** `金额（万元）`: the unit of the whole table, where all that give one agree. */
export function unitInHeader({ paths }: Header): string {
  const units = new Set(paths.flat().flatMap((words) => /[(（](亿元|万元|千元|元)[)）]$/.exec(words)?.[1] ?? []));
  return units.size === 1 ? [...units][0]! : '';
}

function problemsOf(form: Form, place: Problem['place'] & object): readonly Problem[] {
  const problems: Problem[] = [];
  if (form.recognisedBy !== 'title') problems.push({ code: 'form-by-header', severity: 'note', place, facts: { form: form.id, by: form.recognisedBy } });
  if (form.unit === '') problems.push({ code: 'unit-missing', severity: 'doubt', place, facts: { form: form.id } });
  return problems;
}

/** A form with figures is not empty, whatever a note left over from the template says. */
function statesEmpty(rows: Form['rows'], notes: readonly string[], definition: FormDefinition): boolean {
  if (rows.some((row) => row.cells.some((cell) => cell.amount && !cell.amount.value.isZero()))) return false;
  const texts = [...notes, ...rows.map((row) => row.label)].map(foldText);
  return texts.some((text) => definition.emptyStatements.some((statement) => text.includes(statement)));
}
