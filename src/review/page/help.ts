/** The keys, and what they do. */
import { openDialog } from './dialog.js';
import { h } from './element.js';
import { words } from './words.js';

const KEYS = [
  ['next', 'N'], ['previous', 'P'], ['queue', 'Q'], ['documents', 'D'], ['accept', 'A'], ['correct', 'Enter'], ['source', 'S'], ['undo', 'U'], ['move', '← ↑ ↓ →'], ['page', '[  ]'], ['zoom', '+  −  0'], ['marks', 'M'], ['tabs', '1 – 5'], ['copy', 'C'], ['search', '/'], ['escape', 'Esc'], ['help', '?'],
] as const;

export function openHelp(): void {
  const w = words();
  void openDialog(w.help, (close) => [
    h('dl', { class: 'keys' }, ...KEYS.flatMap(([name, key]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, w.keys[name])])),
    h('div', { class: 'actions' }, h('button', { type: 'button', class: 'primary', autofocus: true, onclick: () => close('') }, w.close)),
  ]);
}
