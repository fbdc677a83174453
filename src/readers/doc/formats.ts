/** Pages of formats: which modifiers apply to which bytes of the text (MS-DOC 2.8.5, 2.8.6, 2.9.77, 2.9.174). */
import type { Range, WordFile } from './file-information.js';
import type { Piece } from './pieces.js';
import { readPlc } from './plc.js';

/** Modifiers of a stretch of bytes, as they stand; of a paragraph after the two bytes of its style. */
export interface Format extends Range {
  readonly list: Buffer;
}

const PAGE_BYTES = 512;
const NONE = Buffer.alloc(0);

/** Formats of characters or of paragraphs, by the offset of their text in the file. */
export function readFormats(file: WordFile, of: 'characterPages' | 'paragraphPages'): readonly Format[] {
  const read = of === 'characterPages' ? readCharacterPage : readParagraphPage;
  const numbers = new Set(readPlc(file.structure(of), 4).map(({ data }) => data.readUInt32LE(0) & 0x3f_ffff));
  const formats = [...numbers].flatMap((number) => {
    const page = file.text.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES);
    return page.length === PAGE_BYTES ? read(page) : [];
  });
  return formats.sort((a, b) => a.start - b.start);
}

function readCharacterPage(page: Buffer): readonly Format[] {
  return readPage(page, 1, (at) => {
    const offset = page[at]! * 2;
    return offset === 0 ? NONE : page.subarray(offset + 1, offset + 1 + page[offset]!);
  });
}

function readParagraphPage(page: Buffer): readonly Format[] {
  return readPage(page, 13, (at) => {
    const offset = page[at]! * 2;
    if (offset === 0) return NONE;
    const words = page[offset]!;
    // A length of 0 says that the next byte has it, for lists of an even number of bytes.
    return words > 0 ? page.subarray(offset + 1, offset + words * 2) : page.subarray(offset + 2, offset + 2 + (page[offset + 1] ?? 0) * 2);
  });
}

/** The last byte says how many stretches a page has; their limits stand first, what is known of each after them. */
function readPage(page: Buffer, size: number, listAt: (at: number) => Buffer): readonly Format[] {
  const count = Math.min(page[PAGE_BYTES - 1]!, Math.floor((PAGE_BYTES - 5) / (4 + size)));
  return Array.from({ length: count }, (_, index) => ({
    start: page.readUInt32LE(index * 4),
    end: page.readUInt32LE(index * 4 + 4),
    list: listAt((count + 1) * 4 + index * size),
  }));
}

/** The modifiers of the byte at an offset, none where no page says any, and where other ones begin. */
export function stretchAt(formats: readonly Format[], offset: number): { readonly list: Buffer; readonly end: number } {
  let [low, high] = [0, formats.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (formats[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = formats[low - 1];
  return found && offset < found.end ? found : { list: NONE, end: formats[low]?.start ?? Infinity };
}

/** The piece that holds a character. */
export function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

/** Where a character of a piece stands in the file. */
export function offsetOf(piece: Piece, position: number): number {
  return piece.offset + (position - piece.start) * piece.bytesPerCharacter;
}
