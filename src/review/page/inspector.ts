/** The figure in question: what is printed, why it is doubted, and what can be done about it. */
import { acceptFigure, markSourceWrong } from './actions.js';
import { api } from './api.js';
import { correctionView } from './corrections-tab.js';
import { correctionForm } from './correction-form.js';
import { contradictionsOf, correctionsOf, figureAt, isCell, isNamedBy, type DocumentModel, type Figure, type FindingJson } from './document-model.js';
import { h, refill } from './element.js';
import { factName } from './fact-name.js';
import { sum } from './finding-view.js';
import { trouble } from './notice.js';
import { pageName } from './page-name.js';
import { language } from './preferences.js';
import type { Session, Shown } from './session.js';
import { fill, words } from './words.js';

export function openInspector(session: Session): HTMLElement {
  const element = h('section', { class: 'inspector', 'aria-live': 'off' });
  const show = (now: Shown, before?: Shown): void => {
    if (before && before.model === now.model && before.selected === now.selected && before.isEditing === now.isEditing) return;
    const figure = now.selected && figureAt(now.model, now.selected);
    refill(element, ...(figure ? inspect(session, now, figure) : [h('p', { class: 'empty' }, words().selectSomething)]));
    element.querySelector<HTMLInputElement>('[data-first]')?.select();
    if (before?.isEditing === true && !now.isEditing) document.querySelector<HTMLElement>('td.selected')?.focus();
  };
  session.onChange(show);
  show(session.now());
  return element;
}

function inspect(session: Session, { model, isEditing }: Shown, figure: Figure): readonly Node[] {
  const w = words();
  const readings = h('span', { class: 'suggestions' });
  const findings = contradictionsOf(model, figure);
  const suggested = suggestions(figure, findings);
  if (!isEditing) void addReadings(session, model, figure, readings);
  const button = (label: string, key: string, kind: string, does: () => void): HTMLElement => h('button', { type: 'button', class: kind, onclick: does }, label, ' ', h('kbd', {}, key));
  const actions = h('div', { class: 'actions' },
    button(w.correct, 'Enter', 'primary', () => session.change({ isEditing: true })),
    button(w.accept, 'A', '', () => void acceptFigure(session).catch(trouble)),
    button(w.sourceWrong, 'S', '', () => void markSourceWrong(session).catch(trouble)),
  );
  return [
    h('div', { class: 'inspected' },
      h('div', { class: 'what' }, nameOf(model, figure)),
      h('div', { class: 'printed-value' }, h('output', { class: figure.raw === '' ? 'blank' : '' }, figure.raw || ('fact' in figure.path ? figure.value : w.blank)), h('span', { class: `status ${figure.status}` }, w.statuses[figure.status]!), h('span', { class: 'meta' }, metaOf(model, figure))),
    ),
    isEditing ? correctionForm(session, model, figure, suggested[0] ?? figure.raw) : h('div', {}, suggested.length > 0 && h('p', { class: 'suggestions' }, ...suggested.map((value) => fill(w.expected, { value })).join(' · ')), readings, actions),
    h('div', { class: 'because' },
      ...correctionsOf(model, figure.path).map((one) => correctionView(session, model, one)),
      ...findings.map((finding) => h('article', { class: `finding ${finding.severity}` }, h('p', {}, h('span', { class: `severity ${finding.severity}` }, w.severities[finding.severity]!), ' ', h('span', { class: 'rule' }, finding.rule), ' ', finding.message[language()]), sum(session, finding)))),
  ];
}

function nameOf({ tables, disclosure }: DocumentModel, { path }: Figure): string {
  if (!isCell(path)) {
    const { fact, subject, label, sentence } = disclosure.facts[path.fact]!;
    return `${[factName(fact), label ?? subject].filter((text) => text !== '').join(' · ')} — ${sentence}`;
  }
  const form = tables[path.table]!;
  const row = form.rows[path.row]!;
  return [form.title || words().otherTable, row.part, row.code, row.label, row.cells[path.cell]!.column].filter((text) => text !== '').join(' › ');
}

function metaOf({ view, tables, disclosure }: DocumentModel, { path, place, raw, checks }: Figure): string {
  const w = words();
  const cell = isCell(path) ? tables[path.table]!.rows[path.row]!.cells[path.cell]! : undefined;
  const unit = isCell(path) ? tables[path.table]!.rows[path.row]!.unit : disclosure.facts[path.fact]!.unit;
  return [
    raw.endsWith(unit) ? undefined : unit, cell && w.methods[cell.method], cell && cell.confidence < 1 ? `${w.confidence} ${Math.floor(cell.confidence * 100)}%` : undefined,
    place.page === undefined ? undefined : pageName(view, place.page), place.sheet, place.cell, checks > 0 ? fill(w.checksHold, { count: checks }) : undefined,
  ].filter((text) => text !== undefined && text !== '').join(' · ');
}

/** What the checks that name this figure want it to be. */
function suggestions({ key }: Figure, findings: readonly FindingJson[]): readonly string[] {
  return [...new Set(findings.filter((finding) => isNamedBy(finding, key)).map(({ expected }) => expected))];
}

/** Of a recognised figure: the other ways to read it. */
async function addReadings(session: Session, model: DocumentModel, { path, place, raw }: Figure, element: HTMLElement): Promise<void> {
  const cell = isCell(path) ? model.tables[path.table]!.rows[path.row]!.cells[path.cell]! : undefined;
  if (cell?.method !== 'ocr' || !place.box || place.page === undefined) return;
  try {
    const others = (await api.readings(session.id, place.page, place.box)).filter(({ text }, index, all) => text !== raw && all.findIndex((one) => one.text === text) === index).slice(0, 4);
    if (others.length > 0) refill(element, `${words().readings}: ${others.map(({ text, probability }) => `${text} (${Math.round(probability * 100)}%)`).join('  ')}`);
  } catch (error) {
    trouble(error);
  }
}
