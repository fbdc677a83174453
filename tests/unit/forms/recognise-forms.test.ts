import { describe, expect, it } from 'vitest';
import { entry, formOf, linesOf, paragraph, recognise, tableOf } from './build.js';

const INCOME = `
项目|<|本年收入合计|财政拨款收入|上级补助收入|附属单位上缴收入
科目代码|科目名称|^|^|^|^
栏次|<|1|2|3|4
合计|<|5.00|5.00||
208|社会保障和就业支出|5.00|5.00||
`;
const SPENDING = `
项目|<|本年支出|<|<
科目代码|科目名称|合计|基本支出|项目支出
栏次|<|1|2|3
合计|<|3.00|2.00|1.00
`;

describe('which form a table is', () => {
  it.each([
    '收入决算表', '二、收入决算表', '2024年度部门收入决算表', '某市某局2024年度收入决算表', '表2 收入决算表', '附表二：收入决算表', '收 入 决 算 表', '收入决算表（续）', '收入决算表（公开02表）', '收入决算表（分科目）',
  ])('%s is the title of the income form', (title) => {
    const { forms } = recognise([paragraph(title), paragraph('单位：万元'), tableOf(INCOME)]);
    expect(forms.map((form) => [form.id, form.recognisedBy])).toEqual([['income', 'title']]);
  });

  it.each(['项目支出决算表', '财政拨款支出决算明细表', '政府采购支出表汇总表', '绩效自评表'])('%s is the title of another table', (title) => {
    const found = recognise([paragraph(title), paragraph('单位：万元'), tableOf(SPENDING)]);
    expect(found.forms).toEqual([]);
    expect(found.tables.map((table) => [table.id, table.title])).toEqual([['other', title]]);
  });

  it('the longest title wins, also where it is wrapped', () => {
    const { forms } = recognise([paragraph('一般公共预算财政拨款', '支出决算表'), paragraph('单位：万元'), tableOf(SPENDING)]);
    expect(forms[0]).toMatchObject({ id: 'general-public-budget-expenditure', title: '一般公共预算财政拨款支出决算表' });
  });

  it('a heading of the prose is no title', () => {
    expect(recognise([paragraph('二、收入决算情况说明'), tableOf('指标|得分\n投入|15')]).forms).toEqual([]);
  });

  it('knows a form by an unmistakable header, and says so', () => {
    const { forms } = recognise([paragraph('以上为正文。'), paragraph('单位：万元'), tableOf(INCOME)], { problems: ['form-by-header'] });
    expect(forms[0]).toMatchObject({ id: 'income', recognisedBy: 'header', title: '', unit: '万元' });
  });

  it('leaves a header that several forms share to the number of the contents', () => {
    const blocks = [paragraph('公开08表'), paragraph('单位：万元'), tableOf(SPENDING)];
    expect(recognise(blocks).forms).toEqual([]);
    const contents = [entry('八、', '国有资本经营预算财政拨款支出决算表')];
    expect(recognise(blocks, { contents, problems: ['form-by-header'] }).forms[0]).toMatchObject({ id: 'state-capital', recognisedBy: 'number', formNo: '公开08表' });
  });

  it('knows a header under a title that no list holds, but not where the title tells another table', () => {
    const found = (title: string, problems: 'form-by-header'[]): readonly string[] => recognise([paragraph(title), paragraph('单位：万元'), tableOf(INCOME)], { problems }).forms.map((form) => `${form.id} ${form.title}`);
    expect(found('部门收入情况表', ['form-by-header'])).toEqual(['income 部门收入情况表']);
    expect(found('所属单位收入汇总表', [])).toEqual([]);
  });

  it('tells forms apart by the columns that only one has', () => {
    const table = tableOf('科目代码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出\n208|社会保障和就业支出|1.00|1.00||');
    expect(recognise([paragraph('单位：万元'), table], { problems: ['form-by-header'] }).forms[0]!.id).toBe('expenditure');
  });

  it('looks for no final account among budgets', () => {
    const found = recognise([paragraph('2025年部门支出总表'), paragraph('单位：万元'), tableOf(SPENDING), paragraph('正文。'), tableOf(INCOME)]);
    expect(found.forms.map((form) => form.id)).toEqual(['budget-expenditure']);
  });

  it('takes no second table by its header where a title names the form', () => {
    const found = recognise([paragraph('收入决算表'), paragraph('单位：万元'), tableOf(INCOME), paragraph('正文。'), tableOf(INCOME)]);
    expect([found.forms.length, found.tables.length]).toEqual([1, 1]);
  });

  it('goes on with an untitled table of the same header, though it was not joined', () => {
    const more = tableOf(INCOME.replace('合计|<|5.00|5.00||', '221|住房保障支出|1.00|1.00||'));
    const { forms } = recognise([paragraph('收入决算表'), paragraph('单位：万元'), tableOf(INCOME), paragraph('续表'), more]);
    expect(forms).toHaveLength(1);
    expect(linesOf(forms[0]!).slice(2)).toEqual(['221 住房保障支出: 1.00, 1.00, , ', '208 社会保障和就业支出: 5.00, 5.00, , ']);
    expect(new Set(forms[0]!.rows.map((row) => row.row)).size).toBe(4);
  });

  it('never takes a table whose header a titled form shares for another form', () => {
    const found = recognise([paragraph('一般公共预算财政拨款支出决算表'), paragraph('单位：万元'), tableOf(SPENDING), paragraph('正文。'), tableOf(SPENDING)]);
    expect([found.forms.length, found.tables.length]).toEqual([1, 1]);
  });

  it('keeps both tables that bear one title', () => {
    const table = [paragraph('收入决算表'), paragraph('单位：万元'), tableOf(INCOME)];
    expect(recognise([...table, ...table.map((block) => ({ ...block }))], { problems: ['form-duplicate'] }).forms).toHaveLength(2);
  });
});

describe('the heading', () => {
  it('is read above the table, the number joined where it was cut', () => {
    const { forms, consumed } = recognise([paragraph('正文。'), paragraph('收入决算表'), paragraph('公开02'), paragraph('表'), paragraph('部门名称：某市某局'), paragraph('2024年度'), paragraph('金额单位：万元'), tableOf(INCOME), paragraph('注：本表反映部门本年度取得的各项收入情况。'), paragraph('第三部分')]);
    expect(forms[0]).toMatchObject({ title: '收入决算表', formNo: '公开02表', unit: '万元', notes: ['注：本表反映部门本年度取得的各项收入情况。'] });
    expect(consumed.size).toBe(8);
  });

  it.each(['公开02表', '公开表2', '财决公开02表', '财决02表', '批复02表', '表2', '附表二', '公开02-1表'])('holds the number %s', (number) => {
    expect(recognise([paragraph(number), paragraph('收入决算表', '单位：万元'), tableOf(INCOME)]).forms[0]).toMatchObject({ id: 'income', formNo: number });
  });

  it('ends where another begins', () => {
    const blocks = [paragraph('收入决算表'), paragraph('公开02表'), paragraph('支出决算表'), paragraph('公开03表'), paragraph('单位：万元'), tableOf(SPENDING)];
    const found = recognise(blocks);
    expect(found.forms[0]).toMatchObject({ id: 'expenditure', formNo: '公开03表' });
    expect(found.missing).toMatchObject([{ id: 'income', reason: 'damaged', remains: [{ text: '收入决算表' }, { text: '公开02表' }] }]);
  });

  it('may give the unit in the header of the columns', () => {
    expect(recognise([paragraph('支出决算表'), tableOf('科目代码|科目名称|本年支出合计（元）\n208|社会保障和就业支出|1.00')]).forms[0]!.unit).toBe('元');
  });

  it('names the year', () => {
    const { forms } = recognise([paragraph('收入决算表'), paragraph('预算年度：2024\t单位：元'), tableOf(INCOME)]);
    expect(forms[0]).toMatchObject({ title: '收入决算表', unit: '元' });
  });

  it('is read from one line that holds everything', () => {
    const { forms } = recognise([paragraph('收入决算表'), paragraph('部门名称：某市某局2024年度单位：元'), tableOf(INCOME)]);
    expect(forms[0]).toMatchObject({ id: 'income', unit: '元' });
  });

  it('is read from merged cells at the head of the grid', () => {
    const { forms } = recognise([tableOf(`收入决算表|<|<|<|<|<\n|<|<|<|<|公开02表\n部门：某市某局|<|<|<|<|金额单位：万元\n${INCOME.trim()}\n注：本表反映收入。|<|<|<|<|<`)]);
    expect(forms[0]).toMatchObject({ id: 'income', formNo: '公开02表', unit: '万元', notes: ['注：本表反映收入。'] });
    expect(linesOf(forms[0]!)).toEqual(['合计: 5.00, 5.00, , ', '208 社会保障和就业支出: 5.00, 5.00, , ']);
  });

  it('goes on over the second line of a long department', () => {
    const { forms } = recognise([paragraph('收入决算表'), paragraph('部门名称：某省某市某某'), paragraph('单位:万元', '委员会办公厅'), tableOf(INCOME)]);
    expect(forms[0]).toMatchObject({ id: 'income', unit: '万元' });
  });

  it.each(['（按功能分类）', '—12—', '财政拨款“三公”经费'])('is not cut off by %s under the unit', (words) => {
    expect(recognise([paragraph('收入决算表'), paragraph('单位：万元'), paragraph(words), tableOf(INCOME)]).forms[0]).toMatchObject({ id: 'income', recognisedBy: 'title', unit: '万元' });
  });

  it('goes on over a line under the title that was misread but for its unit', () => {
    const { forms } = recognise([paragraph('一般公共预算财政拨款支出决算表'), paragraph('部门门名称： 青川县湖区国土服务局 2022年度 金额单位： 万元'), tableOf(SPENDING)]);
    expect(forms[0]).toMatchObject({ id: 'general-public-budget-expenditure', recognisedBy: 'title', unit: '万元' });
  });

  it('goes on over specks that were recognised', () => {
    const { forms } = recognise([paragraph('收入决算表'), paragraph('- 8'), paragraph('- - 公开02表'), paragraph('单位：万元'), tableOf(INCOME)]);
    expect(forms[0]).toMatchObject({ id: 'income', recognisedBy: 'title', formNo: '公开02表' });
  });

  it('without a unit takes that of the form before', () => {
    const { forms, unit } = recognise([paragraph('收入决算表'), paragraph('单位：万元'), tableOf(INCOME), paragraph('一般公共预算财政拨款支出决算表'), tableOf(SPENDING)]);
    expect(forms.map((form) => form.unit)).toEqual(['万元', '万元']);
    expect(unit).toBe('万元');
  });

  it('without any unit leaves it open, and says so', () => {
    expect(recognise([paragraph('收入决算表'), tableOf(INCOME)], { problems: ['unit-missing'] })).toMatchObject({ unit: '', forms: [{ unit: '' }] });
  });

  it('a form that says it is empty is believed only without figures', () => {
    const empty = [paragraph('国有资本经营预算财政拨款支出决算表'), paragraph('单位：万元'), tableOf(SPENDING.replace('3.00|2.00|1.00', '||')), paragraph('注：本表反映国有资本经营预算支出。'), paragraph('没有的部门仍保留该表格式。'), paragraph('说明：本表无数据')];
    expect(recognise(empty).forms[0]).toMatchObject({ statedEmpty: true, rows: [{ label: '合计' }] });
    expect(recognise(empty.map((block) => (block.kind === 'table' ? tableOf(SPENDING) : block))).forms[0]!.statedEmpty).toBe(false);
  });
});

describe('other tables', () => {
  it('keep title, labels, figures and words', () => {
    const { tables } = recognise([paragraph('绩效自评得分情况表'), tableOf('预算项目|预算情况|<|自评结果\n^|预算指标（万元）|执行情况（万元）|^\n遗属补助|22.75|22.75|优\n宣传|130|6.992|中')]);
    expect(tables[0]).toMatchObject({ id: 'other', title: '绩效自评得分情况表', unit: '万元', columns: ['预算情况/预算指标（万元）', '预算情况/执行情况（万元）', '自评结果'] });
    expect(linesOf(tables[0]!)).toEqual(['遗属补助: 22.75, 22.75, 优', '宣传: 130, 6.992, 中']);
  });

  it('take no figures for codes, no years for figures, no note for a row', () => {
    const { tables } = recognise([tableOf('指标|2023|2024\n投入|15|16\n注：以百分制计。|<|<'), paragraph('正文。'), tableOf('满分|得分\n100|95.5')]);
    expect(tables.map((table) => [table.columns, linesOf(table)])).toEqual([[['2023', '2024'], ['投入: 15, 16']], [['满分', '得分'], [': 100, 95.5']]]);
  });

  it('keep codes before names', () => {
    const { tables } = recognise([tableOf('科目|名称|金额\n2080501|行政单位离退休|3.00')]);
    expect(linesOf(tables[0]!)).toEqual(['2080501 行政单位离退休: 3.00']);
  });

  it('of words alone keep them under their header', () => {
    const { tables } = recognise([tableOf('序号|单位名称|备注\n1|某局（本级）|\n2|某局执法大队|参公')]);
    expect([tables[0]!.columns, linesOf(tables[0]!)]).toEqual([['备注'], ['1 某局（本级）: ', '2 某局执法大队: 参公']]);
    expect(linesOf(recognise([tableOf('项目名称|主要内容\n^|目标\n宣传|办展\n培训|授课')]).tables[0]!)).toEqual(['宣传: 办展', '培训: 授课']);
  });

  it('are those of a whole government, whatever their titles', () => {
    const spending = [paragraph('表1-2'), paragraph('2024年某县一般公共预算支出决算表'), tableOf('科目编码|科目名称|决算数\n201|一般公共服务支出|9.00')];
    const revenue = [paragraph('2024年某县一般公共预算收入决算表'), tableOf('科目编码|科目名称|决算数\n101|税收收入|9.00')];
    const transfers = [paragraph('2024年某县对下转移支付决算表'), tableOf('项目|决算数\n体制补助|9.00')];
    const found = recognise([...revenue, ...spending, ...transfers], { contents: [entry('二、', '一般公共预算支出决算表')] });
    expect([found.forms, found.missing, found.tables.map(({ title }) => title)]).toEqual([[], [], ['2024年某县一般公共预算收入决算表', '2024年某县一般公共预算支出决算表', '2024年某县对下转移支付决算表']]);
    expect(recognise(spending, { problems: ['unit-missing'] }).forms).toHaveLength(1);
  });

  it('a frame of one column is none', () => {
    expect(recognise([tableOf('这里是一段文字。')]).tables).toEqual([]);
  });

  it('that nobody has filled in are no forms: a template', () => {
    const blank = (table: string) => tableOf(table.replace(/\d\.00/g, ''));
    const forms = [paragraph('收入决算表'), blank(INCOME), paragraph('支出决算表'), blank(SPENDING), paragraph('一般公共预算财政拨款支出决算表'), blank(SPENDING)];
    const found = recognise(forms, { problems: ['blank-template'] });
    expect([found.forms, found.tables.map(({ title }) => title)]).toEqual([[], ['收入决算表', '支出决算表', '一般公共预算财政拨款支出决算表']]);
    expect(recognise([...forms.slice(0, 5), tableOf(SPENDING)], { problems: ['unit-missing', 'unit-missing', 'unit-missing'] }).forms).toHaveLength(3);
  });
});

it('says that a document has no tables', () => {
  recognise([paragraph('正文。')], { problems: ['no-tables'] });
});

describe('what is missing', () => {
  const contents = [entry('二、', '收入决算表'), entry('三、', '支出决算表'), entry('五、', '一般公共预算财政拨款支出决算表')];
  const income = [paragraph('收入决算表'), paragraph('单位：万元'), tableOf(INCOME)];

  it('is what the contents promise, with what is left of it', () => {
    const remains = [paragraph('公开03表'), paragraph('金额单位：万元'), tableOf('080501|行政单位离退休\n080502|事业单位离退休'), paragraph('注：本表反映部门本年度各项支出情况。')];
    const found = recognise([...income, ...remains, paragraph('第三部分 情况说明')], { contents, problems: ['code-restored', 'code-restored'] });
    expect(found.missing).toMatchObject([
      { id: 'expenditure', reason: 'damaged', promisedBy: 'contents', remains: [{ text: '公开03表' }, {}, { text: '行政单位离退休', code: '2080501', printedCode: '080501' }, { code: '2080502' }, {}] },
      { id: 'general-public-budget-expenditure', reason: 'absent', promisedBy: 'contents', remains: [] },
    ]);
    expect(found.tables).toEqual([]);
    expect(remains.every((block) => found.consumed.has(block))).toBe(true);
  });

  it('a page number left in the contents does not matter', () => {
    const found = recognise(income, { contents: [entry('三、', '支出决算表5')] });
    expect(found.missing.map((missing) => missing.id)).toEqual(['expenditure']);
  });

  it('remains alone promise their form', () => {
    const found = recognise([...income, paragraph('正文。'), paragraph('注：本表反映部门本年度各项支出情况。')]);
    expect(found.missing).toMatchObject([{ id: 'expenditure', reason: 'damaged', promisedBy: 'remains' }]);
  });

  it('remains of two forms are kept apart', () => {
    const found = recognise([...income, paragraph('正文。'), paragraph('公开03表'), paragraph('单位：万元'), paragraph('公开05表')], { contents });
    expect(found.missing.map(({ id, remains }) => [id, remains.length])).toEqual([['expenditure', 2], ['general-public-budget-expenditure', 1]]);
  });

  it('a title in a list of titles is no remains', () => {
    const found = recognise([...income, paragraph('正文。'), paragraph('三、支出决算表'), paragraph('正文。')], { contents });
    expect(found.missing.map((missing) => missing.reason)).toEqual(['absent', 'absent']);
  });

  it('without contents is measured by the official set of the year', () => {
    const document = (year: number): Parameters<typeof recognise>[0] => [
      paragraph('收入决算表', `${year}年度`, '单位：万元'), tableOf(INCOME),
      paragraph('一般公共预算财政拨款支出决算表', `${year}年度`, '单位：万元'), tableOf(SPENDING),
      paragraph('支出决算表', `${year}年度`, '单位：万元'), tableOf(SPENDING),
    ];
    const missing = (year: number): readonly string[] => recognise(document(year)).missing.map((form) => form.id);
    expect(missing(2024)).toEqual(['income-expenditure-summary', 'fiscal-appropriation-summary', 'general-public-budget-basic-expenditure', 'government-fund', 'state-capital', 'three-public']);
    expect(missing(2019)).not.toContain('state-capital');
    expect(recognise(document(2024).slice(0, 4)).missing).toEqual([]);
  });
});

describe('a title over a table that can hold no amount', () => {
  it('is no form', () => {
    expect(recognise([paragraph('收入决算表'), tableOf('208|社会保障和就业支出\n210|卫生健康支出')]).forms).toEqual([]);
  });
});

describe('a blank template', () => {
  it('is a form with blank cells', () => {
    const form = formOf('收入决算表', INCOME.replaceAll('5.00', ''));
    expect(linesOf(form)).toEqual(['合计: , , , ', '208 社会保障和就业支出: , , , ']);
    expect(form.rows.flatMap((row) => row.cells).some((cell) => cell.amount)).toBe(false);
  });
});
