/** docs/cli.md and docs/problems.md, made from the words that the program itself uses. */
import { LIMITS, REVIEW, SERVICE } from '../settings.js';
import { fill, MESSAGES, type Messages } from './messages/messages.js';

export type HelpTopic = keyof Messages['help'];

const MADE = '<!-- Made by `npm run generate`. -->\n';

/** The help of a command, limits and defaults filled in. @param jobs how many files go at a time where the user does not say */
export function helpOf(topic: HelpTopic, jobs: number | string, messages: Messages): string {
  return fill(messages.help[topic], { jobs, timeout: LIMITS.timeoutMs / 1000, memory: LIMITS.maxMemoryMb, pages: LIMITS.maxPages, lease: SERVICE.leaseMs / 1000, settle: SERVICE.stableMs / 1000, reviewHost: REVIEW.host, reviewPort: REVIEW.port });
}

/** File name under docs → text. */
export function toReferencePages(): ReadonlyMap<string, string> {
  return new Map([
    ['cli.md', toCliPage()],
    ['problems.md', toProblemsPage()],
  ]);
}

function toCliPage(): string {
  const topics = Object.keys(MESSAGES.en.help) as HelpTopic[];
  const section = (topic: HelpTopic): string => {
    const texts = [MESSAGES.en, MESSAGES.zh].map((messages) => `\`\`\`text\n${helpOf(topic, 'N', messages)}\n\`\`\`\n`);
    return `## ${topic === 'main' ? 'gongkai' : `gongkai ${topic}`}\n\n${texts.join('\n')}`;
  };
  return `# The command line\n\n${MADE}\n${topics.map(section).join('\n')}`;
}

function toProblemsPage(): string {
  const row = (code: string, en: string, zh: string): string => `| \`${code}\` | ${en} | ${zh} |\n`;
  const table = <Name extends 'problems' | 'reasons' | 'failures'>(name: Name): string => {
    const codes = Object.keys(MESSAGES.en[name]) as (keyof Messages[Name])[];
    return `| code | meaning | 含义 |\n|---|---|---|\n${codes.map((code) => row(String(code), String(MESSAGES.en[name][code]), String(MESSAGES.zh[name][code]))).join('')}`;
  };
  return [
    '# What can go wrong',
    MADE,
    'Words in braces are the `facts` of the case.\n',
    '## In a document that was read: `problems` of disclosure.json\n',
    table('problems'),
    '## What a document lacks: `reason` of documents.csv, beside every problem that is a loss\n',
    table('reasons'),
    '## With a file that has no result: `failure` of source.json, `reason` of documents.csv\n',
    table('failures'),
  ].join('\n');
}
