/** The sections of a report as a page of HTML that needs no network, and as Markdown. */
import { escapeMarkup } from './escape-markup.js';
import type { Block, Section } from './to-sections.js';

const TITLE = '数据质量报告 Quality report';
const STYLE = `body{font:15px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1c2733;max-width:1180px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem}h2{font-size:1.25rem;margin-top:2.4rem;border-bottom:2px solid #d7dee6;padding-bottom:.3rem}
table{border-collapse:collapse;margin:.8rem 0;font-size:.87rem}th,td{border:1px solid #d7dee6;padding:.25rem .55rem;text-align:left;vertical-align:top;max-width:30rem;overflow-wrap:anywhere}
th{background:#eef3f8}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}nav a{margin-right:1rem;white-space:nowrap}svg{display:block;max-width:100%;height:auto;margin:.6rem 0}`;
/** Nothing but the page's own style: no script, no picture from elsewhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export function toReportHtml(sections: readonly Section[]): string {
  const links = sections.map(({ title }, at) => `<a href="#s${at}">${escapeMarkup(title)}</a>`);
  const parts = sections.map(({ title, blocks }, at) => `<h2 id="s${at}">${escapeMarkup(title)}</h2>\n${blocks.map(blockToHtml).join('\n')}`);
  return `<!doctype html>\n<html lang="zh">\n<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width"><title>${TITLE}</title><style>${STYLE}</style></head>\n<body>\n<h1>${TITLE}</h1>\n<nav>${links.join('')}</nav>\n${parts.join('\n')}\n</body>\n</html>\n`;
}

function blockToHtml(block: Block): string {
  if (block.kind === 'text') return `<p>${escapeMarkup(block.text)}</p>`;
  if (block.kind === 'picture') return block.svg;
  const cell = (text: string, at: number): string => (block.figures.includes(at) ? `<td class="n">${escapeMarkup(text)}</td>` : `<td>${escapeMarkup(text)}</td>`);
  return `<table><thead><tr>${block.header.map((text) => `<th>${escapeMarkup(text)}</th>`).join('')}</tr></thead><tbody>${block.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`;
}

export function toReportMarkdown(sections: readonly Section[]): string {
  const parts = sections.map(({ title, blocks }) => [`## ${title}`, ...blocks.flatMap(blockToMarkdown)].join('\n\n'));
  return `# ${TITLE}\n\n${parts.join('\n\n')}\n`;
}

function blockToMarkdown(block: Block): readonly string[] {
  if (block.kind === 'picture') return [];
  if (block.kind === 'text') return [plain(block.text)];
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  return [[line(block.header), line(block.header.map((_, at) => (block.figures.includes(at) ? '--:' : '---'))), ...block.rows.map(line)].join('\n')];
}

/** What is data stays text: no markup of Markdown or HTML. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|<>`*_[\]]/g, '\\$&');
}
