/** Word files of 97 built in memory: the streams, with a page of formats of its own for each run and each paragraph (MS-DOC). */
import { CFB as library } from '@e965/xlsx';

/** What of the library makes compound files, which its types do not say. */
const CFB = library as { readonly utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Buffer): void }; write(file: object, options: object): Buffer };

export interface Run {
  readonly text: string;
  /** Modifiers of its characters. */
  readonly modifiers?: Buffer;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  /** The character that ends it. */
  readonly mark: string;
  readonly modifiers?: Buffer;
  /** Of the mark. */
  readonly markModifiers?: Buffer;
}

export interface WordFile {
  readonly main: readonly Paragraph[];
  readonly headers?: readonly Paragraph[];
  readonly boxes?: readonly Paragraph[];
  /** Structures of the table stream by their place in FibRgFcLcb97; what some are followed by goes into `after`. */
  readonly structures?: Readonly<Record<number, Buffer>>;
  readonly after?: Readonly<Record<number, Buffer>>;
  readonly data?: Buffer;
  /** Streams of the storage of objects, by their path in it. */
  readonly objects?: Readonly<Record<string, Buffer>>;
  readonly flags?: number;
  readonly version?: number;
  /** Text in one byte a character. */
  readonly isCompressed?: boolean;
  readonly pieceModifier?: number;
  /** Bytes for the end of the text stream; `extraOffset` says where. */
  readonly extra?: Buffer;
}

const TEXT_AT = 1024;
const PAGE = 512;
const NONE = Buffer.alloc(0);

export const u16 = (...values: readonly number[]): Buffer => Buffer.from(Uint16Array.from(values.map((value) => value & 0xffff)).buffer);
export const u32 = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
export const modifier = (code: number, ...operand: readonly number[]): Buffer => Buffer.concat([u16(code), Buffer.from(operand)]);
export const modifiers = (...list: readonly Buffer[]): Buffer => Buffer.concat(list);

/** A row's end: its cells by their right edges in twips and their merge flags (TC80). */
export function rowEnd(cells: readonly (readonly [right: number, flags?: number])[], ...more: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.of(cells.length), u16(0, ...cells.map(([right]) => right)), ...cells.map(([, flags = 0]) => Buffer.concat([u16(flags), Buffer.alloc(18)]))]);
  return Buffer.concat([modifier(0x2416, 1), modifier(0x2417, 1), u16(0xd608, body.length + 1), body, ...more]);
}

export const IN_TABLE = modifier(0x2416, 1);
export const words = (text: string, list?: Buffer): Paragraph => ({ runs: [{ text }], mark: '\r', ...(list ? { modifiers: list } : {}) });
export const cell = (text: string): Paragraph => ({ runs: [{ text }], mark: '\u0007', modifiers: IN_TABLE });
export const row = (texts: readonly string[], end: Buffer): readonly Paragraph[] => [...texts.map(cell), { runs: [], mark: '\u0007', modifiers: end }];

/** Where the extra bytes stand in the text stream: after FIB, text and pages. */
export function extraOffset(file: WordFile): number {
  const paragraphs = [...file.main, ...(file.headers ?? []), ...(file.boxes ?? [])];
  const characters = paragraphs.reduce((sum, { runs, mark }) => sum + runs.reduce((length, { text }) => length + text.length, 0) + mark.length, 0);
  const pages = paragraphs.length + paragraphs.reduce((sum, { runs }) => sum + runs.length + 1, 0);
  return Math.ceil((TEXT_AT + characters * (file.isCompressed === true ? 1 : 2)) / PAGE) * PAGE + pages * PAGE;
}

export function doc(file: WordFile): Uint8Array {
  const bytes = file.isCompressed === true ? 1 : 2;
  const stories = [file.main, file.headers ?? [], file.boxes ?? []];
  const paragraphs = stories.flat();
  const text = paragraphs.map(({ runs, mark }) => runs.map((run) => run.text).join('') + mark).join('');
  const encoded = Buffer.from(text, bytes === 1 ? 'latin1' : 'utf16le');
  const firstPage = Math.ceil((TEXT_AT + encoded.length) / PAGE);
  let at = TEXT_AT;
  const characterRuns: Stretch[] = [];
  const paragraphRuns: Stretch[] = [];
  for (const paragraph of paragraphs) {
    const start = at;
    for (const run of [...paragraph.runs, { text: paragraph.mark, modifiers: paragraph.markModifiers ?? NONE }]) {
      characterRuns.push({ start: at, end: at + run.text.length * bytes, list: run.modifiers ?? NONE });
      at += run.text.length * bytes;
    }
    paragraphRuns.push({ start, end: at, list: Buffer.concat([u16(0), paragraph.modifiers ?? NONE]) });
  }
  const main = Buffer.concat([
    Buffer.alloc(TEXT_AT), encoded, Buffer.alloc(firstPage * PAGE - TEXT_AT - encoded.length),
    ...characterRuns.map(characterPage), ...paragraphRuns.map(paragraphPage), file.extra ?? NONE,
  ]);
  const structures: Record<number, Buffer> = {
    12: Buffer.concat([u32(...characterRuns.map(({ start }) => start), at), u32(...characterRuns.map((_, index) => firstPage + index))]),
    13: Buffer.concat([u32(...paragraphRuns.map(({ start }) => start), at), u32(...paragraphRuns.map((_, index) => firstPage + characterRuns.length + index))]),
    33: Buffer.concat([Buffer.of(2), u32(16), u32(0, text.length), u16(0), u32(bytes === 1 ? (TEXT_AT * 2) | 0x40000000 : TEXT_AT), u16(file.pieceModifier ?? 0)]),
    ...file.structures,
  };
  const tables: Buffer[] = [Buffer.alloc(8)];
  let offset = 8;
  for (const [place, structure] of Object.entries(structures)) {
    main.writeUInt32LE(offset, 154 + Number(place) * 8);
    main.writeUInt32LE(structure.length, 158 + Number(place) * 8);
    tables.push(structure, file.after?.[Number(place)] ?? NONE);
    offset += structure.length + (file.after?.[Number(place)]?.length ?? 0);
  }
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(file.version ?? 0xc1, 2);
  main.writeUInt16LE(0x0200 | (file.flags ?? 0), 10);
  const lengthOf = (story: readonly Paragraph[]): number => story.reduce((sum, { runs, mark }) => sum + runs.reduce((length, run) => length + run.text.length, 0) + mark.length, 0);
  main.writeUInt32LE(lengthOf(file.main), 76);
  main.writeUInt32LE(lengthOf(file.headers ?? []), 84);
  main.writeUInt32LE(lengthOf(file.boxes ?? []), 100);
  return compound({ WordDocument: main, '1Table': Buffer.concat(tables), ...(file.data ? { Data: file.data } : {}), ...Object.fromEntries(Object.entries(file.objects ?? {}).map(([path, content]) => [`ObjectPool/${path}`, content])) });
}

/** A compound file of these streams. */
export function compound(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content);
  return Uint8Array.from(CFB.write(container, { type: 'buffer' }));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly list: Buffer;
}

function page({ start, end }: Stretch, reference: number, body: Buffer): Buffer {
  const made = Buffer.alloc(PAGE);
  made.writeUInt32LE(start, 0);
  made.writeUInt32LE(end, 4);
  made[8] = reference;
  // Reference 0 says that there are no modifiers.
  if (reference > 0) body.copy(made, reference * 2);
  made[PAGE - 1] = 1;
  return made;
}

function characterPage(stretch: Stretch): Buffer {
  return page(stretch, stretch.list.length === 0 ? 0 : 10, Buffer.concat([Buffer.of(stretch.list.length), stretch.list]));
}

function paragraphPage(stretch: Stretch): Buffer {
  const { list } = stretch;
  const head = list.length % 2 === 1 ? Buffer.of((list.length + 1) / 2) : Buffer.of(0, list.length / 2);
  return page(stretch, 20, Buffer.concat([head, list]));
}
