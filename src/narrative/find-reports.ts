/** Self-evaluation reports: their titles, the tables that stand in them, and what they say. */
import type { Block } from '../model/document.js';
import type { Form } from '../model/form.js';
import type { Report } from '../model/fact.js';
import { textOf } from '../model/document.js';
import { readEvaluation } from './evaluation/read-evaluation.js';
import type { Prose } from './evaluation/stated.js';
import { fold } from './fold.js';
import type { OutlineSection } from './outline.js';

const TITLE = /^[^。，;:、]{0,40}绩效[^。，;:、]{0,24}(?:报告|自评表|评价表)$/;

/** Whether a line by itself, folded, titles a report on performance. */
export function isReportTitle(folded: string): boolean {
  return TITLE.test(folded);
}

type Titled = Pick<Report, 'title' | 'place' | 'tables'>;

/**
 * Reports in order, each with its projects.
 *
 * @param sections of the whole document: what stands in attachments from a report's title on is of it
 * @param tables the document's other tables, made from the blocks' tables with their places
 */
export function findReports(blocks: readonly Block[], sections: readonly OutlineSection[], tables: readonly Form[]): readonly Report[] {
  const titled = findTitled(blocks, tables);
  if (titled.length === 0) return [];
  const prose = proseOf(sections, titled);
  return titled.map((report, at) => ({ ...report, ...readEvaluation(prose[at]!, report.tables.map((index) => tables[index]!)) }));
}

/** A title that repeats the one before (cover and first page) opens no new report. */
function findTitled(blocks: readonly Block[], tables: readonly Form[]): readonly Titled[] {
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

/** The paragraphs of each report. */
function proseOf(sections: readonly OutlineSection[], reports: readonly Titled[]): readonly (readonly Prose[])[] {
  const prose: Prose[][] = reports.map(() => []);
  let at = -1;
  for (const { part, within, section, passages } of sections) {
    if (part !== 'attachments') continue;
    for (const passage of passages) {
      const opened = reports.findIndex(({ place }) => place === passage.lines[0]!.place);
      if (opened >= 0) at = opened;
      if (at >= 0) prose[at]!.push({ passage, section: within, title: fold(section.title).text });
    }
  }
  return prose;
}
