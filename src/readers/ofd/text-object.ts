/** CT_Text → glyphs (GB/T 33190, 11). */
import type { Glyph } from '../../model/document.js';
import { foldRadicals } from '../../model/fold-radicals.js';
import { isClipped, placeGlyph } from '../drawing/glyph-box.js';
import { multiply, type Matrix } from '../drawing/matrix.js';
import { elementsOf, textContent, type XmlElement } from '../xml.js';
import type { Scene, Surroundings } from './scene.js';
import { BLACK, numberOr } from './values.js';

/** A character and where its baseline starts, in the object's own millimetres. */
interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** To the next character of its run along the line; absent for the last. */
  readonly step?: number | undefined;
}

/** Full width in all fonts: Chinese characters and their punctuation, full-width forms, kana, hangul. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}—…“”‘’·]/u;
const NARROW_EMS = 0.5;
/** Not what is printed but what the program that wrote the file had in its place: controls, private use, and the currency sign by which converters stand for a glyph without a code. */
const NO_CHARACTER = /[\0-\u001f\ufffd\ue000-\uf8ff¤]/;

/** Adds the glyphs of a text object. @param local from the object's millimetres to the page as shown */
export function drawText(object: XmlElement, local: Matrix, around: Surroundings, scene: Scene): void {
  const { attributes } = object;
  const size = numberOr(attributes['Size'], 0);
  const scale = numberOr(attributes['HScale'], 1);
  const isVertical = isVerticalDirection(attributes['ReadDirection']);
  const isMapped = elementsOf(object).some(({ name }) => name === 'CGTransform');
  const paint = attributes['Fill'] === 'false' ? (around.parameters.stroke ?? BLACK) : (around.parameters.fill ?? BLACK);
  const turned = multiply([size * scale, 0, 0, -size, 0, 0], turnOf(attributes['CharDirection']));
  const placed = placeCharacters(object, size, scale, isVertical).map(({ text, x, y, step }) => {
    const [a, b, c, d] = turned;
    const width = WIDE.test(text) ? 1 : NARROW_EMS;
    const room = isVertical || step === undefined || step <= 0 ? Infinity : step / (size * scale);
    return { text, place: placeGlyph(multiply([a, b, c, d, x, y], local), Math.min(width, room)) };
  });
  const isHidden = !around.isVisible || placed.every(({ place }) => isClipped(place.box, around.clip));
  for (const { text, place } of placed) {
    const isKnown = !NO_CHARACTER.test(text) || (text === '¤' && !isMapped);
    const glyph: Glyph = {
      text: foldRadicals(text), ...place, font: scene.resources.fontName(attributes['Font'] ?? ''), color: paint.color, alpha: paint.alpha * around.alpha,
      hidden: isHidden, unmapped: !isKnown, ...(around.artifact === undefined ? {} : { artifact: around.artifact }),
    };
    scene.glyphs.push(glyph);
  }
}

/** The characters of all runs. A run that gives only one coordinate of its start takes the other from the run before (11.3). */
function placeCharacters(object: XmlElement, size: number, scale: number, isVertical: boolean): readonly Placed[] {
  const placed: Placed[] = [];
  let [startX, startY] = [0, 0];
  for (const run of elementsOf(object).filter(({ name }) => name === 'TextCode')) {
    const characters = [...textContent(run).replace(/^[\r\n\t]+|[\r\n]+[ \t]*$/g, '')];
    let x = (startX = numberOr(run.attributes['X'], startX));
    let y = (startY = numberOr(run.attributes['Y'], startY));
    const stepsX = parseDeltas(run.attributes['DeltaX'], characters.length - 1);
    const stepsY = parseDeltas(run.attributes['DeltaY'], characters.length - 1);
    characters.forEach((text, index) => {
      const advance = size * (WIDE.test(text) ? 1 : NARROW_EMS);
      // Where nothing says how far the next one is, a viewer sets it after this one.
      const isSilent = stepsX[index] === undefined && stepsY[index] === undefined;
      const stepX = stepsX[index] ?? (isSilent && !isVertical ? advance * scale : 0);
      const stepY = stepsY[index] ?? (isSilent && isVertical ? advance : 0);
      const isLast = index === characters.length - 1;
      placed.push({ text, x, y, step: isLast ? undefined : stepX });
      x += stepX;
      y += stepY;
    });
  }
  return placed;
}

/** Steps between characters; `g n v` stands for n times v (11.3, table 46). At most as many as are asked for. */
export function parseDeltas(text: string | undefined, most: number): readonly number[] {
  const parts = (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
  const steps: number[] = [];
  for (let at = 0; at < parts.length && steps.length < most;) {
    const isGroup = parts[at]!.toLowerCase() === 'g';
    const times = isGroup ? Math.min(numberOr(parts[at + 1], 0), most - steps.length) : 1;
    const step = numberOr(parts[isGroup ? at + 2 : at], 0);
    for (let time = 0; time < times; time++) steps.push(step);
    at += isGroup ? 3 : 1;
  }
  return steps;
}

function isVerticalDirection(degrees: string | undefined): boolean {
  return Math.abs(numberOr(degrees, 0)) % 180 === 90;
}

/** Characters turned clockwise, y growing down (11.2, CharDirection). */
function turnOf(degrees: string | undefined): Matrix {
  const angle = (numberOr(degrees, 0) * Math.PI) / 180;
  const [cos, sin] = [Math.round(Math.cos(angle) * 1e9) / 1e9, Math.round(Math.sin(angle) * 1e9) / 1e9];
  return [cos, sin, -sin, cos, 0, 0];
}
