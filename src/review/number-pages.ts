/** The pages of a document with the numbers under which they are shown. */
import type { PlaceJson } from '../../schemas/disclosure.js';
import type { DocumentView } from '../../schemas/review.js';
import type { SourceJson } from '../../schemas/source.js';
import type { Block, Document, GridPage, Page } from '../model/document.js';
import type { Place } from '../model/geometry.js';
import { toPlaceJson } from '../publish/to-disclosure-json.js';

type PageView = DocumentView['pages'][number];
type Joined = NonNullable<SourceJson['joined']>;

/** Drawn pages have the numbers that places name; sections and sheets, which places do not number, go on behind them. */
export function numberPages({ pages }: Pick<Document, 'pages'>): ReadonlyMap<number, Page> {
  let last = Math.max(0, ...pages.map((page) => (page.kind === 'drawn' ? page.number : 0)));
  return new Map(pages.map((page) => [page.kind === 'drawn' ? page.number : ++last, page]));
}

/** @param joined of a document that several files make together */
export function viewPages(document: Pick<Document, 'pages'>, joined: Joined | undefined): PageView[] {
  // What has no pages tells no file either: it is known where there is one such file.
  const [gridFile, ...others] = joined?.filter(({ pages }) => !pages) ?? [];
  const grids = document.pages.filter((page) => page.kind === 'grid');
  return [...numberPages(document)].map(([number, page]): PageView => {
    const file = page.kind === 'drawn' ? joined && fileOf(joined, number) : gridFile && others.length === 0 ? { id: gridFile.id, path: gridFile.path, page: grids.indexOf(page) + 1 } : undefined;
    if (page.kind === 'grid') return { number, kind: 'grid', width: 0, height: 0, starts: startOf(page), ...(file && { file }) };
    return { number, kind: 'drawn', width: page.width, height: page.height, ...(file && { file }) };
  });
}

/** Of which file a page of a joined document is, and which one there. */
export function fileOf(joined: Joined, number: number): PageView['file'] {
  const file = joined.find(({ pages }) => pages && pages.from <= number && number <= pages.to);
  return file && { id: file.id, path: file.path, page: number - file.pages!.from + 1 };
}

/** The first place on it that is known. */
function startOf({ blocks }: GridPage): PlaceJson {
  const places = blocks.flatMap(placesOf);
  return toPlaceJson(places.find((place) => Object.keys(place).length > 0) ?? {});
}

function placesOf(block: Block): readonly Place[] {
  return block.kind === 'paragraph' ? block.lines.map(({ place }) => place) : block.cells.map(({ place }) => place);
}
