/** The list table of an RTF file (RTF 1.9.1, "List tables"), put together word by word. */
import { formatOfCode, patternOf, suffixOfCode } from '../numbering/number-format-code.js';
import { LEVELS, type Level, type List } from '../numbering/numberer.js';

type OpenLevel = { -readonly [K in keyof Level]: Level[K] };

/** What is known so far; made once for a file. */
export interface ListTable {
  readonly words: (name: string, value: number | undefined) => void;
  /** The text of a level: its length, and characters 0 to 8 for numbers. */
  readonly levelText: (text: string) => void;
  /** By the number that paragraphs refer to. */
  readonly lists: () => ReadonlyMap<number, List>;
}

export function createListTable(): ListTable {
  const definitions = new Map<number, readonly OpenLevel[]>();
  const lists = new Map<number, List>();
  let levels: OpenLevel[] = [];
  let override = { list: NaN, starts: new Map<number, number>(), level: -1 };
  const level = (): OpenLevel | undefined => levels.at(-1);
  const handlers: Readonly<Record<string, (value: number) => void>> = {
    list: () => (levels = []),
    listlevel: () => {
      if (levels.length < LEVELS) levels.push({ start: 1, format: 'decimal', text: '', suffix: 'tab', restart: levels.length, isLegal: false });
    },
    levelnfc: (value) => void (level() && (level()!.format = formatOfCode(value))),
    levelnfcn: (value) => void (level() && (level()!.format = formatOfCode(value))),
    levelfollow: (value) => void (level() && (level()!.suffix = suffixOfCode(value))),
    levellegal: (value) => void (level() && (level()!.isLegal = value !== 0)),
    levelnorestart: (value) => void (level() && value !== 0 && (level()!.restart = 0)),
    levelstartat: (value) => {
      if (override.level >= 0) override.starts.set(override.level, value);
      else if (level()) level()!.start = value;
    },
    listoverride: () => (override = { list: NaN, starts: new Map(), level: -1 }),
    lfolevel: () => override.level++,
    listid: (value) => {
      // The id ends a definition, and begins an override.
      if (levels.length > 0) definitions.set(value, levels);
      levels = [];
      override.list = value;
    },
    ls: (value) => lists.set(value, { counters: String(override.list), levels: definitions.get(override.list) ?? [], startOverrides: override.starts }),
  };
  return {
    words: (name, value) => handlers[name]?.(value ?? 1),
    levelText: (text) => void (level() && (level()!.text = patternOf(text.slice(1).replace(/;\s*$/, '')))),
    lists: () => lists,
  };
}
