/** How a disclosure is laid out: the ways in which real ones differ. */
import type { Random } from './random.js';

export interface Style {
  readonly province: 'national' | 'shanghai' | 'sichuan';
  readonly unit: '万元' | '元';
  /** What stands in a cell without an amount. */
  readonly nil: '' | '0.00' | '0' | '-' | '——';
  /** Forms 06 and 09 often have their own. */
  readonly nilInDetail: '' | '0.00' | '0' | '-';
  readonly separators: boolean;
  /** The same in the prose, whose figures are always in 万元. */
  readonly proseSeparators: boolean;
  readonly codes: 'joined' | 'split' | 'merged' | 'none';
  readonly totalAt: 'first' | 'last';
  /** 行次 and 栏次. */
  readonly lineNumbers: boolean;
  readonly detailBlocks: 2 | 3 | 4;
  readonly numbering: '公开01表' | '公开表1' | 'none';
  readonly titles: 'official' | 'alias';
  readonly unitLabel: '金额单位：' | '单位：' | '单位:';
  /** Department, year and unit on lines of their own, or on one. */
  readonly captions: 'lines' | 'one-line';
  readonly landscape: 'none' | 'wide' | 'all';
  readonly rules: 'full' | 'three-line' | 'outer' | 'none';
  readonly watermark: 'none' | 'rotated' | 'tiled' | 'over-figures' | 'header-art' | 'flat';
  readonly repeatHeaders: boolean;
  /** Points, of the table text. */
  readonly fontSize: number;
  readonly statistics: boolean;
  /** Ids of forms that the contents list and the body lacks. */
  readonly absent: readonly string[];
  /** Spaces between figures and words, as Word sets them. */
  readonly spacedProse: boolean;
  /** 占, 上升, 降低 in place of 占比, 增长, 下降. */
  readonly otherWords: boolean;
}

const NATIONAL: Style = {
  province: 'national', unit: '万元', nil: '', nilInDetail: '', separators: false, proseSeparators: true, codes: 'joined', totalAt: 'first', lineNumbers: true,
  detailBlocks: 4, numbering: '公开01表', titles: 'official', unitLabel: '金额单位：', captions: 'lines', landscape: 'wide', rules: 'full',
  watermark: 'none', repeatHeaders: true, fontSize: 9, statistics: false, absent: [], spacedProse: false, otherWords: false,
};

/** The national layout with some things otherwise. */
export function nationalStyle(changes: Partial<Style> = {}): Style {
  return { ...NATIONAL, ...changes };
}

/** The Shanghai layout: portrait, no 行次 or 栏次, no form numbers, two blocks in form 06. */
export function shanghaiStyle(changes: Partial<Style> = {}): Style {
  return {
    ...NATIONAL, province: 'shanghai', lineNumbers: false, detailBlocks: 2, numbering: 'none', unitLabel: '单位：', captions: 'one-line',
    landscape: 'none', nilInDetail: '0.00', fontSize: 10, ...changes,
  };
}

/** A layout for this state of chance. */
export function pickStyle(random: Random): Style {
  const province = random.pick(['national', 'national', 'shanghai', 'sichuan'] as const);
  const base = province === 'shanghai' ? shanghaiStyle() : nationalStyle({ province });
  const nil = random.pick(['', '', '', '0.00', '0', '-', '——'] as const);
  return {
    ...base,
    unit: random.pick(['万元', '万元', '万元', '元'] as const),
    nil, nilInDetail: nil === '——' ? '' : random.pick([nil, '0.00', ''] as const),
    separators: random.chance(0.4), proseSeparators: random.chance(0.6),
    codes: random.pick(['joined', 'joined', 'joined', 'split', 'merged', 'none'] as const),
    totalAt: random.pick(['first', 'first', 'first', 'last'] as const),
    detailBlocks: province === 'shanghai' ? 2 : random.pick([4, 4, 3] as const),
    numbering: province === 'shanghai' ? 'none' : random.pick(['公开01表', '公开01表', '公开表1', 'none'] as const),
    titles: random.pick(['official', 'official', 'alias'] as const),
    unitLabel: random.pick(['金额单位：', '单位：', '单位:'] as const),
    captions: random.pick(['lines', 'one-line'] as const),
    landscape: province === 'shanghai' ? random.pick(['none', 'wide'] as const) : random.pick(['wide', 'wide', 'all', 'none'] as const),
    rules: random.pick(['full', 'full', 'full', 'full', 'three-line', 'outer', 'none'] as const),
    watermark: random.pick(['none', 'rotated', 'tiled', 'over-figures', 'header-art'] as const),
    repeatHeaders: random.chance(0.6),
    fontSize: random.pick([8, 9, 10]),
    statistics: province === 'national' && random.chance(0.3),
    absent: random.chance(0.15) ? [random.pick(['general-public-budget-expenditure', 'state-capital'])] : [],
    spacedProse: random.chance(0.3),
    otherWords: random.chance(0.4),
  };
}
