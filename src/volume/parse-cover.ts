/** What the lines of a cover say: whose disclosure begins here, of which year and kind. */

/** What tells one disclosure of a volume from the next. */
export interface Cover {
  readonly department: string;
  /** As printed; not known where a label over a form alone names the department. */
  readonly year?: string;
  readonly kind?: '决算' | '预算';
}

type Kind = NonNullable<Cover['kind']>;

/** Departments, and the units under them, are named by one of these at their end. */
const ORGAN = /(?:局|委|会|办|室|厅|部|处|院|校|学|园|站|所|队|馆|中心|场|库|社|团|署|镇|乡|街道|政府|机关|联|公司|基地)(?:本级|\(本级\))?$/;
const YEAR = '(20\\d\\d|二[〇○0零][〇○0零一二三四五六七八九]{2})年度?';
const WHAT = '(?:部门|单位)?(?:收支)?(决算|预算)';
/** What covers say of the paper: 公开, 信息公开说明, 公开情况的说明; the title of a table is none. */
const PAPER = '(?:信息|公开|说明|报告|文本|材料|情况|编制|草案|书|的|及|和)*';
const NAME_FIRST = new RegExp(`^(.{3,40}?)(?:关于)?${YEAR}${WHAT}${PAPER}$`);
const YEAR_FIRST = new RegExp(`^${YEAR}(.{3,40}?)${WHAT}${PAPER}$`);
/** 某市2024年区级部门预算, 预算主管部门：某局; 2024年部门决算公开（某局）. */
const NAME_LAST = new RegExp(`^.{0,20}?${YEAR}(?:[省市县区]级|[省市县区]直)?${WHAT}${PAPER}(?:报表)?(?:(?:编制|公开|填报|预算|决算)?(?:主管)?(?:部门|单位)(?:名称)?:|\\()(.{3,40}?)\\)?$`);
const OWNER = /^(?:编制|公开|填报|预算|决算|主管|汇总)?(?:部门|单位)(?:名称)?(?:\((?:公章|盖章)\))?:(\D{3,40})$/;
/** 第二部分, 一、, （一）: a heading inside a disclosure. */
const HEADING = /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d{1,2}[、.])/;
/** 附件3, a page number, a number under which the paper is filed: they stand over a cover and are no part of it. */
const OVER_COVER = /^(?:附件\d*:?|\d+|[-—]\d+[-—]|\D{0,8}号:?[\dA-Z]+)$/;

/** @param lines from the first that may belong to the cover; a name and a title stand on one to four of them */
export function parseCover(lines: readonly string[]): Cover | undefined {
  let text = '';
  for (const line of lines.map(plain)) {
    if (text === '' && OVER_COVER.test(line)) continue;
    text += line;
    if (HEADING.test(text)) return undefined;
    const cover = parseTitle(text);
    if (cover) return cover;
  }
  return undefined;
}

function plain(line: string): string {
  return line.normalize('NFKC').replace(/\s+/g, '');
}

function parseTitle(text: string): Cover | undefined {
  const named = NAME_FIRST.exec(text);
  if (named && isOrgan(named[1]!)) return { department: named[1]!, year: named[2]!, kind: named[3] as Kind };
  const dated = YEAR_FIRST.exec(text);
  if (dated && isOrgan(dated[2]!)) return { department: dated[2]!, year: dated[1]!, kind: dated[3] as Kind };
  const labelled = NAME_LAST.exec(text);
  return labelled && isOrgan(labelled[3]!) ? { department: labelled[3]!, year: labelled[1]!, kind: labelled[2] as Kind } : undefined;
}

/** A name with a year in it is of two lines: the cover of a volume and the first line of its contents. */
function isOrgan(name: string): boolean {
  return ORGAN.test(name) && !/20\d\d/.test(name);
}

/** The department that a label over a form names: 部门名称：某局, alone in its line or in a cell of it. */
export function parseOwner(line: string): string | undefined {
  const names = line.split(/\t|\s{2,}/).map((cell) => OWNER.exec(plain(cell))?.[1]);
  return names.find((name) => name !== undefined && !name.endsWith('元'));
}

/** Whether both may stand over the same disclosure: year and kind are not always known. */
export function isSameCover(a: Cover, b: Cover): boolean {
  const agree = (one: string | undefined, other: string | undefined): boolean => one === undefined || other === undefined || one === other;
  return a.department === b.department && agree(a.year, b.year) && agree(a.kind, b.kind);
}
