/** What an engine that takes a PDF apart must do. */
import type { DrawnPage } from '../../model/document.js';
import type { Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';

/**
 * Two engines stand behind this interface, so that one can check the other. Both
 * give the same texts, boxes and rules, but for the duplicates that draw bold
 * print and the runs of spaces, which pdfium folds into one.
 */
export interface PdfEngine {
  readonly name: Exclude<DrawnPage['engine'], 'ofd'>;
  /**
   * Pages in order, in points as shown. A page that the engine cannot read
   * comes out empty, with the problem `page-without-text`.
   *
   * @param numbers the pages to read; all of them where it is not given
   * @throws Unreadable `encrypted`, `damaged` or `too-many-pages`
   */
  readPages(bytes: Uint8Array, limits: Limits, numbers?: ReadonlySet<number>): Promise<Outcome<readonly DrawnPage[]>>;
}
