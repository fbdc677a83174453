/** `gongkai dataset`: a store → tables for research. */
import { BadCondition, parseFilter, type Filter } from '../dataset/filter.js';
import { isStore, StaleDocument } from '../export/read-store.js';
import { FORMATS, writeDataset, type Dataset, type DatasetOptions, type ExportFormat } from '../export/write-dataset.js';
import { BadCorrections } from '../store/stored.js';
import { EXIT, tell, UsageError, type Call, type Command } from './command.js';
import { fill } from './messages/messages.js';

/** Told when so many more documents are read. */
const TOLD_EVERY = 500;

export const dataset: Command = {
  options: { to: { type: 'string' }, where: { type: 'string' }, formats: { type: 'string' }, bom: { type: 'boolean' }, licence: { type: 'string' }, force: { type: 'boolean' } },
  run: async (call) => {
    const { values, messages } = call;
    const words = messages.dataset;
    const to = String(values['to'] ?? '');
    if (to === '') throw new UsageError(words.noTarget);
    const where = String(values['where'] ?? '');
    const { documents, unchanged, openCorrections, rows } = await makeDataset(call, {
      store: storeOf(call), to, where, filter: filterOf(where, call), formats: formatsOf(call), withMark: values['bom'] === true, licence: String(values['licence'] ?? ''), force: values['force'] === true,
      onStep: (step) => {
        if (step.kind === 'format') tell(fill(words.writing, { format: step.format }));
        else if (step.done % TOLD_EVERY === 0) tell(fill(words.progress, { done: step.done, total: step.total }));
      },
    });
    if (openCorrections > 0) tell(fill(words.openCorrections, { count: openCorrections }));
    tell(fill(words.done, { documents, unchanged, cells: rows.get('cells')!, years: rows.get('department_years')!, to }));
    return EXIT.done;
  },
};

/** @throws UsageError when a document must be extracted again first, or its corrections cannot be understood */
export async function makeDataset({ messages }: Call, options: DatasetOptions): Promise<Dataset> {
  try {
    return await writeDataset(options);
  } catch (error) {
    if (error instanceof BadCorrections) throw new UsageError(fill(messages.dataset.badCorrections, { detail: error.message }));
    if (error instanceof StaleDocument) throw new UsageError(fill(messages.dataset.stale, { document: error.message, store: options.store }));
    throw error;
  }
}

/** The folder that the user names. @throws UsageError when it is no store */
function storeOf({ paths, messages }: Call): string {
  const [store] = paths;
  if (store === undefined || paths.length > 1) throw new UsageError(messages.dataset.oneStore);
  if (!isStore(store)) throw new UsageError(fill(messages.dataset.noStore, { store }));
  return store;
}

function filterOf(where: string, { messages }: Call): Filter {
  try {
    return parseFilter(where);
  } catch (error) {
    if (error instanceof BadCondition) throw new UsageError(fill(messages.dataset.badCondition, { condition: error.message }));
    throw error;
  }
}

function formatsOf({ values, messages }: Call): readonly ExportFormat[] {
  const given = values['formats'];
  if (given === undefined) return FORMATS;
  const wanted = String(given).split(',').filter((format) => format !== 'csv');
  const unknown = wanted.find((format) => !(FORMATS as readonly string[]).includes(format));
  if (unknown !== undefined) throw new UsageError(fill(messages.dataset.badFormat, { format: unknown, formats: ['csv', ...FORMATS].join(', ') }));
  return wanted as ExportFormat[];
}
