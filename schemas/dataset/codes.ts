/** What the codes in the columns of a dataset mean. */
import type { Words } from './table.js';

export type CodeList = Readonly<Record<string, Words>>;

export const CODES = {
  kind: {
    'final-accounts': { zh: '部门决算', en: 'Final accounts' },
    budget: { zh: '部门预算', en: 'Budget' },
    other: { zh: '其他文件', en: 'Another document' },
  },
  level: {
    department: { zh: '部门（含所属单位）', en: 'A department with its units' },
    own: { zh: '部门本级', en: 'The office of a department alone' },
    unit: { zh: '单位', en: 'One unit' },
  },
  'document-status': {
    read: { zh: '全部读取', en: 'All of it was read' },
    partial: { zh: '部分内容残缺或未读', en: 'Something of it is damaged or was not read' },
    unreadable: { zh: '无法读取', en: 'The file cannot be read' },
    fault: { zh: '程序出错', en: 'gongkai failed on it' },
  },
  status: {
    verified: { zh: '核对成立', en: 'In a check that holds' },
    ok: { zh: '已读取，未参与核对', en: 'Read, in no check' },
    repaired: { zh: '经核对修复，与初次读取不同', en: 'Differs from the first reading; the checks decided' },
    suspect: { zh: '存疑：核对不符或读取不可靠', en: 'In a broken check, or read with doubt' },
    corrected: { zh: '人工更正', en: 'Corrected by a person' },
  },
  'value-kind': {
    amount: { zh: '非零金额或数量', en: 'A figure other than zero' },
    zero: { zh: '印为零（0、0.00）', en: 'A printed zero (0, 0.00)' },
    nil: { zh: '印有短横等，表示无', en: 'A printed dash or 无: nothing of the kind' },
    'not-applicable': { zh: '不适用', en: 'Not applicable: the line has no such figure' },
    blank: { zh: '空白', en: 'Nothing printed' },
    text: { zh: '文字', en: 'Words' },
    malformed: { zh: '像数字但不完整', en: 'Meant as a figure, and none' },
    'out-of-range': { zh: '数字位数超出本列所能容纳，见 raw', en: 'A figure of more digits than the column holds: see raw' },
  },
  stage: {
    'initial-budget': { zh: '年初预算', en: 'Initial budget' },
    'adjusted-budget': { zh: '调整预算', en: 'Adjusted budget' },
    'full-year-budget': { zh: '全年预算', en: 'Budget of the full year, after adjustments' },
    budget: { zh: '预算（未注明阶段）', en: 'Budget, of which stage is not said' },
    final: { zh: '决算', en: 'Final accounts' },
  },
  method: {
    text: { zh: '文字层', en: 'From a text layer' },
    ocr: { zh: '图像识别', en: 'Recognised in pixels' },
    cell: { zh: '办公文档的单元格', en: 'From the cell of an Office file' },
    import: { zh: '由其他工具提取的文本', en: 'From text that another tool extracted' },
  },
  severity: {
    error: { zh: '错误：两者不能同真', en: 'Cannot both be true' },
    warning: { zh: '疑点：按通常理解相矛盾', en: 'A contradiction under the natural reading' },
    rounding: { zh: '尾差', en: 'Explained by rounding' },
    unchecked: { zh: '未核对', en: 'Could not be checked' },
  },
  'form-state': {
    found: { zh: '已找到', en: 'Found' },
    empty: { zh: '已找到，注明无数据', en: 'Found, and says that it has no data' },
    damaged: { zh: '残缺', en: 'Damaged' },
    absent: { zh: '没有', en: 'Absent' },
  },
  'correction-state': {
    applied: { zh: '已用上', en: 'In the values' },
    superseded: { zh: '被后来的更正取代', en: 'Overtaken by a later correction of the same thing' },
    conflict: { zh: '与他人的更正不一致，尚未裁定：数字存疑', en: 'Somebody else said otherwise before, and nobody has settled it: the figure is suspect' },
    absent: { zh: '未用上：已没有这个单元格', en: 'Not in the values: there is no such cell any more' },
    changed: { zh: '未用上：现在读到的已不同', en: 'Not in the values: the cell is read otherwise now' },
    'no-figure': { zh: '未用上：更正为的不是数字', en: 'Not in the values: what it was corrected to is no figure' },
  },
  'correction-kind': {
    value: { zh: '更正数字', en: 'The figure is put right' },
    label: { zh: '更正项目名称', en: 'The label of the row is put right' },
    code: { zh: '更正科目编码', en: 'The code of the row is put right' },
    move: { zh: '两格的数字互换', en: 'The figures of two cells change places' },
    accept: { zh: '确认读取无误', en: 'The reading is right' },
    'source-wrong': { zh: '读取无误，原文件有误', en: 'The reading is right, and the document itself is wrong' },
  },
  scheme: {
    functional: { zh: '支出功能分类', en: 'Functional classification' },
    economic: { zh: '支出经济分类', en: 'Economic classification' },
  },
  source: {
    form: { zh: '取自公开表', en: 'From a statutory form' },
    fact: { zh: '取自文字说明', en: 'From the prose' },
  },
} as const satisfies Readonly<Record<string, CodeList>>;
