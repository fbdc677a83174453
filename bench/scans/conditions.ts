/** The ways in which sheets come out of a scanner: what each condition of the corpus of scans does to a page. */
import type { Style } from '../../samples/generate/style.js';

/** What lies over the figures before the sheet is scanned. */
export type MarkKind = 'none' | 'diagonal' | 'tiled' | 'coloured' | 'heavy';

export interface Condition {
  readonly name: string;
  readonly dpi: 150 | 200 | 300;
  /** Degrees; the direction follows the seed. */
  readonly skew: number;
  readonly colour: 'grey' | 'colour' | '1-bit';
  /** JPEG quality; without it the page is stored without loss. */
  readonly jpeg?: number;
  /** Standard deviation of the blur in pixels, and of the noise in grey levels. */
  readonly blur: number;
  readonly noise: number;
  /** Uneven light: how many grey levels the darkest corner loses. */
  readonly shade: number;
  /** How much of the ink is gone, 0 to 1. */
  readonly fade: number;
  readonly mark: MarkKind;
  readonly seal: boolean;
  /** Degrees clockwise by which the sheet lay wrong; `each` turns one page after the other. */
  readonly turn: 0 | 'each';
  /** One PDF of images, or one image a page. */
  readonly wrap: 'pdf' | 'png' | 'jpg';
  readonly rules: Style['rules'];
}

const PLAIN: Omit<Condition, 'name'> = {
  dpi: 200, skew: 0.5, colour: 'grey', jpeg: 70, blur: 0.6, noise: 5, shade: 0, fade: 0, mark: 'none', seal: false, turn: 0, wrap: 'pdf', rules: 'full',
};

const named = (name: string, changes: Partial<Condition>): Condition => ({ ...PLAIN, name, ...changes });

/** Every condition; one disclosure of each half of the corpus is scanned under each. */
export const CONDITIONS: readonly Condition[] = [
  named('clean-200', { skew: 0, jpeg: 85, blur: 0, noise: 0 }),
  named('scan-200', { skew: 0.7, jpeg: 60 }),
  named('diagonal-200', { skew: 0.7, jpeg: 60, mark: 'diagonal' }),
  named('tiled-200', { skew: -0.9, jpeg: 70, mark: 'tiled' }),
  named('coloured-seal-200', { colour: 'colour', mark: 'coloured', seal: true }),
  named('shade-diagonal-200', { skew: 1, shade: 60, mark: 'diagonal' }),
  named('turned-200', { turn: 'each', mark: 'diagonal' }),
  named('fax-200', { colour: '1-bit', noise: 12, skew: 0.4 }),
  named('scan-300', { dpi: 300, skew: 0.7, jpeg: 60, blur: 0.9 }),
  named('diagonal-seal-300', { dpi: 300, colour: 'colour', skew: 1, mark: 'diagonal', seal: true, jpeg: 75 }),
  named('fax-300', { dpi: 300, colour: '1-bit', noise: 12 }),
  named('scan-150', { dpi: 150, jpeg: 75 }),
  named('diagonal-150', { dpi: 150, jpeg: 75, mark: 'diagonal' }),
  named('images-png-200', { wrap: 'png', colour: 'colour', mark: 'tiled' }),
  named('photo-jpg-200', { wrap: 'jpg', colour: 'colour', shade: 80, jpeg: 60, skew: 1.2 }),
  named('three-line-200', { rules: 'three-line', mark: 'diagonal' }),
  named('unruled-200', { rules: 'none' }),
  named('worst-200', { skew: 1.4, jpeg: 45, blur: 0.9, noise: 9, fade: 0.45, mark: 'heavy' }),
];

/** The condition of a page's turn: 0, 90, 180 or 270 degrees clockwise. @param page from 0 */
export function turnOf({ turn }: Condition, page: number): 0 | 90 | 180 | 270 {
  return turn === 'each' ? ([90, 180, 270, 0] as const)[page % 4]! : turn;
}
