/** What extractors print → rows of texts, so that all can be held against the same truth. */

/** A printed row: its cells without white space, from the left. */
export type Row = readonly string[];

export function squash(text: string): string {
  return text.normalize('NFKC').replace(/<br ?\/?>|\*\*|\\/g, '').replace(/\s+/g, '');
}

/** Rows of the pipe tables of a Markdown text. */
export function readMarkdown(text: string): readonly Row[] {
  return text.split('\n').filter((line) => line.trim().startsWith('|')).map((line) => line.trim().replace(/^\||\|$/g, '').split('|').map(squash));
}

/** Lines of a text that keeps the layout: what white space parts are cells. */
export function readLayout(text: string): readonly Row[] {
  return text.split(/[\n\f]/).map((line) => line.trim().split(/\s+/).map(squash));
}

/** Tables as lists of rows of cells, in JSON. */
export function readTables(text: string): readonly Row[] {
  return (JSON.parse(text) as (string | null)[][][]).flatMap((table) => table.map((row) => row.map((cell) => squash(cell ?? ''))));
}

interface PrintedForms {
  readonly forms: readonly { readonly rows: readonly { readonly code: string; readonly label: string; readonly cells: readonly { readonly raw: string }[] }[] }[];
}

/** Rows of the forms of a disclosure in JSON. */
export function readDisclosure(text: string): readonly Row[] {
  return (JSON.parse(text) as PrintedForms).forms.flatMap(({ rows }) => rows.map(({ code, label, cells }) => [code, label, ...cells.map(({ raw }) => raw)].map(squash)));
}
