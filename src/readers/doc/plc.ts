/** The PLC, a list of character positions with something for each stretch between two (MS-DOC 2.2.2). */
import type { Range } from './file-information.js';

export interface PlcEntry extends Range {
  /** Of the size that was asked for. */
  readonly data: Buffer;
}

/** @param size bytes for each stretch */
export function readPlc(plc: Buffer, size: number): readonly PlcEntry[] {
  const count = Math.max(0, Math.floor((plc.length - 4) / (4 + size)));
  return Array.from({ length: count }, (_, index) => ({
    start: plc.readUInt32LE(index * 4),
    end: plc.readUInt32LE(index * 4 + 4),
    data: plc.subarray((count + 1) * 4 + index * size, (count + 1) * 4 + (index + 1) * size),
  }));
}
