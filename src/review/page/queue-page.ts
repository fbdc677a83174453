/** The queue of the store: single figures of all documents, what is worth a look first; each leads to where it is printed. */
import type { DoubtList } from '../../../schemas/review.js';
import { api } from './api.js';
import { openBrowsePage } from './browse-page.js';
import { h } from './element.js';
import { factName } from './fact-name.js';
import { baseName } from './page-name.js';
import { fill, words } from './words.js';

type Queued = DoubtList['doubts'][number];

/** @param again shows the page anew @returns what ends it */
export function openQueuePage(body: HTMLElement, again: () => void): () => void {
  const w = words();
  const queue = openBrowsePage(body, again, {
    kind: 'queue', sortBy: { name: 'order', values: w.orders }, none: w.noDoubts,
    load: async (query) => {
      const { doubts, matching, total, facets, uncounted } = await api.doubts(query);
      return { facets, matching, uncounted, shown: doubts.length, count: fill(w.queued, { matching, total }), table: doubts.length === 0 ? undefined : queueTable(doubts) };
    },
  });
  return queue.close;
}

function queueTable(doubts: readonly Queued[]): HTMLElement {
  const { queueColumns } = words();
  const head = [['figure', ''], ['printed', 'number'], ['expected', 'number'], ['settles', 'number'], ['broken', 'number'], ['amount', 'number'], ['document', '']] as const;
  return h('table', { class: 'documents queue' },
    h('thead', {}, h('tr', {}, ...head.map(([name, kind]) => h('th', { scope: 'col', class: kind }, queueColumns[name])))),
    h('tbody', {}, ...doubts.map(toRow)),
  );
}

function toRow({ key, department, file, fact, names, raw, unit, page, expected, settles, broken, amount }: Queued): HTMLElement {
  const w = words();
  const [form, what] = fact === '' ? [names[0], names.slice(1)] : [w.tabs.facts, [factName(fact), ...names]];
  const where = [form || w.otherTable, page === null ? '' : fill(w.pageShort, { page })].filter((text) => text !== '').join(' · ');
  return h('tr', {},
    h('td', { class: 'title' }, h('a', { class: 'row-link', href: `#/q/${key}` }, what.join(' › ') || w.blank), h('span', { class: 'file' }, where)),
    h('td', { class: 'number' }, raw || w.blank, !raw.endsWith(unit) && h('span', { class: 'unit' }, ` ${unit}`)),
    h('td', { class: 'number' }, expected),
    h('td', { class: 'number' }, settles === 0 ? '' : String(settles)),
    h('td', { class: 'number' }, broken === 0 ? '' : String(broken)),
    h('td', { class: 'number' }, grouped(amount)),
    h('td', {}, department || w.noDepartment, h('span', { class: 'file', title: file }, baseName(file))),
  );
}

/** Whole yuan, digits in threes. */
function grouped(amount: string): string {
  return amount.replace(/\..*$/, '').replace(/\B(?=(\d{3})+$)/g, ',');
}
