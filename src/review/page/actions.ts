/** What a person does with a figure: every action is sent, kept by the server, and answered with the document checked again. */
import type { CellTarget, CorrectionKind } from '../../../schemas/corrections.js';
import { api, ApiError } from './api.js';
import { knownName } from './ask-name.js';
import { figureAt, targetOf, type Path } from './document-model.js';
import { notice } from './notice.js';
import type { Session } from './session.js';
import { fill, words } from './words.js';

/** What is to be put right. */
export interface Change {
  readonly kind: CorrectionKind;
  readonly old: string;
  readonly new: string;
  readonly reason: string;
  readonly to?: CellTarget;
  readonly settles?: true;
}

/** Signs a change and sends it. @returns whether it was kept */
export async function sendChange(session: Session, path: Path, change: Change): Promise<boolean> {
  const who = await knownName();
  if (who === undefined) return false;
  try {
    const view = await api.correct(session.id, { ...change, who, cell: targetOf(session.now().model, path) });
    session.replace(view);
    const { held, broken } = view.disclosure!.tally;
    notice(fill(view.corrections.at(-1)?.state === 'conflict' ? words().savedConflict : words().saved, { held, broken }));
    return true;
  } catch (error) {
    // Somebody else was quicker: what stands there now is shown.
    if (error instanceof ApiError && error.code === 'changed') session.replace(await api.document(session.id));
    throw error;
  }
}

export function acceptFigure(session: Session): Promise<boolean> {
  return confirm(session, 'accept');
}

export function markSourceWrong(session: Session): Promise<boolean> {
  return confirm(session, 'source-wrong');
}

/** Says that what was read is what is printed. */
async function confirm(session: Session, kind: 'accept' | 'source-wrong'): Promise<boolean> {
  const { model, selected } = session.now();
  const figure = selected && figureAt(model, selected);
  if (!figure) return false;
  const old = 'fact' in figure.path ? figure.value : figure.raw;
  return sendChange(session, figure.path, { kind, old, new: old, reason: words().reasons[kind]! });
}

/** Takes the person's last correction of the document back. */
export async function undoLast(session: Session): Promise<void> {
  const who = await knownName();
  const last = session.now().model.view.corrections.findLast(({ correction }) => correction.who === who);
  if (who === undefined || !last) notice(words().nothingToUndo);
  else await undo(session, last.id);
}

export async function undo(session: Session, correction: string): Promise<void> {
  const who = await knownName();
  if (who === undefined) return;
  session.replace(await api.undo(session.id, who, correction));
  notice(words().undone);
}
