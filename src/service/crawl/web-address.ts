/** Addresses on the web: one spelling for each, patterns, and which of them no site may lead to. */
import { BlockList, isIP } from 'node:net';

/** Parameters that differ from visit to visit, and not from page to page. */
const PASSING = /^(?:jsessionid|phpsessid|aspsessionid\w*|session_?id|sid|_t|_|timestamp|rnd|rand(?:om)?|utm_\w+)$/i;
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|ofd|wps|et|rtf|od[ts]|mht(?:ml)?|zip|rar|7z|tiff?)$/i;
const DOWNLOAD = /down(?:load|file)|attach|fujian|appendix|upload|file(?:id|name|path)/i;
const WEB_PAGE = /\.(?:s?html?|jspx?|aspx?|php)$/i;

/** IPv4 and IPv6 that belong to no public host (RFC 6890). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) PRIVATE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [['::', 127], ['64:ff9b::', 96], ['100::', 64], ['2001:db8::', 32], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) PRIVATE.addSubnet(network, prefix, 'ipv6');

/** Whether an address is not one of the open internet; IPv4 written as IPv6 too. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain);
  return family === 0 || PRIVATE.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** The absolute address that a link means, without what differs from visit to visit; `undefined` where it is none of the web. */
export function toAddress(link: string, base: string): string | undefined {
  if (!URL.canParse(link.trim(), base)) return undefined;
  const url = new URL(link.trim(), base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '');
  for (const name of [...url.searchParams.keys()]) if (PASSING.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** Whether the path, with its query, is one that the pattern means. */
export function matchesPath(address: string, pattern: string): boolean {
  const { pathname, search } = new URL(address);
  const source = pattern.replace(/\*\*|\*|[^*]+/g, (part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')));
  const whole = new RegExp(`^${source}$`);
  return whole.test(pathname) || whole.test(pathname + search) || whole.test(decodePath(pathname));
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** A document by the ending of its path, or of a name in its query. */
export function isDocumentAddress(address: string): boolean {
  const url = new URL(address);
  return DOCUMENT.test(url.pathname) || [...url.searchParams.values()].some((value) => DOCUMENT.test(value));
}

/** What looks like the handing out of a file, though its name tells nothing. */
export function isDownloadAddress(address: string): boolean {
  const { pathname, search } = new URL(address);
  return DOWNLOAD.test(pathname + search) && !(WEB_PAGE.test(pathname) && search === '');
}

/** What pages made by one template have in common: digits and values of parameters left out. */
export function templateOf(address: string): string {
  const { host, pathname, searchParams } = new URL(address);
  return `${host}${pathname.replace(/\d+/g, '#')}?${[...searchParams.keys()].sort().join('&')}`;
}
