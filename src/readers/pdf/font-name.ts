/** Names of fonts as a file gives them. */

const SUBSET_TAG = /^[A-Z]{6}\+/;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const GB18030 = new TextDecoder('gb18030');

/**
 * The name without the tag of a subset (ISO 32000-1, 9.6.4: `ABCDEF+SimSun`). PDF
 * says nothing of the encoding of names; Word in Chinese writes them in GBK.
 */
export function toFontName(bytes: Uint8Array): string {
  return decode(bytes).replace(SUBSET_TAG, '');
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return GB18030.decode(bytes);
  }
}
