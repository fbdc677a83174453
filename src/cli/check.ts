/** `gongkai check`: stored results checked again, corrections applied, and documents of one department against one another. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readCatalogue } from '../../schemas/catalogue.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import { checkBetween, type Between, type Filed } from '../checks/check-between.js';
import { explain } from '../checks/explain.js';
import type { FindingSeverity } from '../model/finding.js';
import { fromDisclosureJson } from '../publish/from-disclosure-json.js';
import { recheck, type Rechecked } from '../recheck.js';
import { BadCorrections, documentIds, readCorrections, readStoredDisclosure } from '../store/stored.js';
import { DEFAULT_STORE, EXIT, LIMIT_OPTIONS, tell, UsageError, type Call, type Command } from './command.js';
import { fill } from './messages/messages.js';
import { printBetween, printChecked, printExplained } from './print-checks.js';
import { parsePrinted, runOnce } from './run-once.js';

/** A document to check: its id, and the store that its corrections are in. */
interface Target {
  readonly id: string;
  readonly store: string;
  readonly json: DisclosureJson;
}

interface Checked extends Filed {
  readonly checked: Rechecked;
}

export const check: Command = {
  options: { ...LIMIT_OPTIONS, store: { type: 'string' }, explain: { type: 'string' }, strict: { type: 'boolean' } },
  run: async (call) => {
    const path = call.paths[0];
    if (path === undefined || call.paths.length > 1) throw new UsageError(call.messages.usage.oneInput);
    const targets = findTargets(path, call);
    if (targets) return checkAll(targets, call);
    return runOnce('print', path, {}, call, (printed) => void checkAll(parsePrinted(printed).map((json) => ({ id: '', store: '', json })), call));
  },
};

/** Undefined where the path is a file that has still to be read. */
function findTargets(path: string, { values, messages }: Call): readonly Target[] | undefined {
  const store = String(values['store'] ?? DEFAULT_STORE);
  const one = [path, join(path, 'disclosure.json'), join(store, 'documents', path, 'disclosure.json')].find((file) => readStoredDisclosure(file) !== undefined);
  if (one !== undefined) return [toTarget(one)];
  if (!existsSync(path)) throw new UsageError(fill(messages.usage.noSuchDocument, { document: path, store }));
  if (!statSync(path).isDirectory()) return undefined;
  const all = documentIds(path).map((id) => join(path, 'documents', id, 'disclosure.json')).filter((file) => existsSync(file));
  if (all.length === 0) throw new UsageError(fill(messages.check.noStore, { store: path }));
  return all.map(toTarget);
}

/** A document stands at `<store>/documents/<id>/disclosure.json`. */
function toTarget(file: string): Target {
  const folder = dirname(file);
  return { id: basename(folder), store: dirname(dirname(folder)), json: readStoredDisclosure(file)! };
}

function checkAll(targets: readonly Target[], call: Call): number {
  const catalogue = readCatalogue();
  const documents = targets.map((target): Checked => {
    const checked = recheck(fromDisclosureJson(target.json), correctionsOf(target, call), catalogue);
    return { id: target.id, disclosure: checked.disclosure, checked };
  });
  const { messages, values } = call;
  const cell = values['explain'];
  if (typeof cell === 'string') {
    process.stdout.write(documents.map(({ disclosure }) => printExplained(disclosure, cell, explain(disclosure, cell, catalogue), messages)).join('\n'));
    return EXIT.done;
  }
  const between = checkBetween(documents, catalogue);
  process.stdout.write([...documents.map(({ id, checked }) => printChecked(id, checked, messages)), printBetween(between, messages)].filter((text) => text !== '').join('\n'));
  tell(totalOf(documents, between, call));
  const errors = documents.some(({ disclosure }) => disclosure.findings.some(({ severity }) => severity === 'error'));
  return errors && values['strict'] === true ? EXIT.someUnreadable : EXIT.done;
}

function correctionsOf({ id, store }: Target, { messages }: Call): ReturnType<typeof readCorrections> {
  if (id === '') return [];
  try {
    return readCorrections(store, id);
  } catch (error) {
    if (!(error instanceof BadCorrections)) throw error;
    tell(fill(messages.check.badCorrections, { detail: error.message }));
    return [];
  }
}

function totalOf(documents: readonly Checked[], between: Between, { messages }: Call): string {
  const count = (severity: FindingSeverity): number => documents.reduce((sum, { disclosure }) => sum + disclosure.findings.filter((finding) => finding.severity === severity).length, 0);
  return fill(messages.check.total, { documents: documents.length, error: count('error'), warning: count('warning'), rounding: count('rounding'), unchecked: count('unchecked'), between: between.findings.length });
}
