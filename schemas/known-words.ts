/** The words that forms are known to print: titles, headers, line items, names of classifications, former ones too. */
import type { Catalogue } from './catalogue.js';
import { readCodeChanges } from './code-changes.js';
import type { FormDefinition } from './form-definitions.js';

/** Headers over codes, labels and rows: the same in every form, so that no form's definition names them. */
const HEADERS = [
  '项目', '科目编码', '科目名称', '科目代码', '编码', '功能分类科目编码', '支出功能分类科目编码', '经济分类科目编码', '经济分类科目名称', '功能分类科目名称',
  '人员经费', '公用经费', '人员经费合计', '公用经费合计', '财政拨款收入', '公务用车购置及运行维护费', '单位', '金额', '行次', '栏次', '备注', '决算数', '预算数', '收入', '支出', '按支出性质和经济分类',
];

/** Each once; line items without their ordinals. */
export function knownWords({ forms, classifications }: Pick<Catalogue, 'forms' | 'classifications'>): ReadonlySet<string> {
  return new Set([...HEADERS, ...forms.flatMap(wordsOf), ...classifications.names('functional'), ...classifications.names('economic'), ...readCodeChanges().map(({ name }) => name)]);
}

function wordsOf({ title, aliases, parts, columns, items, headers, columnNumbers, totals, emptyStatements }: FormDefinition): readonly string[] {
  return [
    title,
    ...aliases,
    ...parts.flatMap((part) => part.headers),
    ...columns.flatMap(({ name, printed }) => [name, ...(printed ?? [])]).flatMap((path) => path.split('/')),
    ...items.map(({ label }) => label),
    ...headers.label, ...headers.line, ...headers.remark, ...columnNumbers, ...totals, ...emptyStatements,
  ];
}
