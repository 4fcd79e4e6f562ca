import { type Colour, type Colours, isInvisible, paperColours } from '../colours';
import type { Line } from './line';

/** How letters look at a place, as far as it decides whether anybody can read them. */
export type Look = Colours & {
  /** Marked as hidden: they are not there at all. */
  readonly gone: boolean;
  /** Too small for any eye. */
  readonly tiny: boolean;
};

/** Letters of which nothing is said, on white paper. */
export const plainLook: Look = { ...paperColours, gone: false, tiny: false };

/** Letters in a box, which is painted in ways that are not looked at. */
export const boxLook: Look = { ...plainLook, ground: null };

/** Letters of this size and less are no letters to an eye, in points. */
export const tinyLetters = 1;

/** Whether nobody who looks at the document can read letters of this look. */
export function isUnseen(look: Look): boolean {
  return look.gone || look.tiny || isInvisible(look);
}

/** A look on what is painted there, each over the one before; `undefined` paints nothing. */
export function paintedOver(look: Look, ...grounds: readonly (Colour | null | undefined)[]): Look {
  const ground = grounds.findLast((one) => one !== undefined);
  return ground === undefined ? look : { ...look, ground };
}

/** Adds words to a line, or to what of it is hidden. */
export function addWords(words: string, look: Look, line: Line): void {
  if (!isUnseen(look)) line.words += words;
  else if (look.gone || look.tiny) line.hidden += words;
  // White letters take up room: a blank, a tab and the end of a line are what they are in any colour.
  else if (!/\S/u.test(words)) line.words += words;
  else {
    line.hidden += words;
    if (/\S$/u.test(line.words)) line.words += ' ';
  }
}
