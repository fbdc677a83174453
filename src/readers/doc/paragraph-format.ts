/** What the modifiers of a paragraph say of its place in tables and lists. */
import type { Ending, RowLayout } from '../flow/flow.js';
import type { NumberReference } from '../numbering/numberer.js';
import { SPRM, type Modifier } from './properties.js';
import { layoutOf } from './row-layout.js';

export interface ParagraphFormat {
  readonly depth: number;
  readonly ending: Ending;
  readonly row?: Omit<RowLayout, 'isDeleted'>;
  readonly number: NumberReference;
}

/** Lists are numbered from 1 to this; other values take a paragraph out of its list (MS-DOC 2.6.2, sprmPIlfo). */
const LAST_LIST = 0x7fe;

/** @param mark the character that ends the paragraph */
export function paragraphFormatOf(modifiers: readonly Modifier[], mark: string): ParagraphFormat {
  const values = new Map<number, number>();
  for (const { code, operand } of modifiers) {
    if (code === SPRM.deeper) values.set(SPRM.depth, Math.max(0, (values.get(SPRM.depth) ?? 0) + operand.readInt32LE(0)));
    else if (code === SPRM.depth) values.set(code, Math.max(0, operand.readInt32LE(0)));
    else if (operand.length > 0) values.set(code, operand.length === 1 ? operand[0]! : operand.readUInt16LE(0));
  }
  const isOn = (code: number): boolean => values.get(code) === 1;
  // Files of before Word 2000 know no tables in cells, and give no depth.
  const depth = isOn(SPRM.inTable) ? Math.max(1, values.get(SPRM.depth) ?? 1) : 0;
  const ending = endingOf(isOn, depth, mark);
  const cells = ending === 'row' ? layoutOf(modifiers) : undefined;
  const list = values.get(SPRM.list) ?? 0;
  return {
    depth, ending, ...(cells ? { row: { cells } } : {}),
    number: { numberId: list >= 1 && list <= LAST_LIST ? list : undefined, level: values.get(SPRM.listLevel) ?? 0 },
  };
}

/** Cells and rows of the outermost table end with a character of their own, those in cells with a switch (2.4.3). */
function endingOf(isOn: (code: number) => boolean, depth: number, mark: string): Ending {
  if (isOn(SPRM.rowEnd) || isOn(SPRM.innerRowEnd)) return 'row';
  return (depth > 0 && mark === '\u0007') || isOn(SPRM.innerCellEnd) ? 'cell' : 'paragraph';
}
