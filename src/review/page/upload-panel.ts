/** Files dropped on the page, and what becomes of them. */
import type { Uploads } from '../../../schemas/review.js';
import { api } from './api.js';
import { h, refill } from './element.js';
import { trouble } from './notice.js';
import { fill, words } from './words.js';

const POLL_MS = 700;
/** Finished ones that stay in view. */
const SHOWN = 8;

/** @param onDone told when a document has come in @returns the panel, and what ends it */
export function openUploadPanel(body: HTMLElement, onDone: () => void): { readonly element: HTMLElement; readonly close: () => void } {
  const w = words();
  const status = h('ul', { class: 'uploads', 'aria-live': 'polite' });
  const input = h('input', { type: 'file', multiple: true, class: 'unseen', tabindex: -1, 'aria-label': w.choose });
  const element = h('section', { class: 'drop' }, h('p', {}, w.drop, ' ', h('button', { type: 'button', onclick: () => input.click() }, w.choose), input), status);
  let waiting = 0;
  let timer = 0;
  const show = ({ uploads, waiting: now }: Uploads): void => {
    refill(status, ...uploads.slice(0, Math.max(SHOWN, now)).map(({ id, name, state, reason }) =>
      h('li', { class: state }, state === 'done' || state === 'known' ? h('a', { href: `#/d/${id}` }, name) : h('span', {}, name), h('span', { class: 'state' }, `${w.states[state]}${reason === '' ? '' : ` (${reason})`}`))));
    if (now < waiting) onDone();
    waiting = now;
    clearTimeout(timer);
    if (now > 0) timer = window.setTimeout(() => void api.uploads().then(show, trouble), POLL_MS);
  };
  const send = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      refill(status, h('li', { class: 'waiting' }, fill(w.uploading, { name: file.name })));
      show(await api.upload(file));
    }
    onDone();
  };
  input.addEventListener('change', () => {
    send([...(input.files ?? [])]).catch(trouble);
    input.value = '';
  });
  const over = (event: DragEvent): void => {
    event.preventDefault();
    element.classList.toggle('over', event.type === 'dragover');
    if (event.type === 'drop') send([...(event.dataTransfer?.files ?? [])]).catch(trouble);
  };
  for (const name of ['dragover', 'dragleave', 'drop'] as const) body.addEventListener(name, over);
  void api.uploads().then(show, trouble);
  return {
    element,
    close: () => {
      clearTimeout(timer);
      for (const name of ['dragover', 'dragleave', 'drop'] as const) body.removeEventListener(name, over);
    },
  };
}
