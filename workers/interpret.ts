/** The task process: one file at a time, from bytes to what is asked of it. It may be killed at any moment. */
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { deserialize, serialize } from 'node:v8';
import { extractDisclosures, interpretAgain, readPages, type Extraction, type ExtractionOptions } from '../src/pipeline.js';
import { DATA_WORDS } from '../src/cli/messages/messages.js';
import { wordReasons } from '../src/cli/word-reasons.js';
import { findReasons, type Reason } from '../src/publish/find-reasons.js';
import type { DrawnPage } from '../src/model/document.js';
import { findScans } from '../src/ocr/recognise-pages.js';
import { unpackReading } from '../src/publish/pack-pages.js';
import { publish } from '../src/publish/publish.js';
import { toDisclosureJson } from '../src/publish/to-disclosure-json.js';
import { toDocumentRow, toVolumeRow } from '../src/publish/to-document-row.js';
import { readPicture } from '../src/readers/read-picture.js';
import { recogniseFormat } from '../src/readers/recognise-format.js';
import { unpack as unpackArchive } from '../src/readers/archive/unpack.js';
import { readDocument } from '../src/readers/read-document.js';
import { SERVICE } from '../src/settings.js';
import { hasPage, keepPage, readPage, type PageWork } from '../src/store/page-work.js';
import { documentIdOf, partIdOf, readOriginal, readSource, removeParts, writeDocument } from '../src/store/store.js';
import { readStoredPages } from '../src/store/stored.js';
import { drawPage } from '../src/tables/draw-page.js';
import { tracePage } from '../src/tables/trace-page.js';
import { separateMarks } from '../src/watermark/separate-marks.js';
import { readCatalogue } from '../schemas/catalogue.js';
import type { DocumentRow } from '../schemas/rows.js';
import type { Picture } from '../src/model/picture.js';
import type { Outcome } from '../src/model/problem.js';
import { serveTasks } from '../src/service/serve-tasks.js';
import type { DrawTask, FileTask, KeptTask, PageDone, PictureTask, RecogniseTask, Stored, StoreTask, Summary, ToShare } from '../src/service/tasks.js';
import { VERSION } from '../src/version.js';

// Libraries tell the console what is odd about a file; here that is said by the result.
globalThis.console = new Console(new Writable({ write: (_, __, done) => { done(); } }));
// While the parent reads the first file.
readCatalogue();

type OnPage = (page: PageDone) => void;

const NO_PICTURE: Picture = { rgb: new Uint8Array(), width: 0, height: 0, dpi: 0 };

/** Extracts it, and writes its folder. */
async function store(task: StoreTask, onPage: OnPage): Promise<Stored> {
  const bytes = await readOriginal(task.store, task.sha256);
  const extractions = (task.fresh ? undefined : reinterpret(task, bytes)) ?? (await readOrShare(task, bytes, onPage));
  if ('kind' in extractions) return extractions;
  const id = documentIdOf(task.sha256);
  const before = readSource(task.store, id)?.parts ?? [];
  const summary = extractions.length === 1 ? storeOne(id, extractions[0], task) : storeVolume(id, extractions, task);
  removeParts(task.store, before, summary.parts?.map(({ outcome }) => outcome.id) ?? []);
  return { kind: 'written', summary };
}

async function recognise(task: RecogniseTask): Promise<null> {
  const bytes = await readOriginal(task.store, task.sha256);
  const opened = await readDocument(bytes, task.limits);
  // The problems of the others, and of the reader, are told by the task that writes the document.
  const { value, problems } = await readPages(bytes, readCatalogue(), task.limits, { opened: { ...opened, problems: [] }, only: task.page });
  const page = value.pages.find((one) => one.kind === 'drawn' && one.number === task.page) as DrawnPage;
  keepPage(workOf(task), task.page, serialize({ value: page, problems } satisfies RecognisedPage));
  return null;
}

function storeOne(id: string, extraction: Extraction, { store: folder, source }: StoreTask): Summary {
  const { disclosure } = extraction;
  const reasons = findReasons(disclosure);
  const outcome = toDocumentRow({ id, file: source.origins[0]!.path, sha256: source.sha256 }, disclosure, wordReasons(reasons, DATA_WORDS));
  const { part } = disclosure.source;
  writeDocument(folder, { ...source, ...(part && { part }), failure: null, outcome }, publish(id, extraction, readCatalogue().forms));
  return summarise(outcome, reasons, disclosure);
}

/** Each disclosure is a document; that of the file itself, written last, says that all of them are there. */
function storeVolume(id: string, extractions: readonly Extraction[], task: StoreTask): Summary {
  const { source } = task;
  const parts = extractions.map((extraction, index) => storeOne(partIdOf(source.sha256, index + 1), extraction, task));
  const reasons: readonly Reason[] = [{ code: 'volume', facts: { count: String(parts.length) } }];
  const outcome = toVolumeRow({ id, file: source.origins[0]!.path, sha256: source.sha256 }, wordReasons(reasons, DATA_WORDS));
  writeDocument(task.store, { ...source, parts: parts.map((part) => part.outcome.id), failure: null, outcome }, []);
  return { outcome, reasons, forms: [], missing: [], errors: 0, parts };
}

async function print(task: FileTask, onPage: OnPage): Promise<string> {
  const disclosures = (await read(task.bytes, task, onPage)).map(({ disclosure }) => toDisclosureJson(disclosure));
  return `${JSON.stringify(disclosures.length === 1 ? disclosures[0] : disclosures, null, 1)}\n`;
}

async function draw(task: DrawTask): Promise<string> {
  const read = await readPages(task.bytes, readCatalogue(), task.limits, { only: task.page });
  const isPage = (page: { kind: string; number?: number }): boolean => page.kind === 'drawn' && page.number === task.page;
  const whole = read.value.pages.find(isPage);
  const clean = separateMarks(read.value).document.pages.find(isPage);
  if (whole?.kind !== 'drawn' || clean?.kind !== 'drawn') return '';
  const kept = new Set(clean.glyphs);
  return drawPage(clean, whole.glyphs.filter((glyph) => !kept.has(glyph)), tracePage(clean));
}

async function picture({ bytes, page, limits, dpi }: PictureTask): Promise<Uint8Array> {
  const { rgb, width, height } = (await readPicture(bytes, recogniseFormat(bytes), page, limits, dpi)) ?? NO_PICTURE;
  if (width === 0) return new Uint8Array();
  const { default: sharp } = await import('sharp');
  return sharp(rgb, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 3 }).toBuffer();
}

function read(bytes: Uint8Array, { sha256, limits }: Pick<FileTask, 'sha256' | 'limits'>, onPage: OnPage, options: ExtractionOptions = {}): ReturnType<typeof extractDisclosures> {
  return extractDisclosures(bytes, { sha256, bytes: bytes.length }, readCatalogue(), limits, { ...options, onPage });
}

/** From the pages that an earlier version has stored; `undefined` where the file itself has to be read. */
function reinterpret({ store, sha256 }: StoreTask, bytes: Uint8Array): readonly [Extraction] | undefined {
  const packed = readStoredPages(store, documentIdOf(sha256));
  const stored = packed && unpackReading(packed);
  const extraction = stored && interpretAgain(stored, { sha256, bytes: bytes.length }, readCatalogue());
  return extraction && [extraction];
}

/** Pages that were recognised before are taken as they are. */
async function readOrShare(task: StoreTask, bytes: Uint8Array, onPage: OnPage): Promise<readonly [Extraction, ...Extraction[]] | ToShare> {
  const opened = await readDocument(bytes, task.limits);
  const work = workOf(task);
  const unknown = task.share ? findScans(opened.value).filter((page) => !hasPage(work, page)) : [];
  if (unknown.length >= SERVICE.leastShared) return { kind: 'to-share', pages: unknown };
  const known = (number: number): RecognisedPage | undefined => {
    const page = readPage(work, number);
    return page && (deserialize(page) as RecognisedPage);
  };
  return read(bytes, task, onPage, { opened, known });
}

/** Structured clones, as a glyph of a page shares its crop with others. */
type RecognisedPage = Outcome<DrawnPage>;

function workOf({ store, sha256 }: KeptTask): PageWork {
  return { store, sha256, version: VERSION };
}

function summarise(outcome: DocumentRow, reasons: readonly Reason[], { forms, missing, findings }: Extraction['disclosure']): Summary {
  return {
    outcome,
    reasons,
    forms: forms.map((form) => form.title || form.id),
    missing: missing.map(({ title, reason }) => ({ title, reason })),
    errors: findings.filter((finding) => finding.severity === 'error').length,
  };
}

serveTasks({ store, recognise, print, draw, picture, unpack: ({ bytes, path, limits, password }) => unpackArchive(bytes, path, limits, password) });
