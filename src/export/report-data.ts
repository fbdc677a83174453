/** Asks the tables of a dataset what its quality report says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readFormDefinitions } from '../../schemas/form-definitions.js';
import { readMeasureDefinitions } from '../../schemas/dataset/measures.js';
import type { Distribution, ReportData, Rows, SampledCell } from '../dataset/report/report-data.js';
import type { Document } from '../model/document.js';
import { unpackPages } from '../publish/pack-pages.js';
import { VERSION } from '../version.js';

/** Figures whose distribution shows what is out of line. */
const DISTRIBUTIONS = ['expenditure_year', 'basic', 'three_public_final', 'office_running'];
/** What may not change tenfold from one year to the next without a reason. */
const COMPARED = ['income_year', 'expenditure_year', 'basic', 'project', 'gpb_expenditure', 'three_public_budget', 'three_public_final', 'office_running', 'vehicles'];
const TIMES = 10;
const WORST = 25;
const LISTED = 60;
/** Of each kind: suspect, and not. */
const SAMPLED = 12;

/** @param store for the pages of sampled cells */
export async function readReportData(connection: DuckDBConnection, store: string, where: string): Promise<ReportData> {
  const ask = async (sql: string): Promise<Rows> => (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => (value === null ? '' : String(value))));
  const number = async (sql: string): Promise<number> => Number((await ask(sql))[0]![0]);
  const years = (await ask(`SELECT DISTINCT year FROM department_years ORDER BY year`)).map(([year]) => year!);
  return {
    version: VERSION,
    where,
    documents: await ask(`SELECT status, count(*) FROM documents GROUP BY status ORDER BY status`),
    totals: {
      documents: await number(`SELECT count(*) FROM documents`),
      disclosures: await number(`SELECT count(*) FROM department_years`),
      departments: await number(`SELECT count(DISTINCT department_key) FROM department_years`),
      regions: await number(`SELECT count(DISTINCT coalesce(region_code, region)) FROM documents WHERE preferred`),
      cells: await number(`SELECT count(*) FROM cells`),
      held: await number(`SELECT coalesce(sum(checks_held), 0) FROM documents`),
      broken: await number(`SELECT coalesce(sum(checks_broken), 0) FROM documents`),
      unchecked: await number(`SELECT coalesce(sum(checks_unchecked), 0) FROM documents`),
    },
    years,
    coverage: await ask(`SELECT coalesce(d.region, '') || coalesce(' ' || d.region_code, '') AS region, ${years.map((year) => `nullif(count(*) FILTER (y.year = ${year}), 0)`).join(', ')}${years.length === 0 ? '1' : ''} FROM department_years y JOIN documents d USING (document) GROUP BY 1 ORDER BY count(*) DESC, 1`),
    forms: await formsOf(ask),
    statuses: await ask(`SELECT form, ${['verified', 'ok', 'repaired', 'suspect', 'corrected'].map((status) => `count(*) FILTER (status = '${status}')`).join(', ')} FROM cells GROUP BY form ORDER BY form = 'other', form`),
    kinds: await ask(`SELECT value_kind, count(*) FROM cells GROUP BY value_kind ORDER BY count(*) DESC, value_kind`),
    rules: await ask(`SELECT rule, ${['error', 'warning', 'rounding', 'unchecked'].map((severity) => `count(*) FILTER (severity = '${severity}')`).join(', ')}, arg_min(message, (CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, document, number)) FROM findings GROUP BY rule ORDER BY 2 DESC, 3 DESC, 4 DESC, 5 DESC, rule LIMIT ${LISTED}`),
    corrections: await ask(`SELECT state, count(*) FROM corrections GROUP BY state ORDER BY count(*) DESC, state`),
    openCorrections: await ask(`SELECT d.file, coalesce(c.form, c.fact), coalesce(c.label, c.code, c.subject), c."column", c.old, c.new, c.found, c.state, c.who FROM corrections c JOIN documents d USING (document) WHERE c.state NOT IN ('applied', 'superseded') ORDER BY d.file, c.document, c.number`),
    worst: await ask(`SELECT file, department_printed, year, cells, cells_suspect, checks_broken, reason FROM documents WHERE checks_broken > 0 OR cells_suspect > 0 ORDER BY checks_broken DESC, cells_suspect DESC, document LIMIT ${WORST}`),
    jumps: await ask(jumpsSql()),
    disagreements: await ask(`SELECT d.department_printed, m.year, m.measure, c.document, ${amount('c.amount')}, m.document, ${amount('m.amount')} FROM measures m JOIN documents d USING (document) JOIN measures c ON c.document = d.preferred_document AND c.measure = m.measure WHERE NOT m.preferred AND m.amount <> c.amount ORDER BY ALL LIMIT ${LISTED}`),
    distributions: await Promise.all(DISTRIBUTIONS.map((measure) => distributionOf(measure, ask))),
    unread: await ask(`SELECT file, status, reason FROM documents WHERE status <> 'read' ORDER BY status DESC, file, document`),
    sample: await sampleCells(connection, store),
  };
}

type Ask = (sql: string) => Promise<Rows>;

/** Forms in official order, by their titles. */
async function formsOf(ask: Ask): Promise<Rows> {
  const counts = await ask(`SELECT form, ${['found', 'empty', 'damaged', 'absent'].map((state) => `count(*) FILTER (state = '${state}')`).join(', ')} FROM forms WHERE preferred GROUP BY form`);
  return readFormDefinitions().flatMap(({ id, title }) => {
    const row = counts.find(([form]) => form === id);
    return row ? [[title, ...row.slice(1)]] : [];
  });
}

/** Without the zeros of the column's type. */
function amount(column: string): string {
  return `regexp_replace(CAST(${column} AS VARCHAR), '\\.?0+$', '')`;
}

function jumpsSql(): string {
  const long = COMPARED.map((measure) => `SELECT department_key, department, level, kind, year, '${measure}' AS measure, ${measure} AS amount FROM department_years WHERE ${measure} > 0`).join(' UNION ALL ');
  return `WITH long AS (${long}), pairs AS (
    SELECT b.department_key, b.measure, b.year, b.amount, a.year AS before, a.amount AS amount_before, greatest(b.amount / a.amount, a.amount / b.amount) AS times
    FROM long a JOIN long b ON a.department_key = b.department_key AND a.level = b.level AND a.kind = b.kind AND a.measure = b.measure AND b.year = a.year + 1)
    SELECT department_key, measure, year, ${amount('amount')}, before, ${amount('amount_before')}, round(times, 1) FROM pairs WHERE times >= ${TIMES} ORDER BY times DESC, department_key, measure, year LIMIT ${LISTED}`;
}

async function distributionOf(measure: string, ask: Ask): Promise<Distribution> {
  const { zh, en } = readMeasureDefinitions().find(({ id }) => id === measure)!;
  const bins = await ask(`SELECT length(split_part(CAST(${measure} AS VARCHAR), '.', 1)) - 1 AS power, count(*) FROM department_years WHERE ${measure} > 0 GROUP BY 1 ORDER BY 1`);
  const [[zeros] = []] = await ask(`SELECT count(*) FROM department_years WHERE ${measure} = 0`);
  return { measure, zh, en, zeros: Number(zeros), bins: bins.map(([power, count]) => ({ power: Number(power), count: Number(count) })) };
}

/** Cells of preferred documents in the order of a hash: the same for the same data. */
async function sampleCells(connection: DuckDBConnection, store: string): Promise<readonly SampledCell[]> {
  const drawn = async (condition: string): Promise<readonly SampledCell[]> => {
    const sql = `SELECT c.document, d.department_printed, c.year, c.form, c.label, c."column", c.raw, ${amount('c.value')} AS value, c.unit, c.status, c.page, d.file, c.x0, c.y0, c.x1, c.y1
      FROM cells c JOIN documents d USING (document) WHERE c.preferred AND c.value_kind NOT IN ('blank', 'nil') AND ${condition} ORDER BY md5(concat_ws(' ', c.document, c."table", c.cell)) LIMIT ${SAMPLED}`;
    const rows = (await connection.runAndReadAll(sql)).getRows();
    return rows.map((row) => toSampled(row.map((value) => (value === null ? '' : String(value))), store));
  };
  return [...(await drawn(`c.status = 'suspect'`)), ...(await drawn(`c.status <> 'suspect'`))];
}

function toSampled(texts: readonly string[], store: string): SampledCell {
  const [document = '', department = '', year = '', form = '', label = '', column = '', raw = '', value = '', unit = '', status = '', page = '', file = '', ...corners] = texts;
  const cell = { document, department, year, form, label, column, raw, value, unit, status, page, file };
  const path = join(store, 'documents', document, 'pages.json.gz');
  if (corners[0] === '' || page === '' || !existsSync(path)) return cell;
  const [x0, y0, x1, y1] = corners.map(Number) as [number, number, number, number];
  const drawn = pagesOf(path).find((one) => one.kind === 'drawn' && one.number === Number(page));
  return drawn?.kind === 'drawn' ? { ...cell, place: { page: drawn, box: { x0, y0, x1, y1 } } } : cell;
}

/** None where another version packed them, or they are damaged: the cell is then listed without its picture. */
function pagesOf(path: string): Document['pages'] {
  try {
    return unpackPages(readFileSync(path)).pages;
  } catch {
    return [];
  }
}
