/** XML parts element by element, for those that are too large for a tree. */
import { Parser } from 'htmlparser2';
import { Unreadable } from '../../model/problem.js';

/** What is met; names are without prefix. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Decoded at a time. */
const CHUNK_BYTES = 1 << 20;

/** Goes through a part in UTF-8 or UTF-16. @throws Unreadable `damaged` where elements are left open */
export function walkXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  let depth = 0;
  /** Whether the last tag opened an element: one that closes at once may be written as one tag. */
  let hasOpened = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      hasOpened = true;
      visitor.open(localName(name), attributes);
    },
    onclosetag(name, isImplied) {
      if (isImplied && !hasOpened) throw new Unreadable('damaged', `an element <${name}> that is not closed`);
      depth--;
      hasOpened = false;
      visitor.close(localName(name));
    },
    ontext(text) {
      hasOpened = false;
      visitor.text(text);
    },
  }, { xmlMode: true });
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8');
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) parser.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
  parser.write(decoder.decode());
  // The parser closes at its end what is open, so the depth is looked at before.
  if (depth > 0) throw new Unreadable('damaged', 'a part that ends inside an element');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
