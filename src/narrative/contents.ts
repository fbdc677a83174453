/** The table of contents: what the document promises. */
import type { Block } from '../model/document.js';
import type { Place } from '../model/geometry.js';
import type { Catalogue } from '../../schemas/catalogue.js';

/** A line of the contents, page number and leaders removed. */
export interface ContentsEntry {
  /** Numbering as printed, else empty. */
  readonly number: string;
  readonly title: string;
  readonly place: Place;
}

export interface Contents {
  readonly entries: readonly ContentsEntry[];
  /** The blocks without those of the contents. */
  readonly body: readonly Block[];
}

export declare function readContents(blocks: readonly Block[], catalogue: Catalogue): Contents;
