/** A store and the dataset made of it, in a folder of their own that is gone after each test. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach } from 'vitest';
import type { DisclosureJson } from '../../../schemas/disclosure.js';
import { writeDataset, type Dataset, type DatasetOptions } from '../../../src/export/write-dataset.js';
import { disclosure, source } from '../dataset/build.js';

let root: string;

/** Makes the folder anew for each test of the file. */
export function useDatasetFolder(): void {
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gongkai-dataset-'));
    mkdirSync(folder());
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
}

/** Its name is a pattern and ends a text in SQL: it stands for itself. */
export const folder = (): string => join(root, "[a]*'b");
export const store = (): string => join(folder(), 'store');
export const panel = (): string => join(folder(), 'panel');

/** Puts a document into the store; without content, one that could not be read. */
export function put(digit: string, content: Partial<DisclosureJson> | undefined, outcome: Parameters<typeof source>[1] = {}): void {
  const own = source(digit, outcome);
  const target = join(store(), 'documents', own.outcome.id);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'source.json'), JSON.stringify(own));
  if (content) writeFileSync(join(target, 'disclosure.json'), JSON.stringify(disclosure(content)));
}

export function datasetOptions(more: Partial<DatasetOptions> = {}): DatasetOptions {
  return { store: store(), to: panel(), filter: {}, where: '', licence: '', formats: [], withMark: false, force: false, onStep: () => undefined, ...more };
}

export function write(more: Partial<DatasetOptions> = {}): Promise<Dataset> {
  return writeDataset(datasetOptions(more));
}

export function csv(table: string, from = panel()): readonly Record<string, string>[] {
  return parse(readFileSync(join(from, `${table}.csv`), 'utf8'), { columns: true, bom: true, record_delimiter: '\r\n' });
}
