/** The worker thread: one file at a time, from bytes to what is asked of it. It may be stopped at any moment. */
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { extractDisclosure, readPages, type Extraction } from '../src/pipeline.js';
import { DATA_WORDS } from '../src/cli/messages/messages.js';
import { wordReasons } from '../src/cli/word-reasons.js';
import { findReasons, type Reason } from '../src/publish/find-reasons.js';
import { publish } from '../src/publish/publish.js';
import { toDisclosureJson } from '../src/publish/to-disclosure-json.js';
import { toDocumentRow } from '../src/publish/to-document-row.js';
import { unpack as unpackArchive } from '../src/readers/archive/unpack.js';
import { CannotWrite } from '../src/store/replace-whole.js';
import { documentIdOf, writeDocument } from '../src/store/store.js';
import { drawPage } from '../src/tables/draw-page.js';
import { tracePage } from '../src/tables/trace-page.js';
import { separateMarks } from '../src/watermark/separate-marks.js';
import { readCatalogue } from '../schemas/catalogue.js';
import type { DocumentRow } from '../schemas/rows.js';
import { Unreadable } from '../src/model/problem.js';
import type { FileTask, Report, Summary, Tasks } from '../src/service/tasks.js';

// Libraries tell the console what is odd about a file; here that is said by the result.
globalThis.console = new Console(new Writable({ write: (_, __, done) => { done(); } }));
// While the main thread reads the first file.
readCatalogue();

type Work<Name extends keyof Tasks> = (task: Tasks[Name]['task']) => Promise<Report<Tasks[Name]['value']>>;

export const store: Work<'store'> = (task) =>
  report(async () => {
    const { document, disclosure } = await read(task);
    const id = documentIdOf(task.sha256);
    const reasons = findReasons(disclosure);
    const outcome = toDocumentRow({ id, file: task.source.origins[0]!.path, sha256: task.sha256 }, disclosure, wordReasons(reasons, DATA_WORDS));
    const files = publish(id, document, disclosure, readCatalogue().forms);
    writeDocument(task.store, { ...task.source, failure: null, outcome }, files);
    return summarise(outcome, reasons, disclosure);
  });

export const print: Work<'print'> = (task) =>
  report(async () => `${JSON.stringify(toDisclosureJson((await read(task)).disclosure), null, 1)}\n`);

export const unpack: Work<'unpack'> = (task) => report(() => unpackArchive(task.bytes, task.path, task.limits, task.password));

export const draw: Work<'draw'> = (task) =>
  report(async () => {
    const read = await readPages(task.bytes, readCatalogue(), task.limits, { only: task.page });
    const isPage = (page: { kind: string; number?: number }): boolean => page.kind === 'drawn' && page.number === task.page;
    const whole = read.value.pages.find(isPage);
    const clean = separateMarks(read.value).document.pages.find(isPage);
    if (whole?.kind !== 'drawn' || clean?.kind !== 'drawn') return '';
    const kept = new Set(clean.glyphs);
    return drawPage(clean, whole.glyphs.filter((glyph) => !kept.has(glyph)), tracePage(clean));
  });

function read({ bytes, sha256, limits, pages }: FileTask): Promise<Extraction> {
  return extractDisclosure(bytes, { sha256, bytes: bytes.length }, readCatalogue(), limits, (page) => pages?.postMessage(page));
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

/** Errors as data, since a class does not survive the border between threads. */
async function report<T>(work: () => Promise<T>): Promise<Report<T>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', code: error.code, detail: error.message };
    if (error instanceof CannotWrite) return { kind: 'cannot-write', detail: error.message };
    return { kind: 'fault', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
