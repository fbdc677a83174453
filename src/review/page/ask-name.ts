/** Asks for the name that corrections are signed with. */
import { openDialog } from './dialog.js';
import { h } from './element.js';
import { person, setPerson } from './preferences.js';
import { words } from './words.js';

/** The name; `undefined` where the person gives none. */
export async function askName(): Promise<string | undefined> {
  const w = words();
  const given = await openDialog(w.you, (close) => {
    const input = h('input', { id: 'name', type: 'text', maxlength: 100, required: true, value: person(), autocomplete: 'name' });
    const submit = (event: Event): void => {
      event.preventDefault();
      close(input.value.trim());
    };
    return [h('form', { onsubmit: submit }, h('label', { for: 'name' }, w.askName), input, h('div', { class: 'actions' }, h('button', { type: 'button', onclick: () => close('') }, w.cancel), h('button', { type: 'submit', class: 'primary' }, w.ok)))];
  });
  if (given === '') return undefined;
  setPerson(given);
  return given;
}

/** The name that is known, else the one that is given now. */
export async function knownName(): Promise<string | undefined> {
  return person() || askName();
}
