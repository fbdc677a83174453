/** Rows → CSV. */

const NEEDS_QUOTES = /[",\r\n]/;

/** CSV text after RFC 4180: a header line, CRLF after every line, quotes only where they are needed. */
export function toCsv<Column extends string>(columns: readonly Column[], rows: Iterable<Readonly<Record<Column, string>>>): string {
  let text = toLine(columns);
  for (const row of rows) text += toLine(columns.map((column) => row[column]));
  return text;
}

/** One line of CSV, for tables whose header is not fixed. */
export function toLine(values: readonly string[]): string {
  return `${values.map(toField).join(',')}\r\n`;
}

/** A value as it stands between commas. */
export function toField(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
