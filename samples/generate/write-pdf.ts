/** A disclosure as a plain PDF whose font is not embedded: old reporting programs print such files. */
import { layOut } from './lay-out.js';
import { toPdf, type Encoding } from './pdf-canvas.js';
import type { PrintedDocument } from './printed.js';

/** The bytes of the PDF. Programs that write GBK are old, and store landscape pages upright. */
export function toPlainPdf(document: PrintedDocument, encoding: Encoding): Uint8Array {
  return toPdf(layOut(document), encoding, encoding === 'gbk');
}
