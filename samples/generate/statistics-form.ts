/** Form 10: counts and running costs, two unrelated lists side by side. */
import { printCell } from './amount.js';
import { headerRows, rawCell, toForm, type Setting } from './form-parts.js';
import { threePublicFigures } from './three-public-form.js';
import { cell, type PrintedCell, type PrintedForm } from './printed.js';
import type { Cents } from './department.js';

const ID = 'disclosure-statistics';

/** A label with its figures: amounts in cents, counts and marks as they are printed. */
interface Entry {
  readonly label: string;
  readonly figures: readonly (Cents | string)[];
}

function amounts(setting: Setting): readonly Entry[] {
  const { department: { budget, final } } = setting;
  const [total, abroad, cars, purchase, running, reception] = threePublicFigures(budget).map((amount, index) => [amount, threePublicFigures(final)[index]!]);
  return [
    { label: '一、“三公”经费支出', figures: ['——', '——'] }, { label: '（一）支出合计', figures: total! }, { label: '1．因公出国（境）费', figures: abroad! },
    { label: '2．公务用车购置及运行维护费', figures: cars! }, { label: '（1）公务用车购置费', figures: purchase! }, { label: '（2）公务用车运行维护费', figures: running! },
    { label: '3．公务接待费', figures: reception! }, { label: '（1）国内接待费', figures: ['——', final.reception] }, { label: '其中：外事接待费', figures: ['——', 0] },
    { label: '（2）国（境）外接待费', figures: ['——', 0] },
  ];
}

function counts({ department: { counts: c } }: Setting): readonly Entry[] {
  const list: readonly (readonly [string, number])[] = [
    ['1．因公出国（境）团组数（个）', c.groupsAbroad], ['2．因公出国（境）人次数（人）', c.personsAbroad], ['3．公务用车购置数（辆）', c.carsBought],
    ['4．公务用车保有量（辆）', c.carsKept], ['5．国内公务接待批次（个）', c.receptions], ['其中：外事接待批次（个）', 0],
    ['6．国内公务接待人次（人）', c.guests], ['其中：外事接待人次（人）', 0], ['7．国（境）外公务接待批次（个）', 0], ['8．国（境）外公务接待人次（人）', 0],
  ];
  return [{ label: '（二）相关统计数', figures: ['——', '——'] }, ...list.map(([label, count]) => ({ label, figures: ['——', String(count)] }))];
}

function rightSide({ department: { running, counts: c } }: Setting): readonly Entry[] {
  const vehicles = ['1．部级领导干部用车', '2．一般公务用车', '3．一般执法执勤用车', '4．特种专业技术用车', '5．其他用车'];
  return [
    { label: '二、机关运行经费', figures: [running] }, { label: '（一）行政单位', figures: [running] }, { label: '（二）参照公务员法管理事业单位', figures: [0] }, { label: '', figures: [] },
    { label: '三、国有资产占用情况', figures: ['——'] }, { label: '（一）车辆数合计（辆）', figures: [String(c.vehicles)] },
    ...vehicles.map((label, index) => ({ label, figures: [index === 1 ? String(c.vehicles) : '0'] })),
    { label: '（二）单价50万元以上通用设备（台，套）', figures: [String(c.equipment)] }, { label: '（三）单价100万元以上专用设备（台，套）', figures: ['0'] },
  ];
}

/** 部门决算公开相关信息统计表. */
export function statisticsForm(number: number, setting: Setting): PrintedForm {
  const { style } = setting;
  const left = [...amounts(setting), ...counts(setting)];
  const right = rightSide(setting);
  const cells = (entry: Entry | undefined, lineNo: number, columns: readonly string[]): readonly PrintedCell[] => {
    const { label, figures } = entry ?? { label: '', figures: [] };
    const row = { form: ID, part: '', lineNo: String(lineNo), code: '', label };
    const unit = /[（(](个|辆|人|台，套)[）)]$/.exec(label)?.[1] ?? (/用车$/.test(label) ? '辆' : style.unit);
    const print = (figure: Cents | string | undefined): string => (typeof figure === 'string' ? figure : printCell(figure, style, style.nilInDetail).raw);
    return [cell(label), cell(String(lineNo), { align: 'center' }), ...columns.map((column, index) => (label === '' ? cell('') : rawCell(print(figures[index]), row, column, unit)))];
  };
  const header = headerRows([{ text: '项目' }, { text: '行次' }, { text: '预算数' }, { text: '统计数' }, { text: '项目' }, { text: '行次' }, { text: '统计数' }]);
  const numbers = ['栏次', '', '1', '2', '栏次', '', '3'].map((text) => cell(text, { align: 'center' }));
  const body = left.map((entry, index) => [...cells(entry, index + 1, ['预算数', '统计数']), ...cells(right[index], left.length + index + 1, ['统计数'])]);
  const table = { widths: [30, 6, 12, 12, 32, 6, 12], headerRows: 2, rows: [...header, numbers, ...body] };
  return toForm({ id: ID, title: '部门决算公开相关信息统计表', number, wide: true, notes: [] }, table, setting);
}
