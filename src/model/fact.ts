/** What the prose says: sections, figures, terms. */
import type { Amount } from './money.js';
import type { Place } from './geometry.js';
import type { Status } from './form.js';

/** A titled part of the document; `blocks` are not repeated here, `text` is the prose that stands under it directly. */
export interface Section {
  /** 第三部分 情况说明 → level 1; 一、 → 2; （一） → 3; 1、 → 4. */
  readonly level: number;
  /** Numbering as printed (`第三部分`, `五、`, `（一）`), else empty. */
  readonly number: string;
  readonly title: string;
  /** Canonical kind of a level-1 part, else empty. */
  readonly kind: 'overview' | 'forms' | 'narrative' | 'terms' | 'attachments' | '';
  /** Path of numbers from the top such as `三/五（一）`. */
  readonly path: string;
  readonly text: string;
  readonly place: Place;
}

/** A figure, reason or date stated in prose. */
export interface Fact {
  /** Name from the vocabulary of facts, such as `gpb_class_final`. */
  readonly fact: string;
  /** What it is about: a form's id, a classification code or a column, joined with `/`; empty for the department as a whole. */
  readonly subject: string;
  /** What the prose calls its subject, where that is an economic item: the words beside the amount. */
  readonly label?: string;
  /** Canonical print: an exact decimal (sign applied), a text, or an ISO date. */
  readonly value: string;
  /** For figures. */
  readonly amount?: Amount;
  /** 万元, %, 个, 辆 …; `text` or `date` for what is no figure. */
  readonly unit: string;
  /** The figure as printed; empty where it is not printed but follows from others (`…_prior_year`). */
  readonly raw: string;
  /** The sentence it stands in. */
  readonly sentence: string;
  /** Path of the section. */
  readonly section: string;
  readonly place: Place;
  readonly status: Status;
  /** How many checks hold with this figure; absent before any was made. */
  readonly checks?: number;
}

/** A term of 名词解释. */
export interface Term {
  readonly term: string;
  readonly definition: string;
  readonly place: Place;
}

/** A unit whose accounts the document covers. */
export interface Unit {
  readonly name: string;
  /** Persons, where stated. */
  readonly staff?: number;
}

/** What a report says of one project: in its lists, in its table of projects, and where it speaks of each. */
export interface Project {
  /** As in the table of projects, else as it is named first. */
  readonly name: string;
  /** In the order of the document. The subject is the project's name, of what is said of one indicator `name/indicator`. */
  readonly facts: readonly Fact[];
}

/** A self-evaluation report or another attachment. */
export interface Report {
  readonly title: string;
  readonly place: Place;
  /** Indexes into `Disclosure.tables` of the tables that stand in it. */
  readonly tables: readonly number[];
  /** What it says of the department as a whole: date, basis, execution, scores, totals of lists and tables. */
  readonly facts: readonly Fact[];
  readonly projects: readonly Project[];
}

/** All that a report states: of the department, then of each project. */
export function factsOf({ facts, projects }: Report): readonly Fact[] {
  return [...facts, ...projects.flatMap((project) => project.facts)];
}
