/** What is worth a look, one by one: of the document that is open, or of the whole store. */
import type { DoubtList } from '../../../schemas/review.js';
import { api } from './api.js';
import { browseQuery } from './browse-page.js';
import { isSamePath, stepDoubt } from './document-model.js';
import { h, refill } from './element.js';
import { notice, trouble } from './notice.js';
import type { Session } from './session.js';
import { fill, words } from './words.js';

export interface DoubtBar {
  readonly element: HTMLElement;
  /** Goes to the next doubt, or to the one before. */
  step(by: 1 | -1): void;
}

/** @param queueKey where the person is in the queue of the store; `undefined` where only this document is gone through */
export function openDoubtBar(session: Session, queueKey: () => string | undefined): DoubtBar {
  const w = words();
  const text = h('span', { class: 'doubt-count', role: 'status' });
  const step = (by: 1 | -1): void => {
    const key = queueKey();
    if (key === undefined) session.select(stepDoubt(session.now().model, session.now().selected, by));
    else stepQueue(key, by).catch(trouble);
  };
  const buttons = [h('button', { type: 'button', onclick: () => step(-1) }, w.previousDoubt, ' ', h('kbd', {}, 'P')), h('button', { type: 'button', onclick: () => step(1) }, w.nextDoubt, ' ', h('kbd', {}, 'N'))];
  const queue = h('a', { class: 'button', href: '#/q' }, w.pages.queue, ' ', h('kbd', {}, 'Q'));
  const show = (): void => {
    const { model: { view: { doubts } }, selected } = session.now();
    const key = queueKey();
    const at = doubts.findIndex((doubt) => isSamePath(doubt.at, selected));
    text.textContent = doubts.length === 0 ? w.noDoubts : at < 0 ? fill(w.doubtsLeft, { count: doubts.length }) : fill(w.doubts, { at: at + 1, count: doubts.length });
    text.classList.toggle('some', doubts.length > 0);
    for (const button of buttons) button.disabled = doubts.length === 0 && key === undefined;
    if (key !== undefined) void placeInQueue(key).then((place) => key === queueKey() && refill(text, place, h('span', { class: 'of' }, ` · ${fill(w.ofDocument, { count: doubts.length })}`)), trouble);
  };
  session.onChange((now, before) => {
    if (now.model !== before.model || now.selected !== before.selected) show();
  });
  show();
  return { element: h('div', { class: 'doubt-bar' }, text, ...buttons, queue), step };
}

/** The filters and the order that the person has chosen in the lists. */
function ask(more: Readonly<Record<string, string>>): Promise<DoubtList> {
  const query = browseQuery(new URLSearchParams(sessionStorage.getItem('query') ?? ''), 'order');
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return api.doubts(query);
}

async function stepQueue(key: string, by: 1 | -1): Promise<void> {
  const { doubts } = await ask({ [by > 0 ? 'after' : 'before']: key, limit: '1' });
  if (doubts[0]) location.hash = `#/q/${doubts[0].key}`;
  else notice(words().endOfQueue);
}

async function placeInQueue(key: string): Promise<string> {
  const { position, matching } = await ask({ after: key, limit: '1' });
  return fill(words().queuePlace, { at: position, count: matching });
}
