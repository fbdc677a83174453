/** A line at the foot of the page that says what was done; read out by screen readers. */
import { ApiError } from './api.js';
import { h } from './element.js';
import { fill, words } from './words.js';

const SHOWN_MS = 4000;
let line: HTMLElement | undefined;
let timer = 0;

export function notice(text: string, kind: 'done' | 'trouble' = 'done'): void {
  line ??= h('div', { class: 'notice', role: 'status', 'aria-live': 'polite' });
  if (!line.isConnected) document.body.append(line);
  line.textContent = text;
  line.className = `notice shown ${kind}`;
  clearTimeout(timer);
  timer = window.setTimeout(() => line?.classList.remove('shown'), kind === 'done' ? SHOWN_MS : 2 * SHOWN_MS);
}

/** Says why something did not work. */
export function trouble(error: unknown): void {
  const w = words();
  if (error instanceof ApiError) notice(w.errors[error.code] ?? fill(w.failed, { detail: error.detail }), 'trouble');
  else notice(fill(w.failed, { detail: String(error) }), 'trouble');
}
