/** Measures findings, by the id of each item, against the contradictions of a document that were collected by hand (`inconsistencies.json`). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract, type Finding, type FindingSeverity } from '../src/index.js';

interface Location {
  readonly line: number;
  readonly quote: string;
}
interface Item {
  readonly id: string;
  readonly statement: string;
  readonly class: string;
  readonly locations: readonly Location[];
}
interface Negative {
  readonly id: string;
  readonly statement: string;
  readonly lines: readonly number[];
}
interface Collected {
  readonly source: string;
  readonly items: readonly Item[];
  readonly negatives: readonly Negative[];
}

/** Severities that count for an item of a class; other classes are no contradictions. */
const WANTED: Readonly<Record<string, readonly FindingSeverity[]>> = { certain: ['error', 'warning'], probable: ['error', 'warning'], rounding: ['rounding'] };

/** A text that a finding shows, and the line of it. */
interface Shown {
  readonly line: number;
  readonly text: string;
}

const fold = (text: string): string => text.normalize('NFKC').replace(/[\s,"“”]/g, '');

function shownBy({ evidence, place, reported }: Finding): readonly Shown[] {
  return [{ place, value: reported }, ...evidence].flatMap((side) => (side.place.line === undefined ? [] : [{ line: side.place.line, text: fold(side.value) }]));
}

/** Whether a finding shows what is quoted: on its line, a text that is in the quote or has it inside. */
function shows(shown: readonly Shown[], { line, quote }: Location): boolean {
  const quoted = fold(quote);
  return shown.some((side) => side.line === line && side.text !== '' && (quoted.includes(side.text) || side.text.includes(quoted)));
}

/** Locations of the item that one finding shows, of the finding that shows most. */
function best(item: Item, findings: readonly Finding[]): { readonly rule: string; readonly hits: number } {
  const hits = findings.map((finding) => ({ rule: finding.rule, hits: item.locations.filter((location) => shows(shownBy(finding), location)).length }));
  return hits.reduce((most, next) => (next.hits > most.hits ? next : most), { rule: '', hits: 0 });
}

/** A negative is hit by an error that puts its lines against one another. */
function isHit({ lines }: Negative, finding: Finding): boolean {
  const shown = new Set(shownBy(finding).map(({ line }) => line));
  return finding.severity === 'error' && lines.filter((line) => shown.has(line)).length >= Math.min(2, lines.length);
}

/** @param folder holds `inconsistencies.json` and the document that it names */
export async function measureContradictions(folder: string): Promise<void> {
  const print = (line: string): void => { process.stdout.write(`${line}\n`); };
  const collected = JSON.parse(readFileSync(join(folder, 'inconsistencies.json'), 'utf8')) as Collected;
  const { findings } = await extract(join(folder, collected.source));
  for (const [kind, severities] of Object.entries(WANTED)) {
    const items = collected.items.filter((item) => item.class === kind);
    const results = items.map((item) => ({ item, ...best(item, findings.filter(({ severity }) => severities.includes(severity))) }));
    const found = results.filter(({ item, hits }) => hits >= Math.min(2, item.locations.length) || (kind === 'rounding' && hits > 0));
    print(`${kind}: ${found.length} of ${items.length} (${found.map(({ item, rule }) => `${item.id} ${rule}`).join(', ')})`);
    for (const { item, hits, rule } of results.filter((result) => !found.includes(result))) print(`    ${item.id} ${hits === 0 ? 'missed' : `one place only, ${rule}`}: ${item.statement}`);
  }
  const hit = collected.negatives.flatMap((negative) => findings.filter((finding) => isHit(negative, finding)).map(({ rule, message }) => `    ${negative.id}: ${rule} ${message.zh}`));
  print(`negatives: ${hit.length} errors on ${collected.negatives.length}`);
  hit.forEach(print);
  const quoted = collected.items.flatMap(({ locations }) => locations);
  const others = findings.filter((finding) => (finding.severity === 'error' || finding.severity === 'warning') && !quoted.some((location) => shows(shownBy(finding), location)));
  print(`errors and warnings that show no collected item: ${others.length}`);
  for (const { severity, rule, message } of others) print(`    ${severity} ${rule} ${message.zh}`);
}
