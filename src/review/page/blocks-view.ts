/** A format without pages (Word, workbooks, text) as paragraphs and tables, its figures marked. */
import type { PlaceJson } from '../../../schemas/disclosure.js';
import type { PageBlocks } from '../../../schemas/review.js';
import { figureAt, partners } from './document-model.js';
import { h } from './element.js';
import { cellKey, placeKey } from './place-key.js';
import type { Session, Shown } from './session.js';

type BlockJson = PageBlocks['blocks'][number];

export const drawBlocks = {
  make: (session: Session, blocks: PageBlocks['blocks']): HTMLElement => h('div', { class: 'blocks' }, ...blocks.map((block) => toElement(session, block))),
  /** Brings statuses and the selection up to what is shown. */
  mark: (sheet: HTMLElement, { model, selected, finding }: Shown): void => {
    const figure = selected && figureAt(model, selected);
    const part = new Set(partners(model, selected, finding).map(placeKey));
    for (const element of sheet.querySelectorAll<HTMLElement>('[data-key]')) {
      const { key = '', place = '' } = element.dataset;
      const path = model.byKey.get(key);
      const status = path ? figureAt(model, path)?.status : undefined;
      // A line of prose is marked for any of its figures.
      const isOwn = figure !== undefined && (key === figure.key || (element.tagName === 'P' && place === placeKey(figure.place)));
      element.className = ['figure', status, isOwn && 'selected', part.has(place) && !isOwn && 'evidence'].filter(Boolean).join(' ');
      if (isOwn) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  },
};

function toElement(session: Session, block: BlockJson): HTMLElement {
  if (block.kind === 'paragraph') return h('p', keyed(session, block.place, ''), block.lines.join('\n'));
  return h('table', {}, h('tbody', {}, ...block.rows.map((row) =>
    h('tr', {}, ...row.map(({ text, rowSpan, columnSpan, place }) => h('td', { ...keyed(session, place, text), ...(rowSpan > 1 && { rowspan: rowSpan }), ...(columnSpan > 1 && { colspan: columnSpan }) }, text))))));
}

/** Where a figure stands; the page is for looking at: the tables are the way for keyboards. */
function keyed(session: Session, place: PlaceJson, text: string): Readonly<Record<string, string | (() => void)>> {
  const key = cellKey(place, text);
  const select = (): void => {
    const path = session.now().model.byKey.get(key);
    if (path) session.select(path);
  };
  return key === '' ? {} : { 'data-key': key, 'data-place': placeKey(place), onclick: select };
}
