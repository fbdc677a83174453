/** A form with each cell replaced. */
import type { Form, FormCell, FormRow } from '../model/form.js';

/** The same form, every cell as `change` gives it. */
export function mapCells(form: Form, change: (cell: FormCell, row: FormRow) => FormCell): Form {
  return { ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => change(cell, row)) })) };
}
