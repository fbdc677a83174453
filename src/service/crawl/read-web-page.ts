/** What a page of a county's site says to a crawler: its title and date, where it leads, whether it holds a table itself. */
import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { toAddress } from './web-address.js';

const NEXT_PAGE = /^[\[【(（]?\s*(?:下一页|下页|后一页|后页|next)/i;
const DATE = /(20\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/;
const DATE_LABEL = /(?:发布|发文|公开|成文|更新|生成)(?:日期|时间)[\s:：]*/;
const AMOUNT = /^-?\d[\d,]*\.\d{1,2}$/;
/** Pages of a column that a script may announce. */
const MAX_PAGES = 500;

export const webPageSchema = z.strictObject({
  title: z.string(),
  /** `YYYY-MM-DD`; empty where the page tells none. */
  published: z.string(),
  links: z.array(z.strictObject({ url: z.string(), text: z.string(), isNext: z.boolean() })),
  /** Cells of its own tables that hold an amount. */
  amounts: z.int(),
});
export type WebPage = z.infer<typeof webPageSchema>;
type Link = WebPage['links'][number];

/** @param address its own, to which links are relative */
export function readWebPage(html: string, address: string): WebPage {
  const seen = collect(html);
  const base = seen.base === '' ? address : (toAddress(seen.base, address) ?? address);
  const links = seen.links.flatMap(({ target, text }): Link[] => {
    const url = toAddress(target, base);
    return url === undefined ? [] : [{ url, text, isNext: NEXT_PAGE.test(text) || isNumbered(text, url, address) }];
  });
  const pages = announcedPages(seen.script).flatMap((name): Link[] => {
    const url = toAddress(name, address);
    return url === undefined ? [] : [{ url, text: '', isNext: true }];
  });
  return {
    title: [seen.meta['articletitle'], seen.heading, seen.title].map((text) => (text ?? '').replace(/\s+/g, ' ').trim()).find((text) => text !== '') ?? '',
    published: toDate(seen.meta['pubdate'] ?? '') || toDate(seen.text.split(DATE_LABEL)[1]?.slice(0, 20) ?? ''),
    links: [...new Map([...links, ...pages].filter(({ url }) => url !== address).map((link) => [`${link.url} ${link.text}`, link])).values()],
    amounts: seen.amounts,
  };
}

/** The number of a page in a row of pages, beside this one. */
function isNumbered(text: string, url: string, address: string): boolean {
  return /^\[?\d{1,4}\]?$/.test(text) && new URL('.', url).href === new URL('.', address).href;
}

function toDate(text: string): string {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return year === undefined ? '' : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

interface Seen {
  title: string;
  heading: string;
  base: string;
  text: string;
  script: string;
  amounts: number;
  readonly meta: Record<string, string>;
  readonly links: { target: string; text: string }[];
}

function collect(html: string): Seen {
  const seen: Seen = { title: '', heading: '', base: '', text: '', script: '', amounts: 0, meta: {}, links: [] };
  const open: string[] = [];
  let anchor: { target: string; text: string } | undefined;
  let cell = '';
  const parser = new Parser({
    onopentag: (name, attributes) => {
      open.push(name);
      for (const target of targetsOf(name, attributes)) seen.links.push((anchor = { target, text: attributes['title'] ?? attributes['download'] ?? '' }));
      if (name === 'meta' && attributes['name'] !== undefined) seen.meta[attributes['name'].toLowerCase()] ??= attributes['content'] ?? '';
      if (name === 'base') seen.base ||= attributes['href'] ?? '';
      if (name === 'td') cell = '';
    },
    ontext: (text) => {
      const inside = open.at(-1);
      if (inside === 'script') seen.script += text;
      if (inside === 'title') seen.title += text;
      if (inside === 'script' || inside === 'style' || inside === 'title') return;
      if (open.includes('h1')) seen.heading += text;
      if (anchor && open.includes('a')) anchor.text += text;
      seen.text += text;
      cell += text;
    },
    onclosetag: (name) => {
      open.splice(open.lastIndexOf(name) < 0 ? open.length : open.lastIndexOf(name));
      if (name === 'a' && anchor) {
        anchor.text = anchor.text.replace(/\s+/g, ' ').trim();
        anchor = undefined;
      }
      if (name === 'td' && AMOUNT.test(cell.trim())) seen.amounts++;
    },
  });
  parser.end(html);
  return seen;
}

/** Where an element leads: links, frames, `window.open` in a handler, a refresh. */
function targetsOf(name: string, attributes: Readonly<Record<string, string>>): readonly string[] {
  const targets = name === 'a' || name === 'area' ? [attributes['href']] : name === 'iframe' || name === 'frame' ? [attributes['src']] : [];
  const handlers = [attributes['onclick'], /^javascript:/i.test(attributes['href'] ?? '') ? attributes['href'] : undefined];
  const opened = handlers.flatMap((code) => [...(code ?? '').matchAll(/(?:open\(|location(?:\.href)?\s*=|down\w*\()\s*['"]([^'"]+)['"]/gi)].map((match) => match[1]));
  const refresh = name === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? '') ? [/url\s*=\s*['"]?([^'";]+)/i.exec(attributes['content'] ?? '')?.[1]] : [];
  return [...targets, ...opened, ...refresh].filter((target): target is string => target !== undefined && target !== '' && !/^(?:javascript:|#|mailto:|data:)/i.test(target));
}

/**
 * The pages of a column as the script of the usual CMS writes them:
 * `createPageHTML(12, 0, "index", "html")` stands for index_1.html to index_11.html;
 * some put the id of an element first, or the count into a variable.
 */
function announcedPages(script: string): readonly string[] {
  return [...script.matchAll(/createPageHTML\s*\(([^)]*)\)/gi)].flatMap((match) => {
    const args = match[1]!.split(',').map((arg) => arg.trim());
    const values = args.map((arg) => (/^\d+$/.test(arg) ? Number(arg) : /^[A-Za-z_]\w*$/.test(arg) ? variableOf(arg, script) : undefined));
    const first = values.findIndex((value) => value !== undefined);
    const [name, ending] = first < 0 ? [] : args.slice(first + 1).flatMap((arg) => /^['"](\w+)['"]$/.exec(arg)?.[1] ?? []);
    if (name === undefined || ending === undefined) return [];
    return Array.from({ length: Math.min(values[first]!, MAX_PAGES) - 1 }, (_, index) => `${name}_${index + 1}.${ending}`);
  });
}

function variableOf(name: string, script: string): number | undefined {
  const value = new RegExp(`\\b${name}\\s*=\\s*['"]?(\\d+)`).exec(script)?.[1];
  return value === undefined ? undefined : Number(value);
}
