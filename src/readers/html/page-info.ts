/** What a page says of itself: title, publisher, date, and the files attached to it. */
import { attributeOf, findElement, findElements, textOf, type Element, type Parent } from './dom.js';

/** A file that the page offers. */
export interface Attachment {
  /** As written: relative to the page, or whole. */
  readonly href: string;
  readonly text: string;
}

export interface PageInfo {
  /** Empty where the page does not say. */
  readonly title: string;
  readonly publisher: string;
  /** ISO date, else empty. */
  readonly published: string;
  readonly attachments: readonly Attachment[];
}

const ATTACHMENT = /\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|odt|ods|zip|rar|7z|tar|gz|csv|txt|png|jpe?g|tiff?)(?:$|[?#])/i;
const DOWNLOAD = /(?:download|attach(?:ment)?|filedown|downfile)\b/i;
const TITLES = ['ArticleTitle', 'og:title', 'title'];
const PUBLISHERS = ['ContentSource', 'Source', 'Author', 'SiteName'];
const DATES = ['PubDate', 'article:published_time', 'publishdate', 'date'];
const DATE = /(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/;
const PUBLISHED = /(?:发布|公开|发文|成文|更新)(?:日期|时间)\s*[:：]\s*(20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})/;
const SOURCE = /(?:信息来源|文章来源|来源|发布机构|公开主体)\s*[:：]\s*(?!发布|浏览|时间|日期|点击|字体)([^\s:：【（(]{2,40})/;

/** Reads the head of the page first, as sites fill it by machine, then what is printed beside the article. */
export function readPageInfo(page: Parent): PageInfo {
  const metas = new Map(findElements(page, ({ tagName }) => tagName === 'meta').map((meta) => [(attributeOf(meta, 'name') || attributeOf(meta, 'property')).toLowerCase(), attributeOf(meta, 'content').trim()]));
  const meta = (names: readonly string[]): string => names.map((name) => metas.get(name.toLowerCase()) ?? '').find((content) => content !== '') ?? '';
  const tag = (name: string): string => {
    const element = findElement(page, ({ tagName }) => tagName === name);
    return element ? rawText(element).replace(/\s+/g, ' ').trim() : '';
  };
  const body = findElement(page, ({ tagName }) => tagName === 'body');
  const text = body ? textOf(body) : '';
  return {
    title: meta(TITLES) || tag('h1') || tag('title'),
    publisher: SOURCE.exec(text)?.[1] ?? meta(PUBLISHERS),
    published: toDate(meta(DATES)) || toDate(PUBLISHED.exec(text)?.[1] ?? ''),
    attachments: body ? findAttachments(body) : [],
  };
}

/** A title is no text of the page, and so has none by `textOf`. */
function rawText(element: Element): string {
  return element.tagName === 'title' ? element.childNodes.map((node) => ('value' in node ? node.value : '')).join('') : textOf(element);
}

function toDate(text: string): string {
  const match = DATE.exec(text);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : '';
}

function findAttachments(body: Element): readonly Attachment[] {
  const links = findElements(body, ({ tagName }) => tagName === 'a').map((element) => ({ href: attributeOf(element, 'href').trim(), text: textOf(element).replace(/\s+/g, ' ').trim() }));
  const isFile = ({ href, text }: Attachment): boolean => href !== '' && !/^(?:javascript|mailto):/i.test(href) && (ATTACHMENT.test(href) || DOWNLOAD.test(href) || ATTACHMENT.test(text));
  return links.filter(isFile).filter((link, index, files) => files.findIndex(({ href }) => href === link.href) === index);
}
