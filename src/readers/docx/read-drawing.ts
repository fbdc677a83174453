/** Drawings in a Word paragraph: text boxes are text, WordArt and oblique shapes are watermarks. */
import { childOf, descendantsWhere, textContent, type XmlElement } from '../xml.js';
import { chosenOf, countText } from './alternatives.js';
import type { Reading } from './reading.js';

const SHAPES = new Set(['wp:anchor', 'wp:inline', 'v:shape', 'v:rect', 'v:textbox', 'v:group']);
/** Names that Word and WPS give to the shape of a watermark. */
const WATERMARK_NAME = /watermark|水印/i;
/** DrawingML counts an angle in 60,000ths of a degree (ECMA-376 part 1, 20.1.10.3). */
const QUARTER_TURN = 90 * 60_000;

/**
 * The `w:txbxContent` of the text boxes of a drawing. Watermarks are noted in the
 * reading instead: WordArt (VML `textpath`, part 4, 19.1.2.23), and shapes that
 * are named as watermarks or stand oblique, as no text box does.
 */
export function readDrawing(drawing: XmlElement, reading: Reading): readonly XmlElement[] {
  const found = descendantsWhere(drawing, (element) => isWatermark(element) || element.name === 'w:txbxContent' || element.name === 'mc:AlternateContent');
  return found.flatMap((element) => {
    if (element.name === 'mc:AlternateContent') return readDrawing(chosenOf(element), reading);
    if (element.name === 'w:txbxContent') return [element];
    reading.characters.kept += countText(element);
    const words = wordsOf(element);
    if (words !== '') reading.watermarks.add(words);
    return [];
  });
}

function isWatermark(element: XmlElement): boolean {
  if (element.name === 'v:textpath') return true;
  if (!SHAPES.has(element.name)) return false;
  const name = `${element.attributes['id'] ?? ''} ${childOf(element, 'wp:docPr')?.attributes['name'] ?? ''}`;
  return WATERMARK_NAME.test(name) || isOblique(element);
}

function isOblique(shape: XmlElement): boolean {
  if (shape.name.startsWith('v:')) {
    const degrees = /(?:^|;)\s*rotation:\s*(-?\d+)\s*(?:;|$)/.exec(shape.attributes['style'] ?? '')?.[1];
    return degrees !== undefined && Number(degrees) % 90 !== 0;
  }
  const turns = descendantsWhere(shape, (element) => element.name === 'a:xfrm').map((element) => Number(element.attributes['rot'] ?? 0));
  return turns.some((turn) => turn % QUARTER_TURN !== 0);
}

/** What it says: the string of WordArt, else the text in the shape. */
function wordsOf(shape: XmlElement): string {
  const art = shape.name === 'v:textpath' ? [shape] : descendantsWhere(shape, (element) => element.name === 'v:textpath');
  const strings = art.flatMap((element) => element.attributes['string'] ?? []);
  const texts = descendantsWhere(shape, (element) => element.name === 'w:t').map(textContent);
  return (strings.length > 0 ? strings : texts).join('').trim();
}
