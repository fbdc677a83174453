/** Puts a figure, its label, its code or its cell right: Enter saves, Escape leaves. */
import type { CellTarget, CorrectionKind } from '../../../schemas/corrections.js';
import { sendChange } from './actions.js';
import { isCell, targetOf, type DocumentModel, type Figure } from './document-model.js';
import { h, refill } from './element.js';
import { trouble } from './notice.js';
import type { Session } from './session.js';
import { words } from './words.js';

/** @param suggested what the checks want the figure to be, else what is read */
export function correctionForm(session: Session, model: DocumentModel, figure: Figure, suggested: string): HTMLElement {
  const w = words();
  const kinds: readonly CorrectionKind[] = isCell(figure.path) ? ['value', 'label', 'code', 'move'] : ['value'];
  const kind = h('select', { id: 'what' }, ...kinds.map((one) => h('option', { value: one }, w.kinds[one]!)));
  const value = h('input', { id: 'new', type: 'text', value: suggested, autocomplete: 'off', 'data-first': true, inputmode: 'decimal' });
  const reason = h('input', { id: 'reason', type: 'text', value: w.reasons['value']!, required: true, maxlength: 2000 });
  const target = cellPicker(model, figure);
  const field = h('span', { class: 'field' });
  const show = (): void => {
    const chosen = kind.value as CorrectionKind;
    if (chosen !== 'move') value.value = chosen === 'value' ? suggested : oldOf(model, figure, chosen);
    reason.value = w.reasons[chosen]!;
    refill(field, chosen === 'move' ? h('label', { for: 'row' }, w.moveTo) : h('label', { for: 'new' }, w.newValue), chosen === 'move' ? target.element : value);
  };
  kind.addEventListener('change', show);
  show();
  const save = (event: Event): void => {
    event.preventDefault();
    const chosen = kind.value as CorrectionKind;
    const old = oldOf(model, figure, chosen);
    const to = chosen === 'move' ? target.value() : undefined;
    sendChange(session, figure.path, { kind: chosen, old, new: chosen === 'move' ? old : value.value.trim(), reason: reason.value, ...(to && { to }) }).catch(trouble);
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    session.change({ isEditing: false });
  };
  return h('form', { class: 'correction-form', onsubmit: save, onkeydown: leave },
    h('label', { for: 'what' }, w.what), kind, field, h('label', { for: 'reason' }, w.reason), reason,
    h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'primary' }, w.save, ' ', h('kbd', {}, 'Enter')), h('button', { type: 'button', onclick: () => session.change({ isEditing: false }) }, w.cancel, ' ', h('kbd', {}, 'Esc'))));
}

function oldOf({ tables }: DocumentModel, { path, raw, value }: Figure, kind: CorrectionKind): string {
  if (!isCell(path)) return value;
  const row = tables[path.table]!.rows[path.row]!;
  return kind === 'label' || kind === 'code' ? row[kind] : raw;
}

/** Row and column of the same table. */
function cellPicker(model: DocumentModel, { path }: Figure): { readonly element: HTMLElement; readonly value: () => CellTarget | undefined } {
  if (!isCell(path)) return { element: h('span'), value: () => undefined };
  const w = words();
  const { rows } = model.tables[path.table]!;
  const isOther = (row: number, cell: number): boolean => row !== path.row || cell !== path.cell;
  const row = h('select', { id: 'row', 'aria-label': w.label }, ...rows.flatMap(({ code, label, cells }, index) => (cells.some((_, cell) => isOther(index, cell)) ? [h('option', { value: index, selected: index === path.row }, [code, label].filter((text) => text !== '').join(' ') || String(index + 1))] : [])));
  const column = h('select', { 'aria-label': w.column });
  const fillColumns = (): void => refill(column, ...(rows[Number(row.value)]?.cells ?? []).flatMap((cell, index) => (isOther(Number(row.value), index) ? [h('option', { value: index, selected: cell.column === rows[path.row]!.cells[path.cell]!.column }, cell.column)] : [])));
  row.addEventListener('change', fillColumns);
  fillColumns();
  return {
    element: h('span', {}, row, ' ', column),
    value: () => targetOf(model, { table: path.table, row: Number(row.value), cell: Number(column.value) }) as CellTarget,
  };
}
