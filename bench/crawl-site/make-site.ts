/** A county's site as its CMS would write it, with what a crawler must find and every trap on the way. */

export interface SitePage {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** What a second visit may ask with. */
  readonly validator: 'etag' | 'last-modified' | 'none';
  /** How the first answer goes wrong: `cut` short, or a status with Retry-After. */
  readonly trouble?: 'cut' | 429 | 503;
}

export interface MadeSite {
  readonly pages: ReadonlyMap<string, SitePage>;
  /** Paths of the attachments that belong to disclosures, and of pages that are disclosures themselves. */
  readonly wanted: ReadonlySet<string>;
  /** Paths that must never be asked for: forbidden by robots.txt, or no disclosures. */
  readonly forbidden: ReadonlySet<string>;
  /** Attachments to which a link leads by way of a redirect: path → target. */
  readonly redirects: ReadonlyMap<string, string>;
}

export interface SiteSize {
  readonly lists: number;
  readonly itemsAList: number;
  /** Items of a second column that is made by a script, with sessions and without an end. */
  readonly dynamicItems: number;
  /** Bytes of an attachment. */
  readonly fileBytes: number;
  /** Attachments of which the first answer goes wrong, of each kind: each costs a second or two. */
  readonly troubles: number;
}

export const FULL_SIZE: SiteSize = { lists: 14, itemsAList: 20, dynamicItems: 40, fileBytes: 40_000, troubles: Infinity };

export function makeSite(size: SiteSize): MadeSite {
  const site: Draft = { pages: new Map(), wanted: new Set(), forbidden: new Set(), redirects: new Map(), fileBytes: size.fileBytes, troubles: size.troubles };
  addStaticColumn(site, size);
  addDynamicColumn(site, size);
  for (let month = 1; month <= 60; month++) addPage(site, `/zwgk/czyjs/calendar/${month}.html`, '日历', `<a href="/zwgk/czyjs/calendar/${month + 1}.html">下月</a>`);
  addPage(site, '/private/budget.html', '内部预算', '<p>内部</p>');
  site.forbidden.add('/private/budget.html').add('/search?q=决算');
  site.pages.set('/robots.txt', { body: Buffer.from('User-agent: *\nDisallow: /private/\nDisallow: /search\nCrawl-delay: 0.02\n'), headers: { 'content-type': 'text/plain' }, validator: 'none' });
  return site;
}

interface Draft {
  readonly pages: Map<string, SitePage>;
  readonly wanted: Set<string>;
  readonly forbidden: Set<string>;
  readonly redirects: Map<string, string>;
  readonly fileBytes: number;
  readonly troubles: number;
}

function addPage({ pages }: Draft, path: string, title: string, body: string, { gbk = false, validator = 'etag' as SitePage['validator'] } = {}): void {
  const text = `<!DOCTYPE html><html><head><meta charset="${gbk ? 'gb2312' : 'utf-8'}"><title>${title}-某县人民政府</title><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-09-20 10:00:00"></head><body>${NAVIGATION}<h1>${title}</h1>${body}</body></html>`;
  pages.set(path, { body: gbk ? toGbk(text) : Buffer.from(text), headers: { 'content-type': 'text/html' }, validator });
}

function addFile({ pages, fileBytes, troubles }: Draft, path: string, headers: Readonly<Record<string, string>>, { trouble, ...more }: Partial<SitePage> = {}): void {
  const isTroubled = trouble !== undefined && [...pages.values()].filter((page) => page.trouble === trouble).length < troubles;
  pages.set(path, { body: makeFile(path, fileBytes), headers, validator: 'etag', ...more, ...(isTroubled && { trouble }) });
}

/** A column of files, its pages announced by a script. */
function addStaticColumn(site: Draft, { lists, itemsAList }: SiteSize): void {
  for (let list = 0; list < lists; list++) {
    const folder = `/zwgk/czyjs/2024${String(list + 1).padStart(2, '0')}/`;
    const items = Array.from({ length: itemsAList }, (_, index) => addItem(site, `${folder}t${list * itemsAList + index}.html`, folder, list * itemsAList + index));
    addPage(site, `/zwgk/czyjs/index${list === 0 ? '' : `_${list}`}.html`, '财政预决算', `<ul>${items.join('')}</ul><script>var total = ${lists};\ncreatePageHTML(total, ${list}, "index", "html");</script>${TRAPS}`, { gbk: true });
  }
}

/** A column made by a program: a session in every link, and beyond its last page the last one for ever. */
function addDynamicColumn(site: Draft, { dynamicItems }: SiteSize): void {
  const perPage = 10;
  const last = Math.ceil(dynamicItems / perPage);
  for (let page = 1; page <= last + 30; page++) {
    const shown = Math.min(page, last);
    const items = Array.from({ length: perPage }, (_, index) => (shown - 1) * perPage + index + 10_000).map((index) => addItem(site, `/bmjs/show.jsp?id=${index}`, '/bmjs/', index).replace(`id=${index}"`, `id=${index}&jsessionid=${page}${index}"`));
    addPage(site, `/bmjs/list.jsp?page=${page}`, '部门决算', `<ul>${items.join('')}</ul><a href="/bmjs/list.jsp?page=${page + 1}">下一页</a>`);
  }
}

/** A disclosure, or one in five some other news. @returns its line in the list */
function addItem(site: Draft, path: string, folder: string, index: number): string {
  if (index % 5 === 4) {
    addPage(site, path, `关于第${index}次放假的通知`, `<p>通知</p><a href="${folder}notice${index}.pdf">附件</a>`);
    addFile(site, `${folder}notice${index}.pdf`, {});
    site.forbidden.add(`${folder}notice${index}.pdf`);
    return `<li><a href="${path}">关于第${index}次放假的通知</a></li>`;
  }
  const title = `第${index}局2023年度部门决算公开`;
  if (index % 8 === 7) site.wanted.add(path);
  addPage(site, path, title, attach(site, title, index, folder), { gbk: index % 3 === 0, validator: index % 25 === 1 ? 'none' : 'etag' });
  return `<li><a href="${path}" title="${title}">${title.slice(0, -2)}…</a><span>2024-09-20</span></li>`;
}

/** The ways in which county sites hand out a file. */
function attach(site: Draft, title: string, index: number, folder: string): string {
  const add = (path: string, type: string, disposition = '', more: Partial<SitePage> = {}): string => {
    addFile(site, path, { 'content-type': type, ...(disposition === '' ? {} : { 'content-disposition': `attachment; ${disposition}` }) }, more);
    site.wanted.add(path);
    return path;
  };
  const binary = 'application/octet-stream';
  switch (index % 8) {
    case 0:
      return `<a href="./${add(`${folder}P${index}.pdf`, 'application/pdf').slice(folder.length)}">附件</a>`;
    case 1:
      return `<a href="${add(`/module/download/downfile.jsp?classid=0&filename=${index}`, binary, `filename="${toGbk(`${title}.doc`).toString('latin1')}"`, { validator: 'none' })}">${title}.doc</a>`;
    case 2:
      return `<a href="${add(`/attach/${index}`, binary, `filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}`, { validator: 'last-modified' })}">点击下载</a>`;
    case 3:
      return `<a href="javascript:void(0)" onclick="window.open('${add(`${folder}W${index}.docx`, 'application/msword')}')">附件1</a><a href="${add(`${folder}W${index}b.xls`, 'text/html', '', { validator: 'last-modified' })}">附件2</a>`;
    case 4:
      site.redirects.set(`/go/download?id=${index}`, add(`/files/${index}.pdf`, 'application/pdf'));
      return `<a href="/go/download?id=${index}">附件下载</a>`;
    case 5:
      return `<iframe src="${add(`${folder}viewer${index}.pdf`, 'application/pdf', '', { trouble: 'cut' })}"></iframe>`;
    case 6:
      return `<a href="${add(`/uploads/${index}.zip`, 'application/zip', '', { trouble: index % 3 === 0 ? 429 : 503 })}" title="${title}">压缩包</a><a href="/lost/${index}.pdf">已失效的附件</a>`;
    default:
      return TABLE;
  }
}

const NAVIGATION = '<a href="/">首页</a><a href="/xwzx/">新闻</a><a href="/private/budget.html">内部预算</a><a href="/search?q=决算">搜索决算</a>';
const TRAPS = '<a href="/zwgk/czyjs/calendar/1.html">日历</a><a href="http://127.0.0.1:6379/决算.pdf">决算</a><a href="http://169.254.169.254/决算/">决算</a><a href="//elsewhere.example/决算.pdf">外站决算</a><a href="mailto:a@b.cn">邮箱决算</a>';
const TABLE = `<table>${Array.from({ length: 8 }, (_, row) => `<tr><td>项目${row}</td><td>1,20${row}.50</td><td>${row}.00</td></tr>`).join('')}</table>`;

/** Distinct bytes of a PDF that is none. */
function makeFile(path: string, length: number): Buffer {
  const body = Buffer.alloc(length, `${path} `);
  body.write('%PDF-1.4\n');
  return body;
}

/** Node writes no GBK: the few characters that the site uses, looked up in the decoder. */
function toGbk(text: string): Buffer {
  return Buffer.concat([...text].map((character) => (character.charCodeAt(0) < 128 ? Buffer.from(character) : GBK.get(character)!)));
}

const GBK = new Map<string, Buffer>();
for (let lead = 0xa1; lead <= 0xf7; lead++) {
  for (let trail = 0xa1; trail <= 0xfe; trail++) {
    const bytes = Buffer.from([lead, trail]);
    GBK.set(new TextDecoder('gbk').decode(bytes), bytes);
  }
}
