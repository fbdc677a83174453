/** What the checks say, contradictions first. */
import { findingView } from './finding-view.js';
import { h } from './element.js';
import type { Session, Shown } from './session.js';
import { words } from './words.js';

const ORDER = ['error', 'warning', 'rounding', 'unchecked'] as const;

export function findingsTab(session: Session, { model, finding }: Shown): HTMLElement {
  const w = words();
  const groups = ORDER.map((severity) => ({ severity, found: model.disclosure.findings.map((one, index) => ({ one, index })).filter(({ one }) => one.severity === severity) })).filter(({ found }) => found.length > 0);
  if (groups.length === 0) return h('p', { class: 'empty' }, w.noFindings);
  return h('div', { class: 'findings' }, ...groups.map(({ severity, found }) =>
    h('section', {}, h('h2', {}, w.severities[severity]!, ' ', h('span', { class: 'number' }, String(found.length))), ...found.map(({ one, index }) => findingView(session, one, index === finding)))));
}
