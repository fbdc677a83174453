/** `report.html` and `report.md` of a dataset. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toReportHtml, toReportMarkdown } from '../dataset/report/render-report.js';
import { toSections } from '../dataset/report/to-sections.js';
import { openDatabase } from './duckdb.js';
import { readReportData } from './report-data.js';

/** @param database of the dataset @param store for the pages of the cells to look at */
export async function writeReport(folder: string, database: string, store: string, where: string): Promise<void> {
  const { connection, close } = await openDatabase(database, { access_mode: 'READ_ONLY' });
  const sections = toSections(await readReportData(connection, store, where));
  close();
  writeFileSync(join(folder, 'report.html'), toReportHtml(sections));
  writeFileSync(join(folder, 'report.md'), toReportMarkdown(sections));
}
