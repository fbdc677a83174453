/** What holds inside a group of an RTF file, until its closing brace brings back what held before. */

/** What becomes of the characters of a group. */
export type Destination =
  | 'text'
  | 'skip' // not printed
  | 'shape' // a drawing: only its text boxes, and the words of WordArt, are read
  | 'fonts' | 'lists' // tables of the file
  | 'level-text' | 'label' | 'shape-name' | 'shape-value'; // short texts that are put together

/** A story that begins with the group, and ends with it. */
export type StoryKind = 'header' | 'footer' | 'note' | 'box';

export interface Group {
  destination: Destination;
  /** Where the text goes that a group gives once more in Unicode. */
  beforeUnicode: Destination;
  opens: StoryKind | undefined;
  /** Number of the font, and of the one for East Asian characters. */
  font: number | undefined;
  eastAsianFont: number | undefined;
  /** Which characters the next associated font is for. */
  association: string;
  /** Characters after `\u` that stand for it in older readers. */
  fallback: number;
  isHidden: boolean;
  isDeleted: boolean;
  isInTable: boolean;
  depth: number | undefined;
  /** Inside the definition of a row of a table in a cell. */
  isNestedRow: boolean;
  list: number | undefined;
  level: number;
}

export function firstGroup(): Group {
  return {
    destination: 'text', beforeUnicode: 'text', opens: undefined, font: undefined, eastAsianFont: undefined, association: 'loch', fallback: 1,
    isHidden: false, isDeleted: false, isInTable: false, depth: undefined, isNestedRow: false, list: undefined, level: 0,
  };
}

export function depthOf({ isInTable, depth }: Group): number {
  return isInTable ? Math.max(1, depth ?? 1) : 0;
}

type Change = (group: Group, value: number | undefined) => void;

/** Words that change what holds, and do nothing else (RTF 1.9.1). */
export const CHANGES: Readonly<Record<string, Change>> = {
  f: (group, value) => (group.font = value),
  af: (group, value) => {
    if (group.association === 'dbch') group.eastAsianFont = value;
  },
  loch: (group) => (group.association = 'loch'),
  hich: (group) => (group.association = 'hich'),
  dbch: (group) => (group.association = 'dbch'),
  uc: (group, value) => (group.fallback = Math.max(0, value ?? 1)),
  v: (group, value) => (group.isHidden = value !== 0),
  deleted: (group, value) => (group.isDeleted = value !== 0),
  plain: (group) => {
    group.isHidden = group.isDeleted = false;
    group.font = group.eastAsianFont = undefined;
  },
  pard: (group) => {
    group.isInTable = false;
    group.depth = group.list = undefined;
    group.level = 0;
  },
  intbl: (group) => (group.isInTable = true),
  itap: (group, value) => {
    group.depth = value;
    group.isInTable = (value ?? 1) > 0;
  },
  ls: (group, value) => (group.list = value),
  ilvl: (group, value) => (group.level = value ?? 0),
};

/** Words that say what becomes of the group that they begin. Behind `\*` any other word makes it skipped. */
export const DESTINATIONS: Readonly<Record<string, (group: Group) => void>> = {
  ...Object.fromEntries(
    ['colortbl', 'stylesheet', 'info', 'pict', 'fldinst', 'annotation', 'atnid', 'atnauthor', 'xe', 'tc', 'nonshppict', 'nonesttables', 'filetbl', 'revtbl',
      'ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn', 'pn', 'datafield', 'formfield', 'template', 'background', 'shprslt', 'bkmkstart', 'bkmkend', 'private1']
      .map((name) => [name, (group: Group) => (group.destination = 'skip')]),
  ),
  fonttbl: (group) => (group.destination = 'fonts'),
  listtable: (group) => (group.destination = 'lists'),
  listoverridetable: (group) => (group.destination = 'lists'),
  leveltext: (group) => (group.destination = 'level-text'),
  levelnumbers: (group) => (group.destination = 'skip'),
  listtext: (group) => (group.destination = 'label'),
  pntext: (group) => (group.destination = 'label'),
  shpinst: (group) => (group.destination = 'shape'),
  do: (group) => (group.destination = 'shape'),
  sn: (group) => (group.destination = 'shape-name'),
  sv: (group) => (group.destination = 'shape-value'),
  shptxt: openBox,
  dptxbxtext: openBox,
  upr: (group) => {
    group.beforeUnicode = group.destination;
    group.destination = 'skip';
  },
  ud: (group) => (group.destination = group.beforeUnicode),
  nesttableprops: (group) => (group.isNestedRow = true),
  footnote: (group) => opening(group, 'note'),
  ...Object.fromEntries(['', 'l', 'r', 'f'].flatMap((side) => [
    [`header${side}`, (group: Group) => opening(group, 'header')],
    [`footer${side}`, (group: Group) => opening(group, 'footer')],
  ])),
};

function openBox(group: Group): void {
  group.destination = 'text';
  opening(group, 'box');
}

/** A story is in no table, whatever table it is anchored in. */
function opening(group: Group, kind: StoryKind): void {
  group.opens = kind;
  CHANGES['pard']!(group, undefined);
}
