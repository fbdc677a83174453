/** The forms and other tables, one in view: as printed, with how far each figure is to be trusted. */
import type { FormJson } from '../../../schemas/disclosure.js';
import { isCell, isSamePath, type DocumentModel } from './document-model.js';
import { h, refill } from './element.js';
import { notice } from './notice.js';
import type { Session, Shown } from './session.js';
import { alignColumns, headerLines, rowOrder, toTsv } from './table-grid.js';
import { words } from './words.js';

export interface TablesTab {
  readonly element: HTMLElement;
  show(now: Shown): void;
}

/** Columns before those of amounts, of which only those that say something are shown. */
const LEADING = ['part', 'lineNo', 'code', 'label'] as const;

export function openTablesTab(session: Session): TablesTab {
  const w = words();
  const picker = h('select', { 'aria-label': w.table, onchange: () => openTable(session, Number(picker.value)) });
  const exports = h('span', { class: 'exports' });
  const notes = h('div', { class: 'notes' });
  const holder = h('div', { class: 'table-holder' });
  const element = h('div', { class: 'tables' }, h('div', { class: 'bar' }, picker, h('span', { class: 'grow' }), exports), holder, notes);
  let drawn: { readonly model: DocumentModel; readonly table: number } | undefined;

  const draw = ({ model, table }: Shown): void => {
    const form = model.tables[table];
    refill(picker, ...model.tables.map((one, index) => h('option', { value: index, selected: index === table }, titleOf(one))));
    refill(exports, ...(['csv', 'xlsx'] as const).map((format) => h('a', { class: 'button', href: `/api/documents/${session.id}/tables/${table}.${format}`, download: '' }, w.exports[format])), h('button', { type: 'button', onclick: () => void copyTable(session.now()) }, w.exports.copy));
    refill(holder, form ? toTable(session, form, table) : null);
    refill(notes, form?.statedEmpty === true && h('p', {}, w.statedEmpty), ...(form?.notes ?? []).map((note) => h('p', {}, note)));
    drawn = { model, table };
  };
  // What stands below takes its room later.
  new ResizeObserver(() => selectedIn(holder).forEach((cell) => intoView(holder, cell))).observe(holder);
  return {
    element,
    show: (now) => {
      if (drawn?.model !== now.model || drawn.table !== now.table) draw(now);
      markSelected(holder, now);
    },
  };
}

/** Also the number of what is suspect in it. */
function titleOf(form: FormJson): string {
  const w = words();
  const suspects = form.rows.reduce((sum, { cells }) => sum + cells.filter(({ status }) => status === 'suspect').length, 0);
  const unit = form.unit === '' ? '' : ` · ${form.unit}`;
  return `${form.title || w.otherTable}${form.formNo === '' ? '' : ` (${form.formNo})`}${unit}${suspects === 0 ? '' : ` · ${w.statuses['suspect']} ${suspects}`}`;
}

function openTable(session: Session, table: number): void {
  const { model } = session.now();
  const row = model.tables[table]!.rows.findIndex(({ cells }) => cells.length > 0);
  if (row < 0) session.change({ table, selected: undefined, page: model.tables[table]!.places[0]?.page ?? session.now().page });
  else session.select({ table, row, cell: 0 });
}

function toTable(session: Session, form: FormJson, table: number): HTMLElement {
  const w = words();
  const leading = LEADING.filter((name) => name === 'label' || form.rows.some((row) => row[name] !== ''));
  const lines = headerLines(form.columns);
  const head = lines.map((line, index) => h('tr', {},
    ...(index === 0 ? leading.map((name) => h('th', { scope: 'col', rowspan: lines.length, class: name }, w[name])) : []),
    ...line.map((cell) => h('th', { scope: cell.columns > 1 ? 'colgroup' : 'col', colspan: cell.columns, rowspan: cell.lines, class: 'amount' }, cell.text))));
  const aligned = alignColumns(form);
  const rows = rowOrder(form).map((rowIndex) => ({ row: form.rows[rowIndex]!, rowIndex })).map(({ row, rowIndex }) => h('tr', {},
    ...leading.map((name) => h(name === 'label' ? 'th' : 'td', name === 'label' ? { class: name, scope: 'row' } : { class: name }, row[name])),
    ...aligned[rowIndex]!.map((at) => (at === undefined ? h('td', { class: 'amount none' }) : toCell(session, row.cells[at]!, { table, row: rowIndex, cell: at })))));
  return h('table', { class: 'form', role: 'grid', 'aria-label': form.title || w.otherTable, onkeydown: (event: KeyboardEvent) => moveInTable(event) }, h('thead', {}, ...head), h('tbody', {}, ...rows));
}

function toCell(session: Session, { raw, status }: FormJson['rows'][number]['cells'][number], path: { readonly table: number; readonly row: number; readonly cell: number }): HTMLElement {
  const w = words();
  const said = status === 'ok' || status === 'verified' ? undefined : `${raw === '' ? w.blank : raw} ${w.statuses[status]}`;
  return h('td', { class: `amount ${status}`, tabindex: -1, 'data-path': `${path.row} ${path.cell}`, title: w.statuses[status], 'aria-label': said, onclick: () => session.select(path), onfocus: () => { if (!isSamePath(session.now().selected, path)) session.select(path); } }, raw);
}

/** Marks the selected cell and keeps it in view; the table has one stop for the Tab key. */
function markSelected(holder: HTMLElement, { selected, table }: Shown): void {
  const cells = [...holder.querySelectorAll<HTMLElement>('td[data-path]')];
  const wanted = selected && isCell(selected) && selected.table === table ? `${selected.row} ${selected.cell}` : undefined;
  const hadFocus = holder.contains(document.activeElement);
  for (const cell of cells) {
    const isSelected = cell.dataset['path'] === wanted;
    cell.tabIndex = isSelected ? 0 : -1;
    cell.classList.toggle('selected', isSelected);
    cell.toggleAttribute('aria-selected', false);
    if (!isSelected) continue;
    cell.setAttribute('aria-selected', 'true');
    if (hadFocus && document.activeElement !== cell) cell.focus({ preventScroll: true });
    intoView(holder, cell);
  }
  if (wanted === undefined && cells[0]) cells[0].tabIndex = 0;
}

function selectedIn(holder: HTMLElement): readonly HTMLElement[] {
  return [...holder.querySelectorAll<HTMLElement>('td.selected')];
}

/** The header stays on top and the labels on the left, so that the browser's own way would hide cells behind them. */
function intoView(holder: HTMLElement, cell: HTMLElement): void {
  const [outer, inner] = [holder.getBoundingClientRect(), cell.getBoundingClientRect()];
  const top = holder.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const left = cell.parentElement?.querySelector('.label')?.getBoundingClientRect().width ?? 0;
  if (inner.top < outer.top + top) holder.scrollTop -= outer.top + top - inner.top + inner.height;
  else if (inner.bottom > outer.bottom) holder.scrollTop += inner.bottom - outer.bottom + inner.height;
  if (inner.left < outer.left + left) holder.scrollLeft -= outer.left + left - inner.left;
  else if (inner.right > outer.right) holder.scrollLeft += inner.right - outer.right;
}

function moveInTable(event: KeyboardEvent): void {
  const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const step = steps[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('td[data-path]') : null;
  if (!step || !cell) return;
  event.preventDefault();
  const rows = [...cell.closest('tbody')!.rows].map((row) => [...row.querySelectorAll<HTMLElement>('td.amount')]);
  const row = rows.findIndex((cells) => cells.includes(cell));
  let [down, across] = [row + step[0], rows[row]!.indexOf(cell) + step[1]];
  while (rows[down]?.[across] && rows[down]![across]!.dataset['path'] === undefined) [down, across] = [down + step[0], across + step[1]];
  rows[down]?.[across]?.focus();
}

/** Puts the table in view on the clipboard, so that it pastes into Excel cell by cell. */
export async function copyTable({ model, table }: Shown): Promise<void> {
  const w = words();
  const form = model.tables[table];
  if (!form) return;
  try {
    await navigator.clipboard.writeText(toTsv(form, LEADING.map((name) => w[name])));
    notice(w.copied);
  } catch {
    notice(w.copyFailed, 'trouble');
  }
}
