/** What a page is called: by its number in the file that it is of. */
import type { DocumentView } from '../../../schemas/review.js';
import { fill, words } from './words.js';

/** Of a document that several files make together, with the name of the file. */
export function pageName({ pages }: Pick<DocumentView, 'pages'>, number: number): string {
  const { pageShort } = words();
  const file = pages.find((page) => page.number === number)?.file;
  return file ? `${baseName(file.path)} ${fill(pageShort, { page: file.page })}` : fill(pageShort, { page: number });
}

/** What to say of a page beside its number: its file, or its sheet. */
export function pageLabel(view: Pick<DocumentView, 'pages'>, number: number): string {
  const page = view.pages.find((one) => one.number === number);
  return page?.file ? pageName(view, number) : (page?.starts?.sheet ?? '');
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
