/** Which of a page's links a crawl goes after, and as what. */
import type { WebPage } from './read-web-page.js';
import type { Site } from './sites.js';
import { isDocumentAddress, isDownloadAddress, matchesPath } from './web-address.js';

/** `next`: a further page of a list. `page`: to look through. `file`: to keep. */
export type Role = 'next' | 'page' | 'file';

export interface Lead {
  readonly url: string;
  readonly role: Role;
  /** The words of the link. */
  readonly text: string;
}

/** What a site allows, worked out once. */
export interface Scope {
  readonly hosts: ReadonlySet<string>;
  /** Hosts of the start pages: the user named them himself, so that they may be private. */
  readonly declared: ReadonlySet<string>;
  readonly follow: readonly string[];
  readonly exclude: readonly string[];
  readonly match: readonly string[];
}

export function scopeOf({ start, allowHosts, follow, exclude, match }: Site): Scope {
  const declared = new Set(start.map((url) => new URL(url).host));
  const folders = start.map((url) => `${new URL('.', url).pathname}**`);
  return { declared, hosts: new Set([...declared, ...allowHosts]), follow: follow.length > 0 ? follow : folders, exclude, match };
}

/** Whether the site may be asked for this address at all. */
export function isInScope({ hosts, exclude }: Scope, address: string): boolean {
  return hosts.has(new URL(address).host) && !exclude.some((pattern) => matchesPath(address, pattern));
}

/**
 * Files of disclosures, pages whose link speaks of one, and the pages of the
 * columns. What a page of a disclosure hands out is taken whatever it is called.
 */
export function chooseLinks(page: WebPage, isDisclosure: boolean, scope: Scope): readonly Lead[] {
  const seen = new Set<string>();
  return page.links.flatMap(({ url, text, isNext }): Lead[] => {
    if (seen.has(url) || !isInScope(scope, url)) return [];
    const role = roleOf(url, isNext, isMatch(text, scope), isDisclosure, scope);
    if (!role) return [];
    seen.add(url);
    return [{ url, role, text }];
  });
}

function roleOf(url: string, isNext: boolean, matches: boolean, isDisclosure: boolean, scope: Scope): Role | undefined {
  if (isDocumentAddress(url)) return isDisclosure || matches ? 'file' : undefined;
  if (isNext) return 'next';
  if (isDisclosure && isDownloadAddress(url)) return 'file';
  return matches || scope.follow.some((pattern) => matchesPath(url, pattern)) ? 'page' : undefined;
}

/** Whether a title or the words of a link speak of a disclosure. */
export function isMatch(text: string, { match }: Pick<Scope, 'match'>): boolean {
  return match.some((word) => text.includes(word));
}
