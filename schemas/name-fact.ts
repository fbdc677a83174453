/** A fact of the prose in words: its name is put together of what is stated and how. Knows no browser. */
import type { Words } from './dataset/table.js';
import { FACT_WORDS, SUFFIX_WORDS } from './fact-words.js';

/** `gpb_class_change_pct` → `一般公共预算支出（类）：增减幅度`; a name that is not known stays as it is. */
export function nameFact(name: string, to: keyof Words): string {
  const known = wordsOf(FACT_WORDS, name);
  if (known) return known[to];
  const repeat = /^(.+)_(\d+)$/.exec(name);
  if (repeat) return to === 'zh' ? `${nameFact(repeat[1]!, to)}（第 ${repeat[2]} 处）` : `${nameFact(repeat[1]!, to)} (${repeat[2]})`;
  const suffix = Object.keys(SUFFIX_WORDS).find((one) => name.endsWith(one));
  if (suffix === undefined) return name;
  return `${nameFact(name.slice(0, -suffix.length), to)}${to === 'zh' ? '：' : ': '}${SUFFIX_WORDS[suffix]![to]}`;
}

function wordsOf(words: Readonly<Record<string, Words>>, name: string): Words | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
