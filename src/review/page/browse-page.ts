/** What the list of documents and the queue share: search, filters with counts, order, more, and the keys. */
import type { DocumentList } from '../../../schemas/review.js';
import { h, refill } from './element.js';
import { openHelp } from './help.js';
import { isTyping, keyOf } from './keyboard.js';
import { filterColumn } from './list-filters.js';
import { trouble } from './notice.js';
import { topBar } from './top-bar.js';
import { fill, words } from './words.js';

/** What was found, ready to be shown. */
export interface Found {
  readonly facets: DocumentList['facets'];
  readonly table: HTMLElement | undefined;
  readonly count: string;
  readonly shown: number;
  readonly matching: number;
  /** Documents that the server has not looked at yet. */
  readonly uncounted: number;
}

export interface BrowsePage {
  readonly kind: 'documents' | 'queue';
  /** The name of the order in the query, and its values with their words; the first is the usual one. */
  readonly sortBy: { readonly name: 'sort' | 'order'; readonly values: Readonly<Record<string, string>> };
  readonly none: string;
  /** Above the list. */
  readonly above?: HTMLElement;
  /** Beside its title. */
  readonly tools?: HTMLElement;
  readonly load: (query: URLSearchParams) => Promise<Found>;
}

const PAGE = 100;
/** What the server gives at most. */
const MOST = 500;
const TYPING_MS = 150;
const COUNTING_MS = 1500;
const FILTERS = ['search', 'status', 'kind', 'region', 'year', 'findings'] as const;

/** @param again shows the page anew @returns what loads the list anew, and what ends it */
export function openBrowsePage(body: HTMLElement, again: () => void, page: BrowsePage): { readonly reload: () => void; readonly close: () => void } {
  const w = words();
  const query = new URLSearchParams(sessionStorage.getItem('query') ?? '');
  query.delete('limit');
  let asked = 0;
  const timers = { typing: 0, counting: 0 };
  const { name: sortName, values: sorts } = page.sortBy;
  const search = h('input', { type: 'search', class: 'search', placeholder: w.search, 'aria-label': w.search, value: query.get('search') ?? '' });
  const filters = h('nav', { class: 'filters', 'aria-label': w.filters });
  const count = h('p', { class: 'count', role: 'status' });
  const list = h('div', { class: 'list' });
  const sort = h('select', { id: 'sort', onchange: () => change(sortName, sort.value) }, ...Object.entries(sorts).map(([value, label]) => h('option', { value, selected: query.get(sortName) === value }, label)));
  const change = (name: string, value: string): void => {
    if (value === '') query.delete(name);
    else query.set(name, value);
    if (name !== 'limit') query.delete('limit');
    sessionStorage.setItem('query', query.toString());
    load();
  };
  const show = ({ facets, table, count: text, shown, matching, uncounted }: Found): void => {
    const more = h('button', { type: 'button', onclick: () => change('limit', String(Math.min(MOST, shown + PAGE))) }, fill(w.more, { count: Math.min(PAGE, matching - shown) }));
    keepingFocus(filters, () => refill(filters, ...filterColumn(facets, query, change)));
    keepingFocus(list, () => refill(list, table ?? h('p', { class: 'empty' }, page.none), matching > shown && shown < MOST && more));
    count.textContent = uncounted === 0 ? text : `${text} · ${fill(w.uncounted, { count: uncounted })}`;
    clearTimeout(timers.counting);
    if (uncounted > 0) timers.counting = window.setTimeout(load, COUNTING_MS);
  };
  const load = (): void => {
    const mine = ++asked;
    page.load(browseQuery(query, sortName)).then((found) => mine === asked && show(found), trouble);
  };
  search.addEventListener('input', () => {
    clearTimeout(timers.typing);
    timers.typing = window.setTimeout(() => change('search', search.value.trim()), TYPING_MS);
  });
  refill(body,
    topBar(again, browseTabs(page.kind), search),
    h('div', { class: 'list-page' },
      filters,
      h('main', {}, page.above ?? null, h('div', { class: 'list-head' }, h('h1', {}, w.pages[page.kind]), count, h('span', { class: 'grow' }), page.tools ?? null, h('label', { for: 'sort' }, w.sortBy), sort), list),
    ),
  );
  const keys = (event: KeyboardEvent): void => onKey(event, search, list);
  document.addEventListener('keydown', keys);
  load();
  return {
    reload: load,
    close: () => {
      asked = Infinity;
      document.removeEventListener('keydown', keys);
      clearTimeout(timers.counting);
      clearTimeout(timers.typing);
    },
  };
}

/** Of what a person has chosen, that which this list knows. */
export function browseQuery(chosen: URLSearchParams, sortName: 'sort' | 'order'): URLSearchParams {
  const names: readonly string[] = [...FILTERS, sortName, 'limit'];
  return new URLSearchParams([...chosen].filter(([name]) => names.includes(name)));
}

/** Leads from one list to the other. */
function browseTabs(current: BrowsePage['kind']): HTMLElement {
  const { pages } = words();
  const link = (kind: BrowsePage['kind'], href: string): HTMLElement => h('a', { href, 'aria-current': kind === current ? 'page' : undefined }, pages[kind]);
  return h('nav', { class: 'browse-tabs', 'aria-label': pages.both }, link('documents', '#/'), link('queue', '#/q'));
}

/** What is drawn anew keeps the focus on what stands for the same. */
function keepingFocus(element: HTMLElement, draw: () => void): void {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const nameOf = (one: Element): string => one.getAttribute('href') ?? (one as HTMLElement).dataset['name'] ?? '';
  const name = focused ? nameOf(focused) : '';
  draw();
  if (name !== '') [...element.querySelectorAll<HTMLElement>('a, button')].find((one) => nameOf(one) === name)?.focus();
}

function onKey(event: KeyboardEvent, search: HTMLElement, list: HTMLElement): void {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a.row-link')];
  const step = (by: 1 | -1): void => links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement as HTMLAnchorElement) + by))]?.focus();
  const actions: Readonly<Record<string, () => void>> = {
    '?': openHelp, '/': () => search.focus(),
    ArrowDown: () => step(1), j: () => step(1), ArrowUp: () => step(-1), k: () => step(-1),
    q: () => { location.hash = '#/q'; }, d: () => { location.hash = '#/'; },
  };
  const action = actions[keyOf(event)];
  if (!action) return;
  event.preventDefault();
  action();
}
