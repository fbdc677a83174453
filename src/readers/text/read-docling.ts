/** What Docling extracted (DoclingDocument, JSON) → Document. */
import { z } from 'zod';
import type { Block, Document, Furniture } from '../../model/document.js';
import { foldRadicals } from '../../model/fold-radicals.js';
import type { Place } from '../../model/geometry.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { completeTable, type GivenCell } from '../complete-table.js';
import { decodeText } from './decode-text.js';

const reference = z.object({ $ref: z.string() });
const provenance = z.array(z.object({ page_no: z.int().min(1) })).default([]);
const textItem = z.object({ label: z.string().default('text'), text: z.string(), prov: provenance, content_layer: z.string().default('body'), children: z.array(reference).default([]) });
const cell = z.object({
  text: z.string(),
  start_row_offset_idx: z.int().min(0),
  end_row_offset_idx: z.int().min(1),
  start_col_offset_idx: z.int().min(0),
  end_col_offset_idx: z.int().min(1),
});
const tableItem = z.object({ prov: provenance, captions: z.array(reference).default([]), footnotes: z.array(reference).default([]), data: z.object({ table_cells: z.array(cell) }) });
const groupItem = z.object({ children: z.array(reference).default([]) });

/** The parts that are read, of any version of the format; what else there is (pictures, layout) is passed over. */
const doclingDocument = z.object({
  schema_name: z.literal('DoclingDocument'),
  body: groupItem,
  texts: z.array(textItem).default([]),
  tables: z.array(tableItem).default([]),
  groups: z.array(groupItem).default([]),
});

type Docling = z.infer<typeof doclingDocument>;

const SIGNATURE = /^\s*\{[\s\S]{0,200}"schema_name"\s*:\s*"DoclingDocument"/;
const FURNITURE_LABELS: Readonly<Record<string, Furniture['kind']>> = { page_header: 'header', page_footer: 'footer' };

/** Whether the beginning of a text is that of such a document. */
export function isDocling(text: string): boolean {
  return SIGNATURE.test(text);
}

/**
 * A document of one page, in the reading order of its body; places are pages.
 *
 * @throws Unreadable `damaged` where it is not what it says, `too-deep`, `too-large`
 */
export function readDocling(bytes: Uint8Array, limits: Limits): Outcome<Document> {
  const docling = parse(bytes);
  const blocks: Block[] = [];
  const furniture: Furniture[] = [];
  const seen = new Set<string>();
  let cellsLeft = limits.maxCells;
  const visit = (references: readonly { readonly $ref: string }[], depth: number): void => {
    if (depth > limits.maxDepth) throw new Unreadable('too-deep', `groups nested more than ${limits.maxDepth} deep`);
    for (const { $ref } of references) {
      if (seen.has($ref)) continue;
      seen.add($ref);
      const item = itemAt(docling, $ref);
      if (!item) continue;
      if ('text' in item) {
        const kind = FURNITURE_LABELS[item.label] ?? (item.content_layer === 'furniture' ? 'header' : undefined);
        const text = item.text.trim();
        if (text !== '' && kind) furniture.push({ kind, text });
        else if (text !== '') blocks.push({ kind: 'paragraph', lines: [{ text, place: placeOf(item.prov) }] });
      }
      if ('data' in item) {
        visit(item.captions, depth + 1);
        const table = toTable(item, cellsLeft);
        cellsLeft -= table?.cells.length ?? 0;
        if (table) blocks.push(table);
        visit(item.footnotes, depth + 1);
      } else visit(item.children, depth + 1);
    }
  };
  visit(docling.body.children, 0);
  if (blocks.length === 0) throw new Unreadable('empty', 'no text and no table');
  return { value: { format: 'docling', method: 'import', pages: [{ kind: 'grid', landscape: false, blocks }], furniture }, problems: [] };
}

function parse(bytes: Uint8Array): Docling {
  try {
    return doclingDocument.parse(JSON.parse(foldRadicals(decodeText(bytes))));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('damaged', `no whole DoclingDocument: ${error instanceof Error ? error.message.slice(0, 200) : ''}`, { cause: error });
  }
}

/** `#/texts/12` */
function itemAt(docling: Docling, path: string): Docling['texts'][number] | Docling['tables'][number] | Docling['groups'][number] | undefined {
  const match = /^#\/(texts|tables|groups)\/(\d{1,7})$/.exec(path);
  return match ? docling[match[1] as 'texts' | 'tables' | 'groups'][Number(match[2])] : undefined;
}

function placeOf(prov: Docling['texts'][number]['prov']): Place {
  return prov[0] ? { page: prov[0].page_no } : {};
}

function toTable({ data, prov }: Docling['tables'][number], maxCells: number) {
  const place = placeOf(prov);
  const cells = data.table_cells.map(({ text, start_row_offset_idx: row, end_row_offset_idx: rowEnd, start_col_offset_idx: column, end_col_offset_idx: columnEnd }): GivenCell => (
    { text: text.trim(), row, column, rowSpan: Math.max(1, rowEnd - row), columnSpan: Math.max(1, columnEnd - column), place }));
  return cells.length === 0 ? undefined : completeTable(cells, { method: 'import', maxCells, blankPlace: () => place });
}
