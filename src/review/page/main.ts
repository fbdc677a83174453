/** The page: which document, or all of them, and in which language. */
import { openDocumentPage } from './document-page.js';
import { openListPage } from './list-page.js';
import { language } from './preferences.js';
import { words } from './words.js';

/** Ends what the page that is shown has begun. */
let leave: () => void = () => undefined;

function show(): void {
  leave();
  document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
  const [, id] = /^#\/d\/([0-9a-f]{16})$/.exec(location.hash) ?? [];
  document.title = words().title;
  leave = id === undefined ? openListPage(document.body, show) : openDocumentPage(document.body, id, show);
}

addEventListener('hashchange', show);
show();
