/** The records of a BIFF workbook, as far as it takes to trust its sheets: [MS-XLS] 2.1.4, 2.4. */
import { Unreadable } from '../../model/problem.js';
import { areaOf, type Area } from './sheet.js';

const BOUND_SHEET = 0x85;
const WINDOW1 = 0x3d;
const WINDOW2 = 0x23e;
const OLE_SIZE = 0xde;
const END_OF_SUBSTREAM = 0x0a;
/** Of the versions from 2 to 8. */
const BEGIN_OF_SUBSTREAM = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const SHOWS_ZEROS = 0x10;

/** What is done with a record: its type, where its data begin, and how many bytes they are. */
type Visit = (type: number, at: number, length: number) => void;

/** What the records of a workbook say of it. */
export interface BiffFacts {
  /** Indexes of the sheets that show nothing for zero, in the order of the workbook. */
  readonly withoutZeros: ReadonlySet<number>;
  /** Index of the sheet that is in front. */
  readonly active: number;
  /** Of a workbook that is an object in a document: what of that sheet the document shows. */
  readonly shown?: Area;
}

/**
 * Every sheet is followed from record to record to its end on the way: nothing in
 * such a file checks itself, and a byte that is lost would shift what comes after.
 *
 * @param stream the stream `Workbook` or `Book` of the compound file
 * @throws Unreadable `damaged`
 */
export function readBiffFacts(stream: Uint8Array): BiffFacts {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const starts: number[] = [];
  let active = 0;
  let shown: Area | undefined;
  walkSubstream(view, 0, (type, at, length) => {
    if (type === BOUND_SHEET && length >= 4) starts.push(view.getUint32(at, true));
    else if (type === WINDOW1 && length >= 12) active = view.getUint16(at + 10, true);
    else if (type === OLE_SIZE && length >= 8) shown = areaOf({ row: view.getUint16(at + 2, true), column: view.getUint8(at + 6) }, { row: view.getUint16(at + 4, true), column: view.getUint8(at + 7) });
  });
  const without = new Set<number>();
  starts.forEach((start, index) => walkSubstream(view, start, (type, at, length) => {
    if (type === WINDOW2 && length >= 2 && (view.getUint16(at, true) & SHOWS_ZEROS) === 0) without.add(index);
  }));
  return { withoutZeros: without, active, ...(shown && { shown }) };
}

/** Charts in a sheet are substreams inside its own. */
function walkSubstream(view: DataView, start: number, visit: Visit): void {
  let depth = 0;
  for (let at = start; at + 4 <= view.byteLength;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength || (at === start && !BEGIN_OF_SUBSTREAM.has(type))) break;
    if (BEGIN_OF_SUBSTREAM.has(type)) depth++;
    if (type === END_OF_SUBSTREAM && --depth === 0) return;
    visit(type, at + 4, length);
    at += 4 + length;
  }
  throw new Unreadable('damaged', `the records from byte ${start} of the workbook do not come to an end`);
}
