/** The doubts of all documents in one order: what of the store is worth a person's time first; pure. */
import type { DisclosureJson } from '../../schemas/disclosure.js';
import type { Doubt, DoubtList, DoubtsQuery, ListedRow } from '../../schemas/review.js';
import type { SourceJson } from '../../schemas/source.js';
import { Refused } from './answer.js';
import { countUncounted, filterDocuments } from './list-documents.js';
import { fileOf } from './number-pages.js';
import { figureAt, isCell, isNamedBy } from './page/document-model.js';
import { doubtKey, parseDoubtKey, type Rank } from './page/doubt-key.js';

/** A doubt as it is told outside its document. */
export type QueuedDoubt = Omit<DoubtList['doubts'][number], 'key' | 'department' | 'file'>;

type Order = DoubtsQuery['order'];

/** @param joined of a document that several files make together: the page is that of the file */
export function toQueued(document: string, disclosure: DisclosureJson, { at, findings, settles, broken, amount }: Doubt, joined: SourceJson['joined'] = []): QueuedDoubt {
  const tables = [...disclosure.forms, ...disclosure.tables];
  const { place, raw, key } = figureAt({ tables, disclosure }, at)!;
  const named = findings.map((index) => disclosure.findings[index]!).find((finding) => isNamedBy(finding, key));
  const common = { document, at, raw, page: place.page === undefined ? null : (fileOf(joined, place.page)?.page ?? place.page), expected: named?.expected ?? '', settles, broken, amount };
  if (!isCell(at)) {
    const { fact, subject, label, unit } = disclosure.facts[at.fact]!;
    return { ...common, fact, names: withoutEmpty([label ?? subject]), unit };
  }
  const form = tables[at.table]!;
  const { part, code, label, unit, cells } = form.rows[at.row]!;
  return { ...common, fact: '', names: withoutEmpty([form.title, part, code, label, cells[at.cell]!.column]), unit };
}

/** In the order of the queue; what was sorted before and has changed little takes little time. */
export function sortDoubts(doubts: readonly QueuedDoubt[], order: Order): readonly QueuedDoubt[] {
  return [...doubts].sort((a, b) => compare(a, b, order));
}

/**
 * The part of the queue that a person wants to see. `after` and `before` name a place in
 * the order, whether or not a doubt is there still: one that was settled leads on all the same.
 *
 * @param sorted all doubts, in the order of the query
 * @throws Refused where a key cannot be understood
 */
export function listDoubts(rows: readonly ListedRow[], sorted: readonly QueuedDoubt[], query: DoubtsQuery): DoubtList {
  const doubtful = rows.filter(({ doubts }) => (doubts ?? 0) > 0);
  const { matching, facets } = filterDocuments(doubtful, query);
  const taken = new Map(matching.map((row) => [row.id, row]));
  const doubts = sorted.filter(({ document }) => taken.has(document));
  const position = startOf(doubts, query);
  const end = query.before === '' ? position + query.limit : placeOf(doubts, query.before, query.order, false);
  return {
    total: doubtful.length, matching: doubts.length, uncounted: countUncounted(rows), facets, position,
    doubts: doubts.slice(position, end).map((one) => ({ ...one, key: doubtKey(one), department: taken.get(one.document)!.department, file: taken.get(one.document)!.file })),
  };
}

function startOf(doubts: readonly QueuedDoubt[], { after, before, order, offset, limit }: DoubtsQuery): number {
  if (before !== '') return Math.max(0, placeOf(doubts, before, order, false) - limit);
  return offset + (after === '' ? 0 : placeOf(doubts, after, order, true));
}

/** How many doubts precede the place that the key names. @param isIn whether one that is there counts too */
function placeOf(doubts: readonly QueuedDoubt[], key: string, order: Order, isIn: boolean): number {
  const place = parseDoubtKey(key);
  if (!place) throw new Refused(400, 'bad-request', 'the key of a doubt cannot be understood');
  const at = doubts.findIndex((one) => compare(one, place, order) >= (isIn ? 1 : 0));
  return at < 0 ? doubts.length : at;
}

function compare(a: Rank, b: Rank, order: Order): number {
  // For an order the nearest float is near enough.
  const amount = Number(b.amount || 0) - Number(a.amount || 0);
  const checks = b.settles - a.settles || b.broken - a.broken;
  return (order === 'amount' ? amount || checks : checks || amount) || (a.document < b.document ? -1 : a.document > b.document ? 1 : comparePlaces(a.at, b.at));
}

/** Cells in the order of the document, then facts. */
function comparePlaces(a: Rank['at'], b: Rank['at']): number {
  if (isCell(a) && isCell(b)) return a.table - b.table || a.row - b.row || a.cell - b.cell;
  if (!isCell(a) && !isCell(b)) return a.fact - b.fact;
  return isCell(a) ? -1 : 1;
}

function withoutEmpty(names: readonly string[]): string[] {
  return names.filter((name) => name !== '');
}
