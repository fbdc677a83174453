/** One document of a store as a person sees it: what was extracted, with the corrections on top, checked again. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../../schemas/catalogue.js';
import type { Correction } from '../../schemas/corrections.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import type { Doubt, DocumentView, KeptCorrection } from '../../schemas/review.js';
import { isAboutTheSame } from '../corrections/apply-corrections.js';
import { findCell, findFact } from '../corrections/find-target.js';
import { fill, MESSAGES } from '../cli/messages/messages.js';
import type { Disclosure } from '../model/disclosure.js';
import type { Document } from '../model/document.js';
import { fromDisclosureJson } from '../publish/from-disclosure-json.js';
import { nameTables } from '../publish/name-tables.js';
import { unpackPages } from '../publish/pack-pages.js';
import { toDisclosureJson, toPlaceJson } from '../publish/to-disclosure-json.js';
import { recheck, type Rechecked } from '../recheck.js';
import { readSource } from '../store/store.js';
import { readCorrections, readStoredDisclosure } from '../store/stored.js';
import { Refused } from './answer.js';
import { keepRecent } from './keep-recent.js';
import { fileOf, viewPages } from './number-pages.js';
import { rankDoubts } from './rank-doubts.js';

export interface Documents {
  /** @throws Refused where there is none, BadCorrections */
  view(id: string): DocumentView;
  /** What was read from its pages. */
  pages(id: string): Document;
  /** Of a page of a document that several files make together: of which file, and which page there. */
  fileOf(id: string, page: number): DocumentView['pages'][number]['file'];
  /** Where the original is, and its hash. */
  original(id: string): { readonly path: string; readonly sha256: string };
}

/** Documents in memory at a time. */
const KEPT = 16;

export function openDocuments(store: string): Documents {
  const folder = (id: string): string => join(store, 'documents', id);
  const views = keepRecent<DocumentView>(KEPT);
  const pages = keepRecent<Document>(KEPT);
  const sourceOf = (id: string) => {
    const source = /^[0-9a-f]{16}$/.test(id) ? readSource(store, id) : undefined;
    if (!source) throw new Refused(404, 'no-document', `there is no document ${id}`);
    return source;
  };
  const read = (id: string): Document => pages(`${id} ${changeOf(join(folder(id), 'pages.json.gz'))}`, () => unpackPages(readFileSync(join(folder(id), 'pages.json.gz'))));
  return {
    view: (id) => {
      const source = sourceOf(id);
      const change = ['disclosure.json', 'source.json'].map((name) => changeOf(join(folder(id), name)));
      return views([id, ...change, changeOf(join(store, 'corrections', `${id}.json`))].join(' '), () => {
        const stored = readStoredDisclosure(join(folder(id), 'disclosure.json'));
        const nothing: DocumentView = { id, row: source.outcome, disclosure: null, pages: [], parts: (source.parts ?? []).flatMap((part) => readSource(store, part)?.outcome ?? []), tables: [], corrections: [], problems: [], doubts: [] };
        return stored ? { ...nothing, pages: viewPages(read(id), source.joined), ...toView(stored, readCorrections(store, id)) } : nothing;
      });
    },
    pages: (id) => {
      sourceOf(id);
      if (!existsSync(join(folder(id), 'pages.json.gz'))) throw new Refused(404, 'no-pages', `nothing was read from ${id}`);
      return read(id);
    },
    fileOf: (id, page) => fileOf(sourceOf(id).joined ?? [], page),
    original: (id) => {
      const { file, sha256 } = sourceOf(id);
      if (!/^files\/[0-9a-f]{2}\/[0-9a-f]{64}\.\w+$/.test(file)) throw new Refused(404, 'no-original', `the original of ${id} is not kept`);
      return { path: join(store, file), sha256 };
    },
  };
}

/** Pure: what was extracted with corrections on top. */
export function toView(stored: DisclosureJson, corrections: readonly Correction[]): Pick<DocumentView, 'disclosure' | 'tables' | 'corrections' | 'problems' | 'doubts'> {
  const catalogue = readCatalogue();
  const extracted = fromDisclosureJson(stored);
  // Nothing to put on top: what was stored is what holds.
  const checked: Rechecked = corrections.length === 0 ? { disclosure: extracted, applied: [], lost: [] } : recheck(extracted, corrections, catalogue);
  const disclosure = corrections.length === 0 ? stored : toDisclosureJson(checked.disclosure);
  return {
    disclosure,
    tables: nameTables(checked.disclosure, catalogue.forms).map(({ name }) => name),
    corrections: corrections.map((correction) => toKept(correction, checked)),
    problems: toWords(checked.disclosure),
    doubts: [...rankDoubts(disclosure, confirmedIn(checked))],
  };
}

function toKept(correction: Correction, { lost }: Rechecked): KeptCorrection {
  const found = lost.find((one) => one.correction === correction);
  return { id: idOf(correction), correction, state: found?.reason ?? 'applied', found: found?.found ?? '' };
}

export function idOf(correction: Correction): string {
  return createHash('sha256').update(JSON.stringify(correction)).digest('hex').slice(0, 16);
}

/** Figures that a person has looked at and let stand, unless that is in dispute. */
function confirmedIn({ disclosure, applied, lost }: Rechecked): (at: Doubt['at']) => boolean {
  const disputed = lost.filter(({ reason }) => reason === 'conflict').map(({ correction }) => correction);
  const confirmations = applied.filter((one) => (one.kind === 'accept' || one.kind === 'source-wrong') && !disputed.some((other) => isAboutTheSame(one, other)));
  const figures = new Set(confirmations.map(({ cell }) => ('fact' in cell ? findFact(disclosure, cell) : findCell(disclosure, cell)?.cell)));
  const tables = [...disclosure.forms, ...disclosure.tables];
  return (at) => figures.has('fact' in at ? disclosure.facts[at.fact]! : tables[at.table]!.rows[at.row]!.cells[at.cell]!);
}

function toWords({ problems }: Disclosure): DocumentView['problems'] {
  return problems.map(({ code, severity, place, facts }) => ({ severity, zh: fill(MESSAGES.zh.problems[code], facts), en: fill(MESSAGES.en.problems[code], facts), ...(place && { place: toPlaceJson(place) }) }));
}

function changeOf(path: string): string {
  return String(statSync(path, { throwIfNoEntry: false, bigint: true })?.mtimeNs ?? '');
}
