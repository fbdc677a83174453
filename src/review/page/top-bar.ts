/** What stands above every page: where one is, the name that corrections are signed with, the language, the keys. */
import { askName } from './ask-name.js';
import { h } from './element.js';
import { openHelp } from './help.js';
import { language, person, setLanguage } from './preferences.js';
import { fill, words } from './words.js';

/** @param again shows the page anew @param middle what the page itself puts there */
export function topBar(again: () => void, ...middle: readonly Node[]): HTMLElement {
  const w = words();
  const name = person();
  const change = (): void => {
    setLanguage(language() === 'en' ? 'zh' : 'en');
    again();
  };
  return h('header', { class: 'top' },
    h('a', { class: 'brand', href: '#/', title: w.documents }, h('img', { src: '/icon.svg', alt: '', width: 24, height: 24 }), h('span', {}, w.title)),
    ...middle,
    h('div', { class: 'top-end' },
      h('button', { type: 'button', class: 'quiet', onclick: () => void askName().then((given) => given !== undefined && again()) }, name === '' ? w.you : fill(w.youAre, { name })),
      h('button', { type: 'button', class: 'quiet', lang: language() === 'en' ? 'zh-CN' : 'en', onclick: change }, w.otherLanguage),
      h('button', { type: 'button', class: 'quiet', onclick: openHelp }, w.help, ' ', h('kbd', {}, '?')),
    ),
  );
}
