/** Word packages built in memory: a ZIP that only stores, and the XML round a body. */

const XMLNS = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Package {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** By relationship id; what a `w:headerReference` or `w:footerReference` names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
  /** Workbooks by relationship id. */
  readonly objects?: Readonly<Record<string, Uint8Array>>;
  /** By relationship id. */
  readonly images?: Readonly<Record<string, Uint8Array>>;
}

/** The bytes of a .docx. */
export function docx(given: Package): Uint8Array {
  const parts: [name: string, type: string, id: string, root: string, content: string][] = [];
  if (given.styles !== undefined) parts.push(['styles.xml', 'styles', 's', 'w:styles', given.styles]);
  if (given.numbering !== undefined) parts.push(['numbering.xml', 'numbering', 'n', 'w:numbering', given.numbering]);
  if (given.footnotes !== undefined) parts.push(['footnotes.xml', 'footnotes', 'f', 'w:footnotes', given.footnotes]);
  for (const [id, content] of Object.entries(given.headers ?? {})) parts.push([`${id}.xml`, 'header', id, 'w:hdr', content]);
  for (const [id, content] of Object.entries(given.footers ?? {})) parts.push([`${id}.xml`, 'footer', id, 'w:ftr', content]);
  const files = [...Object.entries(given.objects ?? {}).map(([id, content]) => ({ id, content, type: 'package', name: `embeddings/${id}.bin` })), ...Object.entries(given.images ?? {}).map(([id, content]) => ({ id, content, type: 'image', name: `media/${id}` }))];
  const targets = [...parts.map(([name, type, id]) => [name, type, id] as const), ...files.map(({ id, type, name }) => [name, type, id] as const)];
  const links = targets.map(([name, type, id]) => `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${name}"/>`).join('');
  return zip({
    '_rels/.rels': `<Relationships><Relationship Id="d" Type="${TYPES}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships>${links}</Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${XMLNS}><w:body>${given.body}</w:body></w:document>`,
    ...Object.fromEntries(parts.map(([name, , , root, content]) => [`word/${name}`, `<${root} ${XMLNS}>${content}</${root}>`])),
    ...Object.fromEntries(files.map(({ name, content }) => [`word/${name}`, Buffer.from(content)])),
  });
}

/** A ZIP (PKWARE APPNOTE) of stored files. */
export function zip(files: Readonly<Record<string, string | Buffer>>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), typeof text === 'string' ? Buffer.from(text) : text];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\u0003\u0004'), common, path, data);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, place, path);
    offset += 30 + path.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end]));
}

/** Bit by bit, as APPNOTE defines it. */
function crc32(data: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

export const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
export const words = (text: string, properties = ''): string => paragraph(run(text), properties);
export const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : words(content)}</w:tc>`;
export const row = (cells: readonly string[], properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((text) => (text.startsWith('<w:tc') || text.startsWith('<w:sdt') ? text : cell(text))).join('')}</w:tr>`;
export const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
