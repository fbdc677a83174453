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
}

export const FULL_SIZE: SiteSize = { lists: 14, itemsAList: 20, dynamicItems: 40, fileBytes: 40_000 };

export function makeSite({ lists, itemsAList, dynamicItems, fileBytes }: SiteSize): MadeSite {
  const pages = new Map<string, SitePage>();
  const wanted = new Set<string>();
  const forbidden = new Set<string>();
  const redirects = new Map<string, string>();
  const html = (path: string, title: string, body: string, options: { gbk?: boolean; validator?: SitePage['validator'] } = {}): void => {
    const charset = options.gbk ? 'gb2312' : 'utf-8';
    const text = `<!DOCTYPE html><html><head><meta charset="${charset}"><title>${title}-某县人民政府</title><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-09-20 10:00:00"></head><body>${NAVIGATION}<h1>${title}</h1>${body}</body></html>`;
    pages.set(path, { body: options.gbk ? toGbk(text) : Buffer.from(text), headers: { 'content-type': 'text/html' }, validator: options.validator ?? 'etag' });
  };
  const file = (path: string, headers: Readonly<Record<string, string>>, more: Partial<SitePage> = {}): void => {
    pages.set(path, { body: makeFile(path, fileBytes), headers, validator: 'etag', ...more });
  };
  const attach = (name: string, index: number, folder: string): string => {
    const title = `${name}2023年度部门决算公开`;
    const add = (path: string, headers: Readonly<Record<string, string>>, more: Partial<SitePage> = {}): string => {
      file(path, headers, more);
      wanted.add(path);
      return path;
    };
    switch (index % 8) {
      case 0:
        return `<a href=".${add(`${folder}P${index}.pdf`, { 'content-type': 'application/pdf' }).slice(folder.length - 1)}">附件</a>`;
      case 1:
        return `<a href="${add(`/module/download/downfile.jsp?classid=0&filename=${index}`, { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${toGbk(`${title}.doc`).toString('latin1')}"` }, { validator: 'none' })}">${title}.doc</a>`;
      case 2:
        return `<a href="${add(`/attach/${index}`, { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}` }, { validator: 'last-modified' })}">点击下载</a>`;
      case 3:
        return `<a href="javascript:void(0)" onclick="window.open('${add(`${folder}W${index}.docx`, { 'content-type': 'application/msword' })}')">附件1</a><a href="${add(`${folder}W${index}b.xls`, { 'content-type': 'text/html' }, { validator: 'last-modified' })}">附件2</a>`;
      case 4:
        redirects.set(`/go/download?id=${index}`, add(`/files/${index}.pdf`, { 'content-type': 'application/pdf' }));
        return `<a href="/go/download?id=${index}">附件下载</a>`;
      case 5:
        return `<iframe src="${add(`${folder}viewer${index}.pdf`, { 'content-type': 'application/pdf' }, { trouble: 'cut' })}"></iframe>`;
      case 6:
        return `<a href="${add(`/uploads/${index}.zip`, { 'content-type': 'application/zip' }, { trouble: index % 16 === 6 ? 429 : 503 })}" title="${title}">压缩包</a><a href="/lost/${index}.pdf">已失效的附件</a>`;
      default:
        return TABLE;
    }
  };
  const item = (path: string, folder: string, index: number): string => {
    if (index % 5 === 4) {
      html(path, `关于第${index}次放假的通知`, `<p>通知</p><a href="${folder}notice${index}.pdf">附件</a>`);
      file(`${folder}notice${index}.pdf`, {});
      forbidden.add(`${folder}notice${index}.pdf`);
      return `<li><a href="${path}">关于第${index}次放假的通知</a></li>`;
    }
    const name = `第${index}局`;
    if (index % 8 === 7) wanted.add(path);
    html(path, `${name}2023年度部门决算公开`, attach(name, index, folder), { gbk: index % 3 === 0, validator: index % 25 === 1 ? 'none' : 'etag' });
    return `<li><a href="${path}" title="${name}2023年度部门决算公开">${name}2023年度部门决…</a><span>2024-09-20</span></li>`;
  };

  for (let list = 0; list < lists; list++) {
    const folder = `/zwgk/czyjs/2024${String(list + 1).padStart(2, '0')}/`;
    const items = Array.from({ length: itemsAList }, (_, index) => item(`${folder}t${list * itemsAList + index}.html`, folder, list * itemsAList + index));
    html(`/zwgk/czyjs/index${list === 0 ? '' : `_${list}`}.html`, '财政预决算', `<ul>${items.join('')}</ul><script>var total = ${lists};\ncreatePageHTML(total, ${list}, "index", "html");</script>${TRAPS}`, { gbk: true });
  }
  const perPage = 10;
  const last = Math.ceil(dynamicItems / perPage);
  for (let page = 1; page <= last + 30; page++) {
    const shown = Math.min(page, last);
    const items = Array.from({ length: perPage }, (_, index) => (shown - 1) * perPage + index + 10_000).map((index) => item(`/bmjs/show.jsp?id=${index}`, '/bmjs/', index).replace(`id=${index}"`, `id=${index}&jsessionid=${page}${index}"`));
    // Beyond its last page the list shows the last one for ever.
    html(`/bmjs/list.jsp?page=${page}`, '部门决算', `<ul>${items.join('')}</ul><a href="/bmjs/list.jsp?page=${page + 1}">下一页</a>`);
  }
  for (let month = 1; month <= 60; month++) html(`/zwgk/czyjs/calendar/${month}.html`, '日历', `<a href="/zwgk/czyjs/calendar/${month + 1}.html">下月</a>`);
  html('/private/budget.html', '内部预算', '<p>内部</p>');
  forbidden.add('/private/budget.html').add('/search?q=决算');
  pages.set('/robots.txt', { body: Buffer.from('User-agent: *\nDisallow: /private/\nDisallow: /search\nCrawl-delay: 0.02\n'), headers: { 'content-type': 'text/plain' }, validator: 'none' });
  return { pages, wanted, forbidden, redirects };
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
