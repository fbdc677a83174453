/** Which columns of the grid the cells of one Word row take up. */
import { childOf, type XmlElement } from '../xml.js';
import { integerOf, valueOf } from './properties.js';

export interface LaidCell {
  readonly cell: XmlElement;
  /** From 0. */
  readonly column: number;
  readonly columnSpan: number;
  /** Merged into its left neighbour, which spans its columns too. */
  readonly isContinued: boolean;
}

/** How far an edge may be from the edge of a grid column and still be that one, in twips (1/20 point). */
const EDGE_SLACK = 60;

/**
 * The row's cells by `w:gridBefore`, `w:gridSpan` and `w:hMerge` (ECMA-376 part 1,
 * 17.4.14, 17.4.17; part 4, 14.3.5). Where the spans do not add up to the grid —
 * some writers give widths alone — the cells go where their widths put them, if
 * every edge meets an edge of the grid.
 *
 * @param gridWidths of the grid's columns in twips
 */
export function layoutRow(row: XmlElement, cells: readonly XmlElement[], gridWidths: readonly number[]): readonly LaidCell[] {
  const before = skipped(row, 'w:gridBefore');
  const spans = cells.map(spanOf);
  const total = spans.reduce((sum, span) => sum + span, before + skipped(row, 'w:gridAfter'));
  const fitted = total === gridWidths.length ? undefined : spansByWidth(cells, before, gridWidths);
  return placed(cells, fitted ?? spans, before);
}

function placed(cells: readonly XmlElement[], spans: readonly number[], before: number): readonly LaidCell[] {
  let column = before;
  const laid: LaidCell[] = [];
  cells.forEach((cell, index) => {
    const columnSpan = spans[index]!;
    const isContinued = laid.length > 0 && isMergedLeft(cell);
    const anchor = isContinued ? laid.findLastIndex((other) => !other.isContinued) : -1;
    if (anchor >= 0) laid[anchor] = { ...laid[anchor]!, columnSpan: laid[anchor]!.columnSpan + columnSpan };
    laid.push({ cell, column, columnSpan, isContinued });
    column += columnSpan;
  });
  return laid;
}

function spansByWidth(cells: readonly XmlElement[], before: number, gridWidths: readonly number[]): readonly number[] | undefined {
  const edges = gridWidths.reduce<number[]>((sums, width) => [...sums, sums.at(-1)! + width], [0]);
  let column = before;
  let at = edges[before];
  const spans: number[] = [];
  for (const cell of cells) {
    const width = childOf(childOf(cell, 'w:tcPr'), 'w:tcW');
    if (at === undefined || width?.attributes['w:type'] !== 'dxa') return undefined;
    at += Number(width.attributes['w:w']);
    const end = edges.findIndex((edge, index) => index > column && Math.abs(edge - at!) <= EDGE_SLACK);
    if (end < 0) return undefined;
    spans.push(end - column);
    column = end;
  }
  return spans;
}

/** Hostile spans are held to what Word itself allows (63 columns) with room to spare. */
function spanOf(cell: XmlElement): number {
  return Math.min(Math.max(1, integerOf(childOf(cell, 'w:tcPr'), 'w:gridSpan') ?? 1), 1000);
}

function skipped(row: XmlElement, name: 'w:gridBefore' | 'w:gridAfter'): number {
  return Math.min(Math.max(0, integerOf(childOf(row, 'w:trPr'), name) ?? 0), 1000);
}

function isMergedLeft(cell: XmlElement): boolean {
  const properties = childOf(cell, 'w:tcPr');
  return childOf(properties, 'w:hMerge') !== undefined && valueOf(properties, 'w:hMerge') !== 'restart';
}
