/** What is asked of a task process, and what it answers. */
import type { FaultCode, UnreadableCode } from '../model/problem.js';
import type { Unpacked } from '../readers/archive/unpacked.js';
import type { Reason } from '../publish/find-reasons.js';
import type { Limits } from '../settings.js';
import type { Provenance } from '../store/store.js';
import type { DocumentRow } from '../../schemas/rows.js';

/** A file to be read. */
interface Task {
  readonly sha256: string;
  readonly limits: Limits;
}

/** One that need not be in a store. */
export interface FileTask extends Task {
  readonly bytes: Uint8Array;
}

/** One whose original is kept in a store. */
export interface KeptTask extends Task {
  readonly store: string;
}

/** A scanned page is read: how many of how many. The time limit then starts anew. */
export interface PageDone {
  readonly done: number;
  readonly count: number;
}

/** Extract it, and write its folder in the store. */
export interface StoreTask extends KeptTask {
  readonly source: Provenance;
  /** Read the file again where its pages are stored from before. */
  readonly fresh: boolean;
  /** Others may recognise its pages: where many are to be recognised, say which, and leave it at that. */
  readonly share: boolean;
}

/** Recognise one of its pages, and keep it for the task that writes the document. */
export interface RecogniseTask extends KeptTask {
  readonly page: number;
}

/** The document is written; or pages are to be recognised first. */
export type Stored = { readonly kind: 'written'; readonly summary: Summary } | ToShare;
export interface ToShare {
  readonly kind: 'to-share';
  readonly pages: readonly number[];
}

/** Draw what was found on one of its pages. */
export interface DrawTask extends FileTask {
  readonly page: number;
}

/** A page as a picture. */
export interface PictureTask extends FileTask {
  /** From 1. */
  readonly page: number;
  readonly dpi: number;
}

/** Take an archive apart. */
export interface UnpackTask extends FileTask {
  readonly path: string;
  readonly password?: string | undefined;
}

/** What is told of an extracted document on the terminal. */
export interface Summary {
  readonly outcome: DocumentRow;
  readonly reasons: readonly Reason[];
  /** Titles as printed, in the order of the document. */
  readonly forms: readonly string[];
  readonly missing: readonly { readonly title: string; readonly reason: 'absent' | 'damaged' }[];
  /** Findings that contradict the document. */
  readonly errors: number;
  /** Of a file of several disclosures, one summary each. */
  readonly parts?: readonly Summary[];
}

/** The tasks by name: what goes in, what comes out. */
export interface Tasks {
  /** Extracts and writes. */
  readonly store: { readonly task: StoreTask; readonly value: Stored };
  readonly recognise: { readonly task: RecogniseTask; readonly value: null };
  /** The text of `disclosure.json`; of a file of several disclosures, an array of them. */
  readonly print: { readonly task: FileTask; readonly value: string };
  /** The files of an archive, with those of archives in it. */
  readonly unpack: { readonly task: UnpackTask; readonly value: Unpacked };
  /** PNG; empty where the format has no pages to draw, or the page cannot be drawn. */
  readonly picture: { readonly task: PictureTask; readonly value: Uint8Array };
  /** SVG; empty where there is no such page that can be drawn. */
  readonly draw: { readonly task: DrawTask; readonly value: string };
}

/** What became of a task. */
export type Report<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'unreadable'; readonly code: UnreadableCode; readonly detail: string }
  /** The disk, and not the document. */
  | { readonly kind: 'cannot-write'; readonly detail: string }
  /** A bug, of ours or of an engine: the stack. */
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly detail: string };
