/** `gongkai query`: a question in SQL over the tables of a dataset. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { answerQuery, BadQuery, type Answer } from '../export/query.js';
import { isStore } from '../export/read-store.js';
import { DATABASE } from '../export/write-dataset.js';
import { toLine } from '../publish/to-csv.js';
import { EXIT, UsageError, type Call, type Command } from './command.js';
import { makeDataset } from './dataset.js';
import { fill } from './messages/messages.js';

/** In a store: the dataset that its queries are answered from, brought up to date by each. */
const KEPT = '.dataset';

const PRINTS: Readonly<Record<string, (answer: Answer) => string>> = { table: toTable, csv: toCsvText, json: toJson };

export const query: Command = {
  options: { format: { type: 'string' } },
  run: async (call) => {
    const { paths, values, messages } = call;
    const [folder, sql] = paths;
    if (folder === undefined || sql === undefined || paths.length > 2) throw new UsageError(messages.query.needs);
    const format = String(values['format'] ?? 'table');
    if (!Object.hasOwn(PRINTS, format)) throw new UsageError(messages.query.badFormat);
    try {
      process.stdout.write(PRINTS[format]!(await answerQuery(await databaseOf(folder, call), sql)));
    } catch (error) {
      if (error instanceof BadQuery) throw new UsageError(error.message);
      throw error;
    }
    return EXIT.done;
  },
};

/** @throws UsageError when the folder is neither a dataset nor a store */
async function databaseOf(folder: string, call: Call): Promise<string> {
  if (existsSync(join(folder, DATABASE))) return join(folder, DATABASE);
  if (!isStore(folder)) throw new UsageError(fill(call.messages.query.noData, { folder }));
  const to = join(folder, KEPT);
  await makeDataset(call, { store: folder, to, filter: {}, where: '', licence: '', formats: ['duckdb'], withMark: false, force: false, onStep: () => undefined });
  return join(to, DATABASE);
}

function toTable({ columns, rows }: Answer): string {
  const table = new Table({ head: [...columns], style: { head: [], border: [] } });
  table.push(...rows.map((row) => row.map((value) => (value === null ? '' : String(value)))));
  return `${table.toString()}\n`;
}

function toCsvText({ columns, rows }: Answer): string {
  return toLine(columns) + rows.map((row) => toLine(row.map((value) => (value === null ? '' : String(value))))).join('');
}

function toJson({ columns, rows }: Answer): string {
  return `${JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]]))), null, 1)}\n`;
}
