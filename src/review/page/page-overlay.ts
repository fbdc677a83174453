/** The figures of a page as boxes over its picture; a click on one selects it. */
import type { PlaceJson } from '../../../schemas/disclosure.js';
import { figureAt, isCell, isSamePath, partners } from './document-model.js';
import { s } from './element.js';
import type { Session, Shown } from './session.js';
import { words } from './words.js';

/** Points round a box that is pointed out. */
const AROUND = 1.5;

export function drawOverlay(session: Session, { model, page, selected, finding, withMarks }: Shown, { width, height }: { readonly width: number; readonly height: number }): SVGElement {
  const boxes = [...model.byKey.values()].flatMap((path) => {
    const figure = figureAt(model, path);
    if (!figure?.place.box || figure.place.page !== page || (!isCell(path) && figure.status !== 'suspect' && !isSamePath(path, selected))) return [];
    return [rectangle(`figure ${figure.status}${isSamePath(path, selected) ? ' selected' : ''}`, figure.place, () => session.select(path), isSamePath(path, selected) ? AROUND : 0)];
  });
  const evidence = partners(model, selected, finding).filter((place) => place.page === page).map((place) => rectangle('evidence', place, undefined, AROUND));
  const marks = withMarks ? model.disclosure.marks.flatMap(({ text, reason, places }) => places.filter((place) => place.page === page).map((place) => rectangle('mark', place, undefined, 0, `${words().markReasons[reason] ?? reason}${text === '' ? '' : `: ${text}`}`))) : [];
  return s('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', preserveAspectRatio: 'none' }, ...marks.filter(isThere), ...evidence.filter(isThere), ...boxes.filter(isThere));
}

function rectangle(kind: string, { box }: PlaceJson, does?: () => void, around = 0, title?: string): SVGElement | undefined {
  if (!box) return undefined;
  const [x0, y0, x1, y1] = box;
  return s('rect', { class: kind, x: x0 - around, y: y0 - around, width: x1 - x0 + 2 * around, height: y1 - y0 + 2 * around, rx: 1, onclick: does }, title !== undefined && s('title', {}, title));
}

function isThere<T>(one: T | undefined): one is T {
  return one !== undefined;
}
