/** The page: which document, which list, and in which language. */
import { openDocumentPage, type DocumentPage } from './document-page.js';
import { parseDoubtKey } from './doubt-key.js';
import { openListPage } from './list-page.js';
import { language } from './preferences.js';
import { openQueuePage } from './queue-page.js';
import { words } from './words.js';

/** Ends what the page that is shown has begun. */
let leave: () => void = () => undefined;
let open: DocumentPage | undefined;

/** `#/` the documents, `#/d/…` one of them, `#/q` the queue, `#/q/…` one figure of it in its document. */
function show(): void {
  leave();
  open = undefined;
  document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
  document.title = words().title;
  const [, list, rest = ''] = /^#\/([dq])\/?(.*)$/.exec(decodeURI(location.hash)) ?? [];
  const key = list === 'q' && parseDoubtKey(rest) ? rest : undefined;
  const id = key === undefined ? /^[0-9a-f]{16}$/.exec(rest)?.[0] : parseDoubtKey(key)!.document;
  if (list === undefined || (list === 'd' && id === undefined)) leave = openListPage(document.body, show);
  else if (id === undefined) leave = openQueuePage(document.body, show);
  else {
    open = openDocumentPage(document.body, { id, key }, show);
    leave = open.close;
  }
}

/** The next figure of the same document is shown without opening it again. */
function follow(): void {
  const key = decodeURI(location.hash).slice('#/q/'.length);
  if (!location.hash.startsWith('#/q/') || open?.follow(key) !== true) show();
}

addEventListener('hashchange', follow);
show();
