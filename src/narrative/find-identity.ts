/** Whose document it is, of which year and kind: from the cover, then from what stands over the forms. */
import type { Block, Line } from '../model/document.js';
import type { Form } from '../model/form.js';
import type { Identity, Kind } from '../model/disclosure.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { RegionEntry } from '../../schemas/regions.js';
import { findRegion } from './find-region.js';
import { fold } from './fold.js';

/** A cover is shorter; what follows may be of other years and other departments. */
const COVER_LINES = 14;
const LONGEST_COVER_LINE = 50;
/** Department, year and unit over a form, on one line with spaces between. */
const LONGEST_LABEL = 160;
const YEAR = /(20\d\d|二[〇○0零]一?[〇○0零一二三四五六七八九])年/;
/** `{department}2024年度部门决算公开`, or the year first. */
const TITLE = /^(.*?)(20\d\d|二[〇○0零][〇○0零一二三四五六七八九]{2})年度?(.*?)(?:(?:部门|单位)(?:收支)?(决算|预算)|(决算|预算)(?:信息)?公开)/;
/** Words between year and 部门决算 that name no department. */
const LEVEL_WORDS = /^(?:[省市区县]级|本级|部门|单位|收支|收入支出|度)*$/;
const LABEL = /(?:部门名称|单位名称|预算主管部门|主管部门|预算单位|编制单位|编制部门|填报单位|公开部门|公开单位|部门|单位):/;
const LABELLED = new RegExp(`(?:^|[^\\u4e00-\\u9fff])${LABEL.source}([^:0-9]{3,40}?)(?=20\\d\\d|金额单位|单位:|公开|$)`);
const NO_NAME = /^(?:万元|元|人民币|金额)/;
const CHINESE_DIGITS = '〇一二三四五六七八九';

/** What the blocks, without their contents, say of the document as a whole. */
export function findIdentity(body: readonly Block[], forms: readonly Form[], regions: readonly RegionEntry[]): Outcome<Identity> {
  const lines = body.flatMap((block) => (block.kind === 'paragraph' ? block.lines : []));
  const cover = coverOf(body);
  const title = TITLE.exec(cover.text);
  const labels = lines.flatMap((line) => labelled(line.text) ?? []);
  const isPlace = (name: string): boolean => regions.some((entry) => name.endsWith(entry.name)) && findRegion(name, '', regions).region.name.length > 0 && /[省市区县旗州]$/.test(name);
  const department = [labelled(cover.text), title?.[1], title && LEVEL_WORDS.test(title[3]!) ? undefined : title?.[3], mostFrequent(labels)]
    .map((name) => tidy(name ?? ''))
    .find((name) => name.length >= 3 && !isPlace(name)) ?? '';
  const problems: Problem[] = [];
  const year = findYear(title?.[2], lines, problems, cover.lines[0]);
  const text = lines.map((line) => line.text).join('');
  const { region, candidates } = findRegion(department, text, regions);
  if (candidates.length > 0) problems.push({ code: 'region-ambiguous', severity: 'note', facts: { name: region.name, codes: candidates.map((entry) => entry.code).join(' ') } });
  const kind = findKind(title?.[4] ?? title?.[5], forms);
  return { value: { kind, department, region, ...(year !== undefined && { fiscalYear: year }) }, problems };
}

/** Short lines before the first table, as one folded text. */
function coverOf(body: readonly Block[]): { readonly text: string; readonly lines: readonly Line[] } {
  const end = body.findIndex((block) => block.kind === 'table');
  const lines = (end < 0 ? body : body.slice(0, end))
    .flatMap((block) => (block.kind === 'paragraph' ? block.lines : []))
    .slice(0, COVER_LINES)
    .filter((line) => line.text.length <= LONGEST_COVER_LINE);
  return { text: fold(lines.map((line) => line.text).join('')).text, lines };
}

function labelled(printed: string): string | undefined {
  if (printed.length > LONGEST_LABEL || !/[:：]/.test(printed)) return undefined;
  const text = fold(printed).text;
  const name = LABEL.test(text) ? LABELLED.exec(text)?.[1] : undefined;
  return name === undefined || NO_NAME.test(name) ? undefined : name;
}

/** Without the numbering of an attachment and without what is said of the document. */
function tidy(name: string): string {
  return name.replace(/^附件\d*:?/, '').replace(/^(?:关于)?(?:公开)?/, '').replace(/[("]+$/, '');
}

/** The cover's year, else the one that most forms print; both, where they differ, are a problem. */
function findYear(onCover: string | undefined, lines: readonly Line[], problems: Problem[], coverLine: Line | undefined): number | undefined {
  const cover = onCover === undefined ? undefined : toYear(onCover);
  const printed = mostFrequent(lines.flatMap((line) => formYear(line.text) ?? []));
  if (cover !== undefined && printed !== undefined && cover !== printed) {
    problems.push({ code: 'year-conflict', severity: 'doubt', ...(coverLine && { place: coverLine.place }), facts: { cover: String(cover), forms: String(printed) } });
  }
  return cover ?? printed;
}

/** The year of a line over a form: `2024年度` alone, or beside the department. */
function formYear(printed: string): number | undefined {
  if (printed.length > LONGEST_LABEL) return undefined;
  const text = fold(printed).text;
  if (!(/^20\d\d年度?$/.test(text) || LABEL.test(text))) return undefined;
  const year = YEAR.exec(text)?.[1];
  return year === undefined ? undefined : toYear(year);
}

function toYear(printed: string): number {
  const digits = [...printed.replace(/[○0零](?=[^0-9]|$)/g, '〇')].map((digit) => (CHINESE_DIGITS.includes(digit) ? CHINESE_DIGITS.indexOf(digit) : digit));
  return Number(digits.join(''));
}

function findKind(onCover: string | undefined, forms: readonly Form[]): Kind {
  if (onCover === '决算') return 'final-accounts';
  if (onCover === '预算') return 'budget';
  if (forms.length === 0) return 'other';
  const budgets = forms.filter((form) => form.id.startsWith('budget-')).length;
  return budgets * 2 > forms.length ? 'budget' : 'final-accounts';
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
