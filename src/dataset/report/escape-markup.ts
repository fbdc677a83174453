/** Text as HTML and SVG show it. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Characters that no markup can hold are left out. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ENTITIES[one]!).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
