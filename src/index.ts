/** The public names of gongkai. */
export { extract } from './pipeline.js';
export type { ExtractOptions } from './pipeline.js';
export { Unreadable } from './model/problem.js';
export type { Disclosure, Identity, Kind, Region } from './model/disclosure.js';
export type { Form, FormCell, FormRow, MissingForm, Status } from './model/form.js';
export type { Fact, Section, Term } from './model/fact.js';
export type { Evidence, Finding, Tally } from './model/finding.js';
export type { Problem, UnreadableCode } from './model/problem.js';
export type { Amount } from './model/money.js';
