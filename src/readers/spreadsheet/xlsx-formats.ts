/** The number formats of cells: ECMA-376 part 1, 18.8. */
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { builtInFormat } from './number-format.js';

/** Format code by the index that a cell gives. @param root of styles.xml */
export function readCellFormats(root: XmlElement): (style: number) => string {
  const own = new Map(childrenOf(root, 'numFmts').map(({ attributes }) => [Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General']));
  const codes = childrenOf(root, 'cellXfs').map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    return own.get(id) ?? builtInFormat(id);
  });
  return (style) => codes[style] ?? 'General';
}

function childrenOf(root: XmlElement, name: string): readonly XmlElement[] {
  const list = childOf(root, name);
  return list ? elementsOf(list) : [];
}
