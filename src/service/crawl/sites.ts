/** `sites.yaml`: which sites are crawled, and how. */
import { CronExpressionParser } from 'cron-parser';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { CRAWL } from '../../settings.js';

const url = z.url({ protocol: /^https?$/ });
const seconds = z.number().min(0).max(3600);

export const siteSchema = z.strictObject({
  name: z.string().min(1).max(80).describe('Of the site; what was fetched is kept under it'),
  region: z.string().default('').describe('Name or code of the county'),
  start: z.array(url).min(1).describe('Pages to begin with, such as the column of the disclosures'),
  follow: z.array(z.string().min(1)).default([]).describe('Paths of pages to look through: * within a folder, ** across. Where there is none: the folders of the start pages'),
  match: z.array(z.string().min(1)).min(1).default(['决算', '预算', '三公']).describe('A page or link with one of these words in its title or text is a disclosure'),
  exclude: z.array(z.string().min(1)).default([]).describe('Paths that are never fetched'),
  allowHosts: z.array(z.string().min(1)).default([]).describe('Hosts besides those of the start pages'),
  delaySeconds: seconds.default(CRAWL.delayMs / 1000).describe('Least pause between two requests to a host'),
  schedule: z.string().optional().describe('When to crawl, as cron: minute hour day month weekday'),
  timezone: z.string().default('Asia/Shanghai'),
}).superRefine(({ schedule, timezone }, context) => {
  if (schedule === undefined) return;
  try {
    CronExpressionParser.parse(schedule, { tz: timezone });
  } catch (error) {
    context.addIssue({ code: 'custom', path: ['schedule'], message: error instanceof Error ? error.message : String(error) });
  }
});

const sitesSchema = z.strictObject({
  contact: z.string().default('').describe('Address at which the sites can reach who crawls them; sent with every request'),
  sites: z.array(siteSchema).min(1),
}).superRefine(({ sites }, context) => {
  for (const [index, { name }] of sites.entries()) {
    if (sites.findIndex((site) => site.name === name) < index) context.addIssue({ code: 'custom', path: ['sites', index, 'name'], message: `"${name}" is there twice` });
  }
});

export type Site = z.infer<typeof siteSchema>;
export type Sites = z.infer<typeof sitesSchema>;

/** What is wrong in `sites.yaml`, each with its line. */
export class WrongSites extends Error {
  override readonly name = 'WrongSites';
  constructor(readonly mistakes: readonly { readonly line: number; readonly message: string }[]) {
    super(mistakes.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  }
}

/** @throws WrongSites */
export function parseSites(text: string): Sites {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number | undefined): number => (offset === undefined ? 1 : lines.linePos(offset).line);
  if (document.errors.length > 0) throw new WrongSites(document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), message: message.split('\n')[0]! })));
  const parsed = sitesSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  throw new WrongSites(parsed.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
    return { line: lineOf(path), message: `${path.join('.')}: ${issue.message}` };
  }));
}
