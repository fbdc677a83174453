/** The bytes of a page as text. */

/** The header's character set, else the page's own, else UTF-8 if it is that; old sites write GBK, whatever they say. */
export function decodeWebPage(bytes: Uint8Array, contentType: string): string {
  const declared = /charset\s*=\s*["']?([\w-]+)/i;
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const named = declared.exec(contentType)?.[1] ?? declared.exec(head)?.[1];
  return decodeAs('utf-8', bytes, true) ?? (named !== undefined && !/^utf-?8$/i.test(named) ? decodeAs(named, bytes, true) : undefined) ?? decodeAs('gb18030', bytes, false)!;
}

function decodeAs(charset: string, bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(/^gb(?:k|2312)$/i.test(charset) ? 'gb18030' : charset, { fatal }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}
