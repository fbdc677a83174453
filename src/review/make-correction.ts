/** What a person asks for → the correction to be kept; pure. */
import type { z } from 'zod';
import type { Correction } from '../../schemas/corrections.js';
import type { correctionRequest, KeptCorrection } from '../../schemas/review.js';
import { isAboutTheSame } from '../corrections/apply-corrections.js';
import { findCell, findFact, isSame, keyOf, type Correctable } from '../corrections/find-target.js';
import { parseAmount } from '../model/money.js';
import { Refused } from './answer.js';

export type Asked = z.infer<typeof correctionRequest>;

/**
 * Somebody who says otherwise than another did, and does not say that this settles it,
 * corrects what the other corrected, and not what the other made of it: a conflict.
 *
 * @param shown the document as the person sees it
 * @param kept the corrections of the document
 * @param when ISO date and time
 * @throws Refused `no-cell`, `changed` (with what stands there now) or `no-figure`
 */
export function makeCorrection(shown: Correctable, kept: readonly KeptCorrection[], asked: Asked, when: string): Correction {
  const { kind, who, cell, to, reason, settles } = asked;
  const found = textAt(shown, asked);
  if (found === undefined) throw new Refused(404, 'no-cell', 'there is no such cell, fact or row in the document');
  if (to && 'form' in cell && keyOf(to) === keyOf(cell)) throw new Refused(422, 'same-cell', 'it stands there already');
  if (!isSame(found, asked.old)) throw new Refused(409, 'changed', 'something else stands there now', { found });
  const isKept = kind === 'accept' || kind === 'source-wrong' || kind === 'move';
  const text = isKept ? found : asked.new;
  if ((kind === 'value') && !isFigure(text)) throw new Refused(422, 'no-figure', 'what was given is no figure');
  const correction: Correction = { kind, who, when, cell, ...(to && { to }), old: found, new: text, ...(settles && { settles }), reason };
  const other = kept.findLast((one) => one.state === 'applied' && one.correction.who !== who && isAboutTheSame(one.correction, correction));
  if (!other || settles || isSame(other.correction.new, text)) return correction;
  return { ...correction, old: other.correction.old };
}

function textAt(shown: Correctable, { kind, cell, to }: Asked): string | undefined {
  if ('fact' in cell) return findFact(shown, cell)?.value;
  const spot = findCell(shown, cell);
  if (!spot || (kind === 'move' && (!to || !findCell(shown, to)))) return undefined;
  return kind === 'label' || kind === 'code' ? spot.row[kind] : spot.cell.raw;
}

/** Blank is a reading too. */
function isFigure(text: string): boolean {
  const { kind } = parseAmount(text);
  return kind === 'amount' || kind === 'nil';
}
