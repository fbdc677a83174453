/** bytes → disclosure: the stages in order. Pure but for the engines that the readers load. */
import type { Disclosure } from './model/disclosure.js';
import type { Document } from './model/document.js';
import type { Outcome } from './model/problem.js';
import type { Form } from './model/form.js';
import type { Sum } from './model/sum.js';
import type { Catalogue } from '../schemas/catalogue.js';
import { knownWords } from '../schemas/known-words.js';
import { recognisePages, type Sight } from './ocr/recognise-pages.js';
import { readDocument } from './readers/read-document.js';
import { readPicture } from './readers/read-picture.js';
import { rereadPages } from './readers/pdf/reread-pages.js';
import { separateMarks } from './watermark/separate-marks.js';
import { findBlocks } from './tables/find-blocks.js';
import { findCells } from './tables/find-cells.js';
import { readContents } from './narrative/contents.js';
import { recogniseForms } from './forms/recognise-forms.js';
import { readNarrative } from './narrative/read-narrative.js';
import { findSums } from './checks/find-sums.js';
import { runChecks } from './checks/run-checks.js';
import { lexiconOf } from './repair/lexicon.js';
import { rateFigures } from './repair/rate-figures.js';
import { repairFigures } from './repair/repair-figures.js';
import { repairWords } from './repair/repair-words.js';
import { LIMITS, type Limits } from './settings.js';
import { VERSION } from './version.js';

/** Where the bytes came from, as far as the result needs to know. */
export interface Source {
  readonly sha256: string;
  readonly bytes: number;
}

/** A document's pages and what its interpretation made of them. */
export interface Extraction {
  readonly document: Document;
  readonly disclosure: Disclosure;
}

/**
 * Reads and interprets one file. Pages without text that can be believed are read
 * from their pixels. Pages of a PDF whose figures break the checks of
 * their forms are read by a second engine too; where it reads them otherwise, the
 * reading that breaks fewer checks is taken.
 *
 * @param onPage told of each page that was read from its pixels
 * @throws Unreadable when the file is empty, damaged, locked, over a limit or of no known format
 */
export async function extractDisclosure(bytes: Uint8Array, source: Source, catalogue: Catalogue, limits: Limits = LIMITS, onPage?: Sight['onPage']): Promise<Extraction> {
  const read = await readPages(bytes, catalogue, limits, { ...(onPage && { onPage }) });
  const first = { document: read.value, disclosure: interpret(read.value, source, catalogue, read.problems) };
  const doubtful = doubtfulPages(first.disclosure);
  if (read.value.format !== 'pdf' || doubtful.size === 0) return first;
  const again = await rereadPages(read.value, bytes, limits, doubtful);
  if (!again) return first;
  const second = { document: again.value, disclosure: interpret(again.value, source, catalogue, [...read.problems, ...again.problems]) };
  return second.disclosure.tally.broken < first.disclosure.tally.broken ? second : first;
}

/**
 * The pages of a file, scanned ones read from their pixels.
 *
 * @param only the page that is asked for; others are not read from their pixels
 * @throws Unreadable as {@link extractDisclosure} does
 */
export async function readPages(bytes: Uint8Array, catalogue: Catalogue, limits: Limits, options: Pick<Sight, 'onPage' | 'only'> = {}): Promise<Outcome<Document>> {
  const opened = await readDocument(bytes, limits);
  return recognisePages(opened, {
    ...options,
    pictureOf: (number) => readPicture(bytes, opened.value.format, number, limits),
    findCells,
    words: () => knownWords(catalogue),
  });
}

/** The pages with the figures of broken checks in and between forms. */
function doubtfulPages({ findings }: Disclosure): ReadonlySet<number> {
  const broken = findings.filter(({ severity, form }) => form !== '' && (severity === 'error' || severity === 'warning'));
  return new Set(broken.flatMap(({ place, evidence }) => [place, ...evidence.map((side) => side.place)]).flatMap(({ page }) => page ?? []));
}

/** What a read document says. Needs no engine: a newer version runs it again on stored pages. */
export function interpret(document: Document, source: Source, catalogue: Catalogue, readProblems: Disclosure['problems'] = []): Disclosure {
  const clean = separateMarks(document);
  const layout = findBlocks(clean.document, { mend: (blocks) => repairWords(blocks, lexiconOf(catalogue)) });
  const contents = readContents(layout.value, catalogue);
  const found = recogniseForms(contents.body, contents.entries, catalogue);
  const { missing } = found.value;
  const sumsOf = (forms: readonly Form[]): readonly Sum[] => findSums({ forms, facts: [], missing, reports: [] }, catalogue);
  const repaired = repairFigures(found.value.forms, sumsOf);
  const prose = readNarrative(contents.body, contents.entries, { ...found.value, forms: repaired.forms }, catalogue);
  const checked = runChecks({ forms: repaired.forms, facts: prose.value.facts, missing, reports: prose.value.reports }, catalogue);
  return {
    ...prose.value.identity,
    unit: found.value.unit,
    units: prose.value.units,
    sections: prose.value.sections,
    forms: rateFigures(checked.forms, sumsOf),
    tables: found.value.tables,
    facts: checked.facts,
    terms: prose.value.terms,
    reports: checked.reports,
    missing,
    findings: [...repaired.findings, ...checked.findings],
    tally: checked.tally,
    marks: clean.marks,
    problems: [...readProblems, ...layout.problems, ...found.problems, ...prose.problems],
    source: { format: document.format, sha256: source.sha256, bytes: source.bytes, pages: document.pages.length },
    version: VERSION,
  };
}
