/** The document's own page, with the figures found on it marked. */
import type { DocumentView } from '../../../schemas/review.js';
import { api, pictureOf } from './api.js';
import { drawBlocks } from './blocks-view.js';
import { figureAt } from './document-model.js';
import { h, refill } from './element.js';
import { trouble } from './notice.js';
import { drawOverlay } from './page-overlay.js';
import { pageLabel, pageName } from './page-name.js';
import type { Session, Shown } from './session.js';
import { fill, words } from './words.js';

type PageView = DocumentView['pages'][number];

export interface PagePane {
  readonly element: HTMLElement;
  /** Larger, smaller, or as wide as the pane. */
  zoom(by: 1 | -1 | 0): void;
}

const STEP = 1.25;
const MARGIN = 32;
/** Resolutions at which pages are drawn: as few as look sharp, so that pictures are met again. */
const RESOLUTIONS = [72, 108, 144, 216, 288];
const POINTS_PER_INCH = 72;

export function openPagePane(session: Session, signal: AbortSignal): PagePane {
  const sheet = h('div', { class: 'sheet' });
  const viewport = h('div', { class: 'viewport', tabindex: 0, role: 'region' }, sheet);
  const bar = pageBar(session, (by) => zoom(by));
  let factor = 1;
  const draw = (now: Shown): void => {
    viewport.setAttribute('aria-label', fill(words().pagePicture, { page: pageName(now.model.view, now.page) }));
    const size = sizeOf(now);
    if (!size) return refill(sheet);
    if (size.kind === 'grid') return drawGrid(session, sheet, now);
    const scale = (Math.max(200, viewport.clientWidth - MARGIN) / (size.width || 1)) * factor;
    drawPicture(session, sheet, now, scale);
    bringIntoView(viewport, now, scale);
  };
  const zoom = (by: 1 | -1 | 0): void => {
    factor = by === 0 ? 1 : Math.min(6, Math.max(0.4, factor * STEP ** by));
    draw(session.now());
  };
  session.onChange((now, before) => {
    bar.show(now);
    if (now.page !== before.page || now.model !== before.model || now.selected !== before.selected || now.finding !== before.finding || now.withMarks !== before.withMarks) draw(now);
    if (now.page !== before.page && !now.selected) viewport.scrollTop = 0;
  });
  const resized = new ResizeObserver(() => draw(session.now()));
  resized.observe(viewport);
  signal.addEventListener('abort', () => resized.disconnect());
  bar.show(session.now());
  return { element: h('section', { class: 'page-pane' }, bar.element, viewport), zoom };
}

function sizeOf({ model, page }: Shown): PageView | undefined {
  return model.view.pages.find(({ number }) => number === page);
}

/** The picture is asked for anew only where another is needed. */
function drawPicture(session: Session, sheet: HTMLElement, now: Shown, scale: number): void {
  const { width, height } = sizeOf(now)!;
  const dpi = RESOLUTIONS.find((one) => one >= scale * POINTS_PER_INCH * devicePixelRatio) ?? RESOLUTIONS.at(-1)!;
  const source = pictureOf(session.id, now.page, dpi);
  delete sheet.dataset['grid'];
  sheet.classList.remove('grid');
  sheet.style.width = `${width * scale}px`;
  sheet.style.height = `${height * scale}px`;
  if (sheet.querySelector('img')?.getAttribute('src') !== source) refill(sheet, h('img', { src: source, alt: fill(words().pagePicture, { page: pageName(now.model.view, now.page) }), draggable: 'false' }));
  sheet.querySelector('svg')?.remove();
  sheet.append(drawOverlay(session, now, { width, height }));
}

function drawGrid(session: Session, sheet: HTMLElement, now: Shown): void {
  const page = String(now.page);
  if (sheet.dataset['grid'] === page) return drawBlocks.mark(sheet, now);
  sheet.dataset['grid'] = page;
  sheet.classList.add('grid');
  sheet.removeAttribute('style');
  api.blocks(session.id, now.page).then(({ blocks }) => {
    if (sheet.dataset['grid'] !== page) return;
    refill(sheet, drawBlocks.make(session, blocks));
    drawBlocks.mark(sheet, session.now());
  }, trouble);
}

function bringIntoView(viewport: HTMLElement, { model, selected, page }: Shown, scale: number): void {
  const place = selected && figureAt(model, selected)?.place;
  if (!place?.box || place.page !== page) return;
  const [x0, y0, x1, y1] = place.box.map((length) => length * scale) as [number, number, number, number];
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = viewport;
  if (y0 < scrollTop + MARGIN || y1 > scrollTop + clientHeight - MARGIN) viewport.scrollTop = (y0 + y1) / 2 - clientHeight / 2;
  if (x0 < scrollLeft || x1 > scrollLeft + clientWidth - MARGIN) viewport.scrollLeft = (x0 + x1) / 2 - clientWidth / 2;
}

function pageBar(session: Session, zoom: (by: 1 | -1 | 0) => void): { readonly element: HTMLElement; readonly show: (now: Shown) => void } {
  const w = words();
  const numbers = session.now().model.view.pages.map(({ number }) => number);
  const [first, last] = numbers.length === 0 ? [1, 1] : [Math.min(...numbers), Math.max(...numbers)];
  const input = h('input', { type: 'number', min: first, max: last, class: 'page-number', 'aria-label': w.goToPage, onchange: () => turn(Number(input.value)) });
  const turn = (page: number): void => session.change({ page: Math.min(last, Math.max(first, Math.trunc(page) || first)) });
  const marks = h('button', { type: 'button', 'aria-pressed': 'false', title: `${w.marks} (M)`, onclick: () => session.change({ withMarks: !session.now().withMarks }) }, w.marks);
  const label = h('span', { class: 'grow page-label' });
  const original = h('a', { class: 'button', download: '' }, w.original);
  const icon = (name: string, text: string, key: string, does: () => void): HTMLElement => h('button', { type: 'button', class: 'icon', 'aria-label': name, title: `${name} (${key})`, onclick: does }, text);
  const element = h('div', { class: 'bar' },
    icon(w.previousPage, '‹', '[', () => turn(session.now().page - 1)), input, h('span', { class: 'of' }, `/ ${last}`), icon(w.nextPage, '›', ']', () => turn(session.now().page + 1)),
    label,
    icon(w.zoomOut, '−', '-', () => zoom(-1)), icon(w.zoomIn, '+', '+', () => zoom(1)), h('button', { type: 'button', title: `${w.fit} (0)`, onclick: () => zoom(0) }, w.fit),
    marks, original,
  );
  return {
    element,
    show: ({ model: { view }, page, withMarks }) => {
      input.value = String(page);
      label.textContent = pageLabel(view, page);
      label.title = label.textContent;
      original.href = `/api/documents/${view.pages.find(({ number }) => number === page)?.file?.id ?? session.id}/original`;
      marks.setAttribute('aria-pressed', String(withMarks));
    },
  };
}
