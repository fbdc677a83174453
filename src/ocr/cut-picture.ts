/** A part of a page as a sheet of its own, and back. */
import type { DrawnPage, Rule } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import type { Picture } from '../model/picture.js';

const POINTS_PER_INCH = 72;

/** The pixels of a box on the page, as far as it is on it; undefined where nothing is. @param box in points */
export function cutPicture({ width, height, dpi, rgb }: Picture, box: Box): Picture | undefined {
  const scale = dpi / POINTS_PER_INCH;
  const [x0, y0] = [Math.max(0, Math.round(box.x0 * scale)), Math.max(0, Math.round(box.y0 * scale))];
  const [x1, y1] = [Math.min(width, Math.round(box.x1 * scale)), Math.min(height, Math.round(box.y1 * scale))];
  if (x1 <= x0 || y1 <= y0) return undefined;
  const cut = new Uint8Array(3 * (x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++) cut.set(rgb.subarray(3 * (y * width + x0), 3 * (y * width + x1)), 3 * (y - y0) * (x1 - x0));
  return { width: x1 - x0, height: y1 - y0, dpi, rgb: cut };
}

/** The rules within a box of the page, as they stand on it. */
export function cutPage(page: DrawnPage, box: Box): DrawnPage {
  const rules = page.rules.filter(({ axis, at, from, to }) => (axis === 'x' ? at >= box.y0 && at <= box.y1 && from < box.x1 && to > box.x0 : at >= box.x0 && at <= box.x1 && from < box.y1 && to > box.y0));
  return { ...page, width: box.x1 - box.x0, height: box.y1 - box.y0, glyphs: [], images: [], rules: rules.map((rule) => moveRule(rule, -box.x0, -box.y0)) };
}

export function moveBox({ x0, y0, x1, y1 }: Box, right: number, down: number): Box {
  return { x0: x0 + right, y0: y0 + down, x1: x1 + right, y1: y1 + down };
}

export function moveRule(rule: Rule, right: number, down: number): Rule {
  const [along, across] = rule.axis === 'x' ? [right, down] : [down, right];
  return { ...rule, at: rule.at + across, from: rule.from + along, to: rule.to + along };
}
