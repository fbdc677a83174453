/** Which language the program speaks, and how a message takes up its facts. */
import { en } from './en.js';
import { zh } from './zh.js';

export type Language = 'zh' | 'en';
/** All words of the program; the Chinese ones define what there is. */
export type Messages = typeof zh;
/** Why a file has no result. */
export type FailureCode = keyof Messages['failures'];

export const MESSAGES: Readonly<Record<Language, Messages>> = { zh, en };

/** What is written into data is in the language of the documents, whoever runs the program: the same input gives the same bytes. */
export const DATA_WORDS: Messages = zh;

/** A message with the facts of the case in place of the names in braces. */
export function fill(template: string, facts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')).trimEnd();
}

/** The language of the user: as POSIX ranks the variables, Chinese when the locale is. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
