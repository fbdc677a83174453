/** Builds tiny PDFs by hand, so that every place in them is known. */

export interface PageSpec {
  /** Content stream; Latin-1. */
  readonly content: string;
  readonly mediaBox?: readonly number[];
  readonly cropBox?: readonly number[];
  readonly rotate?: number;
}

export interface FileSpec {
  /** Streams by name, used with `Do`; the dictionary's own entries come first. */
  readonly forms?: Readonly<Record<string, { readonly entries: string; readonly content: string }>>;
  /** Added to the trailer, such as `/Encrypt 9 0 R`. */
  readonly trailer?: string;
  readonly objects?: readonly string[];
}

/**
 * Fonts: F1 Helvetica, F2 STSong-Light with GBK-EUC-H and F3 with UniGB-UCS2-H
 * (neither embedded), F4 embedded nowhere and mapped to no characters.
 * Graphics states: GS1 paints at 30 %.
 */
export function buildPdf(pages: readonly PageSpec[], { forms = {}, trailer = '', objects = [] }: FileSpec = {}): Uint8Array {
  const cid = (name: string, cmap: string, collection: string): string =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${cmap} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} ` +
    `/CIDSystemInfo << /Registry (Adobe) /Ordering (${collection}) /Supplement 2 >> /DW 1000 ` +
    `/FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>] >>`;
  const bodies: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const add = (body: string): string => `${bodies.push(body)} 0 R`;
  const stream = (content: string, entries = ''): string => `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const formNames = Object.entries(forms).map(([name, form]) => `/${name} ${add(stream(form.content, `/Type /XObject /Subtype /Form ${form.entries} /Resources 3 0 R`))}`);
  bodies.splice(2, 0, '');
  const shift = (reference: string): string => reference.replace(/(\d+) 0 R/, (_, n: string) => `${Number(n) + 1} 0 R`);
  const fonts = [
    `/F1 ${add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')}`,
    `/F2 ${add(cid('STSong-Light', 'GBK-EUC-H', 'GB1'))}`,
    `/F3 ${add(cid('STSong-Light', 'UniGB-UCS2-H', 'GB1'))}`,
    `/F4 ${add(cid('Unknown', 'Identity-H', 'Identity'))}`,
  ];
  bodies[2] = `<< /Font << ${fonts.join(' ')} >> /ExtGState << /GS1 << /ca 0.3 /CA 0.3 >> >> /XObject << ${formNames.map(shift).join(' ')} >> >>`;
  const kids = pages.map(({ content, mediaBox = [0, 0, 200, 100], cropBox, rotate = 0 }) => {
    const contents = add(stream(content));
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox.join(' ')}] ${cropBox ? `/CropBox [${cropBox.join(' ')}]` : ''} /Rotate ${rotate} /Resources 3 0 R /Contents ${contents} >>`);
  });
  bodies[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  for (const object of objects) add(object);
  return toFile(bodies, trailer);
}

function toFile(bodies: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = bodies.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${`${offset}`.padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}
