/** The cells of a row under the columns of their table. */

/** One entry a column: its cell, if the row has one. Of columns that are named alike, each takes the next cell. */
export function alignCells<Cell extends { readonly column: string }>(columns: readonly string[], cells: readonly Cell[]): readonly (Cell | undefined)[] {
  const left = [...cells];
  return columns.map((column) => {
    const index = left.findIndex((cell) => cell.column === column);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  });
}
