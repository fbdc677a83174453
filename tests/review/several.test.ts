/** The page on files that hold several disclosures, and on disclosures of several files. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateDisclosure, type Disclosure } from '../../samples/generate/disclosure.js';
import { bindVolume } from '../../samples/generate/volume.js';
import { toDocx } from '../../samples/generate/write-docx.js';
import { toPlainPdf } from '../../samples/generate/write-pdf.js';
import { toWorkbook } from '../../samples/generate/write-workbook.js';
import { packageRoot } from '../../schemas/data-file.js';
import { documentsQuery, type DocumentView, type ListedRow } from '../../schemas/review.js';
import { listDocuments } from '../../src/review/list-documents.js';
import { openDocuments } from '../../src/review/open-document.js';
import { figureAt, pageOf, toModel, type DocumentModel } from '../../src/review/page/document-model.js';
import { openPageViews, type PageViews } from '../../src/review/page-views.js';
import { openIndex } from '../../src/review/read-index.js';
import { watchDoubts } from '../../src/review/watch-doubts.js';
import { openPool, type StoppablePool } from '../../src/service/stoppable-pool.js';
import { LIMITS } from '../../src/settings.js';
import { zip } from '../unit/readers/archive/build.js';

const made: readonly [Disclosure, ...Disclosure[]] = [generateDisclosure(31), generateDisclosure(32)];
const [whole] = made;
let folder: string;
let rows: readonly ListedRow[];
let drawing: StoppablePool;
let views: PageViews;
let viewOf: (file: string) => DocumentView;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-several-'));
  const prose = { ...whole, blocks: whole.blocks.filter(({ kind }) => kind !== 'form') };
  const tables = { ...whole, blocks: whole.blocks.filter(({ kind }) => kind === 'form' || kind === 'cover') };
  const pack = (members: Readonly<Record<string, Uint8Array>>): Uint8Array => zip(Object.entries(members).map(([name, content]) => ({ name, content, isUtf8: true })));
  const files = { '汇编.docx': toDocx(bindVolume(made, 'with-cover'), true), '办公.zip': pack({ '说明.docx': toDocx(prose, true), '表.xlsx': toWorkbook(tables, 'xlsx', 1) }), '打印.zip': pack({ '说明.pdf': toPlainPdf(prose, 'unicode'), '表.pdf': toPlainPdf(tables, 'unicode') }), '混合.zip': pack({ '说明.docx': toDocx(prose, true), '表.pdf': toPlainPdf(tables, 'unicode') }) };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  spawnSync(process.execPath, [join(packageRoot(), 'bin/gongkai.js'), 'extract', '--out', 'store', ...Object.keys(files)], { cwd: folder });
  const store = join(folder, 'store');
  const doubts = watchDoubts(store, (detail) => { throw new Error(detail); });
  rows = listDocuments(openIndex(store, doubts).rows(), documentsQuery.parse({ limit: '500' })).documents;
  doubts.close();
  drawing = openPool(1, LIMITS, new URL('../../dist/workers/interpret.js', import.meta.url));
  const documents = openDocuments(store);
  views = openPageViews(documents, drawing, LIMITS);
  // The parts of a volume have its name.
  viewOf = (file) => documents.view(rows.find((row) => row.file === file && (row.status === 'volume') === file.startsWith('汇编'))!.id);
});
afterAll(async () => {
  await drawing.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Numbers of the pages of figures, each with a figure that is on it. */
function pagesOfFigures(model: DocumentModel): ReadonlyMap<number | undefined, string> {
  return new Map([...model.byKey.values()].map((path) => figureAt(model, path)!).map((figure) => [pageOf(model, figure.place), figure.key]));
}

it('a volume leads to its parts', () => {
  const { disclosure, parts } = viewOf('汇编.docx');
  expect(disclosure).toBeNull();
  expect(parts.map(({ id }) => id).sort()).toEqual(rows.filter(({ file, status }) => file === '汇编.docx' && status !== 'volume').map(({ id }) => id).sort());
  expect(parts).toHaveLength(made.length);
  expect(viewOf('打印.zip').parts).toEqual([]);
});

it('a page of a joined document is that of its file', async () => {
  const { id, pages } = viewOf('打印.zip');
  const [prose, tables] = ['打印.zip/说明.pdf', '打印.zip/表.pdf'].map(viewOf);
  expect(pages).toHaveLength(prose!.pages.length + tables!.pages.length);
  const second = pages.findIndex(({ file }) => file?.path === '打印.zip/表.pdf');
  expect(pages[second]).toMatchObject({ number: prose!.pages.length + 1, file: { id: tables!.id, page: 1 } });
  expect(pages.at(-1)!.file).toMatchObject({ page: tables!.pages.length });
  const [shown, own, other] = await Promise.all([views.picture(id, second + 2, 36), views.picture(tables!.id, 2, 36), views.picture(prose!.id, 2, 36)]);
  expect(shown.type).toBe('image/png');
  expect([Buffer.from(shown.body).equals(Buffer.from(own.body)), Buffer.from(shown.body).equals(Buffer.from(other.body))]).toEqual([true, false]);
});

it.each(['办公.zip', '混合.zip', '办公.zip/表.xlsx'])('each figure of %s is on a page that is there, and its place with it', (file) => {
  const view = viewOf(file);
  expect(new Set(view.pages.map(({ number }) => number)).size).toBe(view.pages.length);
  const figures = pagesOfFigures(toModel(view)!);
  expect(figures.has(undefined)).toBe(false);
  expect(figures.size).toBeGreaterThan(file.endsWith('xlsx') ? 5 : 1);
  for (const number of figures.keys()) {
    const page = view.pages.find((one) => one.number === number)!;
    expect(page).toBeDefined();
    if (page.kind === 'grid') expect(views.blocks(view.id, number!).blocks.length).toBeGreaterThan(0);
  }
});

it('prose without pages stands beside printed tables, each under its file', () => {
  const { pages } = viewOf('混合.zip');
  // The same bytes lie in two archives: a file is called as it was met first.
  expect(new Set(pages.map(({ kind, file }) => `${kind} ${file?.path.split('/').at(-1)}`))).toEqual(new Set(['grid 说明.docx', 'drawn 表.pdf']));
});

it('a sheet is shown with its figures', () => {
  const view = viewOf('办公.zip/表.xlsx');
  const model = toModel(view)!;
  const path = { table: model.tables.length - 1, row: 0, cell: 0 };
  const { place } = figureAt(model, path)!;
  const cells = views.blocks(view.id, pageOf(model, place)!).blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));
  expect(cells.map((cell) => cell.place)).toContainEqual(place);
});
