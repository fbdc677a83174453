/** Corrections of a store: made, undone, handed on and taken in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Correction } from '../../schemas/corrections.js';
import type { CorrectionBundle, DocumentView, ImportAnswer } from '../../schemas/review.js';
import { fromDisclosureJson } from '../publish/from-disclosure-json.js';
import { changeCorrections } from '../store/change-corrections.js';
import { correctedDocuments, readCorrections } from '../store/stored.js';
import { Refused } from './answer.js';
import { makeCorrection, type Asked } from './make-correction.js';
import { idOf, type Documents } from './open-document.js';

/** Keeps a correction. @returns the document checked again @throws Refused, CorrectionsLocked */
export function correct(store: string, documents: Documents, id: string, asked: Asked): DocumentView {
  const { disclosure, corrections } = documents.view(id);
  if (!disclosure) throw new Refused(404, 'no-cell', 'the document has no result');
  const made = makeCorrection(fromDisclosureJson(disclosure), corrections, asked, new Date().toISOString());
  changeCorrections(store, id, (kept) => [...kept, made]);
  return documents.view(id);
}

/** Takes a person's own correction back. @throws Refused, CorrectionsLocked */
export function undo(store: string, documents: Documents, id: string, { who, id: correctionId }: { readonly who: string; readonly id: string }): DocumentView {
  documents.view(id);
  changeCorrections(store, id, (kept) => {
    const found = kept.findLast((one) => idOf(one) === correctionId);
    if (!found) throw new Refused(404, 'no-correction', 'there is no such correction any more');
    if (found.who !== who) throw new Refused(403, 'not-yours', `it was made by ${found.who}`);
    return kept.filter((one) => one !== found);
  });
  return documents.view(id);
}

/** @param who empty for everybody's */
export function exportCorrections(store: string, who: string): CorrectionBundle {
  const documents = correctedDocuments(store).map((document) => ({ document, corrections: readCorrections(store, document).filter((one) => who === '' || one.who === who) }));
  return { gongkai: 'corrections', documents: documents.filter(({ corrections }) => corrections.length > 0) };
}

/** Takes in what somebody hands on; what is here already stays once. */
export function importCorrections(store: string, documents: Documents, { documents: given }: CorrectionBundle): ImportAnswer {
  const answer = { added: 0, known: 0, conflicts: 0, unknown: [] as string[] };
  for (const { document, corrections } of given) {
    if (!existsSync(join(store, 'documents', document))) {
      answer.unknown.push(document);
      continue;
    }
    const added = new Set<string>();
    changeCorrections(store, document, (kept) => {
      const known = new Set(kept.map(idOf));
      const fresh = corrections.filter((one: Correction) => !known.has(idOf(one)));
      for (const one of fresh) added.add(idOf(one));
      return [...kept, ...fresh];
    });
    answer.added += added.size;
    answer.known += corrections.length - added.size;
    answer.conflicts += documents.view(document).corrections.filter(({ id, state }) => state === 'conflict' && added.has(id)).length;
  }
  return answer;
}
