/** Forms that are promised and not there, and what is left of those that are damaged. */
import type { Block, Paragraph } from '../model/document.js';
import type { MissingForm } from '../model/form.js';
import type { Outcome } from '../model/problem.js';
import type { Cell } from '../model/table.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import type { ContentsEntry } from '../narrative/contents.js';
import type { Candidate } from './candidate.js';
import { isNote } from './find-heading.js';
import { parseHeadingLine } from './heading-line.js';
import { numberOf, type NumberIndex } from './identify-forms.js';
import { toLabel } from './printed-text.js';
import { restoreCodes, type NamedCode } from './restore-codes.js';
import { findTitle, type TitleIndex } from './titles.js';

export interface Evidence {
  readonly blocks: readonly Block[];
  readonly entries: readonly ContentsEntry[];
  /** Blocks that belong to forms that were found. */
  readonly taken: ReadonlySet<Block>;
  /** Tables that are no form. */
  readonly loose: readonly Candidate[];
  /** Ids of the forms that were found. */
  readonly found: ReadonlySet<string>;
  readonly year: number | undefined;
  readonly titles: TitleIndex;
  readonly numbers: NumberIndex;
  readonly catalogue: Pick<Catalogue, 'forms' | 'classifications'>;
}

export interface Missing {
  readonly missing: readonly MissingForm[];
  /** Blocks that are remains. */
  readonly remains: ReadonlySet<Block>;
}

/** Of a document of which no forms are expected. */
export const NONE_MISSING: Outcome<Missing> = { value: { missing: [], remains: new Set() }, problems: [] };

type Remain = MissingForm['remains'][number];

/** Blocks in a row that are of a table, though there is no whole table among them. */
interface Ruin {
  readonly definition: FormDefinition;
  readonly blocks: readonly Block[];
}

/** Fewer forms than this do not show that the document publishes the official set. */
const FORMS_OF_A_SET = 3;
const CUT_CODE = /^\d{2,7}$/;

/** Compares what the contents, or else the official set of the year, promise with what was found. */
export function findMissing(evidence: Evidence): Outcome<Missing> {
  const promised = promisedForms(evidence);
  const ruins = findRuins(evidence).filter(({ definition }) => !evidence.found.has(definition.id));
  const wanted = new Map([...promised, ...ruins.flatMap(({ definition }): [FormDefinition, MissingForm['promisedBy']][] => (promised.has(definition) ? [] : [[definition, 'remains']]))]);
  const missing = [...wanted].filter(([definition]) => !evidence.found.has(definition.id)).map(([definition, promisedBy]) => {
    const remains = remainsOf(ruins.filter((ruin) => ruin.definition === definition).flatMap((ruin) => ruin.blocks), definition, evidence);
    const form: MissingForm = { id: definition.id, title: titlePromised(definition, evidence), reason: remains.value.length > 0 ? 'damaged' : 'absent', promisedBy, remains: remains.value };
    return { form, problems: remains.problems };
  });
  return {
    value: { missing: missing.map(({ form }) => form), remains: new Set(ruins.flatMap((ruin) => ruin.blocks)) },
    problems: missing.flatMap(({ problems }) => problems),
  };
}

function promisedForms({ entries, titles, found, year, catalogue }: Evidence): ReadonlyMap<FormDefinition, MissingForm['promisedBy']> {
  const listed = entries.flatMap((entry) => findTitle(entry.title, titles)?.definition ?? []);
  if (listed.length > 0) return new Map(listed.map((definition) => [definition, 'contents']));
  const official = (['final-accounts', 'budget'] as const).flatMap((kind) => {
    const set = catalogue.forms.filter((definition) => definition.kind === kind);
    return set.filter(({ id }) => found.has(id)).length < FORMS_OF_A_SET ? [] : set.filter((definition) => isStandard(definition, year));
  });
  return new Map(official.map((definition) => [definition, 'official-set']));
}

/** Where the year is not known, only what every year's set holds. */
function isStandard({ standard }: FormDefinition, year: number | undefined): boolean {
  if (!standard) return false;
  if (year === undefined) return standard.from === undefined && standard.until === undefined;
  return year >= (standard.from ?? -Infinity) && year <= (standard.until ?? Infinity);
}

function titlePromised(definition: FormDefinition, { entries, titles }: Evidence): string {
  return entries.find((entry) => findTitle(entry.title, titles)?.definition === definition)?.title ?? definition.title;
}

/** Runs of heading lines, notes and tables that no form has taken, where something in them names a form. */
function findRuins(evidence: Evidence): readonly Ruin[] {
  const loose = new Map<Block, Candidate>(evidence.loose.map((candidate) => [candidate.table, candidate]));
  const ruins: Ruin[] = [];
  let run: Block[] = [];
  const close = (): void => {
    const definition = run.map((block) => nameOf(block, evidence)).find((named) => named !== undefined);
    if (definition && run.some((block) => isRemnant(block, evidence))) ruins.push({ definition, blocks: run });
    run = [];
  };
  for (const block of evidence.blocks) {
    const candidate = loose.get(block);
    const belongs = !evidence.taken.has(block) && (candidate ? isOrphan(candidate) : block.kind === 'paragraph' && isOfTable(block, evidence.titles));
    if (!belongs || (run.length > 0 && block.kind === 'paragraph' && namesAnother(block, run, evidence))) close();
    if (belongs) run.push(block);
  }
  close();
  return ruins;
}

/** A title alone may be an entry of a list: only a number, an explanation or rows show that a table was there. */
function isRemnant(block: Block, { titles }: Evidence): boolean {
  return block.kind === 'table' || block.lines.some(({ text }) => isNote(text) || parseHeadingLine(text, titles)?.formNo !== undefined);
}

/** Codes and names, and no header over figures. */
function isOrphan({ table }: Candidate): boolean {
  const texts = table.cells.map((cell) => cell.text.trim()).filter((text) => text !== '');
  return table.columnCount <= 4 && texts.some((text) => CUT_CODE.test(text)) && texts.every((text) => CUT_CODE.test(text) || !/\d/.test(text));
}

function isOfTable(paragraph: Paragraph, titles: TitleIndex): boolean {
  return paragraph.lines.every(({ text }) => {
    if (isNote(text)) return true;
    const line = parseHeadingLine(text, titles);
    return line !== undefined && (line.title === undefined || line.definition !== undefined);
  });
}

/** The form that a block names: by title, by its explanation, by its number. */
function nameOf(block: Block, { titles, numbers, catalogue }: Evidence): FormDefinition | undefined {
  if (block.kind !== 'paragraph') return undefined;
  for (const { text } of block.lines) {
    if (isNote(text)) {
      const note = foldNote(text);
      const explained = catalogue.forms.find((definition) => definition.notes.some((known) => foldNote(known) === note));
      if (explained) return explained;
    } else {
      const line = parseHeadingLine(text, titles);
      const named = line?.definition ?? numbers.get(numberOf(line?.formNo ?? '') ?? 0);
      if (named) return named;
    }
  }
  return undefined;
}

function namesAnother(block: Block, run: readonly Block[], evidence: Evidence): boolean {
  const named = nameOf(block, evidence);
  const before = run.map((other) => nameOf(other, evidence)).find((definition) => definition !== undefined);
  return named !== undefined && before !== undefined && named !== before;
}

function foldNote(text: string): string {
  return text.replace(/^\s*注\s*[:：]?/, '').replace(/[\s，。、；：“”,.;:]/g, '');
}

function remainsOf(blocks: readonly Block[], definition: FormDefinition, { catalogue, loose }: Evidence): Outcome<readonly Remain[]> {
  const found = blocks.map((block): Outcome<readonly Remain[]> => {
    if (block.kind === 'paragraph') return { value: block.lines.map(({ text, place }) => ({ text: toLabel(text), place })), problems: [] };
    const rows = loose.filter(({ table }) => table === block).flatMap(({ grid }) => grid.map(toOrphan)).filter(({ text, code }) => text + code !== '');
    const restored = restoreCodes(rows, definition, catalogue.classifications, (row) => row.place);
    return { value: restored.value.map(({ text, place, code, printedCode }) => ({ text, place, ...(code !== '' && { code }), ...(printedCode !== undefined && { printedCode }) })), problems: restored.problems };
  });
  return { value: found.flatMap((remains) => remains.value), problems: found.flatMap((remains) => remains.problems) };
}

function toOrphan(cells: readonly Cell[]): NamedCode & Pick<Remain, 'text' | 'place'> {
  const texts = [...new Set(cells)].map((cell) => toLabel(cell.text)).filter((text) => text !== '');
  const label = texts.filter((text) => !CUT_CODE.test(text)).join(' / ');
  return { text: label, label, code: texts.filter((text) => CUT_CODE.test(text)).join(''), place: cells[0]!.place };
}
