/** Lists of property modifiers (MS-DOC 2.2.5): each changes one property of a stretch of text. */

/** A modifier: what it changes, and the bytes that say to what. */
export interface Modifier {
  readonly code: number;
  readonly operand: Buffer;
}

/** Codes of the modifiers that matter here (2.6). */
export const SPRM = {
  // characters
  deleted: 0x0800, hiddenInField: 0x0802, pictureLocation: 0x6a03, symbol: 0x6a09, isObject: 0x080a, style: 0x4a30, hidden: 0x083c, font: 0x4a4f, farEastFont: 0x4a50, otherFont: 0x4a51,
  // paragraphs
  inTable: 0x2416, rowEnd: 0x2417, innerCellEnd: 0x244b, innerRowEnd: 0x244c, depth: 0x6649, deeper: 0x664a, listLevel: 0x260a, list: 0x460b,
  elsewhere: 0x6646, tableElsewhere: 0x646b, chosenTabs: 0xc615,
  // rows
  defineRow: 0xd608, insertCells: 0x7621, deleteCells: 0x5622, cellWidth: 0x7623, mergeCells: 0x5624, verticalMerge: 0xd62b,
  // sections
  orientation: 0x301d, pageWidth: 0xb01f, pageHeight: 0xb020,
} as const;

/** Bytes of the operand by the three highest bits of the code (2.2.5.1); the sixth kind says its own length. */
const SIZES = [1, 1, 2, 4, 2, 2, undefined, 3] as const;

/** The modifiers in order; a list that ends inside one ends before it. */
export function readModifiers(list: Buffer): readonly Modifier[] {
  const modifiers: Modifier[] = [];
  for (let at = 0; at + 2 < list.length;) {
    const code = list.readUInt16LE(at);
    const fixed = SIZES[code >> 13];
    const start = at + 2 + (fixed === undefined ? (code === SPRM.defineRow ? 2 : 1) : 0);
    const end = fixed === undefined ? endOfOperand(list, code, at + 2) : start + fixed;
    if (end > list.length) break;
    modifiers.push({ code, operand: list.subarray(start, end) });
    at = end;
  }
  return modifiers;
}

function endOfOperand(list: Buffer, code: number, at: number): number {
  // Of a row's definition the length has two bytes, of which it counts one (2.9.338).
  if (code === SPRM.defineRow) return at + 2 <= list.length ? Math.max(at + 2, at + 1 + list.readUInt16LE(at)) : Infinity;
  const length = list[at]!;
  if (code !== SPRM.chosenTabs || length !== 255) return at + 1 + length;
  // Too many tab stops for one byte: the two lists in it are counted instead (2.9.182).
  const deleted = list[at + 1] ?? 0;
  return at + 3 + deleted * 4 + (list[at + 2 + deleted * 4] ?? 0) * 3;
}

/** The modifiers, with those that stand in the data stream in their place (2.6.2: lists too long for a page of formats). */
export function resolveModifiers(list: Buffer, data: Buffer): readonly Modifier[] {
  return readModifiers(list).flatMap((modifier) => {
    if (modifier.code !== SPRM.elsewhere && modifier.code !== SPRM.tableElsewhere) return [modifier];
    const at = modifier.operand.readUInt32LE(0);
    return at + 2 <= data.length ? readModifiers(data.subarray(at + 2, at + 2 + data.readUInt16LE(at))) : [];
  });
}
