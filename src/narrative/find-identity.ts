/** Whose document it is, of which year and kind: from the cover, then from what stands over the forms. */
import type { Block, Line } from '../model/document.js';
import type { Form } from '../model/form.js';
import type { Identity, Kind } from '../model/disclosure.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { RegionEntry } from '../../schemas/regions.js';
import { findRegion } from './find-region.js';
import { fold } from './fold.js';
import { parseHeading } from './heading.js';

/** A cover is shorter; what follows may be of other years and other departments. */
const COVER_LINES = 14;
const LONGEST_COVER_LINE = 50;
/** Department, year and unit over a form, on one line with spaces between. */
const LONGEST_LABEL = 160;
const YEAR = /(20\d\d)年/;
const OF_FORMS = /^20\d\d年度?$|^第[一二三四五六七八九十]+部分/;
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
  const named = [labelled(cover.text), title?.[1], title && LEVEL_WORDS.test(title[3]!) ? undefined : title?.[3], mostFrequent(labels)];
  const department = named.map((name) => tidy(name ?? '')).find((name) => name.length >= 3 && !regions.some((entry) => name.endsWith(entry.name))) ?? '';
  const onCover = title?.[2] === undefined ? undefined : toYear(title[2]);
  const onForms = mostFrequent(lines.flatMap((line) => formYear(line.text) ?? []));
  const fiscalYear = onCover ?? onForms;
  const { region, candidates } = findRegion(department, lines.map((line) => line.text).join(''), regions);
  const problems: Problem[] = [];
  if (onCover !== undefined && onForms !== undefined && onCover !== onForms) {
    problems.push({ code: 'year-conflict', severity: 'doubt', place: cover.lines[0]!.place, facts: { cover: `${onCover}`, forms: `${onForms}` } });
  }
  if (candidates.length > 0) problems.push({ code: 'region-ambiguous', severity: 'note', facts: { name: region.name, codes: candidates.map((entry) => entry.code).join(' ') } });
  return { value: { kind: findKind(title?.[4] ?? title?.[5], forms), department, region, ...(fiscalYear !== undefined && { fiscalYear }) }, problems };
}

/** Short lines before the first table, heading or sentence, as one folded text. */
function coverOf(body: readonly Block[]): { readonly text: string; readonly lines: readonly Line[] } {
  const tableAt = body.findIndex((block) => block.kind === 'table');
  const first = body.slice(0, tableAt < 0 ? COVER_LINES : Math.min(tableAt, COVER_LINES)).flatMap((block) => (block.kind === 'paragraph' ? block.lines : []));
  const end = first.findIndex(({ text }) => text.length > LONGEST_COVER_LINE || text.includes('。') || parseHeading(text, fold(text)) !== undefined);
  const lines = first.slice(0, end < 0 ? COVER_LINES : Math.min(end, COVER_LINES));
  return { text: fold(lines.map((line) => line.text).join('')).text, lines };
}

function labelled(printed: string): string | undefined {
  if (printed.length > LONGEST_LABEL || !/[:：]/.test(printed)) return undefined;
  const text = fold(printed).text;
  const name = LABEL.test(text) ? LABELLED.exec(text)?.[1] : undefined;
  return name === undefined || NO_NAME.test(name) ? undefined : name;
}

/** Without the numbering of an attachment, the number under which the paper is filed, and what is said of the document. */
function tidy(name: string): string {
  return name.replace(/^附件\d*:?/, '').replace(/^\D{0,8}号:?[\dA-Z]{6,}/, '').replace(/^(?:关于)?(?:公开)?/, '').replace(/[("]+$/, '');
}

/** The year of a line over a form (`2024年度` alone, or beside the department) or of the heading of a part. */
function formYear(printed: string): number | undefined {
  if (printed.length > LONGEST_LABEL) return undefined;
  const text = fold(printed).text;
  const year = OF_FORMS.test(text) || LABEL.test(text) ? YEAR.exec(text)?.[1] : undefined;
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
