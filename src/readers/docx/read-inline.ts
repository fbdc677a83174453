/** The inside of a Word paragraph → its text (ECMA-376 part 1, 17.3 and 17.16). */
import type { Block } from '../../model/document.js';
import { foldRadicals } from '../../model/fold-radicals.js';
import { symbolOf } from '../numbering/symbols.js';
import { childOf, elementsOf, textContent, type XmlElement } from '../xml.js';
import { chosenOf, countText } from './alternatives.js';
import { readDrawing } from './read-drawing.js';
import { blocksOf } from './read-objects.js';
import type { Reading } from './reading.js';
import { isOn } from './properties.js';

/** A paragraph's text and what hangs on it without being part of it. */
export interface Inline {
  /** `\n` for a line break, `\t` for a tab. */
  readonly text: string;
  /** `w:txbxContent` of the text boxes that are anchored here. */
  readonly boxes: readonly XmlElement[];
  /** What is shown of workbooks that stand here. */
  readonly objects: readonly Block[];
}

/** Elements that only wrap what is printed. */
const WRAPPERS = new Set([
  'w:ins', 'w:moveTo', 'w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo', 'w:ruby', 'w:rubyBase',
  'm:oMath', 'm:oMathPara', 'm:r', 'm:e', 'm:num', 'm:den', 'm:sub', 'm:sup', 'm:f', 'm:d', 'm:sSup', 'm:sSub', 'm:rad', 'm:nary', 'm:func', 'm:fName', 'm:box', 'm:groupChr', 'm:bar', 'm:acc',
]);
const DRAWINGS = new Set(['w:pict', 'w:drawing', 'w:object']);
const FIXED: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/**
 * Deleted and moved-away text, hidden text and the code of fields are left out
 * and counted. Watermarks are handed to the reading.
 *
 * @param isHidden whether the paragraph's style hides its text
 */
export function readInline(paragraph: XmlElement, isHidden: boolean, reading: Reading): Inline {
  const text: string[] = [];
  const boxes: XmlElement[] = [];
  const objects: Block[] = [];
  const readRun = (run: XmlElement, isRunHidden: boolean): void => {
    for (const child of elementsOf(run)) {
      if (child.name === 'w:object') objects.push(...blocksOf(child, reading.objects));
      if (DRAWINGS.has(child.name)) boxes.push(...readDrawing(child, reading));
      else if (child.name === 'mc:AlternateContent') readRun(chosenOf(child), isRunHidden);
      else if (child.name === 'w:fldChar') turnField(child, reading);
      else if (child.name === 'w:ruby') readChildren(child, isRunHidden);
      else text.push(...readCharacters(child, isRunHidden, reading));
    }
  };
  const readChildren = (parent: XmlElement, isParentHidden: boolean): void => {
    for (const child of elementsOf(parent)) {
      if (child.name === 'w:r') readRun(child, isHiddenRun(child, isParentHidden, reading));
      else if (child.name === 'w:del' || child.name === 'w:moveFrom') reading.characters.deleted += countText(child);
      else if (child.name === 'mc:AlternateContent') readChildren(chosenOf(child), isParentHidden);
      else if (child.name === 'm:t') text.push(...readCharacters(child, isParentHidden, reading));
      else if (WRAPPERS.has(child.name)) readChildren(child, isParentHidden);
    }
  };
  readChildren(paragraph, isHidden);
  return { text: text.join(''), boxes, objects };
}

function isHiddenRun(run: XmlElement, isParentHidden: boolean, reading: Reading): boolean {
  const properties = childOf(run, 'w:rPr');
  const style = childOf(properties, 'w:rStyle')?.attributes['w:val'];
  return isOn(properties, 'w:vanish') ?? (isParentHidden || (style !== undefined && reading.styles.character(style).isHidden));
}

function turnField(mark: XmlElement, reading: Reading): void {
  const kind = mark.attributes['w:fldCharType'];
  if (kind === 'begin') reading.fields = [...reading.fields, 'code'];
  else if (kind === 'separate') reading.fields = [...reading.fields.slice(0, -1), 'result'];
  else if (kind === 'end') reading.fields = reading.fields.slice(0, -1);
}

function readCharacters(element: XmlElement, isHidden: boolean, reading: Reading): readonly string[] {
  const isText = element.name === 'w:t' || element.name === 'm:t';
  const printed = isText ? textContent(element) : element.name === 'w:sym' ? symbolIn(element) : FIXED[element.name];
  if (printed === undefined) {
    if (element.name === 'w:delText') reading.characters.deleted += textContent(element).length;
    return [];
  }
  const fate = isHidden ? 'hidden' : reading.fields.includes('code') ? 'code' : 'kept';
  if (isText) reading.characters[fate] += printed.length;
  return fate === 'kept' ? [foldRadicals(printed)] : [];
}

function symbolIn(element: XmlElement): string {
  const code = Number.parseInt(element.attributes['w:char'] ?? '', 16);
  return Number.isNaN(code) ? '' : symbolOf(element.attributes['w:font'] ?? '', code);
}
