/** `gongkai show`: the tables and findings of a document in the terminal. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readStoredDisclosure } from '../store/stored.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import { DEFAULT_STORE, EXIT, LIMIT_OPTIONS, UsageError, type Command } from './command.js';
import { fill } from './messages/messages.js';
import { printDisclosure } from './print-disclosure.js';
import { parsePrinted, runOnce } from './run-once.js';

export const show: Command = {
  options: { ...LIMIT_OPTIONS, store: { type: 'string' } },
  run: async (call) => {
    const target = call.paths[0];
    if (target === undefined || call.paths.length > 1) throw new UsageError(call.messages.usage.oneInput);
    const print = (disclosure: DisclosureJson): void => void process.stdout.write(printDisclosure(disclosure, call.messages));
    const store = String(call.values['store'] ?? DEFAULT_STORE);
    const done = [target, join(target, 'disclosure.json'), join(store, 'documents', target, 'disclosure.json')].map(readStoredDisclosure).find((found) => found !== undefined);
    if (done) {
      print(done);
      return EXIT.done;
    }
    if (!existsSync(target) || statSync(target).isDirectory()) throw new UsageError(fill(call.messages.usage.noSuchDocument, { document: target, store }));
    return runOnce('print', target, {}, call, (json) => parsePrinted(json).forEach(print));
  },
};
