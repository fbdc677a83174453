import { describe, expect, it } from 'vitest';
import type { GridPage } from '../../../../src/model/document.js';
import { readHtml } from '../../../../src/readers/html/read-html.js';
import { LIMITS } from '../../../../src/settings.js';
import { outline } from '../spreadsheet/build.js';

const TABLE = '<table><tr><th colspan=2>项目<th rowspan=2>合计<tr><th>编码<th>名称<tr><td>201<td>教育<td>5.00<tr><td>202<td>外交<td></table>';
const GRID = [['项目', '合计'], ['编码', '名称'], ['201', '教育', '5.00'], ['202', '外交', '']];

const bytesOf = (html: string): Uint8Array => new TextEncoder().encode(html);
const read = (html: string | Uint8Array) => readHtml(typeof html === 'string' ? bytesOf(html) : html, LIMITS).value;
const blocksOf = (html: string) => outline((read(html).pages as readonly GridPage[])[0]!.blocks);

describe('readHtml', () => {
  it('reads broken markup as a browser does, with lines of the source as places', () => {
    const html = `<html><body>\n<p>一、收入决算表<br>单位：万元\n${TABLE}<p>注：无`;
    expect(blocksOf(html)).toEqual(['一、收入决算表\n单位：万元', GRID, '注：无']);
    expect((read(html).pages as readonly GridPage[])[0]!.blocks[1]).toMatchObject({ pieces: [{ place: { line: 3 } }] });
  });

  it('reads GB 18030 that says it is GB 2312', () => {
    const head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>';
    const bytes = Uint8Array.from([...bytesOf(head), 0xd6, 0xec, 0xe9, 0x46, 0x81, 0x39, 0xee, 0x39]);
    expect(outline((read(bytes).pages as readonly GridPage[])[0]!.blocks)).toEqual(['朱镕㐀']);
  });

  describe('of a web archive', () => {
    const page = Uint8Array.from([...bytesOf('<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><p>'), 0xca, 0xd5, 0xc8, 0xeb, ...bytesOf('</p><table><tr><td>201<td>5.00<tr><td>202<td>6.00</table></body></html>')]);
    const quoted = [...page].map((byte) => (byte >= 0x80 || byte === 0x3d ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte))).join('').replace(/.{60}(?=[^=]{3})/g, '$&=\r\n');
    const archive = (encoding: string, content: string, end = '\r\n'): string => ['MIME-Version: 1.0', 'Content-Type: multipart/related;', ' boundary="----=_1"', '', '不支持', '', '------=_1', 'Content-Location: file:///C:/a.xml', 'Content-Type: text/xml', '', '<xml/>', '------=_1', 'Content-Type: text/html; charset="gb2312"', `Content-Transfer-Encoding: ${encoding}`, '', content, '------=_1', 'Content-Type: text/html', '', '<p>页眉', '------=_1--', ''].join(end);

    it.each([
      ['quoted-printable', archive('quoted-printable', quoted)],
      ['base64', archive('base64', Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n'))],
      ['lines that end as on Unix', archive('base64', Buffer.from(page).toString('base64'), '\n')],
    ])('reads the page, in %s', (_, text) => expect(blocksOf(text)).toEqual(['收入', [['201', '5.00'], ['202', '6.00']]]));

    it.each([['no page', archive('base64', '').replaceAll('text/html', 'image/png')], ['no boundary', archive('base64', '').replace('boundary', 'border')]])('refuses one with %s', (_, text) => {
      expect(() => read(text)).toThrow(expect.objectContaining({ code: 'damaged' }) as Error);
    });
  });

  it('reads what lies in a layout table as text, and tables of data inside it', () => {
    expect(blocksOf(`<html><body><table><tr><td><td><p>正文${TABLE}</td></tr></table>`)).toEqual(['正文', GRID]);
  });

  it('takes a table of links for a menu and no data', () => {
    expect(blocksOf('<html><body><table><tr><td><a href=a>首页</a><td><a href=b>新闻</a><tr><td><a href=c>公开</a><td><a href=d>服务</a></table><p>正文')).toEqual(['首页', '新闻', '公开', '服务', '正文']);
  });

  it('keeps the article, names what stands round it, and puts the title before it', () => {
    const document = read(`<html><head><title>某局2024年决算</title></head><body><div class="nav"><a href=/>首页</a> 您的位置</div><div id="zoom"><p>第一部分 概况，本部门负责全部工作。</p>${TABLE}</div><div class="footer">版权所有</div></body>`);
    expect(outline((document.pages as readonly GridPage[])[0]!.blocks)).toEqual(['某局2024年决算', '第一部分 概况，本部门负责全部工作。', GRID]);
    expect(document.furniture.map(({ text }) => text)).toEqual(['首页 您的位置', '版权所有']);
  });

  it('never leaves a table of data outside of the article', () => {
    expect(blocksOf(`<html><body><div id="zoom"><p>很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的正文</div><div class="side">${TABLE}</div>`)).toContainEqual(GRID);
  });

  it('leaves out what is hidden, scripts, and text laid over the page', () => {
    const document = read(`<html><head><style>.wm{position:fixed;opacity:.2;transform:rotate(-30deg)}</style></head><body><div class=wm>内部审核</div><script>var a = 1</script><p>正文<span style="display: none">藏</span></p>${TABLE.replace('<tr><td>201', '<tr style="display:none"><td>x<td>y<td>z<tr><td>201')}`);
    expect(outline((document.pages as readonly GridPage[])[0]!.blocks)).toEqual(['正文', GRID]);
    expect(document.furniture).toEqual([{ kind: 'watermark', text: '内部审核' }]);
  });

  it('numbers the items of a numbered list', () => {
    expect(blocksOf('<html><body><ol><li>甲<li>乙</ol>')).toEqual(['1. 甲', '2. 乙']);
  });

  it('takes captions and notes out of a table that came from a sheet', () => {
    expect(blocksOf('<html><body><table><tr><td colspan=2>收入决算表<tr><td>部门：某局<td>单位：万元<tr><td>项目<td>金额<tr><td>教育<td>5<tr><td colspan=2>注：本表反映收入。</table>'))
      .toEqual(['收入决算表', '部门：某局\t单位：万元', [['项目', '金额'], ['教育', '5']], '注：本表反映收入。']);
  });

  it.each([
    ['too-deep', `<html><body>${'<div>'.repeat(2000)}x`],
    ['empty', '<html><frameset><frame src=a></frameset></html>'],
    ['empty', '<html><body><script>x</script></body></html>'],
  ])('refuses with the code %s (%#)', (code, html) => {
    expect(() => read(html)).toThrow(expect.objectContaining({ name: 'Unreadable', code }) as Error);
  });
});
