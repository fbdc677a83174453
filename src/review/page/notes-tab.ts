/** What is missing, what was doubtful in reading, what was set apart, and where the document comes from. */
import type { PlaceJson } from '../../../schemas/disclosure.js';
import { h } from './element.js';
import { pageName } from './page-name.js';
import { language } from './preferences.js';
import type { Session, Shown } from './session.js';
import { words } from './words.js';

/** Places of one mark that are listed. */
const SHOWN = 8;

const GRAVEST = ['loss', 'doubt', 'note'];

export function notesTab(session: Session, { model: { disclosure, view } }: Shown): HTMLElement {
  const w = words();
  const page = (place: PlaceJson | undefined): Node | null => (place?.page === undefined ? null : h('button', { type: 'button', class: 'link', onclick: () => session.change({ page: place.page!, withMarks: true }) }, pageName(view, place.page)));
  const list = (title: string, items: readonly Node[]): Node | null => (items.length === 0 ? null : h('section', {}, h('h2', {}, title, ' ', h('span', { class: 'number' }, String(items.length))), h('ul', {}, ...items)));
  return h('div', { class: 'notes-tab' },
    list(w.missing, disclosure.missing.map(({ title, reason }) => h('li', {}, h('span', { class: 'severity warning' }, w.missingReasons[reason]!), ' ', title))),
    list(w.problems, [...view.problems].sort((a, b) => GRAVEST.indexOf(a.severity) - GRAVEST.indexOf(b.severity)).map((problem) => h('li', {}, h('span', { class: `severity ${problem.severity}` }, w.problemSeverities[problem.severity]!), ' ', problem[language()], ' ', page(problem.place)))),
    list(w.setApart, disclosure.marks.map(({ text, reason, places }) => h('li', {}, h('span', { class: 'severity' }, w.markReasons[reason] ?? reason), ' ', text, ' ', ...places.slice(0, SHOWN).map(page), places.length > SHOWN ? `… ${places.length}` : null))),
    h('section', {}, h('h2', {}, w.origin), h('p', { class: 'file' }, view.row.file), h('p', { class: 'file' }, view.row.sha256), h('p', { class: 'file' }, `${disclosure.source.format} · gongkai ${disclosure.version}`), view.row.reason === '' ? null : h('p', {}, view.row.reason)),
  );
}
