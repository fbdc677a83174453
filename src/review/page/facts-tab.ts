/** The figures of the prose, each with its sentence. */
import { isSamePath, type FactJson } from './document-model.js';
import { h } from './element.js';
import { factName } from './fact-name.js';
import type { Session, Shown } from './session.js';
import { words } from './words.js';

export function factsTab(session: Session, { model, selected }: Shown): HTMLElement {
  const w = words();
  const { facts } = model.disclosure;
  if (facts.length === 0) return h('p', { class: 'empty' }, w.noFacts);
  return h('ul', { class: 'facts' }, ...facts.map((fact, index) => {
    const isSelected = isSamePath(selected, { fact: index });
    return h('li', { 'aria-current': isSelected ? 'true' : undefined, class: fact.status },
      h('button', { type: 'button', onclick: () => session.select({ fact: index }) },
        h('span', { class: 'fact-name' }, [factName(fact.fact), fact.label ?? fact.subject].filter((text) => text !== '').join(' · ')),
        h('span', { class: 'fact-value' }, withUnit(fact)),
        h('span', { class: `status ${fact.status}` }, w.statuses[fact.status]!),
        h('span', { class: 'sentence' }, ...sentence(fact))));
  }));
}

function withUnit({ value, unit }: FactJson): string {
  return unit === 'text' || unit === 'date' ? value : `${value} ${unit}`;
}

/** The sentence with the figure marked. */
function sentence({ sentence: text, raw }: FactJson): readonly (string | Node)[] {
  const at = raw === '' ? -1 : text.indexOf(raw);
  return at < 0 ? [text] : [text.slice(0, at), h('mark', {}, raw), text.slice(at + raw.length)];
}
