/** bytes → disclosure: the stages in order. Pure but for the engines that the readers load. */
import type { Disclosure, VolumePlace } from './model/disclosure.js';
import { isRecognised, type Block, type Document, type Format } from './model/document.js';
import type { Outcome, Problem } from './model/problem.js';
import type { Form } from './model/form.js';
import type { Sum } from './model/sum.js';
import type { Catalogue } from '../schemas/catalogue.js';
import { recognisePages, type Sight } from './ocr/recognise-pages.js';
import { rereadFigures } from './ocr/reread-figures.js';
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
import { doubtfulPages, doubtfulReadings, isBetter } from './repair/find-doubt.js';
import { namesIn } from './repair/names.js';
import { rateFigures } from './repair/rate-figures.js';
import { repairFigures } from './repair/repair-figures.js';
import { repairWords } from './repair/repair-words.js';
import { restoreOrder } from './repair/restore-order.js';
import { splitVolume, type VolumePart } from './volume/split-volume.js';
import { LIMITS, type Limits } from './settings.js';
import { VERSION } from './version.js';

/** Where the bytes came from, as far as the result needs to know. */
export interface Source {
  readonly sha256: string;
  readonly bytes: number;
  /** Where the file holds several. */
  readonly part?: VolumePlace;
}

/** A document's pages and what its interpretation made of them. */
export interface Extraction {
  readonly document: Document;
  /** Of its reading. */
  readonly readProblems: readonly Problem[];
  readonly disclosure: Disclosure;
}

export interface ExtractionOptions extends Pick<Sight, 'onPage' | 'known'> {
  /** What {@link readDocument} made of the file, where that was asked before. */
  readonly opened?: Outcome<Document>;
}

/**
 * Reads and interprets one file: a disclosure, or each of those in a volume of
 * several. Pages without text that can be believed are read from their pixels.
 *
 * @throws Unreadable when the file is empty, damaged, locked, over a limit or of no known format
 */
export async function extractDisclosures(bytes: Uint8Array, source: Source, catalogue: Catalogue, limits: Limits = LIMITS, options: ExtractionOptions = {}): Promise<readonly [Extraction, ...Extraction[]]> {
  const read = await readPages(bytes, catalogue, limits, options);
  const laidOut = layOut(read.value, catalogue);
  const [first, ...others] = splitVolume(read.value, laidOut.blocks, catalogue);
  if (!first) return [await interpretTwice(read, { bytes, source, catalogue, limits }, laidOut)];
  const interpretPart = ({ document, ...part }: VolumePart): Promise<Extraction> => interpretTwice({ value: document, problems: problemsIn(read.problems, part) }, { bytes, source: { ...source, part }, catalogue, limits });
  const extractions: [Extraction, ...Extraction[]] = [await interpretPart(first)];
  for (const part of others) extractions.push(await interpretPart(part));
  return extractions;
}

/** What one file is read with. */
interface Given {
  readonly bytes: Uint8Array;
  readonly source: Source;
  readonly catalogue: Catalogue;
  readonly limits: Limits;
}

/**
 * Figures of scans that are doubtful are read by a second engine too. So are the pages of
 * a PDF whose figures break the checks of their forms; where it reads those otherwise,
 * the reading that breaks fewer checks is taken, unless fewer hold in it.
 */
async function interpretTwice(read: Outcome<Document>, { bytes, source, catalogue, limits }: Given, laidOut?: LaidOut): Promise<Extraction> {
  const toExtraction = (outcome: Outcome<Document>, own?: LaidOut): Extraction => interpretRead(outcome, source, catalogue, own);
  const once = toExtraction(read, laidOut);
  const { format } = read.value;
  const doubtful = doubtfulReadings(once.disclosure);
  const reread = doubtful.size === 0 ? read : withProblems(read.problems, await rereadFigures(read.value, { pictureOf: pictureIn(bytes, format, limits), findCells, doubtful }));
  const first = reread === read ? once : toExtraction(reread);
  const pages = doubtfulPages(first.disclosure);
  const again = format === 'pdf' && pages.size > 0 ? await rereadPages(reread.value, bytes, limits, pages) : undefined;
  if (!again) return first;
  const second = toExtraction(withProblems(reread.problems, again));
  return isBetter(second.disclosure, first.disclosure) ? second : first;
}

/**
 * What pages say that were read before, as one disclosure. Needs no engine.
 *
 * @returns `undefined` where an engine might read otherwise what is doubtful now, or where there is more than one disclosure: then the file has to be read again
 */
export function interpretAgain(read: Outcome<Document>, source: Source, catalogue: Catalogue): Extraction | undefined {
  const laidOut = layOut(read.value, catalogue);
  if (splitVolume(read.value, laidOut.blocks, catalogue).length > 0) return undefined;
  const extraction = interpretRead(read, source, catalogue, laidOut);
  const isReadOnce = [...doubtfulReadings(extraction.disclosure)].some((readings) => !readings.some(({ by }) => by === 'tesseract'));
  const doubtful = doubtfulPages(extraction.disclosure);
  const isDoubtful = read.value.format === 'pdf' && read.value.pages.some((page) => page.kind === 'drawn' && !isRecognised(page) && doubtful.has(page.number));
  return isReadOnce || isDoubtful ? undefined : extraction;
}

function interpretRead({ value: document, problems }: Outcome<Document>, source: Source, catalogue: Catalogue, laidOut?: LaidOut): Extraction {
  return { document, readProblems: problems, disclosure: interpret(document, source, catalogue, problems, laidOut) };
}

function withProblems<T>(problems: readonly Problem[], outcome: Outcome<T>): Outcome<T> {
  return { value: outcome.value, problems: [...problems, ...outcome.problems] };
}

/** Those of the pages of a part, and those of no page. */
function problemsIn(problems: readonly Problem[], { pages }: VolumePlace): readonly Problem[] {
  return problems.filter(({ place }) => pages === undefined || place?.page === undefined || (place.page >= pages.from && place.page <= pages.to));
}

/**
 * The pages of a file, scanned ones read from their pixels.
 *
 * @param only the page that is asked for; others are not read from their pixels
 * @throws Unreadable as {@link extractDisclosures} does
 */
export async function readPages(bytes: Uint8Array, catalogue: Catalogue, limits: Limits, { opened: known, ...options }: ExtractionOptions & Pick<Sight, 'only'> = {}): Promise<Outcome<Document>> {
  const opened = known ?? (await readDocument(bytes, limits));
  return recognisePages(opened, {
    ...options,
    pictureOf: pictureIn(bytes, opened.value.format, limits),
    findCells,
    lexicon: () => namesIn(catalogue),
  });
}

function pictureIn(bytes: Uint8Array, format: Format, limits: Limits): Sight['pictureOf'] {
  return (number) => readPicture(bytes, format, number, limits);
}

/** A document as paragraphs and tables, and what was set apart. */
interface LaidOut {
  readonly marks: Disclosure['marks'];
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

function layOut(document: Document, catalogue: Catalogue): LaidOut {
  const clean = separateMarks(document);
  const names = namesIn(catalogue);
  const found = findBlocks(clean.document, { mend: (blocks) => repairWords(blocks, names) });
  const { value, problems } = restoreOrder(found.value, names);
  return { marks: clean.marks, blocks: value, problems: [...found.problems, ...problems] };
}

/** What a read document says. */
export function interpret(document: Document, source: Source, catalogue: Catalogue, readProblems: readonly Problem[] = [], laidOut = layOut(document, catalogue)): Disclosure {
  const contents = readContents(laidOut.blocks, catalogue);
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
    marks: laidOut.marks,
    problems: [...readProblems, ...laidOut.problems, ...found.problems, ...prose.problems],
    source: { format: document.format, sha256: source.sha256, bytes: source.bytes, pages: document.pages.length, ...(source.part && { part: source.part }) },
    version: VERSION,
  };
}
