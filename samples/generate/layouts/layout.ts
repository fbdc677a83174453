/** The ways in which drawn pages of one content differ: geometry, rules, text, fonts, marks, paging. */
import type { Random } from '../random.js';

export const GEOMETRIES = ['upright', 'rotated', 'rotated-back', 'upside-down', 'turned-text', 'turned-page', 'corner', 'cropped', 'two-up', 'skewed'] as const;
export const RULES = ['strokes', 'rectangles', 'fills', 'dashed', 'doubled', 'cell-by-cell', 'open-sides', 'three-line', 'outer', 'none'] as const;
export const TEXTS = ['plain', 'spaced-digits', 'wrapped-amounts', 'kangxi', 'full-width', 'soft-spaces', 'struck-twice', 'raised', 'at-top', 'hidden-copy', 'clipped', 'deleted'] as const;
export const FONTS = ['UniGB-UCS2-H', 'UniGB-UTF16-H', 'GBK-EUC-H', 'GBKp-EUC-H', 'Identity-H', 'Type3', 'unmapped'] as const;
export const MARKS = ['none', 'rotated', 'tiled', 'upright', 'seal', 'image', 'form', 'annotation', 'artifact', 'outlines', 'header'] as const;
export const PAGINGS = ['repeat-header', 'bare', 'stubs', 'orphan-titles', 'flowing', 'split-repeat', 'split-bare'] as const;
export const CONTENTS = ['final-accounts', 'budget', 'budget-interleaved', 'government'] as const;

/** One document's layout. */
export interface Layout {
  readonly content: (typeof CONTENTS)[number];
  readonly geometry: (typeof GEOMETRIES)[number];
  readonly rules: (typeof RULES)[number];
  readonly text: (typeof TEXTS)[number];
  readonly font: (typeof FONTS)[number];
  readonly mark: (typeof MARKS)[number];
  readonly paging: (typeof PAGINGS)[number];
}

/** Rules that leave the rows to the text: there a text may not be where no reader could tell its row. */
const OPEN: ReadonlySet<Layout['rules']> = new Set(['three-line', 'outer', 'none']);
const NEEDS_CELLS: ReadonlySet<Layout['text']> = new Set(['wrapped-amounts', 'raised', 'at-top', 'soft-spaces']);
const NEEDS_UNICODE: ReadonlySet<Layout['text']> = new Set(['kangxi']);

/** A layout for this state of chance: a few things out of the ordinary, the rest as usual. */
export function pickLayout(random: Random): Layout {
  const some = <T>(list: readonly T[], probability: number): T => (random.chance(probability) ? random.pick(list.slice(1)) : list[0]!);
  const content = random.pick(['final-accounts', 'final-accounts', 'final-accounts', 'budget', 'budget-interleaved', 'government'] as const);
  const rules = some(RULES, 0.65);
  const paging = random.pick(PAGINGS);
  const isSplit = paging.startsWith('split');
  const picked = { content, rules: isSplit && OPEN.has(rules) ? 'strokes' as const : rules, paging, geometry: some(GEOMETRIES, 0.5), text: some(TEXTS, 0.55), font: some(FONTS, 0.6), mark: some(MARKS, 0.6) };
  const text = (OPEN.has(rules) && NEEDS_CELLS.has(picked.text)) || (picked.font.startsWith('GBK') && NEEDS_UNICODE.has(picked.text)) ? 'plain' : picked.text;
  const geometry = isSplit && picked.geometry === 'two-up' ? 'upright' : picked.geometry;
  // A text layer that nobody can read is for recognition, which is measured elsewhere.
  const font = picked.font === 'unmapped' ? 'Identity-H' : picked.font;
  return { ...picked, font, text, geometry, mark: geometry === 'skewed' && picked.mark === 'annotation' ? 'none' : picked.mark };
}
