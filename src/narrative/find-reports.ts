/** Self-evaluation reports and the tables that stand in them. */
import type { Block } from '../model/document.js';
import type { Form } from '../model/form.js';
import type { Report } from '../model/fact.js';
import { textOf } from '../model/document.js';
import { fold } from './fold.js';

const TITLE = /^[^。，;:、]{0,40}绩效[^。，;:、]{0,24}(?:报告|自评表|评价表)$/;

/** Whether a line by itself, folded, titles a report on performance. */
export function isReportTitle(folded: string): boolean {
  return TITLE.test(folded);
}

/**
 * Reports in order. A title that repeats the one before (cover and first page) opens no
 * new report.
 *
 * @param tables the document's other tables, made from the blocks' tables with their places
 */
export function findReports(blocks: readonly Block[], tables: readonly Form[]): readonly Report[] {
  const indexes = new Map(tables.map((table, index) => [table.places[0], index]));
  const reports: { title: string; place: Report['place']; tables: number[] }[] = [];
  for (const block of blocks) {
    const last = reports.at(-1);
    if (block.kind === 'table') {
      const index = indexes.get(block.pieces[0]!.place);
      if (last && index !== undefined) last.tables.push(index);
      continue;
    }
    const title = textOf(block).trim();
    const folded = fold(title).text;
    if (isReportTitle(folded) && !(last && folded.endsWith(fold(last.title).text))) reports.push({ title, place: block.lines[0]!.place, tables: [] });
  }
  return reports;
}
