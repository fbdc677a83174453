/** The filters beside the list: each value with how many documents it would leave. */
import type { DocumentList } from '../../../schemas/review.js';
import { h } from './element.js';
import { words } from './words.js';

type Facets = DocumentList['facets'];

/** Values of one filter that are shown. */
const SHOWN = 12;
const ORDER = ['findings', 'year', 'region', 'kind', 'status'] as const;

export function filterColumn(facets: Facets, query: URLSearchParams, change: (name: string, value: string) => void): readonly Node[] {
  const w = words();
  return ORDER.filter((name) => facets[name].length > 0).map((name) => {
    const chosen = query.get(name) ?? '';
    const option = (value: string, label: string, count: string): Node =>
      h('li', {}, h('button', { type: 'button', 'data-name': `${name} ${value}`, 'aria-pressed': String(chosen === value), onclick: () => change(name, value) }, h('span', {}, label), h('span', { class: 'number' }, count)));
    const values = facets[name].filter(({ value }, index) => index < SHOWN || value === chosen);
    return h('section', {}, h('h2', {}, w.facets[name]), h('ul', {}, option('', w.all, ''), ...values.map(({ value, count }) => option(value, w.values[value] ?? value, String(count)))));
  });
}
