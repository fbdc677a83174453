/** A PDF of scanned pages: one image a page and nothing else (ISO 32000-1, 8.9.5). */
import { deflateSync } from 'node:zlib';
import type { Scan } from './damage.js';

/** The bytes of the file. @param scans JPEG files or packed bits, none as PNG */
export function toScanPdf(scans: readonly Scan[]): Uint8Array {
  const first = 3;
  const bodies = [
    text('<< /Type /Catalog /Pages 2 0 R >>'),
    text(`<< /Type /Pages /Count ${scans.length} /Kids [${scans.map((_, at) => `${first + at * 3} 0 R`).join(' ')}] >>`),
    ...scans.flatMap((scan, at) => pageOf(scan, first + at * 3)),
  ];
  const chunks: Uint8Array[] = [text('%PDF-1.5\n')];
  let length = chunks[0]!.length;
  const offsets = bodies.map((body, at) => {
    const offset = length;
    const object = [text(`${at + 1} 0 obj\n`), body, text('\nendobj\n')];
    chunks.push(...object);
    length += object.reduce((sum, { length: size }) => sum + size, 0);
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  chunks.push(text(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(chunks));
}

function pageOf(scan: Scan, number: number): readonly Uint8Array[] {
  const [width, height] = [scan.width, scan.height].map((pixels) => Math.round((pixels / scan.dpi) * 7200) / 100);
  const draw = `q ${width} 0 0 ${height} 0 0 cm /Im Do Q`;
  const data = scan.kind === 'bits' ? deflateSync(scan.bytes) : scan.bytes;
  const bits = scan.kind === 'bits' ? 1 : 8;
  const image = `<< /Type /XObject /Subtype /Image /Width ${scan.width} /Height ${scan.height} /BitsPerComponent ${bits} /ColorSpace /${scan.channels === 1 ? 'DeviceGray' : 'DeviceRGB'} /Filter /${scan.kind === 'bits' ? 'FlateDecode' : 'DCTDecode'} /Length ${data.length} >>\nstream\n`;
  return [
    text(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Im ${number + 2} 0 R >> >> /Contents ${number + 1} 0 R >>`),
    text(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`),
    Buffer.concat([text(image), data, text('\nendstream')]),
  ];
}

function text(words: string): Uint8Array {
  return Buffer.from(words, 'latin1');
}
