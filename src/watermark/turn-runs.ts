/** Runs as they stand once their page is turned so that most of its text runs from left to right. */
import type { DrawnPage } from '../model/document.js';
import { quarterOf, quarterOfMost, turnBox, turnPage } from '../model/turn-page.js';
import type { Run } from './find-runs.js';
import { groupBy } from './group-by.js';

/** Each run, turned with its page, by the run itself: a sheet that is laid on its side has its page number at the side. */
export function turnRuns(runs: readonly Run[]): ReadonlyMap<Run, Run> {
  return new Map([...groupBy(runs, (run) => run.page)].flatMap(([page, own]) => [...turnRunsOf(page, own)]));
}

function turnRunsOf(page: DrawnPage, runs: readonly Run[]): readonly (readonly [Run, Run])[] {
  const quarter = runs.every((run) => quarterOf(run.style.angle) === 0) ? 0 : quarterOfMost(runs.flatMap((run) => run.glyphs));
  if (quarter === 0) return runs.map((run) => [run, run]);
  const turned = turnPage(page, quarter);
  return runs.map((run) => [{ ...run, page: turned, box: turnBox(run.box, quarter, page) }, run]);
}
