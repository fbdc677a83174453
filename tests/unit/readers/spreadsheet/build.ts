/** Workbooks built in memory, and what of them a test looks at. */
import { strToU8, zipSync } from 'fflate';
import type { Block } from '../../../../src/model/document.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookParts {
  /** Content of the worksheet elements, by the name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** Attributes of the sheet elements. */
  readonly states?: Readonly<Record<string, string>>;
  readonly strings?: readonly string[];
  /** Format codes, in the order of the styles; the first style has none. */
  readonly formats?: readonly string[];
  /** What follows the list of sheets. */
  readonly rest?: string;
}

/** The bytes of a .xlsx. */
export function xlsx({ sheets, states = {}, strings, formats = [], rest = '' }: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets);
  const links = [
    ...names.map((_, index) => link(`r${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)), link('st', 'styles', 'styles.xml'),
    ...(strings ? [link('ss', 'sharedStrings', 'sharedStrings.xml')] : []),
  ];
  const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${link('w', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index}" ${states[name] ?? ''}/>`).join('')}</sheets>${rest}</workbook>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings && { 'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>` }),
    ...Object.fromEntries(names.map((name, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet>${sheets[name]}</worksheet>`])),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function link(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

/** A row of inline texts and plain numbers. */
export function row(number: number, values: readonly (string | number | undefined)[], attributes = ''): string {
  const cells = values.map((value, column) => {
    const name = `${String.fromCharCode(65 + column)}${number}`;
    if (value === undefined) return '';
    return typeof value === 'number' ? `<c r="${name}"><v>${value}</v></c>` : `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;
  });
  return `<row r="${number}" ${attributes}>${cells.join('')}</row>`;
}

/** Paragraphs as their text, tables as rows of texts. */
export function outline(blocks: readonly Block[]): readonly (string | readonly string[][])[] {
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return block.lines.map(({ text }) => text).join('\n');
    const rows: string[][] = Array.from({ length: block.rowCount }, () => []);
    for (const cell of block.cells) rows[cell.row]!.push(cell.text);
    return rows;
  });
}
