/** Tells places apart, so that a finding meets its figures. */
import type { PlaceJson } from '../../../schemas/disclosure.js';

/** One text a place; empty where nothing is known of it. */
export function placeKey({ page, box, sheet, cell, line, block }: PlaceJson): string {
  if (box) return `${page}:${box.join(' ')}`;
  if (cell !== undefined) return `${sheet ?? block ?? ''}!${cell}`;
  return line !== undefined ? `line ${line}` : block !== undefined ? `block ${block}` : '';
}

/**
 * One text a figure at a place that holds several: a line of prose, or of a text file.
 *
 * @param text as printed, with its unit or without
 */
export function figureKey(place: PlaceJson, text: string): string {
  const key = placeKey(place);
  return key === '' ? '' : `${key}=${text.replace(/[^\d.]/g, '') || text}`;
}

/** By what a cell is found: one that has its own box or name is alone there. */
export function cellKey(place: PlaceJson, raw: string): string {
  return place.box || place.cell !== undefined ? placeKey(place) : figureKey(place, raw);
}
