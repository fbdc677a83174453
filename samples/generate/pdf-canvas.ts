/** A minimal PDF writer: text in a Chinese font that is not embedded, lines, rectangles (ISO 32000-1). */
import type { Canvas, CanvasMark } from './canvas.js';

/** Which of the predefined CMaps of ISO 32000-1, 9.7.5.2 encodes the text. */
export type Encoding = 'unicode' | 'gbk';

const CMAPS: Readonly<Record<Encoding, string>> = { unicode: 'UniGB-UCS2-H', gbk: 'GBK-EUC-H' };

/** Reverse of the GBK decoder of the platform, made once: characters to byte pairs in hex. */
let gbkCodes: ReadonlyMap<string, string> | undefined;

function gbkTable(): ReadonlyMap<string, string> {
  if (gbkCodes !== undefined) return gbkCodes;
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, string>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') codes.set(character, ((lead << 8) | trail).toString(16));
    }
  }
  gbkCodes = codes;
  return codes;
}

/** The bytes of a character in GBK; what it lacks becomes □. */
export function gbkHex(character: string): string {
  const unit = character.charCodeAt(0);
  return unit < 0x80 ? unit.toString(16).padStart(2, '0') : (gbkTable().get(character) ?? 'a1f5');
}

function hex(text: string, encoding: Encoding): string {
  return [...text].map((character) => (encoding === 'unicode' ? character.charCodeAt(0).toString(16).padStart(4, '0') : gbkHex(character))).join('');
}

/** Width of a text in ems: half an em for Latin letters and digits, one for everything else. */
export function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x80 ? 0.5 : 1), 0);
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** The operators that draw a mark. */
function operatorsOf(mark: CanvasMark, encoding: Encoding): string {
  if (mark.kind === 'line') {
    const [[x0, y0], [x1, y1]] = [mark.from, mark.to];
    if (mark.filled) return `${round(x0 - 0.25)} ${round(y0 - 0.25)} ${round(Math.max(0.5, x1 - x0 + 0.5))} ${round(Math.max(0.5, y1 - y0 + 0.5))} re f`;
    return `0.5 w ${round(x0)} ${round(y0)} m ${round(x1)} ${round(y1)} l S`;
  }
  const { text, x, y, look } = mark;
  const radians = ((look.angle ?? 0) * Math.PI) / 180;
  const matrix = [Math.cos(radians), Math.sin(radians), -Math.sin(radians), Math.cos(radians)].map((value) => String(Math.round(value * 10000) / 10000));
  return `q ${look.faint === true ? '/Faint gs ' : ''}${look.grey ?? 0} g BT /F1 ${look.size} Tf ${matrix.join(' ')} ${round(x)} ${round(y)} Tm <${hex(text, encoding)}> Tj ET Q`;
}

/** Entries of a page and its content; a landscape page may be stored upright and turned when it is shown (ISO 32000-1, 7.7.3.3 Rotate). */
function stored(page: Canvas, encoding: Encoding, turned: boolean): { readonly entries: string; readonly content: string } {
  const content = page.marks.map((mark) => operatorsOf(mark, encoding)).join('\n');
  if (!turned || page.width < page.height) return { entries: `/MediaBox [0 0 ${page.width} ${page.height}]`, content };
  return { entries: `/MediaBox [0 0 ${page.height} ${page.width}] /Rotate 90`, content: `q 0 1 -1 0 ${page.height} 0 cm\n${content}\nQ` };
}

/** The file: one font shared by all pages, one graphics state for faint text. @param turned whether landscape pages are stored upright */
export function toPdf(pages: readonly Canvas[], encoding: Encoding, turned: boolean): Uint8Array {
  const widths = encoding === 'unicode' ? '[1 95 500]' : '[814 939 500]';
  const firstPage = 7;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${CMAPS[encoding]} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W ${widths} >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    '<< /Type /ExtGState /ca 0.2 >>',
    ...pages.flatMap((page, index) => {
      const { entries, content } = stored(page, encoding, turned);
      return [
        `<< /Type /Page /Parent 2 0 R ${entries} /Resources << /Font << /F1 3 0 R >> /ExtGState << /Faint 6 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.6\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return new TextEncoder().encode(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`);
}
