/** Compares what the product extracts with a hand transcription of the same document (`truth.json`), cell by cell and fact by fact. */
import { readFileSync } from 'node:fs';
import { extract, type Disclosure, type Form, type FormCell } from '../src/index.js';
import { printAmount } from '../src/model/money.js';

interface TwoSidedRow {
  readonly income: Readonly<Record<string, string | null>>;
  readonly expenditure: Readonly<Record<string, string | null>>;
}
interface CodedRow {
  readonly code: string | null;
  readonly name: string;
  readonly values: readonly (string | null)[] | null;
  readonly value?: string | null;
  readonly block?: number;
}
interface TruthForm {
  readonly title: string | null;
  readonly columns?: readonly string[] | { readonly income: readonly string[]; readonly expenditure: readonly string[] };
  readonly rows?: readonly (TwoSidedRow | CodedRow)[];
  readonly totals?: readonly { readonly name: string; readonly value: string }[];
}
interface TruthFact {
  readonly id: string;
  readonly value?: string;
  readonly unit?: string;
}
interface Truth {
  readonly forms: Readonly<Record<string, TruthForm>>;
  readonly narrative: readonly TruthFact[];
}

const IDS: Readonly<Record<string, string>> = {
  '01': 'income-expenditure-summary',
  '02': 'income',
  '04': 'fiscal-appropriation-summary',
  '06': 'general-public-budget-basic-expenditure',
  '07': 'government-fund',
  '08': 'state-capital',
  '09': 'three-public',
};

/** One expected cell: `form|part|code|label|column` and its value. */
interface Expected {
  readonly key: string;
  readonly value: string;
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
const valueOf = (cell: FormCell): string => (cell.amount ? printAmount(cell.amount) : cell.raw);

/** The amount columns of a side: 项目 and 行次 left out, and the column number that the transcription puts behind a name. */
const amountsOf = (columns: readonly string[]): readonly string[] =>
  columns.filter((name) => name !== '项目' && name !== '行次').map((name) => name.replace(/[(（](?:栏次)?\d+[)）]$/, ''));

function expectedOf(no: string, form: TruthForm): readonly Expected[] {
  const cell = (part: string, code: string, label: string, column: string, value: string | null | undefined): Expected => ({
    key: [IDS[no], part, code, label, column].map((word) => fold(word ?? '')).join('|'),
    value: value ?? '',
  });
  const rows = form.rows ?? [];
  if (no === '01' || no === '04') {
    const columns = form.columns as { income: readonly string[]; expenditure: readonly string[] };
    const side = (part: string, names: readonly string[], row: Readonly<Record<string, string | null>>): readonly Expected[] => {
      const keys = Object.keys(row).filter((key) => /^c\d$/.test(key));
      return keys.map((key, i) => cell(part, '', row['item'] ?? '', amountsOf(names)[i] ?? '', row[key]));
    };
    return (rows as readonly TwoSidedRow[]).flatMap((row) => [...side('收入', columns.income, row.income), ...side('支出', columns.expenditure, row.expenditure)]);
  }
  if (no === '06') {
    const part = (block: number | undefined): string => (block === 1 ? '人员经费' : '公用经费');
    return [
      ...(rows as readonly CodedRow[]).map((row) => cell(part(row.block), row.code ?? '', row.name, '决算数', row.value)),
      ...(form.totals ?? []).map((total) => cell(total.name.slice(0, 4), '', total.name, '决算数', total.value)),
    ];
  }
  return (rows as readonly CodedRow[]).flatMap((row) => (form.columns as readonly string[]).map((column, i) => cell('', row.code ?? '', row.name ?? '', column, row.values?.[i])));
}

function actualOf(forms: readonly Form[]): Map<string, FormCell[]> {
  const cells = new Map<string, FormCell[]>();
  for (const form of forms) {
    for (const row of form.rows) {
      for (const cell of row.cells) {
        const key = [form.id, row.part, row.code, row.label, cell.column].map(fold).join('|');
        cells.set(key, [...(cells.get(key) ?? []), cell]);
      }
    }
  }
  return cells;
}

function compareCells(truth: Truth, disclosure: Disclosure): void {
  const actual = actualOf(disclosure.forms);
  for (const [no, form] of Object.entries(truth.forms)) {
    if (!(no in IDS)) continue;
    const expected = expectedOf(no, form);
    const wrong = expected.filter(({ key, value }) => {
      const cells = actual.get(key);
      const index = cells?.findIndex((cell) => valueOf(cell) === value) ?? -1;
      if (index >= 0) cells!.splice(index, 1);
      return index < 0;
    });
    const left = [...actual].filter(([key, cells]) => key.startsWith(`${IDS[no]}|`) && cells.some((cell) => cell.raw !== '')).map(([key]) => key);
    const amounts = expected.filter(({ value }) => value !== '').length;
    console.log(`${no}: ${expected.length} cells, ${amounts} printed; not as transcribed ${wrong.length}; beyond the transcription ${left.length}`);
    for (const { key, value } of wrong.slice(0, 10)) console.log(`   want ${key} = ${JSON.stringify(value)}, got ${JSON.stringify(actual.get(key)?.map(valueOf))}`);
    for (const key of left.slice(0, 10)) console.log(`   extra ${key} = ${JSON.stringify(actual.get(key)?.map(valueOf))}`);
  }
}

/** `gpb_class_208_final` → `gpb_class_final 208`, as facts carry their subject apart. */
function factKey(id: string): string {
  const coded = /^(gpb_class|econ)_(\d+)(.*)$/.exec(id);
  if (coded) return `${coded[1]}${coded[3]} ${coded[2]}`;
  const grade = /^(.*_grade)_(.)$/.exec(id);
  return grade ? `${grade[1]} ${grade[2]}` : id;
}

function compareFacts(truth: Truth, disclosure: Disclosure): void {
  const have = new Map<string, string[]>();
  for (const fact of disclosure.facts) {
    const key = `${fact.fact} ${fact.subject}`.trim();
    have.set(key, [...(have.get(key) ?? []), fact.value]);
  }
  const number = (text: string): string => (Number.isFinite(Number(text)) && text !== '' ? String(Number(text)) : fold(text));
  let right = 0;
  for (const { id, value } of truth.narrative) {
    const found = have.get(factKey(id));
    if (found?.some((text) => number(text) === number(value ?? ''))) right++;
    else console.log(`   fact ${id}: want ${value}, got ${JSON.stringify(found)}`);
  }
  console.log(`facts: ${right} of ${truth.narrative.length} as transcribed; ${disclosure.facts.length} extracted`);
}

/** Prints what differs. @param file the transcribed document, or another rendering of it */
export async function compareWithTranscription(truthFile: string, file: string): Promise<void> {
  const truth = JSON.parse(readFileSync(truthFile, 'utf8')) as Truth;
  const disclosure = await extract(file);
  compareCells(truth, disclosure);
  compareFacts(truth, disclosure);
  console.log('missing:', disclosure.missing.map(({ id, reason }) => `${id} ${reason}`).join(', '));
  console.log('tally:', JSON.stringify(disclosure.tally));
  for (const finding of disclosure.findings) console.log(`   ${finding.severity} ${finding.rule} ${finding.message.zh}`);
}
