/** A document as the page walks through it: figures by place, findings by figure, and what a correction is addressed to. Knows no browser. */
import type { CellTarget, Target } from '../../../schemas/corrections.js';
import type { DisclosureJson, FormJson, PlaceJson } from '../../../schemas/disclosure.js';
import type { CellPath, DocumentView, FactPath, KeptCorrection } from '../../../schemas/review.js';
import { cellKey, figureKey, placeKey } from './place-key.js';

export type Path = CellPath | FactPath;
export type CellJson = FormJson['rows'][number]['cells'][number];
export type FactJson = DisclosureJson['facts'][number];
export type FindingJson = DisclosureJson['findings'][number];

/** What a path leads to. */
export interface Figure {
  readonly path: Path;
  readonly place: PlaceJson;
  readonly raw: string;
  readonly value: string;
  readonly status: CellJson['status'];
  readonly checks: number;
  /** By what findings and boxes find it. */
  readonly key: string;
}

export interface DocumentModel {
  readonly view: DocumentView;
  readonly disclosure: DisclosureJson;
  /** Forms, then other tables. */
  readonly tables: readonly FormJson[];
  /** By their keys. */
  readonly byKey: ReadonlyMap<string, Path>;
  /** Findings (their indexes) by the keys of their figures. */
  readonly findingsAt: ReadonlyMap<string, readonly number[]>;
}

export function toModel(view: DocumentView): DocumentModel | undefined {
  const { disclosure } = view;
  if (!disclosure) return undefined;
  const tables = [...disclosure.forms, ...disclosure.tables];
  const byKey = new Map<string, Path>();
  disclosure.facts.forEach(({ place, raw }, fact) => byKey.set(figureKey(place, raw), { fact }));
  // Cells after facts: where both claim a place, it is a cell.
  tables.forEach((form, table) => form.rows.forEach((row, rowIndex) => row.cells.forEach(({ place, raw }, cell) => byKey.set(cellKey(place, raw), { table, row: rowIndex, cell }))));
  byKey.delete('');
  return { view, disclosure, tables, byKey, findingsAt: indexFindings(disclosure.findings) };
}

/** For each key of a figure the indexes of the findings that it takes part in. */
export function indexFindings(findings: readonly FindingJson[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  findings.forEach(({ place, reported, evidence }, at) => {
    const keys = [{ place, value: reported }, ...evidence].flatMap((one) => [placeKey(one.place), figureKey(one.place, one.value)]);
    for (const key of new Set(keys)) if (key !== '') index.set(key, [...(index.get(key) ?? []), at]);
  });
  return index;
}

/**
 * The number of the page that a place is on: where the format has none, of the section or
 * sheet. `undefined` where nothing tells.
 */
export function pageOf({ view: { pages } }: DocumentModel, { page, sheet, block, line }: PlaceJson): number | undefined {
  if (page !== undefined) return page;
  const at = block ?? line;
  const starts = pages.filter(({ starts: start }) => start !== undefined && (sheet !== undefined ? start.sheet === sheet : at !== undefined && (start.block ?? start.line ?? Infinity) <= at));
  return starts.at(-1)?.number;
}

/** The figure that a finding names by its place and its print. */
export function pathAt({ byKey }: DocumentModel, place: PlaceJson, text: string): Path | undefined {
  return byKey.get(figureKey(place, text)) ?? byKey.get(placeKey(place));
}

export function isCell(path: Path): path is CellPath {
  return 'table' in path;
}

export function isSamePath(a: Path | undefined, b: Path | undefined): boolean {
  if (!a || !b) return a === b;
  return isCell(a) ? isCell(b) && a.table === b.table && a.row === b.row && a.cell === b.cell : !isCell(b) && a.fact === b.fact;
}

/** The figure at a path; `undefined` where a correction has changed the document so that there is none. */
export function figureAt({ tables, disclosure }: Pick<DocumentModel, 'tables' | 'disclosure'>, path: Path): Figure | undefined {
  const found = isCell(path) ? tables[path.table]?.rows[path.row]?.cells[path.cell] : disclosure.facts[path.fact];
  return found && { path, place: found.place, raw: found.raw, value: found.value ?? '', status: found.status, checks: found.checks ?? 0, key: (isCell(path) ? cellKey : figureKey)(found.place, found.raw) };
}

/** Findings that the figure takes part in, contradictions first. */
function findingsOf(model: DocumentModel, { key }: Pick<Figure, 'key'>): readonly FindingJson[] {
  const order = ['error', 'warning', 'unchecked', 'rounding'];
  const found = (model.findingsAt.get(key) ?? []).map((index) => model.disclosure.findings[index]!);
  return [...found].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The contradictions that the figure takes part in. */
export function contradictionsOf(model: DocumentModel, figure: Pick<Figure, 'key'>): readonly FindingJson[] {
  return findingsOf(model, figure).filter(({ severity }) => severity === 'error' || severity === 'warning');
}

/** Whether the finding names this figure as the one that explains it. */
export function isNamedBy({ place, reported, expected }: FindingJson, key: string): boolean {
  return expected !== '' && (placeKey(place) === key || figureKey(place, reported) === key);
}

/** Where the other figures of the chosen finding stand; with none chosen, of the first contradiction of the selected figure. */
export function partners(model: DocumentModel, selected: Path | undefined, finding: number | undefined): readonly PlaceJson[] {
  const figure = selected && figureAt(model, selected);
  const shown = finding === undefined ? figure && contradictionsOf(model, figure)[0] : model.disclosure.findings[finding];
  return (shown?.evidence ?? []).filter(({ place, value }) => placeKey(place) !== figure?.key && figureKey(place, value) !== figure?.key).map(({ place }) => place);
}

/** What a correction of the figure names. */
export function targetOf(model: DocumentModel, path: Path): Target {
  if (!isCell(path)) {
    const { fact, subject } = model.disclosure.facts[path.fact]!;
    return { fact, subject };
  }
  const target = addressOf(model, path);
  const like = pathsLike(model, target);
  return { ...target, nth: like.findIndex((other) => isSamePath(other, path)) + 1 };
}

function addressOf({ tables }: DocumentModel, { table, row, cell }: CellPath): Omit<CellTarget, 'nth'> {
  const { id, rows } = tables[table]!;
  const { part, code, label, cells } = rows[row]!;
  return { form: id, part, code, label, column: cells[cell]!.column };
}

/** Cells with this address, in the order of the document. */
function pathsLike(model: DocumentModel, { form, part, code, label, column }: Omit<CellTarget, 'nth'>): readonly CellPath[] {
  return model.tables.flatMap(({ id, rows }, table) =>
    id !== form ? [] : rows.flatMap((row, rowIndex) => (row.part === part && row.code === code && fold(row.label) === fold(label) ? row.cells.flatMap((cell, at) => (cell.column === column ? [{ table, row: rowIndex, cell: at }] : [])) : [])),
  );
}

/** Spaces and the width of characters are no difference, as for the server. */
function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s+/g, '');
}

/** Where the figure of a correction stands now. */
export function pathOf(model: DocumentModel, target: Target): Path | undefined {
  if (!('fact' in target)) return pathsLike(model, target)[target.nth - 1];
  const fact = model.disclosure.facts.findIndex((one) => one.fact === target.fact && one.subject === target.subject);
  return fact < 0 ? undefined : { fact };
}

/** Corrections of the figure (of its label and code too), in order. */
export function correctionsOf(model: DocumentModel, path: Path): readonly KeptCorrection[] {
  return model.view.corrections.filter(({ correction }) => isSamePath(pathOf(model, correction.cell), path));
}

/** The doubt that comes so many steps after the one at the path; the first or last where the path is none. */
export function stepDoubt({ view: { doubts } }: DocumentModel, from: Path | undefined, step: 1 | -1): Path | undefined {
  if (doubts.length === 0) return undefined;
  const at = doubts.findIndex((doubt) => isSamePath(doubt.at, from));
  const next = at < 0 ? (step > 0 ? 0 : doubts.length - 1) : (at + step + doubts.length) % doubts.length;
  return doubts[next]!.at;
}
