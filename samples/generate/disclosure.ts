/** A whole disclosure from a seed: cover, contents, overview, forms, prose, terms, and what is true of it. */
import { createProse, type Slip } from './prose.js';
import { createRandom, type Random } from './random.js';
import { inventDepartment, type Department } from './department.js';
import { itemNarrative } from './narrative-items.js';
import { makeForms, truthOf } from './forms.js';
import { narrativeFigures } from './narrative-figures.js';
import { nationalNarrative, toBlocks } from './narrative-national.js';
import { numeral } from './summary-forms.js';
import { pickStyle, type Style } from './style.js';
import { plantInForms } from './plant.js';
import type { CellTruth, ContentsLine, FactTruth, Planted, PrintedBlock, PrintedDocument, PrintedForm } from './printed.js';

/** What a reader of the document must find. */
export interface Truth {
  readonly seed: number;
  readonly department: string;
  readonly region: { readonly name: string; readonly code: string };
  readonly fiscalYear: number;
  readonly unit: string;
  readonly style: Style;
  readonly forms: readonly { readonly id: string; readonly title: string; readonly formNo: string; readonly cells: readonly CellTruth[] }[];
  readonly facts: readonly FactTruth[];
  readonly missing: readonly string[];
  readonly planted: readonly Planted[];
}

export interface Disclosure extends PrintedDocument {
  readonly truth: Truth;
}

const SLIPS = ['income_sum', 'expenditure_sum', 'basic', 'project', 'gpb_final', 'personnel', 'public', 'sangong_final'];

const TERMS: readonly (readonly [string, string])[] = [
  ['财政拨款收入', '指单位从同级财政部门取得的财政预算资金。'],
  ['事业收入', '指事业单位开展专业业务活动及辅助活动取得的收入。'],
  ['其他收入', '指单位取得的除上述收入以外的各项收入。'],
  ['年初结转和结余', '指单位以前年度尚未完成、结转到本年仍按原规定用途继续使用的资金，或项目已完成等产生的结余资金。'],
  ['年末结转和结余', '指单位按有关规定结转到下年或以后年度继续使用的资金，或项目已完成等产生的结余资金。'],
  ['基本支出', '指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用经费支出。'],
  ['项目支出', '指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。'],
  ['“三公”经费', '指各级部门、单位用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费支出。'],
  ['机关运行经费', '指行政单位和参照公务员法管理的事业单位财政拨款基本支出中的公用经费支出。'],
];

const OTHER_WORDS: readonly (readonly [usual: string, other: string])[] = [['占比', '占'], ['增长', '上升'], ['下降', '降低'], ['与上年持平', '与上年一致'], ['(类)', '（类）']];

/** A paragraph in the wording and spacing of a style; figures and names stay. */
function reword(text: string, { spacedProse, otherWords }: Style): string {
  const worded = otherWords ? OTHER_WORDS.reduce((changed, [usual, other]) => changed.replaceAll(usual, other), text) : text;
  return spacedProse ? worded.replace(/(?<=\p{Script=Han})(?=\d)|(?<=[\d%])(?=\p{Script=Han})/gu, ' ') : worded;
}

const heading = (level: 1 | 2 | 3, text: string): PrintedBlock => ({ kind: 'heading', level, text });
const paragraph = (text: string): PrintedBlock => ({ kind: 'paragraph', text });

function overview(department: Department): readonly PrintedBlock[] {
  const { name, fiscalYear, units } = department;
  return [
    heading(1, '第一部分 概况'), heading(2, '一、本部门职责'),
    paragraph(`${name}负责本行政区域内本行业的规划、管理和服务工作。`), paragraph('（一）贯彻执行国家有关法律法规和方针政策。'), paragraph('（二）拟订本行业发展规划并组织实施。'),
    heading(2, '二、机构设置情况'), paragraph(`${name}${fiscalYear}年部门决算包括${units.join('和')}${units.length > 1 ? `${units.length}个单位` : ''}，现有人员${department.counts.staff}人。`),
  ];
}

function contentsOf(forms: readonly PrintedForm[], narrative: readonly PrintedBlock[], year: number): PrintedBlock {
  const second = narrative.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
  const lines: ContentsLine[] = [];
  let page = 1;
  const add = (level: number, text: string): void => {
    lines.push({ level, text, page });
    page += level === 2 ? 1 : 0;
  };
  add(1, '第一部分 概况');
  ['一、本部门职责', '二、机构设置情况'].forEach((text) => { add(2, text); });
  add(1, `第二部分 ${year}年度部门决算表`);
  forms.forEach((form, index) => { add(2, `${numeral(index + 1)}、${form.title}`); });
  add(1, `第三部分 ${year}年度部门决算情况说明`);
  second.forEach((text) => { add(2, text); });
  add(1, '第四部分 名词解释');
  return { kind: 'contents', lines };
}

/** Lays out a department's accounts. @param plant whether one contradiction is put in */
export function composeDisclosure(department: Department, style: Style, random: Random, options: { readonly seed: number; readonly plant: boolean }): Disclosure {
  const slip: Slip | undefined = options.plant && random.chance(0.35) ? { fact: random.pick(SLIPS), delta: 1_000_000 * random.integer(3, 40) } : undefined;
  const prose = createProse({ separators: style.proseSeparators, slip });
  const figures = narrativeFigures(department);
  const passages = style.province === 'national' ? nationalNarrative(department, figures, prose) : itemNarrative(department, figures, prose, style.province === 'sichuan');
  const narrative = toBlocks(passages).map((block) => (block.kind === 'paragraph' ? { ...block, text: reword(block.text, style) } : block));
  const all = makeForms({ department, style });
  const present = all.filter((form) => !style.absent.includes(form.id));
  const { forms, planted } = options.plant && slip === undefined ? plantInForms(present, random) : { forms: present, planted: [] };
  const facts = prose.facts();
  const slipped = facts.filter(({ fact }) => fact === slip?.fact).map(({ fact, subject, value }): Planted => (
    { family: 'prose', form: '', code: subject, label: '', column: '', fact, printed: value, consistent: '' }));
  const { name, fiscalYear, place } = department;
  const title = `${fiscalYear}年度部门决算公开`;
  const formsPart = [heading(1, `第二部分 ${fiscalYear}年度部门决算表`), ...forms];
  const prosePart = [heading(1, `第三部分 ${fiscalYear}年度部门决算情况说明`), ...narrative];
  const blocks: PrintedBlock[] = [
    { kind: 'cover', lines: [name, title] }, contentsOf(all, narrative, fiscalYear), ...overview(department), ...formsPart, ...prosePart,
    heading(1, '第四部分 名词解释'), ...TERMS.map(([term, definition], index) => paragraph(`${numeral(index + 1)}、${term}：${definition}`)),
  ];
  return {
    title: `${name}${title}`, style, blocks,
    truth: {
      seed: options.seed, department: name, region: { name: place.county, code: place.code }, fiscalYear, unit: style.unit, style,
      forms: forms.map((form) => ({ id: form.id, title: form.title, formNo: form.formNo, cells: truthOf(form) })), facts, missing: style.absent, planted: [...planted, ...slipped],
    },
  };
}

/** The disclosure of a seed; a third of the seeds carry a contradiction. */
export function generateDisclosure(seed: number, changes: Partial<Style> = {}): Disclosure {
  const random = createRandom(seed);
  const department = inventDepartment(random);
  return composeDisclosure(department, { ...pickStyle(random), ...changes }, random, { seed, plant: random.chance(0.33) });
}
