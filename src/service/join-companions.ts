/** Joins the files of a store that are one disclosure together: those of one web page or one archive that complete each other. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../../schemas/catalogue.js';
import type { SourceJson } from '../../schemas/source.js';
import { DATA_WORDS } from '../cli/messages/messages.js';
import { wordReasons } from '../cli/word-reasons.js';
import type { Document } from '../model/document.js';
import type { Problem } from '../model/problem.js';
import { interpret } from '../pipeline.js';
import { findReasons, type Reason } from '../publish/find-reasons.js';
import { fromDisclosureJson } from '../publish/from-disclosure-json.js';
import { unpackPages } from '../publish/pack-pages.js';
import { publish } from '../publish/publish.js';
import { toDocumentRow } from '../publish/to-document-row.js';
import { sha256Of } from '../sha256.js';
import { readStoredDisclosure } from '../store/stored.js';
import { documentIdOf, readSource, removeParts, writeDocument } from '../store/store.js';
import { isSystemError } from '../store/system-error.js';
import { VERSION } from '../version.js';
import { findCompanions, type Companion } from '../volume/find-companions.js';
import { joinDocuments } from '../volume/join-documents.js';

/** Characters of a section that is prose; over tables stand headings with a caption or two. */
const LEAST_PROSE = 100;

/** A place that holds several files. */
interface Container {
  /** Of the archive, or address of the page. */
  readonly path: string;
  readonly sources: SourceJson[];
}

/**
 * Writes a document for each group of files that complete each other, beside their
 * own; removes those whose files belong together no longer. What has not changed
 * since is left as it is.
 *
 * @returns what was written
 * @throws CannotWrite
 */
export function joinCompanions(store: string): readonly SourceJson[] {
  const sources = documentsOf(store).flatMap((id) => readSource(store, id) ?? []);
  const joined = sources.filter((source) => source.joined);
  const current = new Set<string>();
  const written: SourceJson[] = [];
  for (const { path, sources: files } of containersOf(sources)) {
    for (const group of findCompanions(files.flatMap((source) => toCompanion(store, source) ?? []))) {
      const members = group.map(({ id }) => files.find(({ outcome }) => outcome.id === id)!);
      const sha256 = sha256Of(Buffer.from(members.map((member) => member.sha256).join(' ')));
      current.add(documentIdOf(sha256));
      if (!isUpToDate(store, sha256, members)) written.push(...writeJoined(store, path, sha256, members));
    }
  }
  removeParts(store, joined.map(({ outcome }) => outcome.id), [...current]);
  return written;
}

function documentsOf(store: string): readonly string[] {
  try {
    return readdirSync(join(store, 'documents'));
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Documents of one kind and year in the same place; those that are not known well enough are in none. */
function containersOf(sources: readonly SourceJson[]): readonly Container[] {
  const containers = new Map<string, Container>();
  for (const source of sources) {
    const { kind, department, year } = source.outcome;
    if (source.joined || source.part || source.version !== VERSION || (kind !== 'final-accounts' && kind !== 'budget') || department === '' || year === '') continue;
    for (const path of new Set(source.origins.flatMap(({ archive, web }) => archive ?? web?.page ?? []))) {
      const key = [kind, year, path].join(' ');
      const container = containers.get(key);
      if (container) container.sources.push(source);
      else containers.set(key, { path, sources: [source] });
    }
  }
  return [...containers.values()].filter(({ sources: files }) => files.length > 1);
}

function toCompanion(store: string, { outcome }: SourceJson): Companion | undefined {
  const disclosure = readStoredDisclosure(join(store, 'documents', outcome.id, 'disclosure.json'));
  return disclosure && { id: outcome.id, path: outcome.file, department: outcome.department, forms: disclosure.forms.map(({ id }) => id), hasProse: disclosure.sections.some(({ text }) => text.length >= LEAST_PROSE) };
}

/** Whether the joined document is younger than each of its files' own. */
function isUpToDate(store: string, sha256: string, members: readonly SourceJson[]): boolean {
  const timeOf = (id: string): number => statSync(join(store, 'documents', id, 'disclosure.json'), { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
  const written = timeOf(documentIdOf(sha256));
  return readSource(store, documentIdOf(sha256))?.version === VERSION && members.every(({ outcome }) => timeOf(outcome.id) <= written);
}

/** Nothing where another process replaces one of the files: whoever writes last joins them. */
function writeJoined(store: string, path: string, sha256: string, members: readonly SourceJson[]): readonly SourceJson[] {
  const read = members.map((member) => readMember(store, member));
  const [first, ...others] = read.flatMap((member) => member ?? []);
  if (!first || others.length + 1 < members.length) return [];
  const catalogue = readCatalogue();
  const { document, members: places } = joinDocuments([first.document, ...others.map((other) => other.document)]);
  const id = documentIdOf(sha256);
  const bytes = members.reduce((sum, member) => sum + member.bytes, 0);
  const problems = [first, ...others].flatMap((member, index) => member.problems.map((problem) => onPage(problem, (places[index]?.pages?.from ?? 1) - 1)));
  const disclosure = interpret(document, { sha256, bytes }, catalogue, problems);
  const reasons: readonly Reason[] = [{ code: 'joined', facts: { documents: members.map((member) => member.outcome.id).join(', ') } }, ...findReasons(disclosure)];
  const outcome = toDocumentRow({ id, file: path, sha256 }, disclosure, wordReasons(reasons, DATA_WORDS));
  const joined = members.map((member, index) => ({ id: member.outcome.id, path: member.outcome.file, ...places[index] }));
  const source: SourceJson = { sha256, bytes, mediaType: '', file: '', origins: [{ path, modified: null }], joined, version: VERSION, failure: null, outcome };
  writeDocument(store, source, publish(id, { document, readProblems: problems, disclosure }, catalogue.forms));
  return [source];
}

/** What was read from a file, and what was doubtful about that; what its interpretation says comes anew. */
function readMember(store: string, { outcome }: SourceJson): { readonly document: Document; readonly problems: readonly Problem[] } | undefined {
  const folder = join(store, 'documents', outcome.id);
  try {
    const stored = readStoredDisclosure(join(folder, 'disclosure.json'));
    return stored && { document: unpackPages(readFileSync(join(folder, 'pages.json.gz'))), problems: fromDisclosureJson(stored).problems.filter(isOfReading) };
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isOfReading({ code, severity }: Problem): boolean {
  return severity === 'loss' || /-(?:recognised|left-out)$/.test(code) || code === 'second-reader';
}

function onPage(problem: Problem, before: number): Problem {
  const { page } = problem.place ?? {};
  return page === undefined ? problem : { ...problem, place: { ...problem.place, page: page + before }, facts: 'page' in problem.facts ? { ...problem.facts, page: String(page + before) } : problem.facts };
}
