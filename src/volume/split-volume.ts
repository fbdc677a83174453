/** A volume (the disclosures of a county, one department after another) → a document each. */
import type { VolumePlace } from '../model/disclosure.js';
import type { Block, Document } from '../model/document.js';
import type { Table } from '../model/table.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import { cutDocument, type Cut } from './cut-document.js';
import { isSameCover, parseCover, parseOwner, type Cover } from './parse-cover.js';

/** A disclosure of a volume. */
export interface VolumePart extends VolumePlace {
  readonly document: Document;
}

/** A block, and where it stands in the document. */
interface Item extends Cut {
  readonly block: Block;
  /** The document may be cut here: a drawn page goes as a whole, and so only where it begins. */
  readonly isCuttable: boolean;
  /** The first block of a sheet of a workbook. */
  readonly opensSheet: boolean;
}

/** What follows a cover, or a sheet of another department, up to the next. */
interface Stretch {
  readonly cut: Cut;
  readonly cover: Cover | undefined;
  /** Statutory forms, by title. */
  readonly forms: Set<string>;
}

const LONGEST_COVER_LINE = 50;
const COVER_LINES = 4;
/** 附件1, a running header, the name of the county: they stand over a cover, on its page. */
const LINES_OVER_COVER = 4;
/** Over its table a form has a title, its number, the department, the year and the unit. */
const BLOCKS_OVER_TABLE = 6;
/** Where a title stands inside its own table. */
const TITLE_ROWS = 2;
const LONGEST_TITLE = 60;

/**
 * The disclosures of a volume, in their order; none where the document is not one.
 *
 * A disclosure begins at a cover that names another department, year or kind than
 * the one before, and it counts where statutory forms follow that the disclosure
 * before has too: a name that stands at the head of an attachment, or is written
 * otherwise on an inner page, does not cut a disclosure in two. What stands before
 * the first cover (the cover and contents of the volume) belongs to none. In a
 * workbook without covers the label over a form says whose it is.
 *
 * @param blocks of the document: those that were found on drawn pages
 */
export function splitVolume(document: Document, blocks: readonly Block[], { forms }: Pick<Catalogue, 'forms'>): readonly VolumePart[] {
  const titles = forms.flatMap((form) => [form.title, ...form.aliases]).map(plain);
  const parts = findParts(itemsOf(document, blocks), new Set(titles));
  if (parts.length < 2) return [];
  return parts.map(({ cut }, index) => {
    const part = cutDocument(document, cut, parts[index + 1]?.cut);
    const pages = part.pages.flatMap((page) => (page.kind === 'drawn' ? [page.number] : []));
    return { document: part, number: index + 1, of: parts.length, ...(pages.length > 0 && { pages: { from: pages[0]!, to: pages.at(-1)! } }) };
  });
}

function itemsOf({ pages }: Document, blocks: readonly Block[]): readonly Item[] {
  const drawn = new Map(pages.flatMap((page, index) => (page.kind === 'drawn' ? [[page.number, index] as const] : [])));
  if (drawn.size === 0) return pages.flatMap((page, index) => (page.kind === 'grid' ? page.blocks.map((block, at) => ({ page: index, at, block, isCuttable: true, opensSheet: at === 0 && pages.length > 1 })) : []));
  const above = new Map<number, number>();
  return blocks.flatMap((block) => {
    const page = drawn.get((block.kind === 'table' ? block.pieces[0]?.place : block.lines[0]?.place)?.page ?? NaN);
    if (page === undefined) return [];
    const lines = above.get(page) ?? 0;
    above.set(page, lines + (block.kind === 'table' ? Infinity : block.lines.length));
    return [{ page, at: 0, block, isCuttable: lines < LINES_OVER_COVER, opensSheet: false }];
  });
}

function findParts(items: readonly Item[], titles: ReadonlySet<string>): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (const stretch of findStretches(items, titles)) {
    const before = parts.at(-1);
    if (stretch.forms.size === 0) continue;
    const isNext = before === undefined || (stretch.cover !== undefined && !(before.cover && isSameCover(before.cover, stretch.cover)) && [...stretch.forms].some((form) => before.forms.has(form)));
    if (isNext) parts.push(stretch);
    else for (const form of stretch.forms) before.forms.add(form);
  }
  return parts;
}

function findStretches(items: readonly Item[], titles: ReadonlySet<string>): readonly Stretch[] {
  const stretches: Stretch[] = [{ cut: { page: 0, at: 0 }, cover: undefined, forms: new Set() }];
  let owner: string | undefined;
  let lastCover = -Infinity;
  items.forEach(({ block, page, at, opensSheet }, index) => {
    const named = opensSheet ? ownerAt(items, index) : undefined;
    const isOther = named !== undefined && named !== owner && stretches.at(-1)!.forms.size > 0;
    const cover = coverAt(items, index) ?? (isOther ? { department: named } : undefined);
    owner = named ?? owner;
    if (cover && !(index < lastCover + COVER_LINES && isRestOf(stretches.at(-1)!, cover))) {
      stretches.push({ cut: { page, at }, cover, forms: new Set() });
      lastCover = index;
    }
    if (block.kind === 'table') for (const title of titlesOver(items, index)) if (titles.has(title)) stretches.at(-1)!.forms.add(title);
  });
  return stretches;
}

/** The lines of a cover from the second on, where the name is wrapped. */
function isRestOf({ cover: open, forms }: Stretch, { department }: Cover): boolean {
  return open !== undefined && forms.size === 0 && open.department.endsWith(department);
}

function coverAt(items: readonly Item[], index: number): Cover | undefined {
  if (!items[index]!.isCuttable) return undefined;
  const lines: string[] = [];
  for (const { block } of items.slice(index, index + COVER_LINES)) {
    if (block.kind === 'table' || block.lines.some(({ text }) => text.length > LONGEST_COVER_LINE)) break;
    lines.push(...block.lines.map(({ text }) => text));
  }
  return parseCover(lines.slice(0, COVER_LINES));
}

/** Whose the first table of a sheet is, as its heading says. */
function ownerAt(items: readonly Item[], index: number): string | undefined {
  for (const { block } of items.slice(index, index + BLOCKS_OVER_TABLE)) {
    if (block.kind === 'table') return undefined;
    const owner = block.lines.map(({ text }) => parseOwner(text)).find((name) => name !== undefined);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** What may be the title of a table: the lines over it, and the texts of its first rows. */
function titlesOver(items: readonly Item[], index: number): readonly string[] {
  const above = items.slice(Math.max(0, index - BLOCKS_OVER_TABLE), index).flatMap(({ block }) => (block.kind === 'table' ? [] : block.lines.map(({ text }) => text)));
  const inside = (items[index]!.block as Table).cells.filter(({ row }) => row < TITLE_ROWS).map(({ text }) => text);
  return [...above, ...inside].filter((text) => text.length <= LONGEST_TITLE).map(plain);
}

/** Without its number, blanks, and what stands behind it in brackets. */
function plain(title: string): string {
  return title.normalize('NFKC').replace(/\s+/g, '').replace(/^(?:[一二三四五六七八九十]+[、.]|\d{1,2}[、.]|附?表[一二三四五六七八九十\d]{1,3}[、.:])/, '').replace(/\([^()]*\)$/, '');
}
