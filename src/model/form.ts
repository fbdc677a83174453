/** Statutory forms as structured records. */
import type { Amount } from './money.js';
import type { Method } from './document.js';
import type { Place } from './geometry.js';
import type { Reading } from './reading.js';

/**
 * `verified`: in a check that holds and in none that is broken. `ok`: read, in no
 * check. `repaired`: differs from the first reading, evidence in the findings.
 * `suspect`: in a broken check, or a doubtful reading. `corrected`: by a person.
 */
export type Status = 'verified' | 'ok' | 'repaired' | 'suspect' | 'corrected';

/** One printed cell that can hold an amount. */
export interface FormCell {
  /** Printed header from top to leaf joined with `/`; no 栏次 number, no 项目, not the header that became `part`. */
  readonly column: string;
  /** As printed, line breaks removed; empty when nothing is printed. */
  readonly raw: string;
  /** The exact decimal that a workbook holds behind what it prints, where the two differ. */
  readonly stored?: string;
  /** Absent for a blank, a dash, and what is no figure. */
  readonly amount?: Amount;
  readonly status: Status;
  /** How many checks hold with this figure; absent before any was made. */
  readonly checks?: number;
  readonly confidence: number;
  readonly method: Method;
  readonly place: Place;
  /** Of a recognised cell: the ways to read it, those of the first engine first. */
  readonly readings?: readonly Reading[];
}

export interface FormRow {
  /** 收入 or 支出 in a two-sided summary, 人员经费 or 公用经费 in the detail of basic expenditure, else empty. */
  readonly part: string;
  /** Row of the printed table, from 0. Both sides of one printed row share it. */
  readonly row: number;
  /** 行次 as printed, else empty. */
  readonly lineNo: string;
  /** Classification code joined from its printed parts (208|05|01 → 2080501), else empty. */
  readonly code: string;
  /** The code as printed, where it was restored. */
  readonly printedCode?: string;
  /** As printed, numbering kept, line breaks and padding removed. */
  readonly label: string;
  /** Where the row says its own (个, 辆); else the form's holds. */
  readonly unit?: string;
  readonly cells: readonly FormCell[];
}

/** A table of the document: a statutory form, or `other`. */
export interface Form {
  /** Id of `schemas/forms`, or `other`. */
  readonly id: string;
  /** Title as printed; empty where none is. */
  readonly title: string;
  /** As printed (公开01表), else empty. */
  readonly formNo: string;
  /** 万元, 元 …; empty where none is known. */
  readonly unit: string;
  /** How the form was recognised. */
  readonly recognisedBy: 'title' | 'header' | 'number' | 'none';
  readonly places: readonly Place[];
  /** Header paths of the amount columns, left to right. */
  readonly columns: readonly string[];
  readonly rows: readonly FormRow[];
  /** 注 and 说明 under the table. */
  readonly notes: readonly string[];
  /** The form says itself that it has no data (本表无数据, 空表). */
  readonly statedEmpty: boolean;
}

/** A form that the contents or the official set promise, and the document lacks or has damaged. */
export interface MissingForm {
  readonly id: string;
  readonly title: string;
  readonly reason: 'absent' | 'damaged';
  readonly promisedBy: 'contents' | 'official-set' | 'remains';
  /** What is left of it: its number, labels, notes. */
  readonly remains: readonly { readonly text: string; readonly place: Place; readonly code?: string; readonly printedCode?: string }[];
}
