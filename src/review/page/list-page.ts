/** All documents of the store: filters on the left, the list, and a place to drop files. */
import type { DocumentList } from '../../../schemas/review.js';
import { api } from './api.js';
import { h, refill } from './element.js';
import { filterColumn } from './list-filters.js';
import { documentTable } from './list-table.js';
import { notice, trouble } from './notice.js';
import { openHelp } from './help.js';
import { person } from './preferences.js';
import { topBar } from './top-bar.js';
import { openUploadPanel } from './upload-panel.js';
import { fill, words } from './words.js';

const PAGE = 100;
const TYPING_MS = 150;

/** @param again shows the page anew @returns what ends it */
export function openListPage(body: HTMLElement, again: () => void): () => void {
  const w = words();
  const query = new URLSearchParams(sessionStorage.getItem('query') ?? '');
  query.delete('limit');
  let asked = 0;
  const search = h('input', { type: 'search', class: 'search', placeholder: w.search, 'aria-label': w.search, value: query.get('search') ?? '' });
  const filters = h('nav', { class: 'filters', 'aria-label': w.all });
  const count = h('p', { class: 'count', role: 'status' });
  const list = h('div', { class: 'list' });
  const sort = h('select', { id: 'sort', onchange: () => change('sort', sort.value) }, ...Object.entries(w.sorts).map(([value, label]) => h('option', { value, selected: (query.get('sort') ?? 'checks_broken') === value }, label)));

  const show = (found: DocumentList): void => {
    refill(filters, ...filterColumn(found.facets, query, change));
    count.textContent = fill(w.matching, { matching: found.matching, total: found.total });
    const left = found.matching - found.documents.length;
    const more = h('button', { type: 'button', onclick: () => change('limit', String(Math.min(500, found.documents.length + PAGE))) }, fill(w.more, { count: Math.min(PAGE, left) }));
    refill(list, found.documents.length === 0 ? h('p', { class: 'empty' }, w.none) : documentTable(found.documents), left > 0 && found.documents.length < 500 && more);
  };
  const load = async (): Promise<void> => {
    const mine = ++asked;
    const found = await api.documents(query);
    if (mine === asked) show(found);
  };
  const change = (name: string, value: string): void => {
    if (value === '') query.delete(name);
    else query.set(name, value);
    if (name !== 'limit') query.delete('limit');
    sessionStorage.setItem('query', query.toString());
    load().catch(trouble);
  };
  let typing = 0;
  search.addEventListener('input', () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => change('search', search.value.trim()), TYPING_MS);
  });
  const uploads = openUploadPanel(body, () => void load().catch(trouble));
  refill(body,
    topBar(again, search),
    h('div', { class: 'list-page' },
      filters,
      h('main', {}, uploads.element, h('div', { class: 'list-head' }, h('h1', {}, w.documents), count, h('span', { class: 'grow' }), corrections(), h('label', { for: 'sort' }, w.sortBy), sort), list),
    ),
  );
  const keys = (event: KeyboardEvent): void => onKey(event, search, list);
  document.addEventListener('keydown', keys);
  load().catch(trouble);
  return () => {
    document.removeEventListener('keydown', keys);
    uploads.close();
  };
}

/** To be handed to somebody else, and what somebody else hands over. */
function corrections(): HTMLElement {
  const w = words();
  const file = h('input', { type: 'file', accept: '.json,application/json', class: 'unseen', tabindex: -1, 'aria-label': w.takeIn });
  file.addEventListener('change', () => {
    const [given] = file.files ?? [];
    if (!given) return;
    file.value = '';
    given.text().then((text) => api.takeIn(JSON.parse(text) as never)).then(({ added, known, conflicts, unknown }) => notice(fill(w.takenIn, { added, known, conflicts, unknown: unknown.length })), trouble);
  });
  return h('span', { class: 'hand-on' }, h('a', { class: 'button', href: `/api/corrections?who=${encodeURIComponent(person())}`, download: '' }, w.handOn), h('button', { type: 'button', onclick: () => file.click() }, w.takeIn), file);
}

function onKey(event: KeyboardEvent, search: HTMLElement, list: HTMLElement): void {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (event.key === '?') openHelp();
  else if (event.key === '/') search.focus();
  else if (['ArrowDown', 'ArrowUp', 'j', 'k'].includes(event.key)) {
    const links = [...list.querySelectorAll<HTMLAnchorElement>('a.row-link')];
    const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : -1;
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  } else return;
  event.preventDefault();
}
