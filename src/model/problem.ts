/** What went wrong, told apart by who can act: `Problem` (data), `Unreadable` (the file), any other `Error` (us). */
import type { Place } from './geometry.js';

/** `note`: worth knowing. `doubt`: a value may be wrong. `loss`: something of the document is not in the result. */
export type Severity = 'note' | 'doubt' | 'loss';

/** Doubts and losses inside a document that could be read. Their words are made in `cli/messages` from code and facts. */
export type ProblemCode =
  | 'page-without-text' // damaged: the page cannot be opened
  | 'scan-recognised' // an image, read from its pixels
  | 'picture-recognised' // a picture of a table on a page with text, read from its pixels
  | 'hidden-layer-recognised' // an image over somebody's OCR, read from its pixels
  | 'unmapped-recognised' // a text layer without characters, read from its pixels
  | 'recognition-failed' // a scan that could not be read
  | 'second-reading-failed' // doubtful figures of a scan were read by one engine only
  | 'page-unmapped' // a text layer whose characters are not known
  | 'second-reader' // a page was taken from the second engine
  | 'malformed-amount' // printed where an amount belongs, and is none
  | 'figure-without-unit' // stated in prose, its unit left out
  | 'code-restored' // a cut classification code had one possible reading
  | 'word-repaired' // a recognised word that is almost a known one is read as that
  | 'code-unknown' // a classification code that no list holds
  | 'name-unknown' // prose names a classification that no list and no form holds; its figures are left out
  | 'form-by-header' // a form without its title, known by its header alone
  | 'form-duplicate' // a second table claims the same statutory form
  | 'ragged-row' // a row with more or fewer cells than its table
  | 'hidden-text-left-out'
  | 'hidden-sheet-left-out'
  | 'hidden-cells-left-out' // of hidden rows and columns of a sheet
  | 'unprinted-cells-left-out' // outside of the print area of a sheet
  | 'formula-without-value' // the workbook keeps no result of it: nothing can be read there
  | 'deleted-text-left-out'
  | 'text-unread' // characters that the reader cannot account for
  | 'embedded-sheet-unread' // a workbook in a Word document, of which only the picture is printed
  | 'no-tables'
  | 'blank-template' // forms that nobody has filled in: none of them holds a figure
  | 'tables-over-limit' // from this page on there are more cells than a document may have: its tables stay text
  | 'year-conflict'
  | 'region-ambiguous'
  | 'unit-missing'
  | 'template-leftover'
  | 'other-disclosures' // the file holds more than the one that was asked for
  | 'correction-lost'; // a person's correction that is not in the result

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place?: Place;
  /** What the words of the message need: a form's id, the printed text, a count. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A value with what is doubtful about it. */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Why a file cannot be read at all. */
export type UnreadableCode =
  | 'empty' // no bytes, or no content
  | 'damaged' // truncated or broken
  | 'encrypted' // needs a password
  | 'unsupported' // a known format that is not read yet, or an unknown one
  | 'too-large' // over maxBytes, or unpacks to more than the limit
  | 'too-many-pages'
  | 'unsafe-entry' // of an archive: a path that leads out of it, a link
  | 'too-deep' // nested beyond the limit
  | 'time-limit' // stopped from outside
  | 'memory-limit'
  | 'not-found' // no such file, or no permission
  | 'changed'; // the file changed while it was read

/** Why gongkai itself has failed on a file, which may be well. */
export const FAULT_CODES = ['fault', 'crashed'] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export function isFaultCode(code: string): boolean {
  return FAULT_CODES.some((one) => one === code);
}

/**
 * The file, and not the program, is at fault. Thrown by readers and by those who
 * run them; told apart by `code`, because a class does not survive the border between processes.
 */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(
    readonly code: UnreadableCode,
    /** In plain English, for the log: what was found at which byte, part or page. */
    detail: string,
    options?: { cause?: unknown },
  ) {
    super(detail, options);
  }
}
