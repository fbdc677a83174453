/** A stretch of a Word file's text → the flow of its paragraphs (MS-DOC 2.4.2, 2.4.5). */
import { foldRadicals } from '../../model/fold-radicals.js';
import type { Block } from '../../model/document.js';
import type { FlowParagraph } from '../flow/flow.js';
import { symbolOf } from '../numbering/symbols.js';
import { characterFormatOf, type CharacterFormat } from './character-format.js';
import type { Range } from './file-information.js';
import { offsetOf, pieceAt, stretchAt } from './formats.js';
import { paragraphFormatOf } from './paragraph-format.js';
import { resolveModifiers, type Modifier } from './properties.js';
import type { Reading } from './reading.js';

/** Characters that end a paragraph, and the one that ends it where a section ends too. */
const ENDS = /[\r\u0007]/g;
const SECTION_END = '\f';
const DRAWING = '\u0008';
const OBJECT = '\u0001';
/** Of the characters below U+0020 those that print something; a page or column break is a line break too. */
const PRINTED: Readonly<Record<string, string>> = { '\t': '\t', '\n': '\n', '\v': '\n', '\f': '\n', '\u000e': '\n', '\u001e': '-' };
const FIELD_START = '\u0013';
const FIELD_RESULT = '\u0014';
const FIELD_END = '\u0015';
const SYMBOL_MARK = '(';
const PRIVATE = /[\uf000-\uf0ff]/;
const SPECIAL = /[\0-\u001f\uf000-\uf0ff]/;

/** A stretch of text of one format. */
interface Run extends Range {
  readonly format: CharacterFormat;
}

/** Of the fields that are open, the innermost last. One may begin in one paragraph and end in another (a table of contents). */
export type Fields = ('code' | 'result')[];

/** The paragraphs of a stretch, without what is not printed. @param fields that are open; changed as the text goes on */
export function readParagraphs({ start, end }: Range, fields: Fields, reading: Reading): readonly FlowParagraph[] {
  const { text } = reading.pieceTable;
  const paragraphs: FlowParagraph[] = [];
  for (let from = start; from < Math.min(end, text.length);) {
    ENDS.lastIndex = from;
    const found = ENDS.exec(text)?.index ?? end - 1;
    const last = Math.min(found, end - 1);
    paragraphs.push(readParagraph({ start: from, end: last + 1 }, fields, reading));
    from = last + 1;
  }
  return paragraphs;
}

function readParagraph(range: Range, fields: Fields, reading: Reading): FlowParagraph {
  const mark = reading.pieceTable.text[range.end - 1]!;
  const modifiers = paragraphModifiers(range.end - 1, reading);
  const { depth, ending, row, number } = paragraphFormatOf(modifiers.paragraph, mark);
  const isMark = mark === '\r' || mark === '\u0007' || mark === SECTION_END;
  const content = isMark ? { start: range.start, end: range.end - 1 } : range;
  const { text, boxes } = readText(content, modifiers.character, fields, reading);
  const markFate = isMark ? formatOf(range.end - 1, modifiers.character, reading).fate : 'kept';
  // A paragraph whose mark is deleted or hidden, and whose text is too, prints nothing and counts for no list.
  const label = ending === 'row' || (markFate !== 'kept' && text.trim() === '') ? '' : reading.numberLabel(number);
  return { text: label + text, depth, ending, boxes, ...(row ? { row: { ...row, isDeleted: markFate === 'deleted' } } : {}) };
}

/** Those of its style, of its format, and of the piece that it ends in. */
function paragraphModifiers(position: number, { pieceTable, paragraphFormats, styles, file }: Reading): { paragraph: readonly Modifier[]; character: readonly Modifier[] } {
  const piece = pieceAt(pieceTable.pieces, position);
  if (!piece) return styles(0);
  const { list } = stretchAt(paragraphFormats, offsetOf(piece, position));
  const style = styles(list.length >= 2 ? list.readUInt16LE(0) : 0);
  const own = resolveModifiers(list.subarray(2), file.data);
  return { paragraph: [...style.paragraph, ...own, ...piece.modifiers], character: style.character };
}

function readText(range: Range, base: readonly Modifier[], fields: Fields, reading: Reading): { text: string; boxes: readonly Block[] } {
  const { text } = reading.pieceTable;
  const parts: string[] = [];
  const boxes: Block[] = [];
  for (const { start, end, format } of runsOf(range, base, reading)) {
    const run = text.slice(start, end);
    if (!format.symbol && format.fate === 'kept' && fields.length === 0 && !SPECIAL.test(run)) {
      parts.push(run);
      continue;
    }
    run.split('').forEach((character, index) => {
      if (character === DRAWING && format.fate === 'kept') boxes.push(...reading.boxesAt(start + index));
      if (character === OBJECT && format.object !== undefined && format.fate === 'kept') boxes.push(...reading.takeObject(format.object));
      if (turnField(character, fields)) return;
      const printed = printedAs(character, format);
      if (format.fate === 'deleted') reading.deleted += printed.length;
      else if (format.fate === 'hidden') reading.hidden += printed.length;
      else if (!fields.includes('code')) parts.push(printed);
    });
  }
  return { text: foldRadicals(parts.join('')), boxes };
}

/** What stands between the start of a field and its result is its code, and not printed (2.8.25). */
function turnField(character: string, fields: Fields): boolean {
  if (character === FIELD_START) fields.push('code');
  else if (character === FIELD_RESULT) fields.splice(-1, 1, 'result');
  else if (character === FIELD_END) fields.pop();
  else return false;
  return true;
}

function printedAs(character: string, { symbol, font }: CharacterFormat): string {
  if (symbol && character === SYMBOL_MARK) return symbolOf(symbol.font, symbol.code);
  if (PRIVATE.test(character)) return symbolOf(font, character.charCodeAt(0));
  return character >= ' ' ? character : (PRINTED[character] ?? '');
}

/** Cuts a stretch where its format changes. */
function runsOf(range: Range, base: readonly Modifier[], reading: Reading): readonly Run[] {
  const { pieceTable, characterFormats } = reading;
  const runs: Run[] = [];
  for (let at = range.start; at < range.end;) {
    const piece = pieceAt(pieceTable.pieces, at);
    if (!piece) break;
    const offset = offsetOf(piece, at);
    const length = Math.ceil((stretchAt(characterFormats, offset).end - offset) / piece.bytesPerCharacter);
    const end = Math.min(range.end, piece.end, at + length);
    runs.push({ start: at, end, format: formatOf(at, base, reading) });
    at = end;
  }
  return runs;
}

function formatOf(position: number, base: readonly Modifier[], { pieceTable, characterFormats, styles, fonts, file }: Reading): CharacterFormat {
  const piece = pieceAt(pieceTable.pieces, position);
  if (!piece) return characterFormatOf([], base, styles, fonts);
  const own = resolveModifiers(stretchAt(characterFormats, offsetOf(piece, position)).list, file.data);
  return characterFormatOf([...own, ...piece.modifiers], base, styles, fonts);
}
