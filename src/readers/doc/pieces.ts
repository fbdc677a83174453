/** The piece table: where in the file the characters of the text stand (MS-DOC 2.4.1, 2.8.35). */
import { Unreadable } from '../../model/problem.js';
import { decodeWindows1252 } from '../windows-1252.js';
import type { Range, WordFile } from './file-information.js';
import { readPlc } from './plc.js';
import { readModifiers, SPRM, type Modifier } from './properties.js';

/** A stretch of text that is contiguous in the file. */
export interface Piece extends Range {
  /** Offset in the stream of the text. */
  readonly offset: number;
  readonly bytesPerCharacter: 1 | 2;
  /** Made over its own by fast saving. */
  readonly modifiers: readonly Modifier[];
}

/** The text of all stories. */
export interface PieceTable {
  readonly pieces: readonly Piece[];
  readonly text: string;
}

const PIECE_BYTES = 8;
const COMPRESSED = 0x4000_0000;
const MODIFIERS = 1;
const PIECES = 2;
/** Modifiers that are so frequent that they have a number of their own (2.9.215). */
const SHORT_MODIFIERS: Readonly<Record<number, number>> = { 0x0c: SPRM.listLevel, 0x18: SPRM.inTable, 0x19: SPRM.rowEnd, 0x41: SPRM.deleted, 0x5c: SPRM.hidden };

/** @throws Unreadable `damaged` */
export function readPieces(file: WordFile): PieceTable {
  const { plc, lists } = readStructure(file.structure('pieces'));
  const pieces: Piece[] = [];
  let bytes = 0;
  for (const { start, end, data } of readPlc(plc, PIECE_BYTES)) {
    const place = data.readUInt32LE(2);
    const isCompressed = (place & COMPRESSED) !== 0;
    const bytesPerCharacter = isCompressed ? 1 : 2;
    const offset = isCompressed ? ((place & ~COMPRESSED) >>> 0) / 2 : place;
    bytes += (end - start) * bytesPerCharacter;
    const isSound = end > start && start === (pieces.at(-1)?.end ?? 0) && offset + (end - start) * bytesPerCharacter <= file.text.length && bytes <= file.text.length;
    if (!isSound) throw new Unreadable('damaged', `the piece of text from character ${start} on is not in the file`);
    pieces.push({ start, end, offset, bytesPerCharacter, modifiers: modifiersOf(data.readUInt16LE(6), lists) });
  }
  if (pieces.length === 0) throw new Unreadable('damaged', 'a Word document without a piece of text');
  return { pieces, text: pieces.map((piece) => textOf(piece, file.text)).join('') };
}

/** Lists of modifiers, each with its length, and then the pieces (2.9.38). */
function readStructure(clx: Buffer): { plc: Buffer; lists: readonly Buffer[] } {
  const lists: Buffer[] = [];
  let at = 0;
  while (clx[at] === MODIFIERS && at + 3 <= clx.length) {
    const length = clx.readUInt16LE(at + 1);
    lists.push(clx.subarray(at + 3, at + 3 + length));
    at += 3 + length;
  }
  if (clx[at] !== PIECES || at + 5 > clx.length) throw new Unreadable('damaged', 'a Word document without a piece table');
  return { plc: clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1)), lists };
}

function modifiersOf(reference: number, lists: readonly Buffer[]): readonly Modifier[] {
  if (reference & 1) return readModifiers(lists[reference >> 1] ?? Buffer.alloc(0));
  const code = SHORT_MODIFIERS[(reference >> 1) & 0x7f];
  return code === undefined ? [] : [{ code, operand: Buffer.of(reference >> 8) }];
}

/** Text of one byte a character is in Windows-1252, but for places that are not assigned (2.9.73). */
function textOf({ offset, start, end, bytesPerCharacter }: Piece, stream: Buffer): string {
  const bytes = stream.subarray(offset, offset + (end - start) * bytesPerCharacter);
  return bytesPerCharacter === 2 ? bytes.toString('utf16le') : decodeWindows1252(bytes);
}
