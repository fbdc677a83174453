/** The units whose accounts a document covers, and their staff where it is stated. */
import type { Block } from '../model/document.js';
import type { Fact, Unit } from '../model/fact.js';
import { parseAmount } from '../model/money.js';
import { gridOf } from '../model/table.js';
import { fold, printedOf } from './fold.js';
import type { OutlineSection } from './outline.js';
import { placeAt, type Passage } from './passages.js';

/** Units, and their staff as facts with the sentence that states them. */
export interface UnitsFound {
  readonly units: readonly Unit[];
  readonly facts: readonly Fact[];
}

const SECTION = /机构|单位构成|编制范围/;
const LIST = /(?:决算|预算|编制范围的单位)[^。;]{0,12}?(?:包括|包含)了?[^:。;]{0,6}?:?([^。;]+)/;
const LIST_END = /(?:等)?[两一二三四五六七八九十\d]+[个家].*$/;
const STAFF = /(?:现有|实有|在职|在编)(?:在职|在编)?(?:人员|职工|工作人员|干部职工)?(?:共)?(\d+)[人名]/g;
/** 下属单位 and the like stand for units without naming them. */
const UNNAMED = /\d+[人名]|^(?:不含|本|下属|所属|局属|部门|单位|各)|等$|XX|××|^[^\u4e00-\u9fff]*$/;

/** Serial number, name, kind and remark: a table with more columns lists more than names. */
const WIDEST_LIST = 4;

/** @param department its first characters part a list of units: 怀仁市…局和怀仁市…社 */
export function findUnits(sections: readonly OutlineSection[], blocks: readonly Block[], department: string): UnitsFound {
  const overview = sections.filter(({ part, titles }) => part === 'overview' && SECTION.test(titles));
  const passages = overview.flatMap((section) => section.passages);
  const names = tableNames(blocks) ?? [...new Set(passages.flatMap((passage) => listedNames(passage, department)))];
  const facts = overview.flatMap((section) => section.passages.flatMap((passage) => staffFacts(passage, names.length > 0 ? names : [department], section.within)));
  const staff = new Map(facts.map((fact) => [fact.subject, Number(fact.value)]));
  const all = names.length > 0 ? names : [...staff.keys()];
  return { units: all.map((name) => ({ name, ...(staff.has(name) && { staff: staff.get(name)! }) })), facts };
}

/** The column 单位名称 of the first narrow table that has one beside a serial number. */
function tableNames(blocks: readonly Block[]): readonly string[] | undefined {
  for (const block of blocks) {
    if (block.kind !== 'table' || block.columnCount > WIDEST_LIST) continue;
    const [header, ...rows] = gridOf(block);
    const column = header!.findIndex((cell) => /^(?:预算)?单位名称$/.test(fold(cell.text).text));
    if (column < 0 || !/^序号/.test(fold(header![0]!.text).text)) continue;
    return [...new Set(rows.map((row) => row[column]!.text.replace(/\s+/g, '')))].filter((name) => !UNNAMED.test(name));
  }
  return undefined;
}

function listedNames(passage: Passage, department: string): readonly string[] {
  const list = LIST.exec(passage.folded.text)?.[1];
  if (list === undefined) return [];
  const head = department.slice(0, 2).replace(/[^\u4e00-\u9fff]/g, '');
  const conjunction = head === '' ? /[、，]/ : new RegExp(`[、，]|(?:以?及|和)(?=${head})|(?<=本级)(?:以?及|和)`);
  return list
    .replace(/\([^()]*\)/g, '')
    .replace(LIST_END, '')
    .split(conjunction)
    .map((name) => name.replace(/^(?:以?及|和)/, '').replace(/(?:决算|预算)$/, ''))
    .filter((name) => name.length >= 4 && !UNNAMED.test(name));
}

/** A number of staff belongs to the unit that is named last before it. */
function staffFacts(passage: Passage, names: readonly string[], section: string): readonly Fact[] {
  const { printed, folded } = passage;
  return [...folded.text.matchAll(STAFF)].flatMap((match): readonly Fact[] => {
    const before = folded.text.slice(0, match.index);
    const [nearest] = names.map((name) => ({ name, at: lastMention(before, name) })).sort((a, b) => b.at - a.at);
    const parsed = parseAmount(match[1]!);
    if (!nearest || (nearest.at < 0 && names.length > 1) || parsed.kind !== 'amount') return [];
    const end = match.index + match[0].length;
    const begin = before.lastIndexOf('。') + 1;
    const stop = folded.text.indexOf('。', end);
    return [{
      fact: 'staff',
      subject: nearest.name,
      value: match[1]!,
      amount: parsed.amount,
      unit: '人',
      raw: printedOf(printed, folded, match.index, end),
      sentence: printedOf(printed, folded, begin, stop < 0 ? folded.text.length : stop + 1).trim(),
      section,
      place: placeAt(passage, folded.origin[match.index]!),
      status: 'ok',
    }];
  });
}

/** 本级 alone is the unit that is called so. */
function lastMention(text: string, name: string): number {
  return Math.max(text.lastIndexOf(baseName(name)), /本级[)）]?$/.test(name) ? text.lastIndexOf('本级') : -1);
}

function baseName(name: string): string {
  return name.replace(/[（(].*$/, '').replace(/本级$/, '');
}
