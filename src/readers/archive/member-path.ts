/** Names of an archive's entries: what they say, which are junk, and which lead astray. */

const JUNK = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.(?!\.?\/)|~\$|Thumbs\.db$|desktop\.ini$|ehthumbs\.db$|[^/]*\.(?:lnk|url|exe|dll|bat|tmp)$)/i;

/** UTF-8 where the bytes are, else GB 18030, in which Chinese programs write names. */
export function decodeName(name: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(name);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return Buffer.from(name).toString('latin1');
}

/** With `/` between folders. */
export function toMemberPath(name: string): string {
  return name.replace(/\\/g, '/');
}

/** What systems leave beside documents, and no one means to publish. */
export function isJunk(path: string): boolean {
  return JUNK.test(path);
}

/** Whether the path leads out of the folder that it would be unpacked to. */
export function isAstray(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0') || path.split('/').includes('..');
}
