/** What of a disclosure is worth a second reading, and which of two readings is the better. */
import type { Disclosure } from '../model/disclosure.js';
import type { Reading } from '../model/reading.js';

/** What was read of the figures that are doubtful, or were when they were first read. */
export function doubtfulReadings({ forms }: Disclosure): ReadonlySet<readonly Reading[]> {
  const cells = forms.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return new Set(cells.flatMap(({ status, readings }) => (readings && (status === 'suspect' || status === 'repaired') ? [readings] : [])));
}

/** The pages with the figures of broken checks in and between forms. */
export function doubtfulPages({ findings }: Disclosure): ReadonlySet<number> {
  const broken = findings.filter(({ severity, form }) => form !== '' && (severity === 'error' || severity === 'warning'));
  return new Set(broken.flatMap(({ place, evidence }) => [place, ...evidence.map((side) => side.place)]).flatMap(({ page }) => page ?? []));
}

/** Fewer broken checks and no fewer that hold: a reading that lost a table breaks none of its checks. */
export function isBetter({ tally }: Disclosure, { tally: other }: Disclosure): boolean {
  return tally.broken < other.broken && tally.held >= other.held;
}
