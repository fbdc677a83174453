/** One document: its pages on the left, what was made of them on the right, and the figure in question below. */
import type { DocumentView } from '../../../schemas/review.js';
import { acceptFigure, markSourceWrong, undoLast } from './actions.js';
import { api } from './api.js';
import { figureAt, toModel, type DocumentModel, type Path } from './document-model.js';
import { openDoubtBar, type DoubtBar } from './doubt-bar.js';
import { parseDoubtKey } from './doubt-key.js';
import { correctionsTab } from './corrections-tab.js';
import { h, refill } from './element.js';
import { factsTab } from './facts-tab.js';
import { findingsTab } from './findings-tab.js';
import { openInspector } from './inspector.js';
import { isTyping, keyOf } from './keyboard.js';
import { openHelp } from './help.js';
import { documentTable } from './list-table.js';
import { notesTab } from './notes-tab.js';
import { trouble } from './notice.js';
import { openPagePane, type PagePane } from './page-pane.js';
import { openSession, TABS, type Session, type Shown } from './session.js';
import { copyTable, openTablesTab } from './tables-tab.js';
import { topBar } from './top-bar.js';
import { fill, words } from './words.js';

/** Which document; of one that was come to through the queue of the store, at which place of it. */
export interface Opened {
  readonly id: string;
  readonly key: string | undefined;
}

export interface DocumentPage {
  /** Goes to another figure of the queue. @returns whether it is one of this document */
  follow(key: string): boolean;
  close(): void;
}

/** @param again shows the page anew */
export function openDocumentPage(body: HTMLElement, opened: Opened, again: () => void): DocumentPage {
  const leaving = new AbortController();
  let now = opened;
  let session: Session | undefined;
  refill(body, topBar(again), h('main', { class: 'empty' }, words().loading));
  api.document(opened.id).then((view) => {
    if (!leaving.signal.aborted) session = showDocument(body, view, { again, queueKey: () => now.key, signal: leaving.signal });
  }, trouble);
  return {
    follow: (key) => {
      const place = parseDoubtKey(key);
      if (!session || now.key === undefined || place?.document !== opened.id) return false;
      now = { ...opened, key };
      session.select(place.at);
      return true;
    },
    close: () => leaving.abort(),
  };
}

interface Around {
  readonly again: () => void;
  readonly queueKey: () => string | undefined;
  /** Fires when the page is left. */
  readonly signal: AbortSignal;
}

function showDocument(body: HTMLElement, view: DocumentView, { again, queueKey, signal }: Around): Session | undefined {
  const w = words();
  const model = toModel(view);
  document.title = `${view.row.department || view.row.file} · ${w.title}`;
  if (!model) {
    refill(body, topBar(again, heading(view)), h('main', { class: 'no-figures' }, ...(view.parts.length > 0 ? [h('p', {}, fill(w.volume, { count: view.parts.length })), documentTable(view.parts)] : [h('p', {}, w.noResult), h('p', { class: 'file' }, view.row.reason)]), h('a', { class: 'button', href: `/api/documents/${view.id}/original`, download: '' }, w.original)));
    return undefined;
  }
  const session = openSession(model);
  const pane = openPagePane(session, signal);
  const side = openSide(session);
  const inspector = openInspector(session);
  const bar = openDoubtBar(session, queueKey);
  const title = h('div', { class: 'document-title' });
  const showTitle = (): void => refill(title, heading(session.now().model.view));
  session.onChange((now, before) => {
    if (now.model !== before.model) showTitle();
  });
  showTitle();
  refill(body, topBar(again, title), h('main', { class: 'document' }, pane.element, h('div', { class: 'side' }, bar.element, side, inspector)));
  document.addEventListener('keydown', (event) => onKey(event, session, { pane, bar }), { signal });
  session.select(firstOf(model, queueKey()));
  return session;
}

/** What is shown first: where the queue leads, else what is worth a look, else the first figure. */
function firstOf(model: DocumentModel, queueKey: string | undefined): Path | undefined {
  const wanted = queueKey === undefined ? undefined : parseDoubtKey(queueKey)?.at;
  if (wanted && figureAt(model, wanted)) return wanted;
  return model.view.doubts[0]?.at ?? (model.tables[0]?.rows[0]?.cells[0] ? { table: 0, row: 0, cell: 0 } : undefined);
}

function heading({ row, disclosure }: DocumentView): HTMLElement {
  const w = words();
  const tally = disclosure?.tally;
  return h('div', { class: 'heading' },
    h('h1', { title: row.file }, row.department || row.file),
    h('span', {}, [row.region, row.year, w.values[row.kind]].filter((text) => text !== '' && text !== undefined).join(' · ')),
    tally ? h('span', { class: 'checks', role: 'status', 'aria-label': w.columns.checks }, h('span', { class: 'held' }, `✓ ${tally.held}`), h('span', { class: tally.broken > 0 ? 'broken' : 'unchecked' }, `✗ ${tally.broken}`), h('span', { class: 'unchecked' }, `? ${tally.unchecked}`)) : null,
  );
}

/** Tabs with what was made of the pages. */
function openSide(session: Session): HTMLElement {
  const w = words();
  const tables = openTablesTab(session);
  const panel = h('div', { class: 'panel', role: 'tabpanel', id: 'panel', tabindex: -1 });
  const buttons = TABS.map((tab, index) =>
    h('button', { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': 'panel', title: `${w.tabs[tab]} (${index + 1})`, onclick: () => session.change({ tab }) }, w.tabs[tab], h('span', { class: 'number' })));
  const show = (now: Shown, before?: Shown): void => {
    element.dataset['tab'] = now.tab;
    TABS.forEach((tab, index) => {
      buttons[index]!.setAttribute('aria-selected', String(tab === now.tab));
      buttons[index]!.tabIndex = tab === now.tab ? 0 : -1;
      buttons[index]!.querySelector('.number')!.textContent = countOf(now, tab);
    });
    panel.setAttribute('aria-labelledby', `tab-${now.tab}`);
    if (now.tab === 'tables') {
      if (before?.tab !== 'tables') refill(panel, tables.element);
      tables.show(now);
    } else if (before?.tab !== now.tab || before.model !== now.model || before.selected !== now.selected || before.finding !== now.finding) {
      const make = { findings: findingsTab, facts: factsTab, corrections: correctionsTab, notes: notesTab }[now.tab];
      const top = before?.tab === now.tab ? panel.scrollTop : 0;
      refill(panel, make(session, now));
      panel.scrollTop = top;
      // When the figure below has taken its room.
      requestAnimationFrame(() => panel.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' }));
    }
  };
  const element = h('section', { class: 'tabs' }, h('div', { class: 'tab-list', role: 'tablist', onkeydown: (event: KeyboardEvent) => moveTab(event, session) }, ...buttons), panel);
  session.onChange(show);
  show(session.now());
  return element;
}

function moveTab(event: KeyboardEvent, session: Session): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const tab = TABS[(TABS.indexOf(session.now().tab) + step + TABS.length) % TABS.length]!;
  session.change({ tab });
  document.getElementById(`tab-${tab}`)?.focus();
  event.preventDefault();
  event.stopPropagation();
}

function countOf({ model: { disclosure, view } }: Shown, tab: string): string {
  const broken = disclosure.findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  const count = { findings: broken, corrections: view.corrections.length }[tab] ?? 0;
  return count === 0 ? '' : String(count);
}

function onKey(event: KeyboardEvent, session: Session, { pane, bar }: { readonly pane: PagePane; readonly bar: DoubtBar }): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector('dialog[open]')) return;
  const { model, selected, page, withMarks } = session.now();
  const turn = (by: 1 | -1): void => {
    if (model.view.pages.some(({ number }) => number === page + by)) session.change({ page: page + by });
  };
  const onButton = event.target instanceof HTMLElement && event.target.closest('button, a, [role="tab"]') !== null;
  const actions: Readonly<Record<string, () => void>> = {
    n: () => bar.step(1),
    p: () => bar.step(-1),
    q: () => { location.hash = '#/q'; },
    a: () => void acceptFigure(session).catch(trouble),
    s: () => void markSourceWrong(session).catch(trouble),
    u: () => void undoLast(session).catch(trouble),
    e: () => session.change({ isEditing: selected !== undefined }),
    ...(!onButton && { Enter: () => session.change({ isEditing: selected !== undefined }), F2: () => session.change({ isEditing: selected !== undefined }) }),
    c: () => void copyTable(session.now()).catch(trouble),
    m: () => session.change({ withMarks: !withMarks }),
    '[': () => turn(-1), ']': () => turn(1),
    '+': () => pane.zoom(1), '=': () => pane.zoom(1), '-': () => pane.zoom(-1), 0: () => pane.zoom(0),
    '?': openHelp,
    d: () => { location.hash = '#/'; },
    '/': () => { location.hash = '#/'; },
    Escape: () => session.change({ isEditing: false, finding: undefined }),
    ...Object.fromEntries(TABS.map((tab, index) => [String(index + 1), () => session.change({ tab })])),
  };
  const action = actions[keyOf(event)];
  if (!action) return;
  event.preventDefault();
  action();
}
