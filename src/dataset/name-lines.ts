/** Printed lines → canonical ones: the id of the line, or the code of the classification. */
import type { CanonicalLine } from '../../schemas/dataset/canonical.js';
import type { Classifications } from '../../schemas/classifications.js';
import type { FormJson } from '../../schemas/disclosure.js';
import { foldLabel, hasOrdinal } from '../model/match-name.js';

type Row = FormJson['rows'][number];

/**
 * One entry a row: a printed code is the line itself; a label that the form's lines know
 * gives its id; a main item of a summary (五、教育支出) the class that bears its name; else empty.
 */
export function nameLines(rows: readonly Row[], lines: readonly CanonicalLine[], classifications: Classifications): readonly string[] {
  const byName = new Map<string, CanonicalLine[]>();
  for (const line of lines) {
    for (const name of line.names) {
      const key = foldLabel(name);
      byName.set(key, [...(byName.get(key) ?? []), line]);
    }
  }
  const above = new Map<string, string>();
  return rows.map((row) => {
    if (row.code !== '') return row.code;
    const known = (byName.get(foldLabel(row.label)) ?? []).filter(({ part }) => part === undefined || part === row.part);
    const line = known.find(({ under }) => under !== undefined && under === above.get(row.part)) ?? known.find(({ under }) => under === undefined);
    if (!line) return hasOrdinal(row.label) ? classOf(row.label, classifications) : '';
    if (line.under === undefined) above.set(row.part, line.id);
    return line.id;
  });
}

function classOf(label: string, classifications: Classifications): string {
  return classifications.codesNamed('functional', foldLabel(label)).find((code) => code.length === 3) ?? '';
}
