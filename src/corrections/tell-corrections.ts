/** What became of each correction of a document: in the values, overtaken by a later one, or not used and why. */
import type { Correction } from '../../schemas/corrections.js';
import { isAboutTheSame, type LostCorrection } from './apply-corrections.js';
import { findCell, isSame, type Correctable } from './find-target.js';

/** `superseded`: a later correction of the same figure, label or code stands in its place. */
export type CorrectionState = 'applied' | 'superseded' | LostCorrection['reason'];

export interface ToldCorrection {
  readonly correction: Correction;
  readonly state: CorrectionState;
  /** Of one that is not in the values: what stands there. */
  readonly found: string;
  /** Which table of the document, statutory forms first, and which cell of it, both from 1; absent for facts and for what is gone. */
  readonly at?: { readonly table: number; readonly cell: number };
}

/** The result of putting corrections on top of a disclosure. */
interface Result {
  readonly disclosure: Correctable;
  readonly applied: readonly Correction[];
  readonly lost: readonly LostCorrection[];
}

/** In the order in which they were made. @param extracted what they were put on top of */
export function tellCorrections(extracted: Correctable, corrections: readonly Correction[], { disclosure, applied, lost }: Result): readonly ToldCorrection[] {
  return corrections.map((correction) => {
    const reason = lost.find((one) => one.correction === correction);
    const at = placeOf(extracted, correction) ?? placeOf(disclosure, correction);
    return { correction, state: reason?.reason ?? (isOvertaken(correction, applied) ? 'superseded' : 'applied'), found: reason?.found ?? '', ...(at && { at }) };
  });
}

/** The last one stands. One that was in dispute, and was settled in its favour, says what stands too. */
function isOvertaken(correction: Correction, applied: readonly Correction[]): boolean {
  const last = applied.findLast((other) => isAboutTheSame(other, correction));
  return last !== undefined && !isSame(last.new, correction.new);
}

/** A corrected label or code is found under its old name in what was extracted, or under its new one in what was made of it. */
function placeOf(disclosure: Correctable, { cell: target }: Correction): ToldCorrection['at'] {
  const cell = 'fact' in target ? undefined : findCell(disclosure, target)?.cell;
  if (!cell) return undefined;
  const tables = [...disclosure.forms, ...disclosure.tables].map(({ rows }) => rows.flatMap(({ cells }) => cells));
  const table = tables.findIndex((cells) => cells.includes(cell));
  return { table: table + 1, cell: tables[table]!.indexOf(cell) + 1 };
}
