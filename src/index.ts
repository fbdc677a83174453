/** The public names of gongkai. */
export { extract, extractAll } from './extract.js';
export type { ExtractOptions } from './extract.js';
export { Unreadable } from './model/problem.js';
export { VERSION } from './version.js';
export type { Limits } from './settings.js';
export type { Disclosure, Identity, Kind, Region } from './model/disclosure.js';
export type { Form, FormCell, FormRow, MissingForm, Status } from './model/form.js';
export type { Fact, Report, Section, Term, Unit } from './model/fact.js';
export type { Evidence, Finding, FindingSeverity, Tally } from './model/finding.js';
export type { Format, Mark, MarkReason, Method } from './model/document.js';
export type { Box, Place } from './model/geometry.js';
export type { Problem, ProblemCode, Severity, UnreadableCode } from './model/problem.js';
export type { Amount } from './model/money.js';
