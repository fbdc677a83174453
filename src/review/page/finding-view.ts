/** A finding with its figures, the sum written out; each leads to where it stands. */
import { pageOf, pathAt, type FindingJson } from './document-model.js';
import { h } from './element.js';
import { placeKey } from './place-key.js';
import { language } from './preferences.js';
import type { Session } from './session.js';
import { fill, words } from './words.js';

/** Figures of one finding that are shown before the rest is folded away. */
const SHOWN = 12;

export function findingView(session: Session, finding: FindingJson, isOpen: boolean): HTMLElement {
  const w = words();
  const severity = h('span', { class: `severity ${finding.severity}` }, w.severities[finding.severity]!);
  const message = h('span', { class: 'message' }, finding.message[language()]);
  const head = h('button', { type: 'button', class: 'finding-head', onclick: () => showFinding(session, finding) }, severity, h('span', { class: 'rule' }, finding.rule), message);
  return h('article', { class: `finding ${finding.severity}`, 'aria-current': isOpen ? 'true' : undefined }, head, isOpen && sum(session, finding));
}

/** What is printed, what it should be, and what the figures are. */
export function sum(session: Session, { reported, expected, difference, slack, evidence }: FindingJson): HTMLElement {
  const w = words();
  const line = (what: Node | string, value: string, kind: string): HTMLElement => h('tr', { class: kind }, h('th', { scope: 'row' }, what), h('td', { class: 'number' }, value));
  const figures = evidence.slice(0, SHOWN).map((one) => {
    const link = placeKey(one.place) === '' ? one.what : h('button', { type: 'button', class: 'link', onclick: () => goTo(session, one) }, one.what);
    return line(link, one.value, 'figure-line');
  });
  const results = expected === '' ? [] : [line(w.reported, reported, 'result'), line(w.shouldBe, expected, 'result'), line(`${w.difference}${slack === '' || slack === '0' ? '' : ` (${fill(w.slack, { value: slack })})`}`, difference, 'result difference')];
  const rest = evidence.length > SHOWN ? [line(`… +${evidence.length - SHOWN}`, '', '')] : [];
  return h('table', { class: 'sum' }, h('tbody', {}, ...figures, ...rest, ...results));
}

/** Opens the finding, and shows the figure that it is about. */
function showFinding(session: Session, finding: FindingJson): void {
  const { model } = session.now();
  const index = model.disclosure.findings.indexOf(finding);
  const places = [{ place: finding.place, value: finding.reported }, ...finding.evidence];
  const path = places.map(({ place, value }) => pathAt(model, place, value)).find((one) => one !== undefined);
  if (path) session.select(path);
  const page = pageOf(model, finding.place);
  session.change({ finding: index, tab: 'findings', ...(page !== undefined && { page }) });
}

function goTo(session: Session, { place, value }: FindingJson['evidence'][number]): void {
  const { model, finding, tab } = session.now();
  const path = pathAt(model, place, value);
  if (path) session.select(path);
  const page = pageOf(model, place);
  session.change({ finding, tab, ...(page !== undefined && { page }) });
}
