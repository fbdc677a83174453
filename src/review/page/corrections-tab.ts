/** What people said of this document: who, when, what and why; disagreements first. */
import type { KeptCorrection } from '../../../schemas/review.js';
import { sendChange, undo } from './actions.js';
import { figureAt, pathOf, type DocumentModel } from './document-model.js';
import { h } from './element.js';
import { factName } from './fact-name.js';
import { trouble } from './notice.js';
import { language, person } from './preferences.js';
import type { Session, Shown } from './session.js';
import { words } from './words.js';

export function correctionsTab(session: Session, { model }: Shown): HTMLElement {
  const kept = [...model.view.corrections].reverse().sort((a, b) => Number(b.state === 'conflict') - Number(a.state === 'conflict'));
  if (kept.length === 0) return h('p', { class: 'empty' }, words().noCorrections);
  return h('ul', { class: 'corrections' }, ...kept.map((one) => h('li', { class: one.state }, correctionView(session, model, one))));
}

export function correctionView(session: Session, model: DocumentModel, { id, correction, state, found }: KeptCorrection): HTMLElement {
  const w = words();
  const { kind = 'value', who, when, old, reason, cell } = correction;
  const path = pathOf(model, cell);
  const isKept = kind === 'accept' || kind === 'source-wrong';
  const change = isKept ? [h('b', {}, correction.new || w.blank)] : [h('del', {}, old || w.blank), ' → ', h('ins', {}, kind === 'move' ? (correction.to?.column ?? '') : correction.new || w.blank)];
  const where = 'fact' in cell ? [factName(cell.fact), cell.subject] : [cell.code, cell.label, cell.column];
  const show = h('button', { type: 'button', class: 'link', disabled: path === undefined, onclick: () => session.select(path) }, where.filter((step) => step !== '').join(' · '));
  return h('div', { class: 'correction' },
    h('div', {}, h('span', { class: 'kind' }, w.kinds[kind]!), ' ', ...change, state !== 'applied' && h('span', { class: 'state' }, ` ${w.correctionStates[state]}${found === '' ? '' : ` (${found})`}`)),
    h('div', { class: 'of' }, show),
    h('div', { class: 'of' }, `${who} · ${toTime(when)} · ${reason}`),
    h('div', { class: 'actions' },
      state === 'conflict' && path !== undefined && h('button', { type: 'button', onclick: () => void settle(session, model, { correction, path }).catch(trouble) }, w.settle),
      who === person() && h('button', { type: 'button', onclick: () => void undo(session, id).catch(trouble) }, w.undo)),
  );
}

/** Takes what the correction says for right, in knowledge of the others. */
function settle(session: Session, model: DocumentModel, { correction, path }: { readonly correction: KeptCorrection['correction']; readonly path: NonNullable<ReturnType<typeof pathOf>> }): Promise<boolean> {
  const { kind = 'value', cell } = correction;
  const figure = figureAt(model, path)!;
  const row = 'table' in path ? model.tables[path.table]!.rows[path.row]! : undefined;
  const old = kind === 'label' || kind === 'code' ? row![kind] : 'fact' in cell ? figure.value : figure.raw;
  return sendChange(session, path, { kind: kind === 'accept' || kind === 'source-wrong' ? 'value' : kind, old, new: correction.new, reason: correction.reason, settles: true, ...(correction.to && { to: correction.to }) });
}

function toTime(iso: string): string {
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}
