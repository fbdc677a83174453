/** The words in the language of the person. */
import { language } from './preferences.js';
import { en } from './words-en.js';
import { zh, type Words } from './words-zh.js';

export function words(): Words {
  return language() === 'en' ? en : zh;
}

/** A message with facts in place of the names in braces. */
export function fill(template: string, facts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}
