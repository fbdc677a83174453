/** Small documents of several kinds, for benches of the service: text, Word, PDF, scans, some damaged, some twice. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDisclosure } from '../../samples/generate/disclosure.js';
import { toDocx } from '../../samples/generate/write-docx.js';
import { toPlainPdf } from '../../samples/generate/write-pdf.js';
import { toScanPdf } from '../scans/scan-pdf.js';
import { disclosureOf } from './commands.js';

/** Of every 50 files: 2 Word, 2 PDF, a scan, 2 damaged, 2 that are there already, the rest text. @returns how many have different content */
export function makeDocuments(folder: string, count: number): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let different = 0;
  for (let index = 0; index < count; index++) {
    const kind = index % 50;
    const path = (ending: string): string => join(folder, `${String(index).padStart(5, '0')}.${ending}`);
    if (kind === 48 || kind === 49) {
      copyFileSync(join(folder, `${String(index - 40).padStart(5, '0')}.txt`), path('txt'));
      continue;
    }
    different++;
    if (kind < 2) writeFileSync(path('docx'), toDocx(generateDisclosure(index + 1), true));
    else if (kind < 4) writeFileSync(path('pdf'), toPlainPdf(generateDisclosure(index + 1), 'unicode'));
    else if (kind < 6) writeFileSync(path('pdf'), `%PDF-1.7\n${index} 0 obj`);
    else if (kind === 6) writeFileSync(path('pdf'), makeScan(index, 3));
    else writeFileSync(path('txt'), disclosureOf(`第${index}县`));
  }
  return different;
}

/** A scan on which there is little to recognise: bars, other ones on each page. */
export function makeScan(seed: number, pages: number): Uint8Array {
  const [width, height, dpi] = [400, 560, 48];
  const scan = toScanPdf(Array.from({ length: pages }, (_, page) => {
    const bytes = new Uint8Array((width / 8) * height).fill(0xff);
    for (let row = 100; row < 400; row += 100) bytes.fill(0, row * (width / 8) + 5, row * (width / 8) + 6 + ((seed * 7 + page * 3 + row) % 30));
    return { width, height, dpi, kind: 'bits', channels: 1, bytes };
  }));
  // No two seeds give the same bytes.
  return Buffer.concat([scan, Buffer.from(`\n% ${seed}\n`)]);
}
