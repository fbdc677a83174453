/** What is shown of a document, and who is told when that changes. */
import type { DocumentView } from '../../../schemas/review.js';
import { figureAt, isCell, pageOf, toModel, type DocumentModel, type Path } from './document-model.js';

export const TABS = ['tables', 'findings', 'facts', 'corrections', 'notes'] as const;
export type Tab = (typeof TABS)[number];

export interface Shown {
  readonly model: DocumentModel;
  readonly page: number;
  readonly tab: Tab;
  /** Index of the table in view. */
  readonly table: number;
  readonly selected: Path | undefined;
  /** Index of the finding whose figures are outlined. */
  readonly finding: number | undefined;
  readonly withMarks: boolean;
  /** Whether the selected figure is being corrected. */
  readonly isEditing: boolean;
}

export interface Session {
  readonly id: string;
  now(): Shown;
  change(what: Partial<Shown>): void;
  /** Shows a figure on both sides. */
  select(path: Path | undefined): void;
  /** Takes the document anew, after a correction. */
  replace(view: DocumentView): void;
  onChange(listener: (now: Shown, before: Shown) => void): void;
}

export function openSession(model: DocumentModel): Session {
  const listeners: ((now: Shown, before: Shown) => void)[] = [];
  let shown: Shown = { model, page: model.view.pages[0]?.number ?? 1, tab: 'tables', table: 0, selected: undefined, finding: undefined, withMarks: false, isEditing: false };
  const change = (what: Partial<Shown>): void => {
    const before = shown;
    shown = { ...shown, ...what };
    for (const listener of listeners) listener(shown, before);
  };
  return {
    id: model.view.id,
    now: () => shown,
    change,
    select: (path) => {
      const figure = path && figureAt(shown.model, path);
      if (!path || !figure) change({ selected: undefined, finding: undefined, isEditing: false });
      else {
        const tab: Tab = isCell(path) ? 'tables' : 'facts';
        change({ selected: path, finding: undefined, isEditing: false, page: pageOf(shown.model, figure.place) ?? shown.page, tab: shown.tab === 'findings' ? 'findings' : tab, ...(isCell(path) && { table: path.table }) });
      }
    },
    replace: (view) => {
      const next = toModel(view);
      if (next) change({ model: next, isEditing: false, finding: undefined, ...(shown.selected && !figureAt(next, shown.selected) && { selected: undefined }) });
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
