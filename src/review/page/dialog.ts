/** A dialog over the page: the browser keeps the focus in it, and Escape closes it. */
import { h } from './element.js';

/** Shows the content until something closes it. @returns the value that it was closed with; empty for Escape */
export function openDialog(title: string, make: (close: (value: string) => void) => readonly Node[]): Promise<string> {
  return new Promise((closed) => {
    const dialog = h('dialog', { 'aria-label': title });
    dialog.append(h('h2', {}, title), ...make((value) => dialog.close(value)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      closed(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
