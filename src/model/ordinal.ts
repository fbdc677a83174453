/** The numerals with which items are numbered: 一 to 三十九. */

/** In order, from 一. */
export const ORDINALS: readonly string[] = ['', '十', '二十', '三十'].flatMap((tens) => ['', ...'一二三四五六七八九'].map((one) => tens + one)).slice(1);
