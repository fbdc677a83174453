/** Classification codes that lost their first digits: restored where one reading is possible, else left as printed. */
import type { Place } from '../model/geometry.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Classifications, Scheme } from '../../schemas/classifications.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';

/** A code and the name printed beside it. */
export interface NamedCode {
  readonly code: string;
  readonly label: string;
}

const WHOLE = [3, 5, 7];

/**
 * The one code that `printed` can be a remainder of. Candidates are the codes of the
 * list with one digit more in front, and those below the code before it (款 or 项
 * printed alone). The name beside it chooses; else the only one whose siblings or
 * parent stand in the same table.
 *
 * @param around every row of the table, in order; `before` the whole code before this one
 */
function restoreCode(printed: NamedCode, around: readonly NamedCode[], before: string, scheme: Scheme, lists: Classifications): string | undefined {
  const below = [before.slice(0, 5), before.slice(0, 3)].map((parent) => parent + printed.code);
  const candidates = [...new Set([...lists.codesCutTo(scheme, printed.code), ...below])].filter((code) => WHOLE.includes(code.length) && lists.entries(scheme, code).length > 0);
  const named = candidates.filter((code) => lists.isName(scheme, code, printed.label));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const parents = new Set(around.flatMap(({ code }) => (WHOLE.includes(code.length) ? [code, code.slice(0, -2)] : [])));
  const related = candidates.filter((code) => parents.has(code.slice(0, -2)));
  return related.length === 1 ? related[0] : undefined;
}

/** Restores the cut codes of rows, and names those that no list holds. @param placeOf where a row stands */
export function restoreCodes<Row extends NamedCode>(rows: readonly Row[], { id, scheme }: Pick<FormDefinition, 'id' | 'scheme'>, lists: Classifications, placeOf: (row: Row) => Place | undefined): Outcome<readonly (Row & { readonly printedCode?: string })[]> {
  if (scheme === 'none') return { value: rows, problems: [] };
  const problems: Problem[] = [];
  let before = '';
  const restored = rows.map((row) => {
    if (row.code === '') return row;
    const found = WHOLE.includes(row.code.length) ? row.code : restoreCode(row, rows, before, scheme, lists);
    before = found ?? before;
    const place = placeOf(row);
    const report = (code: 'code-unknown' | 'code-restored', severity: Problem['severity'], facts: Problem['facts']): void => {
      problems.push({ code, severity, ...(place && { place }), facts: { form: id, label: row.label, ...facts } });
    };
    if (found === undefined || lists.entries(scheme, found).length === 0) report('code-unknown', found === undefined ? 'doubt' : 'note', { code: row.code });
    if (found === undefined || found === row.code) return row;
    report('code-restored', 'note', { printed: row.code, code: found });
    return { ...row, code: found, printedCode: row.code };
  });
  return { value: restored, problems };
}
