/** What the modifiers of a stretch of text say of how it is printed. */
import type { Fonts } from './fonts.js';
import { fontOf } from './fonts.js';
import { SPRM, type Modifier } from './properties.js';
import type { Styles } from './styles.js';

export interface CharacterFormat {
  readonly fate: 'kept' | 'hidden' | 'deleted';
  /** Font for characters by their place in it. */
  readonly font: string;
  /** What is printed in place of the character: its font and place there. */
  /** The object that stands there: the number of its storage. */
  readonly object?: number;
  readonly symbol?: { readonly font: string; readonly code: number };
}

/** A switch may be set relative to the style: as it is there, or the opposite (MS-DOC 2.9.332, ToggleOperand). */
const AS_STYLE = 0x80;
const UNLIKE_STYLE = 0x81;

/** @param base modifiers of the paragraph's style */
export function characterFormatOf(modifiers: readonly Modifier[], base: readonly Modifier[], styles: Styles, fonts: Fonts): CharacterFormat {
  const named = modifiers.findLast(({ code }) => code === SPRM.style);
  const styled = named ? [...base, ...styles(named.operand.readUInt16LE(0)).character] : base;
  const isDeleted = modifiers.some(({ code, operand }) => code === SPRM.deleted && operand[0] === 1);
  const isHidden = isSwitchedOn(modifiers, SPRM.hidden, isSwitchedOn(styled, SPRM.hidden, false)) || modifiers.some(({ code, operand }) => code === SPRM.hiddenInField && operand[0] === 1);
  const symbol = modifiers.findLast(({ code }) => code === SPRM.symbol)?.operand;
  const isObject = modifiers.findLast(({ code }) => code === SPRM.isObject)?.operand[0] === 1;
  const location = modifiers.findLast(({ code }) => code === SPRM.pictureLocation)?.operand;
  return {
    ...(isObject && location && { object: location.readUInt32LE(0) }),
    fate: isDeleted ? 'deleted' : isHidden ? 'hidden' : 'kept',
    font: fontOf(modifiers, fonts),
    ...(symbol ? { symbol: { font: fonts[symbol.readUInt16LE(0)] ?? '', code: symbol.readUInt16LE(2) } } : {}),
  };
}

function isSwitchedOn(modifiers: readonly Modifier[], code: number, inStyle: boolean): boolean {
  const value = modifiers.findLast((modifier) => modifier.code === code)?.operand[0];
  if (value === undefined || value === AS_STYLE) return inStyle;
  return value === UNLIKE_STYLE ? !inStyle : value !== 0;
}
