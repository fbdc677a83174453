/** All documents of the store, and a place to drop files. */
import { api } from './api.js';
import { openBrowsePage } from './browse-page.js';
import { h } from './element.js';
import { documentTable } from './list-table.js';
import { notice, trouble } from './notice.js';
import { person } from './preferences.js';
import { openUploadPanel } from './upload-panel.js';
import { fill, words } from './words.js';

/** @param again shows the page anew @returns what ends it */
export function openListPage(body: HTMLElement, again: () => void): () => void {
  const w = words();
  const uploads = openUploadPanel(body, () => list.reload());
  const list = openBrowsePage(body, again, {
    kind: 'documents', sortBy: { name: 'sort', values: w.sorts }, none: w.none, above: uploads.element, tools: corrections(),
    load: async (query) => {
      const { documents, matching, total, facets, uncounted } = await api.documents(query);
      return { facets, matching, uncounted, shown: documents.length, count: fill(w.matching, { matching, total }), table: documents.length === 0 ? undefined : documentTable(documents) };
    },
  });
  return () => {
    list.close();
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
