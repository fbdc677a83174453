/** A disclosure as one HTML page, to be printed by a browser. */
import type { PrintedBlock, PrintedDocument, PrintedForm, PrintedTable } from './printed.js';
import type { Style } from './style.js';

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const RULES: Readonly<Record<Style['rules'], string>> = {
  full: 'table.form td{border:0.6pt solid #000}',
  'three-line': 'table.form{border-top:1.2pt solid #000;border-bottom:1.2pt solid #000} table.form tr.last td{border-bottom:0.6pt solid #000}',
  outer: 'table.form{border:1pt solid #000} table.form tr.last td{border-bottom:0.6pt solid #000}',
  none: '',
};

const MARK = '仅供内部审核';

/** Fixed elements, which a browser repeats on every page. */
function watermark(style: Style): string {
  const at = (left: number, top: number, css: string): string => `<div style="position:fixed;left:${left}%;top:${top}%;white-space:nowrap;${css}">${MARK}</div>`;
  const rotated = 'transform:rotate(-45deg)';
  switch (style.watermark) {
    case 'rotated': case 'header-art': return at(25, 45, `${rotated};font-size:60pt;color:#dddddd;z-index:-1`);
    case 'tiled': return [10, 40, 70].flatMap((top) => [5, 40, 72].map((left) => at(left, top, 'transform:rotate(-30deg);font-size:16pt;color:#e3e3e3;z-index:-1'))).join('');
    case 'over-figures': return at(20, 48, 'transform:rotate(-20deg);font-size:54pt;color:rgba(200,0,0,0.15)');
    default: return '';
  }
}

function tableHtml(table: PrintedTable): string {
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const columns = table.widths.map((width) => `<col style="width:${((width / total) * 100).toFixed(2)}%">`).join('');
  const row = (cells: PrintedTable['rows'][number], last: boolean): string =>
    `<tr${last ? ' class="last"' : ''}>${cells.map((c) => `<td rowspan="${c.rowSpan}" colspan="${c.columnSpan}" class="${c.align}">${escape(c.text)}</td>`).join('')}</tr>`;
  const head = table.rows.slice(0, table.headerRows).map((cells, index) => row(cells, index === table.headerRows - 1)).join('');
  return `<table class="form"><colgroup>${columns}</colgroup><thead>${head}</thead><tbody>${table.rows.slice(table.headerRows).map((cells) => row(cells, false)).join('')}</tbody></table>`;
}

function formHtml(form: PrintedForm, style: Style): string {
  const left = style.province === 'shanghai' || form.department === '' ? '' : `部门名称：${escape(form.department)}`;
  const captions = style.captions === 'one-line'
    ? `<div class="caption"><span>${left}</span><span>${style.province === 'shanghai' ? '' : form.year}</span><span>${form.unitLine}</span></div>`
    : `${left === '' ? '' : `<div>${left}</div>`}${form.year === '' ? '' : `<div>${form.year}</div>`}<div class="right">${form.unitLine}</div>`;
  const number = form.formNo === '' ? '' : `<div class="right">${form.formNo}</div>`;
  const notes = form.notes.map((note) => `<div class="note">${escape(note)}</div>`).join('');
  return `<section class="${form.landscape ? 'wide' : 'tall'}">${form.title === '' ? '' : `<h4>${escape(form.title)}</h4>`}${number}${captions}${tableHtml(form.table)}${notes}</section>`;
}

function blockHtml(block: PrintedBlock, style: Style): string {
  switch (block.kind) {
    case 'cover': return `<div class="cover">${block.lines.map((line) => `<div>${escape(line)}</div>`).join('')}</div>`;
    case 'contents': return `<div class="contents"><h2>目 录</h2>${block.lines.map((line) => `<div class="l${line.level}"><span>${escape(line.text)}</span><i></i><span>${line.page}</span></div>`).join('')}</div>`;
    case 'heading': return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'paragraph': return `<p>${escape(block.text)}</p>`;
    case 'form': return formHtml(block, style);
  }
}

/** What a browser embeds: TrueType fonts as they are; OpenType ones with cubic outlines, and bold that it makes itself, as Type 3. */
export interface Fonts {
  readonly family: string;
  readonly boldHeadings: boolean;
}

/** TrueType outlines, digits from a Latin font: the commonest case. */
export const TRUETYPE: Fonts = { family: '"Liberation Serif","Droid Sans Fallback"', boldHeadings: false };

/** The page, to be printed with its own margins and sizes. */
export function toHtml(document: PrintedDocument, fonts: Fonts = TRUETYPE): string {
  const { style } = document;
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${escape(document.title)}</title><style>
@page{size:A4;margin:22mm 18mm;@bottom-center{content:counter(page);font-size:9pt}} @page wide{size:A4 landscape;margin:15mm}
body{font:12pt/1.7 ${fonts.family};margin:0} h1,h2,h3,h4{font-weight:${fonts.boldHeadings ? 'bold' : 'normal'}} section{break-before:page;break-after:page} section.wide{page:wide}
h1{font-size:18pt;text-align:center;break-before:page} h2{font-size:14pt} h3{font-size:12pt} h4{font-size:16pt;text-align:center;margin:0 0 4pt} p{text-indent:2em;margin:0 0 3pt;text-align:justify}
.cover{font-size:26pt;text-align:center;padding-top:70mm;break-after:page} .contents h2{text-align:center} .contents div{display:flex} .contents .l2{padding-left:2em} .contents i{flex:1;border-bottom:1pt dotted #000;margin:0 4pt 6pt}
section{font-size:${style.fontSize + 1}pt;line-height:1.5} .right{text-align:right} .caption{display:flex;justify-content:space-between} .note{margin-top:3pt}
table.form{border-collapse:collapse;width:100%;font-size:${style.fontSize}pt;line-height:1.35} table.form td{padding:1.6pt 3pt} td.center{text-align:center} td.right{text-align:right;white-space:nowrap} tr{break-inside:avoid}
thead{display:${style.repeatHeaders ? 'table-header-group' : 'table-row-group'}} ${RULES[style.rules]}
</style></head><body>${watermark(style)}${document.blocks.map((block) => blockHtml(block, style)).join('\n')}</body></html>`;
}
