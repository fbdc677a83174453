/** Forms with each cell replaced. */
import type { Form, FormCell } from '../model/form.js';

/** The same forms, every cell as `change` gives it. */
export function mapCells(forms: readonly Form[], change: (cell: FormCell) => FormCell): readonly Form[] {
  return forms.map((form) => ({ ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map(change) })) }));
}
