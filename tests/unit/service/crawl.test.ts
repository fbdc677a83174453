/** The parts of a crawl, without a site. */
import { describe, expect, it } from 'vitest';
import { chooseLinks, scopeOf } from '../../../src/service/crawl/choose-links.js';
import { parseContentDisposition } from '../../../src/service/crawl/content-disposition.js';
import { decodeWebPage } from '../../../src/service/crawl/decode-web-page.js';
import { parseRetryAfter } from '../../../src/service/crawl/fetcher.js';
import { openHostPace } from '../../../src/service/crawl/host-pace.js';
import { readWebPage } from '../../../src/service/crawl/read-web-page.js';
import { request } from '../../../src/service/crawl/request.js';
import { readRobots } from '../../../src/service/crawl/robots.js';
import { lastTime, nextTime } from '../../../src/service/crawl/schedule.js';
import { siteSchema } from '../../../src/service/crawl/sites.js';
import { isPrivateAddress, matchesPath, templateOf, toAddress } from '../../../src/service/crawl/web-address.js';

const BASE = 'http://www.x.gov.cn/zwgk/index.html';

describe('an address', () => {
  it.each([
    ['./a.html#top', 'http://www.x.gov.cn/zwgk/a.html'],
    ['/show.jsp;jsessionid=AB12?id=3&PHPSESSID=x', 'http://www.x.gov.cn/show.jsp?id=3'],
    ['HTTP://user:pass@WWW.x.gov.cn:80/a?_t=17', 'http://www.x.gov.cn/a'],
    ['javascript:void(0)', undefined],
    ['http://[', undefined],
  ])('%s has one spelling', (link, address) => expect(toAddress(link, BASE)).toBe(address));

  it.each(['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', 'no address'])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(['8.8.8.8', '172.32.0.1', '2400:3200::1'])('%s is public', (address) => expect(isPrivateAddress(address)).toBe(false));

  it.each([
    ['/zwgk/*.html', 'http://a/zwgk/1.html', true],
    ['/zwgk/*.html', 'http://a/zwgk/b/1.html', false],
    ['/zwgk/**', 'http://a/zwgk/b/1.html?x=1', true],
    ['/公开/**', 'http://a/%E5%85%AC%E5%BC%80/1.html', true],
    ['/a.b', 'http://a/aXb', false],
  ])('%s and %s: %s', (pattern, address, expected) => expect(matchesPath(address, pattern)).toBe(expected));

  it('is like those that its template makes', () => {
    expect(templateOf('http://a/2024/09/t12.html?b=1&a=2')).toBe(templateOf('http://a/2023/1/t7.html?a=9&b='));
  });
});

describe('the name of a download', () => {
  const latin = (bytes: readonly number[]): string => Buffer.from(bytes).toString('latin1');
  it.each([
    [`attachment; filename="${latin([0xbe, 0xf6, 0xcb, 0xe3])}.doc"`, '决算.doc'],
    [`attachment; filename="${Buffer.from('决算.doc').toString('latin1')}"`, '决算.doc'],
    ["attachment; filename=x.doc; filename*=UTF-8''%E5%86%B3%E7%AE%97.doc", '决算.doc'],
    ["attachment; filename*=gb18030''%BE%F6%CB%E3.doc", '决算.doc'],
    ['attachment; filename=%BE%F6%CB%E3.doc', '决算.doc'],
    ['attachment; filename="C:\\\\tmp\\\\..\\\\a.doc"', 'a.doc'],
    ['inline', ''],
  ])('%j is %s', (header, name) => expect(parseContentDisposition(header)).toBe(name));
});

describe('a page', () => {
  it('in GBK is read, whatever it says', () => {
    const gbk = [0xbe, 0xf6, 0xcb, 0xe3];
    for (const head of ['<meta charset="gb2312">', '<meta charset="utf-8">', '']) expect(decodeWebPage(Buffer.from([...Buffer.from(head), ...gbk]), '')).toBe(`${head}决算`);
  });

  it.each([
    ['createPageHTML(3, 0, "index", "html");', ['index_1.html', 'index_2.html']],
    ["createPageHTML('page_div',3, 1,'index','shtml',60)", ['index_1.shtml', 'index_2.shtml']],
    ['var countPage = 2; createPageHTML(countPage, 0, "index", "htm")', ['index_1.htm']],
    ['createPageHTML(100000000, 0, "index", "html")', expect.objectContaining({ length: 499 })],
    ['createPageHTML(1, 0, "index", "html")', []],
  ])('%s stands for the pages of its list', (script, names) => {
    expect(readWebPage(`<script>${script}</script>`, BASE).links.map(({ url }) => url.replace(/.*\//, ''))).toEqual(names);
  });

  it('tells its title, its date, its amounts, and where it leads', () => {
    const page = readWebPage(
      `<title>站名</title><meta name="ArticleTitle" content="某局决算"><p>发布时间：2024年9月2日</p>
       <a href="a.pdf">附件</a><a onclick="window.open('b.doc')">x</a><iframe src="c.pdf"></iframe><a href="index_1.html">下一页</a><a href="3.html">3</a>
       <table><tr><td>甲<td>1,200.50<td>12</table>`,
      BASE,
    );
    expect(page).toMatchObject({ title: '某局决算', published: '2024-09-02', amounts: 1 });
    expect(page.links.map(({ url, isNext }) => [url.replace(/.*\//, ''), isNext])).toEqual([['a.pdf', false], ['b.doc', false], ['c.pdf', false], ['index_1.html', true], ['3.html', true]]);
  });
});

describe('of the links of a page', () => {
  const scope = scopeOf(siteSchema.parse({ name: 'x', start: [BASE], exclude: ['/zwgk/old/**'], allowHosts: ['f.x.gov.cn'] }));
  const page = (links: readonly (readonly [string, string])[]): Parameters<typeof chooseLinks>[0] => ({ title: '', published: '', amounts: 0, links: links.map(([url, text]) => ({ url, text, isNext: false })) });
  it('only those of its hosts, columns and words are followed', () => {
    const leads = chooseLinks(page([
      ['http://www.x.gov.cn/zwgk/2024/t1.html', '公告'], ['http://www.x.gov.cn/xw/t2.html', '某局2023年决算'], ['http://www.x.gov.cn/xw/t3.html', '新闻'],
      ['http://f.x.gov.cn/a.pdf', '2024年预算'], ['http://f.x.gov.cn/b.pdf', '通知'], ['http://evil.example/c.pdf', '决算'], ['http://www.x.gov.cn/zwgk/old/1.html', '决算'],
    ]), false, scope);
    expect(leads.map(({ url, role }) => [url.slice(7), role])).toEqual([['www.x.gov.cn/zwgk/2024/t1.html', 'page'], ['www.x.gov.cn/xw/t2.html', 'page'], ['f.x.gov.cn/a.pdf', 'file']]);
  });

  it('a disclosure hands out whatever it is called', () => {
    const leads = chooseLinks(page([['http://f.x.gov.cn/b.pdf', '附件1'], ['http://www.x.gov.cn/attach/17', '下载'], ['http://www.x.gov.cn/about.html', '关于']]), true, scope);
    expect(leads.map(({ role }) => role)).toEqual(['file', 'file']);
  });
});

describe('a host', () => {
  it('gets the pause asked for, a longer one when it is slow, and what it asks for itself', async () => {
    const never = new AbortController().signal;
    const measure = async (status: number, more: { retryAfterMs?: number } = {}): Promise<number> => {
      const pace = openHostPace();
      const start = performance.now();
      await pace.inTurn(30, () => Promise.resolve({ status, ...more }), never);
      await pace.inTurn(30, () => Promise.resolve({ status: 200 }), never);
      return performance.now() - start;
    };
    expect(await measure(200)).toBeGreaterThanOrEqual(29);
    expect(await measure(429, { retryAfterMs: 200 })).toBeGreaterThanOrEqual(199);
    expect(await measure(503)).toBeGreaterThanOrEqual(999);
  });

  it('that cannot give its robots.txt allows nothing; one that has none allows all', () => {
    expect([404, 403, 200, 503, 429, 0].map((status) => readRobots('http://a/robots.txt', status, '').allows('http://a/x'))).toEqual([true, true, true, false, false, false]);
    expect(readRobots('http://a/robots.txt', 200, 'User-agent: gongkai\nDisallow: /\nUser-agent: *\nAllow: /').allows('http://a/x')).toBe(false);
  });

  it('tells seconds or a date', () => {
    expect(parseRetryAfter('120')).toBe(120_000);
    expect(parseRetryAfter('Fri, 20 Sep 2024 10:00:10 GMT', Date.UTC(2024, 8, 20, 10))).toBe(10_000);
    expect(parseRetryAfter('soon')).toBeUndefined();
  });
});

it.each(['http://127.0.0.1:1/', 'http://[::1]:1/', 'http://2130706433/', 'http://localhost:1/'])('%s is not asked unless the site is there', async (address) => {
  const options = { headers: {}, maxBytes: 100, signal: new AbortController().signal };
  await expect(request(address, { ...options, isDeclared: false })).rejects.toMatchObject({ code: 'private-address' });
});

it('a schedule is meant in the time zone of its site', () => {
  const noon = new Date('2024-09-20T04:00:00Z');
  expect(nextTime('30 3 * * *', 'Asia/Shanghai', noon).toISOString()).toBe('2024-09-20T19:30:00.000Z');
  expect(lastTime('30 3 * * *', 'Asia/Shanghai', noon).toISOString()).toBe('2024-09-19T19:30:00.000Z');
});
