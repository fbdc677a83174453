/** bytes → disclosure: the stages in order. Pure but for the engines that the readers load. */
import type { Disclosure } from './model/disclosure.js';
import type { Document } from './model/document.js';
import type { Catalogue } from '../schemas/catalogue.js';
import { readDocument } from './readers/read-document.js';
import { separateMarks } from './watermark/separate-marks.js';
import { findBlocks } from './tables/find-blocks.js';
import { readContents } from './narrative/contents.js';
import { recogniseForms } from './forms/recognise-forms.js';
import { readNarrative } from './narrative/read-narrative.js';
import { runChecks } from './checks/run-checks.js';
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
 * Reads and interprets one file. A PDF whose forms break their checks is read by
 * the second engine too, and the reading that breaks fewer is taken.
 *
 * @throws Unreadable when the file is empty, damaged, locked, over a limit or of no known format
 */
export async function extractDisclosure(bytes: Uint8Array, source: Source, catalogue: Catalogue, limits: Limits = LIMITS): Promise<Extraction> {
  const readBy = async (engine?: 'pdfjs'): Promise<Extraction> => {
    const { value: document, problems } = await readDocument(bytes, limits, engine);
    return { document, disclosure: interpret(document, source, catalogue, problems) };
  };
  const first = await readBy();
  if (first.document.format !== 'pdf' || !breaksInForms(first.disclosure)) return first;
  const second = await readBy('pdfjs');
  return second.disclosure.tally.broken < first.disclosure.tally.broken ? second : first;
}

function breaksInForms({ findings }: Disclosure): boolean {
  return findings.some(({ severity, form }) => form !== '' && (severity === 'error' || severity === 'warning'));
}

/** What a read document says. Needs no engine: a newer version runs it again on stored pages. */
export function interpret(document: Document, source: Source, catalogue: Catalogue, readProblems: Disclosure['problems'] = []): Disclosure {
  const clean = separateMarks(document);
  const layout = findBlocks(clean.document);
  const contents = readContents(layout.value, catalogue);
  const found = recogniseForms(contents.body, contents.entries, catalogue);
  const prose = readNarrative(contents.body, contents.entries, found.value, catalogue);
  const checked = runChecks({ forms: found.value.forms, facts: prose.value.facts, missing: found.value.missing }, catalogue);
  return {
    ...prose.value.identity,
    unit: found.value.unit,
    units: prose.value.units,
    sections: prose.value.sections,
    forms: checked.forms,
    tables: found.value.tables,
    facts: checked.facts,
    terms: prose.value.terms,
    reports: prose.value.reports,
    missing: found.value.missing,
    findings: checked.findings,
    tally: checked.tally,
    marks: clean.marks,
    problems: [...readProblems, ...layout.problems, ...found.problems, ...prose.problems],
    source: { format: document.format, sha256: source.sha256, bytes: source.bytes, pages: document.pages.length },
    version: VERSION,
  };
}
