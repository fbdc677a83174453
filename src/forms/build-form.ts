/** An identified table as a structured record. */
import type { Form } from '../model/form.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Classifications } from '../../schemas/classifications.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { findColumnGroups } from './column-groups.js';
import type { Header } from './find-header.js';
import { foldText, toLabel } from './printed-text.js';
import { readRows } from './read-rows.js';
import { restoreCodes } from './restore-codes.js';
import type { Identification } from './identify-forms.js';

/**
 * The form, or none where the table has no column that can hold an amount (it is damaged).
 *
 * @param unitBefore unit of the form before it, which holds where this one gives none
 */
export function buildForm({ candidate, definition, by, continued }: Identification, unitBefore: string, lists: Classifications): Outcome<Form> | undefined {
  const { grid, header, heading, table } = candidate;
  const groups = findColumnGroups(grid, header, definition);
  if (groups.length === 0) return undefined;
  const body = readRows({ grid, header, groups, definition });
  const rows = restoreCodes(body.value.rows, definition, lists, (row) => row.cells[0]?.place);
  const unit = heading.unit || unitInHeader(header) || unitBefore;
  const notes = [...body.value.notes, ...candidate.notes.flatMap((note) => note.lines.map((line) => toLabel(line.text)))];
  const form: Form = {
    id: definition.id,
    title: heading.title,
    formNo: heading.formNo,
    unit,
    recognisedBy: by,
    places: table.pieces.map((piece) => piece.place),
    columns: [...new Set(groups.flatMap((group) => group.amounts.map((amount) => amount.path)))],
    rows: rows.value,
    notes,
    statedEmpty: statesEmpty(rows.value, notes, definition),
  };
  return { value: form, problems: [...(continued ? [] : problemsOf(form)), ...body.problems, ...rows.problems] };
}

/** A form and more of it, found on a later page. */
export function joinForms(form: Form, more: Form): Form {
  const offset = (form.rows.at(-1)?.row ?? -1) + 1;
  return {
    ...form,
    places: [...form.places, ...more.places],
    columns: [...new Set([...form.columns, ...more.columns])],
    rows: [...form.rows, ...more.rows.map((row) => ({ ...row, row: row.row + offset }))],
    notes: [...form.notes, ...more.notes],
    statedEmpty: form.statedEmpty && more.statedEmpty,
  };
}

/** `金额（万元）`: the unit of the whole table, where all that give one agree. */
export function unitInHeader({ paths }: Header): string {
  const units = new Set(paths.flat().flatMap((words) => /[(（](亿元|万元|千元|元)[)）]$/.exec(words)?.[1] ?? []));
  return units.size === 1 ? [...units][0]! : '';
}

function problemsOf(form: Form): readonly Problem[] {
  const problems: Problem[] = [];
  const place = form.places[0]!;
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
