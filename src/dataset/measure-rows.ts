/** The common figures of a document: each from the best place that has it, with that place beside it. */
import type { measures } from '../../schemas/dataset/long-tables.js';
import type { CellSource, MeasureDefinition } from '../../schemas/dataset/measures.js';
import type { RowOf } from '../../schemas/dataset/table.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import type { KeyColumns } from './dataset-context.js';
import { takesStatus, type Filter } from './filter.js';
import type { NamedCell, NamedForm } from './named-forms.js';
import { fitsDecimal, isMoney, toYuan } from './to-yuan.js';
import { valueKindOf } from './value-kind.js';

export type MeasureRow = RowOf<typeof measures>;

/** What a cell says in so many words; a blank is no statement where another place says more. */
const STATED: ReadonlySet<string> = new Set(['amount', 'zero', 'nil']);

/**
 * One row a measure that the document has: from the first of its sources that states it,
 * else from the first that is there and leaves it blank.
 */
export function toMeasureRows(keys: KeyColumns, disclosure: DisclosureJson, named: readonly NamedForm[], definitions: readonly MeasureDefinition[], filter: Filter): readonly MeasureRow[] {
  const cells = groupBy(named.flatMap((form) => form.cells.filter(({ column }) => column !== '')), placeOf);
  const facts = groupBy(disclosure.facts, ({ fact }) => fact);
  return definitions.flatMap((definition) => {
    let best: MeasureRow | undefined;
    for (const source of definition.from) {
      const found = 'fact' in source ? fromFacts(keys, facts.get(source.fact) ?? [], definition, source.fact) : fromCells(keys, cells.get(`${source.form} ${source.column}`) ?? [], definition, source);
      if (found && STATED.has(found.value_kind)) {
        best = found;
        break;
      }
      best ??= found;
    }
    return best && takesStatus(filter, best.status) ? [best] : [];
  });
}

function placeOf({ form, column }: NamedCell): string {
  return `${form.id} ${column}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** @param there the cells of the form's column */
function fromCells(keys: KeyColumns, there: readonly NamedCell[], { id, unit }: MeasureDefinition, source: CellSource): MeasureRow | undefined {
  const cell = findCell(there, source);
  if (!cell || (cell.value !== '' && isMoney(cell.row.unit) !== (unit === 'yuan'))) return undefined;
  const { status, checks, place } = cell.cell;
  return {
    ...keys, measure: id, source: 'form', origin: source.form, value_kind: cell.kind, value: cell.value, unit: cell.row.unit, amount: unit === 'yuan' ? cell.yuan : cell.value,
    status, checks: String(checks ?? 0), table: String(cell.table), cell: String(cell.number), page: place.page === undefined ? '' : String(place.page),
  };
}

/** The cell at a canonical place; none where two rows claim it. */
function findCell(column: readonly NamedCell[], { part, line }: CellSource): NamedCell | undefined {
  const there = column.filter((cell) => part === undefined || cell.row.part === part);
  const wanted = there.filter((cell) => cell.line === (line ?? 'total'));
  const candidates = wanted.length > 0 || line !== undefined ? wanted : there.filter(({ kind }) => STATED.has(kind));
  return candidates.length === 1 ? candidates[0] : candidates.length === 0 && line === undefined && there.length === 1 ? there[0] : agreeing(candidates);
}

/** Two prints of one figure are one figure; two different ones are none. */
function agreeing(cells: readonly NamedCell[]): NamedCell | undefined {
  const stated = cells.filter(({ kind }) => STATED.has(kind));
  return stated.every(({ value, row }) => value === stated[0]!.value && row.unit === stated[0]!.row.unit) ? stated[0] : undefined;
}

function fromFacts(keys: KeyColumns, facts: readonly DisclosureJson['facts'][number][], { id, unit: wanted }: MeasureDefinition, name: string): MeasureRow | undefined {
  const stated = facts.filter(({ subject, unit }) => subject === '' && unit !== 'text' && isMoney(unit) === (wanted === 'yuan'));
  const [first] = stated;
  if (!first || !fitsDecimal(first.value) || stated.some(({ value, unit }) => value !== first.value || unit !== first.unit)) return undefined;
  const { value, unit, raw, status, checks, place } = first;
  return {
    ...keys, measure: id, source: 'fact', origin: name, value_kind: valueKindOf(raw, value, unit), value, unit, amount: wanted === 'yuan' ? toYuan(value, unit) : value,
    status, checks: String(checks ?? 0), table: '', cell: '', page: place.page === undefined ? '' : String(place.page),
  };
}
