/** What is known of each address of a site: a line appended for each fetch, so that a crawl that is killed goes on where it was. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../store/replace-whole.js';
import { sha256Of } from '../../sha256.js';
import { webPageSchema } from './read-web-page.js';

const recordSchema = z.strictObject({
  url: z.string(),
  /** Number of the crawl in which it was looked at last. */
  pass: z.int(),
  at: z.iso.datetime(),
  /** `page`: its links count. `file`: kept. Else there is nothing, and why. */
  kind: z.enum(['page', 'file', 'gone', 'refused', 'failed']),
  detail: z.string().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** As the server said. */
  length: z.int().optional(),
  sha256: z.string().optional(),
  page: webPageSchema.optional(),
});
export type JournalRecord = z.infer<typeof recordSchema>;

const passSchema = z.strictObject({
  site: z.string(),
  number: z.int(),
  startedAt: z.iso.datetime(),
  /** Null while it goes on, or when it was killed. */
  endedAt: z.iso.datetime().nullable(),
  counts: z.record(z.string(), z.int()),
});
export type Pass = z.infer<typeof passSchema>;

export interface Journal {
  readonly pass: Pass;
  find(url: string): JournalRecord | undefined;
  add(record: Omit<JournalRecord, 'pass' | 'at'>): JournalRecord;
  /** Ends the crawl; of each address the last record stays. */
  end(counts: Readonly<Record<string, number>>): void;
}

/** Where a site's journal is kept, from the top of the store. */
export function crawlFolder(site: string): string {
  return `crawl/${site.replace(/[^\p{L}\p{N}_-]+/gu, '-')}-${sha256Of(Buffer.from(site)).slice(0, 6)}`;
}

/** What is known of the last crawl of a site; `undefined` where there was none. */
export function readPass(store: string, site: string): Pass | undefined {
  return readPassAt(join(store, crawlFolder(site)));
}

/** The same by the folder itself. */
export function readPassAt(folder: string): Pass | undefined {
  const path = join(folder, 'pass.json');
  return existsSync(path) ? passSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data : undefined;
}

/** Begins a crawl, or goes on with one that did not end. */
export function openJournal(store: string, site: string): Journal {
  const folder = crawlFolder(site);
  const path = join(store, folder, 'journal.jsonl');
  mkdirSync(join(store, folder), { recursive: true });
  const last = readPass(store, site);
  const pass: Pass = last && last.endedAt === null ? last : { site, number: (last?.number ?? 0) + 1, startedAt: new Date().toISOString(), endedAt: null, counts: {} };
  const writePass = (written: Pass): void => replaceFile(store, `${folder}/pass.json`, `${JSON.stringify(written)}\n`);
  const records = new Map<string, JournalRecord>(readRecords(path).map((record) => [record.url, record]));
  // The last line may be half of one: what follows begins on its own.
  if (existsSync(path)) appendFileSync(path, '\n');
  writePass(pass);
  return {
    pass,
    find: (url) => records.get(url),
    add: (given) => {
      const record = { ...given, pass: pass.number, at: new Date().toISOString() };
      appendFileSync(path, `${JSON.stringify(record)}\n`);
      records.set(record.url, record);
      return record;
    },
    end: (counts) => {
      replaceFile(store, `${folder}/journal.jsonl`, [...records.values()].map((record) => `${JSON.stringify(record)}\n`).join(''));
      writePass({ ...pass, endedAt: new Date().toISOString(), counts: { ...counts } });
    },
  };
}

/** A journal that forgets, for a crawl that is only tried. */
export function openDryJournal(site: string): Journal {
  const records = new Map<string, JournalRecord>();
  const at = new Date().toISOString();
  return {
    pass: { site, number: 1, startedAt: at, endedAt: null, counts: {} },
    find: (url) => records.get(url),
    add: (given) => {
      const record = { ...given, pass: 1, at };
      records.set(record.url, record);
      return record;
    },
    end: () => undefined,
  };
}

function readRecords(path: string): readonly JournalRecord[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap((line) => {
    try {
      return recordSchema.safeParse(JSON.parse(line)).data ?? [];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}
