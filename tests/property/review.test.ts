/** Laws of correcting: the true value clears what a misreading broke, and undo leaves no trace. */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDisclosure } from '../../samples/generate/disclosure.js';
import { createRandom } from '../../samples/generate/random.js';
import { toText } from '../../samples/generate/write-text.js';
import { contentOf } from '../../bench/service/commands.js';
import type { Disclosure } from '../../src/model/disclosure.js';
import { correct, undo } from '../../src/review/correction-work.js';
import { openDocuments } from '../../src/review/open-document.js';
import { figureAt, targetOf, toModel } from '../../src/review/page/document-model.js';
import { addDocument, misreadNth, misreadOf, newStore } from '../review/store.js';

const SEED = { seed: 20261, numRuns: 8 };
const stores: string[] = [];
afterAll(() => {
  for (const store of stores) rmSync(store, { recursive: true, force: true });
});

const told = ({ findings }: { readonly findings: readonly { readonly rule: string; readonly severity: string; readonly row: string; readonly column: string }[] }): readonly string[] => findings.map(({ rule, severity, row, column }) => [rule, severity, row, column].join(' '));

describe('a generated document with one misread figure', () => {
  it('says what the true one says when it is corrected, and is byte for byte as before when that is undone', () =>
    fc.assert(fc.asyncProperty(fc.integer({ min: 500, max: 560 }), fc.nat(), async (seed, pick) => {
      const store = newStore();
      stores.push(store);
      const text = toText(generateDisclosure(seed), { tables: 'tabs', random: createRandom(seed), marks: false });
      let truth: Disclosure | undefined;
      let at = 0;
      const id = await addDocument(store, 'a.txt', Buffer.from(text), (read) => {
        truth = read;
        const amounts = read.forms.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).filter(({ raw, amount }) => amount !== undefined && /[1-9]/.test(raw));
        fc.pre(amounts.length > 0);
        at = pick % amounts.length;
        return misreadNth(read, at);
      });
      const documents = openDocuments(store);
      const model = toModel(documents.view(id))!;
      const paths = model.disclosure.forms.flatMap(({ rows }, table) => rows.flatMap(({ cells }, row) => cells.map((_, cell) => ({ table, row, cell }))));
      const printed = truth!.forms.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
      const path = paths[printed.findIndex((cell, index) => misreadOf(cell.raw) === figureAt(model, paths[index]!)!.raw && cell.raw !== figureAt(model, paths[index]!)!.raw)]!;
      const right = printed[paths.indexOf(path)]!.raw;
      const before = contentOf(store);

      const corrected = correct(store, documents, id, { kind: 'value', who: '王', cell: targetOf(model, path), old: figureAt(model, path)!.raw, new: right, reason: '原件' });
      expect(told(corrected.disclosure!)).toEqual(told(truth!));
      expect(corrected.disclosure!.tally).toEqual(truth!.tally);
      expect(corrected.corrections).toMatchObject([{ state: 'applied' }]);

      const undone = undo(store, documents, id, { who: '王', id: corrected.corrections[0]!.id });
      expect(undone).toEqual(model.view);
      expect(contentOf(store)).toEqual(before);
    }), SEED), 120_000);
});
