import { describe, expect, it } from 'vitest';
import { formOf, linesOf, paragraph, recognise, tableOf } from './build.js';

describe('columns', () => {
  it('are the header from top to leaf, without 栏次 and 项目', () => {
    const form = formOf('政府性基金预算财政拨款收入支出决算表', `
项目|<|年初结转和\\n结余|本年收入|本年支出|<|<|年末结转和 结余
科目代码|科目名称|^|^|小计|基本支出|项目支出|^
栏次|<|1|2|3=4+5|4|5|6
合计|<||7.00|7.00||7.00|`);
    expect(form.columns).toEqual(['年初结转和结余', '本年收入', '本年支出/小计', '本年支出/基本支出', '本年支出/项目支出', '年末结转和结余']);
    expect(linesOf(form)).toEqual(['合计: , 7.00, 7.00, , 7.00, ']);
  });

  it('of a header that lost its spans are found again', () => {
    const form = formOf('财政拨款“三公”经费支出决算表', `
预算数||||决算数|||
合计|因公出国(境)费|公务用车购置及运行维护费||合计|因公出国(境)费|公务用车购置及运行维护费|
||小计|公务用车购置费|||小计|公务用车购置费
1|2|3|4|5|6|7|8
7.50||7.50||7.50||7.50|`);
    expect(form.columns).toEqual(['预算数/合计', '预算数/因公出国（境）费', '预算数/公务用车购置及运行维护费/小计', '预算数/公务用车购置及运行维护费/公务用车购置费', '决算数/合计', '决算数/因公出国（境）费', '决算数/公务用车购置及运行维护费/小计', '决算数/公务用车购置及运行维护费/公务用车购置费']);
    expect(linesOf(form)).toEqual([': 7.50, , 7.50, , 7.50, , 7.50, ']);
  });

  it('keep their numbers out where no line parts them from the words', () => {
    expect(formOf('支出决算表', '科目代码|科目名称\\n栏次|本年支出合计\\n1|基本支出\\n2\n|合计|3.00|3.00').columns).toEqual(['本年支出合计', '基本支出']);
  });

  it('are labels also where a total stands beside the last header row', () => {
    const form = formOf('政府性基金预算财政拨款收入支出决算表', `
项目|<|年初结转和结余|本年支出|<
功能分类科目编码|科目名称|^|^|^
合计|<||合计|基本支出
||||`);
    expect(form.columns).toEqual(['年初结转和结余', '本年支出/合计', '本年支出/基本支出']);
    expect(form.rows).toEqual([]);
  });

  it('of words are labels before figures, remarks after them', () => {
    const form = formOf('政府采购预算表', '采购项目|采购方式|总计|完成率|备注\n办公设备|集中采购|3.00|50%|跨年');
    expect(linesOf(form)).toEqual(['办公设备 / 集中采购: 3.00, 50%, 跨年']);
    expect(form.rows[0]!.cells.map((cell) => cell.amount !== undefined)).toEqual([true, false, false]);
  });

  it.each(['1|2|3=2-1', '(1)|(2)|(3)', '甲|1|2', '1|2|4'])('the row of column numbers %s is never money', (numbers) => {
    const form = formOf('财政拨款“三公”经费支出决算表', `预算数|决算数|比上年\n${numbers}\n7.50|7.50|0.00`);
    expect(linesOf(form)).toEqual([': 7.50, 7.50, 0.00']);
  });

  it('have no 项目 that stands over everything, and end before a total without figures', () => {
    const form = formOf('支出决算表', '项目|<|<\n科目代码|科目名称|本年支出合计\n合计|<|');
    expect(form.columns).toEqual(['本年支出合计']);
    expect(linesOf(form)).toEqual(['合计: ']);
  });
});

describe('two sides', () => {
  const HEADER = '收入|<|<|支出|<|<\n项目|行次|金额|项目|行次|金额\n栏次||1|栏次||2';

  it('become two records of one printed row', () => {
    const form = formOf('收入支出决算总表', `${HEADER}\n一、一般公共预算财政拨款收入|1|4607.63|一、一般公共服务支出|32|\n|9||九、卫生健康支出|40|12.97\n总 计|31|5307.63|总  计|62|5307.63`);
    expect(form.columns).toEqual(['金额']);
    expect(linesOf(form)).toEqual([
      '收入 1 一、一般公共预算财政拨款收入: 4607.63', '支出 32 一、一般公共服务支出: ',
      '收入 9: ', '支出 40 九、卫生健康支出: 12.97',
      '收入 31 总计: 5307.63', '支出 62 总计: 5307.63',
    ]);
    expect(form.rows.map((row) => row.row)).toEqual([3, 3, 4, 4, 5, 5]);
  });

  it('take back what a page break moved to the left', () => {
    const form = formOf('收入支出决算总表', `${HEADER}\n一、一般公共预算财政拨款收入|1|5.00|一、一般公共服务支出|32|\n二十三、其他支出|54|5.00|||`);
    expect(linesOf(form).at(-1)).toBe('支出 54 二十三、其他支出: 5.00');
  });

  it('leave a label on its side where the other list does not have it', () => {
    const form = formOf('收入支出决算总表', `${HEADER}\n八、其他收入|8|5.00|||\n九、新收入|9|1.00|||\n总计|31|6.00|||`);
    expect(form.rows.map((row) => row.part)).toEqual(['收入', '收入', '收入']);
  });

  it('are told by position where no header names them', () => {
    const form = formOf('收入支出决算总表', '项目|行次|金额|项目|行次|金额\n一、一般公共预算财政拨款收入|1|1.00|一、一般公共服务支出|32|1.00');
    expect(form.rows.map((row) => row.part)).toEqual(['收入', '支出']);
  });

  it('headers repeated on the next page are no rows', () => {
    const table = tableOf(`${HEADER}\n八、其他收入|8|1.00|八、社会保障和就业支出|39|\n${HEADER.replace('1|栏次||2', '3|栏次||4')}\n本年收入合计|27|1.00|本年支出合计|58|1.00`, [4]);
    const form = recognise([paragraph('收入支出决算总表'), paragraph('单位：万元'), table]).forms[0]!;
    expect(linesOf(form)).toEqual(['收入 8 八、其他收入: 1.00', '支出 39 八、社会保障和就业支出: ', '收入 27 本年收入合计: 1.00', '支出 58 本年支出合计: 1.00']);
  });
});

describe('codes', () => {
  const rowsOf = (drawing: string, problems: Parameters<typeof formOf>[2] = []): readonly string[] => linesOf(formOf('支出决算表', drawing, problems));

  it('printed in three columns are joined', () => {
    expect(rowsOf('科目代码|<|<|科目名称|本年支出合计\n类|款|项|^|^\n|||合计|9.00\n208|||社会保障和就业支出|9.00\n208|05||行政事业单位养老支出|9.00\n208|05|01|行政单位离退休|9.00')).toEqual([
      '合计: 9.00', '208 社会保障和就业支出: 9.00', '20805 行政事业单位养老支出: 9.00', '2080501 行政单位离退休: 9.00',
    ]);
  });

  it.each(['科目代码类|款|项', '科目代码\\n类|科目代码\\n款|科目代码\\n项'])('have their columns under %s', (headers) => {
    expect(rowsOf(`${headers}|科目名称|本年支出合计\n208|05|01|行政单位离退休|9.00`)).toEqual(['2080501 行政单位离退休: 9.00']);
  });

  it('printed in three columns, the upper ones once, are completed from the row above', () => {
    const form = formOf('支出决算表', '科目代码|<|<|科目名称|本年支出合计\n类|款|项|^|^\n208|||社会保障和就业支出|9.00\n|05||行政事业单位养老支出|9.00\n||01|行政单位离退休|9.00', ['code-restored', 'code-restored']);
    expect(form.rows.map((row) => [row.code, row.printedCode])).toEqual([['208', undefined], ['20805', '05'], ['2080501', '01']]);
  });

  it('printed before the name are taken apart', () => {
    expect(rowsOf('项目|本年支出合计\n2010601行政运行|1.00\n201 一般公共服务支出|1.00')).toEqual(['2010601 行政运行: 1.00', '201 一般公共服务支出: 1.00']);
  });

  it('that lost their first digit are restored where one reading is possible', () => {
    const form = formOf('支出决算表', '科目代码|科目名称|本年支出合计\n080501|行政单位离退休|1.00', ['code-restored']);
    expect(form.rows[0]).toMatchObject({ code: '2080501', printedCode: '080501' });
  });

  it('whose name is another are restored beside their parent', () => {
    const form = formOf('支出决算表', '科目代码|科目名称|本年支出合计\n20805|行政事业单位养老支出|1.00\n080501|旧名|1.00', ['code-restored']);
    expect(form.rows[1]).toMatchObject({ code: '2080501', printedCode: '080501' });
  });

  it('that no list explains stay as printed', () => {
    const form = formOf('支出决算表', '科目代码|科目名称|本年支出合计\n999999|无此科目|1.00\n2989898|新科目|1.00', ['code-unknown', 'code-unknown']);
    expect(form.rows.map((row) => [row.code, row.printedCode])).toEqual([['999999', undefined], ['2989898', undefined]]);
  });

  it('merged cells that reach down from the header are no labels', () => {
    expect(rowsOf('项目|<|<|<|本年支出合计\n支出功能分类科目编码|<|<|科目名称|^\n类|款|项|栏次|1\n^|^|^|合计|5.00\n208|||社会保障和就业支出|5.00')).toEqual(['合计: 5.00', '208 社会保障和就业支出: 5.00']);
  });
});

describe('the detail of basic expenditure', () => {
  it('is read group by group; a total runs across the groups', () => {
    const form = formOf('一般公共预算财政拨款基本支出决算明细表', `
人员经费|<|<|公用经费|<|<|<|<|<|<|<|<
科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数
301|工资福利支出|3.00|302|商品和服务支出|2.00|309|资本性支出（基本建设）|——|||
|||30299|其他商品和服务支出|2.00|31010|安置补助||||
人员经费合计||3.00|公用经费合计||||||||2.00`);
    expect(form.columns).toEqual(['决算数']);
    expect(linesOf(form)).toEqual([
      '人员经费 301 工资福利支出: 3.00', '公用经费 302 商品和服务支出: 2.00', '公用经费 309 资本性支出（基本建设）: ——',
      '公用经费 30299 其他商品和服务支出: 2.00', '公用经费 31010 安置补助: ',
      '人员经费 人员经费合计: 3.00', '公用经费 公用经费合计: 2.00',
    ]);
    expect(form.rows[2]!.cells[0]).toMatchObject({ raw: '——', status: 'ok' });
    expect(form.rows[2]!.cells[0]!.amount).toBeUndefined();
  });

  it('knows the label of a total that is centred over the columns of figures', () => {
    const form = formOf('一般公共预算财政拨款基本支出决算明细表', `
人员经费|<|<|公用经费|<|<|<|<|<
科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数
|人员经费合计|3.00|||公用经费合计|||2.00`);
    expect(linesOf(form)).toEqual(['人员经费 人员经费合计: 3.00', '公用经费 公用经费合计: 2.00']);
  });

  it('tells the parts by the codes where the header does not; a total may be one merged cell', () => {
    const form = formOf('一般公共预算财政拨款基本支出决算表', `
经济分类\\n科目编码|科目名称|决算数|经济分类\\n科目编码|科目名称|决算数
303|对个人和家庭的补助|1.00|30201|办公费|1.00
31099|旧名|1.00|||
人员经费合计|<|1.00|公用经费合计|<|2.00`);
    expect(linesOf(form)).toEqual(['人员经费 303 对个人和家庭的补助: 1.00', '公用经费 30201 办公费: 1.00', '公用经费 31099 旧名: 1.00', '人员经费 人员经费合计: 1.00', '公用经费 公用经费合计: 2.00']);
  });
});

describe('cells', () => {
  it('join a figure that was wrapped, and keep its printed text', () => {
    const cell = formOf('支出决算表', '科目代码|科目名称|本年支出合计\n208|社会保障和就业支出|42,575,058.\\n26').rows[0]!.cells[0]!;
    expect(cell).toMatchObject({ raw: '42,575,058.26', status: 'ok' });
    expect(cell.amount?.value.toFixed()).toBe('42575058.26');
  });

  it('keep a percentage as words, and an amount that spans rows once', () => {
    const form = formOf('支出决算表', '科目代码|科目名称|本年支出合计|基本支出\n208|社会保障和就业支出|50%|1.00\n210|卫生健康支出|2.00|^');
    expect(linesOf(form)).toEqual(['208 社会保障和就业支出: 50%, 1.00', '210 卫生健康支出: 2.00']);
    expect(form.rows[0]!.cells[0]).toMatchObject({ status: 'ok' });
  });

  it('mark what is no figure', () => {
    const form = formOf('支出决算表', '科目代码|科目名称|本年支出合计|基本支出\n208|社会保障和就业支出|7.496,5|24.43二、其他', ['malformed-amount', 'malformed-amount']);
    expect(form.rows[0]!.cells.map((cell) => [cell.raw, cell.status, cell.amount])).toEqual([['7.496,5', 'suspect', undefined], ['24.43二、其他', 'suspect', undefined]]);
  });

  it('never lend a figure without a label to a classified row', () => {
    const form = formOf('一般公共预算财政拨款基本支出决算明细表', '公用经费|<|<|<|<|<\n科目代码|科目名称|决算数|科目代码|科目名称|决算数\n302|商品和服务支出||||2.00');
    expect(linesOf(form)).toEqual(['公用经费 302 商品和服务支出: ', '公用经费: 2.00']);
  });

  it('of a blank side are left out, and change nothing on the other', () => {
    const form = formOf('部门决算公开相关信息统计表', '项目|行次|预算数|统计数|项目|行次|统计数\n1．公务接待费|7|||||');
    expect(form.rows.map((row) => row.cells.map((cell) => cell.column))).toEqual([['预算数', '统计数']]);
  });

  it('take their unit from the label where it gives one', () => {
    const form = formOf('部门决算公开相关信息统计表', '项目|行次|统计数|项目|行次|统计数\n（一）支出合计|2|7.50|（一）车辆数合计（辆）|27|1\n（二）相关统计数|11||1．机要通信用车|28|1\n1．因公出国（境）团组数（个）|12|0|（二）单价100万元以上专用设备（台，套）|34|0');
    expect(form.rows.map((row) => [row.label, row.unit])).toEqual([['（一）支出合计', undefined], ['（一）车辆数合计（辆）', '辆'], ['（二）相关统计数', undefined], ['1．机要通信用车', '辆'], ['1．因公出国（境）团组数（个）', '个'], ['（二）单价100万元以上专用设备（台，套）', '台，套']]);
  });
});
