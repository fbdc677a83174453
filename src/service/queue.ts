/** The work that waits, whoever does it: this process alone, or workers that share a Redis. */
import { z } from 'zod';

/** A person's own file goes before what a crawl brings, and that before old documents that a new version reads again. */
export const URGENCIES = { person: 2, crawl: 10, renewal: 20 } as const;
export type Urgency = keyof typeof URGENCIES;

/** The urgency of a job by its priority, which may have been raised. */
export function urgencyOf(priority: number | undefined): Urgency {
  return (Object.keys(URGENCIES) as Urgency[]).find((urgency) => URGENCIES[urgency] === priority) ?? 'crawl';
}

/** A document whose bytes are kept in the store. */
export interface Submission {
  readonly sha256: string;
  readonly urgency: Urgency;
}

export interface Queue {
  /**
   * Brings kept documents to be extracted. Those that wait or are being worked on
   * are left as they are; those that had failed are tried again. That a document
   * is through is seen in the store.
   */
  submit(documents: readonly Submission[]): Promise<void>;
  /** Tries every failed job again. */
  retryFailed(): Promise<void>;
  /** Empties the list of failed jobs, where there is one. @returns how many there were */
  forgetFailed(): Promise<number>;
  /** What hinders it from taking work; empty where nothing does. */
  check(): Promise<string>;
  /** For Prometheus. */
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** What a job on a document carries; everything else lies in the store. */
export const documentJob = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
});

/** What a job on one page of a scan carries: it comes of the job on the document. */
export const pageJob = documentJob.extend({ page: z.int().min(1) });

/** What a job on a site carries: its name in the worker's `sites.yaml`. */
export const crawlJob = z.strictObject({ site: z.string().min(1) });
