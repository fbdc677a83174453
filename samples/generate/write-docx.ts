/** A disclosure as a Word document: real tables with merged cells, sections, header watermark, automatic numbering (ECMA-376 Part 1). */
import { strToU8, zipSync } from 'fflate';
import { expand, type PrintedBlock, type PrintedDocument, type PrintedForm, type PrintedTable } from './printed.js';
import type { Style } from './style.js';

const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MARK = '仅供内部审核';
/** Zip entries carry a date; a fixed one keeps the bytes the same. */
const MODIFIED = new Date(2025, 7, 1);

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

interface ParagraphLook {
  readonly align?: 'left' | 'center' | 'right';
  /** Half points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly pageBreak?: boolean;
  readonly indent?: boolean;
  /** Number of the list that numbers this paragraph (一、). */
  readonly list?: number;
  readonly section?: string;
}

function paragraph(text: string, look: ParagraphLook = {}): string {
  const properties = [
    look.pageBreak === true ? '<w:pageBreakBefore/>' : '',
    look.list === undefined ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${look.list}"/></w:numPr>`,
    look.indent === true ? '<w:ind w:firstLineChars="200" w:firstLine="480"/>' : '',
    `<w:jc w:val="${look.align ?? 'left'}"/>`, look.section ?? '',
  ].join('');
  const run = `<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>${look.bold === true ? '<w:b/>' : ''}<w:sz w:val="${look.size ?? 24}"/></w:rPr>`;
  const parts = text.split('\t').map((part) => `<w:t xml:space="preserve">${escape(part)}</w:t>`).join('<w:tab/>');
  return `<w:p><w:pPr>${properties}</w:pPr>${text === '' ? '' : `<w:r>${run}${parts}</w:r>`}</w:p>`;
}

function borders(style: Style): string {
  const line = (side: string, shown: boolean): string => `<w:${side} w:val="${shown ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="000000"/>`;
  const { rules } = style;
  const sides = rules === 'full' || rules === 'outer';
  return `<w:tblBorders>${line('top', rules !== 'none')}${line('left', sides)}${line('bottom', rules !== 'none')}${line('right', sides)}${line('insideH', rules === 'full')}${line('insideV', rules === 'full')}</w:tblBorders>`;
}

/** @param width of the text area in twentieths of a point */
function tableXml(table: PrintedTable, style: Style, width: number): string {
  const total = table.widths.reduce((sum, each) => sum + each, 0);
  const widths = table.widths.map((each) => Math.floor((each / total) * width));
  const rows = expand(table).map((row, rowIndex, grid) => {
    const cells = row.flatMap((cell, column) => {
      if (column > 0 && row[column - 1] === cell) return [];
      const above = rowIndex > 0 && grid[rowIndex - 1]![column] === cell;
      const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '';
      const merge = cell.rowSpan > 1 ? `<w:vMerge${above ? '' : ' w:val="restart"'}/>` : '';
      const cellWidth = widths.slice(column, column + cell.columnSpan).reduce((sum, each) => sum + each, 0);
      const text = paragraph(above ? '' : cell.text, { align: cell.align, size: style.fontSize * 2 });
      return [`<w:tc><w:tcPr><w:tcW w:w="${cellWidth}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${text}</w:tc>`];
    });
    const repeated = style.repeatHeaders && rowIndex < table.headerRows ? '<w:tblHeader/>' : '';
    return `<w:tr><w:trPr><w:cantSplit/>${repeated}</w:trPr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${borders(style)}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function formXml(form: PrintedForm, style: Style): string {
  const small = { size: style.fontSize * 2 };
  const shown = style.province === 'shanghai' || form.department === '' ? '' : `部门名称：${form.department}`;
  const captions = style.captions === 'one-line'
    ? [paragraph(`${shown}\t${style.province === 'shanghai' ? '' : form.year}\t${form.unitLine}`, small)]
    : [...(shown === '' ? [] : [paragraph(shown, small)]), ...(form.year === '' ? [] : [paragraph(form.year, small)]), paragraph(form.unitLine, { ...small, align: 'right' })];
  const number = form.formNo === '' ? [] : [paragraph(form.formNo, { ...small, align: 'right' })];
  return [
    paragraph(form.title, { align: 'center', size: 32, bold: true, pageBreak: true }), ...number, ...captions,
    tableXml(form.table, style, form.landscape ? 14200 : 9600), ...form.notes.map((note) => paragraph(note, small)),
  ].join('');
}

const LIST_NUMBER = /^[一二三四五六七八九十]+、/;

function blockXml(block: PrintedBlock, style: Style, list: number | undefined): string {
  switch (block.kind) {
    case 'cover': return `${paragraph('')}${block.lines.map((line) => paragraph(line, { align: 'center', size: 52 })).join('')}`;
    case 'contents': return [paragraph('目 录', { align: 'center', size: 32, pageBreak: true }), ...block.lines.map((line) => paragraph(`${line.text}\t${line.page}`))].join('');
    case 'heading': {
      const numbered = block.level === 2 && list !== undefined && LIST_NUMBER.test(block.text);
      const text = numbered ? block.text.replace(LIST_NUMBER, '') : block.text;
      return paragraph(text, { bold: true, size: [36, 30, 26][block.level - 1]!, align: block.level === 1 ? 'center' : 'left', pageBreak: block.level === 1, ...(numbered ? { list } : {}) });
    }
    case 'paragraph': return paragraph(block.text, { indent: true });
    case 'form': return formXml(block, style);
  }
}

function sectionProperties(landscape: boolean): string {
  const size = landscape ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' : '<w:pgSz w:w="11906" w:h="16838"/>';
  return `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>${size}<w:pgMar w:top="1247" w:right="1134" w:bottom="1134" w:left="1134" w:header="850" w:footer="600" w:gutter="0"/></w:sectPr>`;
}

/** Blocks with a section break wherever the orientation changes, and lists that start anew in each part. */
function bodyXml({ blocks, style }: PrintedDocument, numbered: boolean): string {
  let landscape = false;
  let part = 0;
  const parts: string[] = [];
  for (const block of blocks) {
    const wide = block.kind === 'form' && block.landscape;
    if (wide !== landscape) parts.push(paragraph('', { section: sectionProperties(landscape), size: 2 }));
    landscape = wide;
    if (block.kind === 'heading' && block.level === 1) part += 1;
    parts.push(blockXml(block, style, numbered ? part : undefined));
  }
  return `${parts.join('')}${sectionProperties(landscape)}`;
}

function header(style: Style): string {
  const art = `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e"/><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:84pt;rotation:315;z-index:-251654144;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="${MARK}"/></v:shape></w:pict></w:r>`;
  return `${PROLOGUE}<w:hdr ${NAMESPACES}><w:p>${style.watermark === 'none' || style.watermark === 'flat' ? '' : art}</w:p></w:hdr>`;
}

const FOOTER = `${PROLOGUE}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`;

/** One list of 一、二、 for each of the four parts. */
const NUMBERING = `${PROLOGUE}<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>${[1, 2, 3, 4].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`).join('')}</w:numbering>`;

const CONTENT_TYPES = `${PROLOGUE}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`;

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  return `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

/** The bytes of the document. @param numbered whether 一、 of the second level are made by a list and not typed */
export function toDocx(document: PrintedDocument, numbered: boolean): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `${PROLOGUE}<w:document ${NAMESPACES}><w:body>${bodyXml(document, numbered)}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([['numbering', 'numbering.xml'], ['header', 'header1.xml'], ['footer', 'footer1.xml']]),
    'word/numbering.xml': NUMBERING,
    'word/header1.xml': header(document.style),
    'word/footer1.xml': FOOTER,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 9, mtime: MODIFIED });
}
