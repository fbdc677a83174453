/** The sample disclosure: published figures of 怀仁市工业和信息化局 for 2024, laid out again; the prose keeps its figures in the statutory sentences. */
import * as figures from './huairen-figures.js';
import { HUAIREN_NARRATIVE } from './huairen-narrative.js';
import { cell, type ContentsLine, type PrintedBlock, type PrintedCell, type PrintedDocument, type PrintedForm } from './printed.js';
import { headerRows, type Heading } from './form-parts.js';
import type { Style } from './style.js';

const DEPARTMENT = '怀仁市工业和信息化局';

type Captions = Pick<PrintedForm, 'id' | 'title' | 'formNo' | 'notes' | 'landscape'>;

function rowsOf(text: string): readonly (readonly string[])[] {
  return text.trim().split('\n').map((line) => line.split('|'));
}

const isAmount = (text: string): boolean => /^(?:-?\d+\.\d{2}|——)$/.test(text);

function printed(text: string): PrintedCell {
  const align = isAmount(text) ? 'right' : /^\d{1,2}$|^本年.*合计$|^总计$|^合计$/.test(text) ? 'center' : 'left';
  return cell(text, { align });
}

const leaf = (text: string): Heading => ({ text });
const numbers = (lead: PrintedCell, count: number): readonly PrintedCell[] => [lead, ...Array.from({ length: count }, (_, index) => cell(String(index + 1), { align: 'center' }))];

function form(captions: Captions, headings: readonly Heading[], extra: readonly (readonly PrintedCell[])[], body: readonly (readonly PrintedCell[])[], widths: readonly number[]): PrintedForm {
  const header = [...headerRows(headings), ...extra];
  return { kind: 'form', ...captions, department: DEPARTMENT, year: '2024年度', unit: '万元', unitLine: '金额单位：万元', table: { widths, headerRows: header.length, rows: [...header, ...body] } };
}

function summary(captions: Captions, text: string, right: readonly string[]): PrintedForm {
  const side = (part: string, names: readonly string[]): Heading => ({ text: part, under: ['项目', '行次', ...names].map(leaf) });
  const lines = ['栏次', '', '1', '栏次', '', ...right.map((_, index) => String(index + 2))].map((word) => cell(word, { align: 'center' }));
  const body = rowsOf(text).map((row) => row.map(printed));
  return form(captions, [side('收入', ['金额']), side('支出', right)], [lines], body, [30, 6, 14, 30, 6, ...right.map(() => 14)]);
}

function coded(captions: Captions, text: string, headings: readonly Heading[], columns: number): PrintedForm {
  const key: Heading = { text: '项目', under: [leaf('科目代码'), leaf('科目名称')] };
  const lead = cell('栏次', { columnSpan: 2, align: 'center' });
  const body = rowsOf(text).map(([code, name, ...amounts]) => [
    ...(code === '' ? [cell(name!, { columnSpan: 2, align: 'center' })] : [cell(code!), cell(name!)]), ...amounts.map(printed),
  ]);
  return form(captions, [key, ...headings], [numbers(lead, columns)], body, [10, 30, ...Array.from({ length: columns }, () => 13)]);
}

function detail(): PrintedForm {
  const block = ['科目代码', '科目名称', '决算数'].map(leaf);
  const body = rowsOf(figures.DETAIL).map((row) => row.map((text, index) => (index % 3 === 2 ? printed(text) : cell(text))));
  const totals = rowsOf(figures.DETAIL_TOTALS).flatMap(([name, amount], index) => [cell(name!, { columnSpan: index === 0 ? 2 : 8, align: 'center' }), printed(amount!)]);
  const captions = { id: 'general-public-budget-basic-expenditure', title: '一般公共预算财政拨款基本支出决算明细表', formNo: '公开06表', notes: ['注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。'], landscape: true };
  return form(captions, [{ text: '人员经费', under: block }, { text: '公用经费', under: [...block, ...block, ...block] }], [], [...body, totals], [1, 2, 3, 4].flatMap(() => [8, 22, 12]));
}

function threePublic(): PrintedForm {
  const items: readonly Heading[] = [leaf('合计'), leaf('因公出国（境）费'), { text: '公务用车购置及运行维护费', under: ['小计', '公务用车购置费', '公务用车运行维护费'].map(leaf) }, leaf('公务接待费')];
  const notes = ['注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。'];
  const [body] = rowsOf(figures.THREE_PUBLIC);
  const captions = { id: 'three-public', title: '财政拨款“三公”经费支出决算表', formNo: '公开09表', notes, landscape: true };
  return form(captions, ['预算数', '决算数'].map((text) => ({ text, under: items })), [numbers(cell('1', { align: 'center' }), 12).slice(1)], [body!.map(printed)], body!.map(() => 10));
}

/** Title, captions and header are lost, and the first digit of each code. */
function expenditureRemains(): PrintedForm {
  const captions = { id: 'expenditure', title: '', formNo: '公开03表', notes: ['注：本表反映部门本年度各项支出情况。'], landscape: true };
  const rows = rowsOf(figures.EXPENDITURE_REMAINS).map((row) => row.map((text) => cell(text)));
  return { kind: 'form', ...captions, department: '', year: '', unit: '万元', unitLine: '金额单位：万元', table: { widths: [20, 80], headerRows: 0, rows } };
}

function forms(): readonly PrintedForm[] {
  const spent = (sumWord: string): Heading => ({ text: '本年支出', under: [sumWord, '基本支出', '项目支出'].map(leaf) });
  return [
    summary({ id: 'income-expenditure-summary', title: '收入支出决算总表', formNo: '', notes: ['注：本表反映部门本年度的总收支和年末结转结余情况。本套报表金额单位转换时可能存在尾数误差。'], landscape: false }, figures.SUMMARY, ['金额']),
    coded({ id: 'income', title: '收入决算表', formNo: '公开02表', notes: ['注：本表反映部门本年度取得的各项收入情况。'], landscape: true }, figures.INCOME, ['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'].map(leaf), 7),
    expenditureRemains(),
    summary({ id: 'fiscal-appropriation-summary', title: '财政拨款收入支出决算总表', formNo: '公开04表', notes: ['注：本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。'], landscape: true }, figures.FISCAL_SUMMARY, ['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款']),
    detail(),
    coded({ id: 'government-fund', title: '政府性基金预算财政拨款收入支出决算表', formNo: '公开07表', notes: ['注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。'], landscape: true }, figures.FUND, [leaf('年初结转和结余'), leaf('本年收入'), spent('小计'), leaf('年末结转和结余')], 6),
    coded({ id: 'state-capital', title: '国有资本经营预算财政拨款支出决算表', formNo: '公开08表', notes: ['注：本表反映部门本年度国有资本经营预算财政拨款支出情况。', '说明：本表无数据'], landscape: false }, figures.STATE_CAPITAL, [spent('合计')], 3),
    threePublic(),
  ];
}

const CONTENTS: readonly string[] = [
  '第一部分 概况', '一、本部门（单位）职责', '二、机构设置情况', '第二部分 2024年部门决算表', '一、收入支出决算总表', '二、收入决算表', '三、支出决算表',
  '四、财政拨款收入支出决算总表', '五、一般公共预算财政拨款支出决算表', '六、一般公共预算财政拨款基本支出决算明细表', '七、政府性基金预算财政拨款收入支出决算表',
  '八、国有资本经营预算财政拨款支出决算表', '九、财政拨款“三公”经费支出决算表', '十、部门决算公开相关信息统计表', '第三部分 情况说明', '第四部分 名词解释', '第五部分 附件',
];

/** The sample in a style. */
export function huairenSample(style: Style): PrintedDocument {
  const contents: readonly ContentsLine[] = CONTENTS.map((text, index) => ({ level: text.startsWith('第') ? 1 : 2, text, page: index + 1 }));
  const heading = (level: 1 | 2, text: string): PrintedBlock => ({ kind: 'heading', level, text });
  return {
    title: `${DEPARTMENT}2024年度部门决算公开`, style,
    blocks: [
      { kind: 'cover', lines: [DEPARTMENT, '2024年度部门决算公开'] }, { kind: 'contents', lines: contents },
      heading(1, '第一部分 概况'), heading(2, '一、本部门（单位）职责'), { kind: 'paragraph', text: '负责全市工业和信息化工作。' },
      heading(2, '二、机构设置情况'), { kind: 'paragraph', text: `${DEPARTMENT}2024年部门决算包括${DEPARTMENT}本级和怀仁市城镇集体工业联合社两个二级单位。本级现有人员19人，怀仁市城镇集体工业联合社现有人员13人。` },
      ...forms(), ...HUAIREN_NARRATIVE,
    ],
  };
}
