/** A part of an RTF file that has paragraphs of its own: the text, a header, a note, a text box. */
import type { Block } from '../../model/document.js';
import type { Ending, FlowParagraph } from '../flow/flow.js';
import { layoutOf, type OpenRow } from './row-layout.js';

export interface Story {
  readonly paragraphs: FlowParagraph[];
  /** Of the paragraph under way. */
  text: string[];
  boxes: Block[];
  label: string;
  /** By the depth of their table: the rows that are defined. */
  readonly rows: Map<number, OpenRow>;
}

export function openStory(): Story {
  return { paragraphs: [], text: [], boxes: [], label: '', rows: new Map() };
}

/** Ends the paragraph under way. @param label its number, if the file does not print one itself */
export function endParagraph(story: Story, depth: number, ending: Ending, label: string): void {
  const row = ending === 'row' ? layoutOf(story.rows.get(depth)) : undefined;
  story.paragraphs.push({ text: (story.label || label) + story.text.join(''), depth, ending, boxes: story.boxes, ...(row ? { row } : {}) });
  story.text = [];
  story.boxes = [];
  story.label = '';
}

/** Whether something of a paragraph is there that has not ended. */
export function isOpen({ text, boxes }: Story): boolean {
  return boxes.length > 0 || text.some((part) => part.trim() !== '');
}
