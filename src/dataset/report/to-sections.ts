/** The quality report in order: what is said, in words, tables and pictures, before it is HTML or Markdown. */
import { readCodeLists } from '../../../schemas/dataset/tables.js';
import { drawColumns, drawShares } from './charts.js';
import { drawCrop } from './draw-crop.js';
import type { ReportData, Rows, SampledCell } from './report-data.js';

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: Rows; /** Indexes of columns of figures. */ readonly figures: readonly number[] }
  /** Shown in HTML only; a table beside it has the same figures. */
  | { readonly kind: 'picture'; readonly svg: string };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

const STATUSES = ['verified', 'ok', 'repaired', 'suspect', 'corrected'];
const SHOWN = 40;

export function toSections(data: ReportData): readonly Section[] {
  return [overview(data), unread(data), coverage(data), forms(data), statuses(data), checks(data), corrections(data), worst(data), outliers(data), distributions(data), sample(data)];
}

const text = (words: string): Block => ({ kind: 'text', text: words });
const table = (header: readonly string[], rows: Rows, figures: readonly number[] = []): Block => ({ kind: 'table', header, rows, figures });
const none = (rows: Rows, words: string, block: Block): Block => (rows.length === 0 ? text(words) : block);
/** A code with the first words of what it means: 核对成立 verified; of a form, its title; of what is not in the list, itself. */
const inWords = (list: string, code: string): string => {
  const words = readCodeLists()[list]?.[code]?.zh.split(/[：，]/)[0];
  return words === undefined ? code : list === 'form' ? words : `${words} ${code}`;
};
const translated = (rows: Rows, at: number, list: string): Rows => rows.map((row) => row.map((value, index) => (index === at ? inWords(list, value) : value)));
const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function overview({ totals, documents, statuses: rows, version, where, kinds }: ReportData): Section {
  const sums = STATUSES.map((_, at) => rows.reduce((sum, row) => sum + Number(row[at + 1]), 0));
  const { held, broken, unchecked } = totals;
  return {
    title: '概况 Overview',
    blocks: [
      text(`gongkai ${version}。${where === '' ? '全部文档 All documents.' : `条件 Conditions: ${where}`}`),
      table(['', '数量 Count'], [
        ['文档 Documents', String(totals.documents)],
        ['不同的公开（版本合并后）Disclosures, versions put together', String(totals.disclosures)],
        ['部门 Departments', String(totals.departments)],
        ['地区 Regions', String(totals.regions)],
        ['单元格 Cells', String(totals.cells)],
      ], [1]),
      table(['读取结果 What became of the files', '文档 Documents'], translated(documents, 0, 'document-status'), [1]),
      table(['可信程度 Status of cells', '单元格 Cells', '占比 Share'], STATUSES.map((name, at) => [inWords('status', name), String(sums[at]), share(sums[at]!, totals.cells)]), [1, 2]),
      table(['核对 Checks', '数量 Count', '占比 Share'], [['成立 hold', held], ['不符 broken', broken], ['无法核对 could not be made', unchecked]].map(([name, count]) => [String(name), String(count), share(Number(count), held + broken + unchecked)]), [1, 2]),
      table(['单元格所印 What cells say', '单元格 Cells'], translated(kinds, 0, 'value-kind'), [1]),
    ],
  };
}

function unread({ unread: rows }: ReportData): Section {
  const block = table(['文件 File', '结果 Status', '缺少什么、为何 What it lacks, and why'], translated(rows.slice(0, SHOWN), 1, 'document-status'));
  return {
    title: '没有读到的 What was not read',
    blocks: [
      text('以下文件全部或部分没有读取；它们的数字不在数据集中，或不完整。 Of these files something, or all, was not read: their figures are not in the dataset, or not all of them.'),
      none(rows, '没有。 None.', block),
      ...more(rows, 'documents.csv'),
    ],
  };
}

function more(rows: Rows, file: string): readonly Block[] {
  return rows.length > SHOWN ? [text(`另有 ${rows.length - SHOWN} 个，见 ${file}。 ${rows.length - SHOWN} more: see ${file}.`)] : [];
}

function coverage({ years, coverage: rows }: ReportData): Section {
  return {
    title: '覆盖 Coverage',
    blocks: [
      text('每个地区每年有多少个部门（选用的文档）。没有数字即没有任何公开。 Departments with a disclosure, by region and year; no figure means that there is none.'),
      none(rows, '没有识别出部门与年度的文档。 No document with a known department and year.', table(['地区 Region', ...years], rows.slice(0, SHOWN), years.map((_, at) => at + 1))),
      ...(rows.length > SHOWN ? [text(`另有 ${rows.length - SHOWN} 个地区。 ${rows.length - SHOWN} more regions.`)] : []),
    ],
  };
}

function forms({ forms: rows }: ReportData): Section {
  return { title: '公开表 Forms', blocks: [text('选用的文档中各表的有无。 Forms in the preferred documents.'), table(['表 Form', '已找到 Found', '注明无数据 Says empty', '残缺 Damaged', '没有 Absent'], rows, [1, 2, 3, 4])] };
}

function statuses({ statuses: rows }: ReportData): Section {
  return {
    title: '可信程度 Status by form',
    blocks: [{ kind: 'picture', svg: drawShares(STATUSES, rows.map(([form, ...counts]) => [inWords('form', form!), counts.map(Number)])) }, table(['表 Form', ...STATUSES.map((status) => inWords('status', status))], translated(rows, 0, 'form'), [1, 2, 3, 4, 5])],
  };
}

function checks({ rules }: ReportData): Section {
  return { title: '核对结果 Findings by rule', blocks: [none(rules, '没有。 None.', table(['规则 Rule', '错误 Error', '疑点 Warning', '尾差 Rounding', '未核对 Unchecked', '例 Example'], rules, [1, 2, 3, 4]))] };
}

function corrections({ corrections: rows, openCorrections: open }: ReportData): Section {
  return {
    title: '人工更正 Corrections',
    blocks: [
      none(rows, '没有。 None.', table(['结果 What became of them', '更正 Corrections'], translated(rows, 0, 'correction-state'), [1])),
      ...(open.length === 0 ? [] : [
        text('以下更正未能用上或有争议，请再看一次。 These are not in the values, or in dispute: look again.'),
        table(['文档 Document', '表或事实 Form or fact', '项目 Label', '栏 Column', '更正前 Before', '更正后 Corrected', '现为 Found', '结果 State', '更正人 By'], translated(translated(open.slice(0, SHOWN), 1, 'form'), 7, 'correction-state')),
        ...more(open, 'corrections.csv'),
      ]),
    ],
  };
}

function worst({ worst: rows }: ReportData): Section {
  return {
    title: '最差的文档 The worst documents',
    blocks: [
      text('按不符的核对数与存疑的单元格数排列。 By broken checks, then by suspect cells.'),
      none(rows, '没有不符，也没有存疑。 Nothing broken, nothing suspect.', table(['文档 Document', '部门 Department', '年度 Year', '单元格 Cells', '存疑 Suspect', '不符 Broken', '备注 Note'], rows, [3, 4, 5])),
    ],
  };
}

function outliers({ jumps, disagreements }: ReportData): Section {
  return {
    title: '异常 Outliers',
    blocks: [
      text('相邻两年相差十倍及以上的指标：可能属实，也可能是单位或读取有误。 Measures that changed tenfold or more from one year to the next: they may be true, or a unit or a reading is wrong.'),
      none(jumps, '没有。 None.', table(['部门 Department', '指标 Measure', '年度 Year', '元 Yuan', '上年 Before', '元 Yuan', '倍数 Times'], translated(jumps, 1, 'measure'), [3, 5, 6])),
      text('同一公开的不同文件所载不同：请看哪一个是更正。 Files of one disclosure that state different values: one may be a correction.'),
      none(disagreements, '没有。 None.', table(['部门 Department', '年度 Year', '指标 Measure', '选用 Chosen', '元 Yuan', '另一文件 Other', '元 Yuan'], translated(disagreements, 2, 'measure'), [4, 6])),
    ],
  };
}

function distributions({ distributions: all }: ReportData): Section {
  const blocks = all.flatMap(({ zh, en, bins, zeros }): readonly Block[] => {
    const columns = [['0', zeros] as const, ...bins.map(({ power, count }) => [powerOfTen(power), count] as const)];
    return [text(`${zh} ${en}`), { kind: 'picture', svg: drawColumns(columns) }, table(['元，不少于 Yuan, at least', '部门年度 Department-years'], columns.map(([label, count]) => [label, String(count)]), [1])];
  });
  return { title: '分布 Distributions', blocks: blocks.length === 0 ? [text('没有。 None.')] : blocks };
}

const NAMES: Readonly<Record<number, string>> = { 0: '1', 1: '10', 2: '100', 3: '1千', 4: '1万', 5: '10万', 6: '100万', 7: '1千万', 8: '1亿', 9: '10亿', 10: '100亿', 11: '1千亿', 12: '1万亿' };

function powerOfTen(power: number): string {
  return NAMES[power] ?? `10^${power}`;
}

function sample({ sample: cells }: ReportData): Section {
  return {
    title: '抽查 Cells to look at',
    blocks: [
      text('按编号散列抽取，同样的数据总是抽出同样的单元格；一半存疑，一半不存疑。图是按读到的文字重画的，不是原页的照片：要下结论，请打开原件。 Drawn by hash, so that the same data give the same cells; half of them suspect. The pictures are drawn from what was read, and are no photographs of the page: open the original to judge.'),
      ...cells.flatMap(describeCell),
      ...(cells.length === 0 ? [text('没有。 None.')] : []),
    ],
  };
}

function describeCell(cell: SampledCell): readonly Block[] {
  const row = [cell.department, cell.year, inWords('form', cell.form), cell.label, cell.column, cell.raw, cell.value === '' ? '' : `${cell.value} ${cell.unit}`, inWords('status', cell.status), cell.page === '' ? '' : `p. ${cell.page}`, cell.file || cell.document];
  const picture = cell.place ? drawCrop(cell.place.page, cell.place.box) : '';
  return [table(['部门 Department', '年度 Year', '表 Form', '项目 Label', '栏 Column', '所印 Printed', '数值 Value', '可信程度 Status', '页 Page', '原件 Original'], [row], [5, 6]), ...(picture === '' ? [] : [{ kind: 'picture', svg: picture } as const])];
}
