/**
 * Colours, as far as a source states them: enough to see that letters cannot be told from what lies below them. Words
 * that nobody can see are kept apart, for a source must not be quoted by them.
 */

/** Red, green and blue, each from 0 to 255; a name that is not resolved stands for itself. */
export type Colour = readonly [red: number, green: number, blue: number] | string;

/**
 * The colours that hold at a place. `ink` is `null` where nothing states it or the program chooses it, which is never
 * unseen; `ground` is `null` where nobody knows it: a picture, a gradient, the painted part of a table.
 */
export type Colours = { readonly ink: Colour | null; readonly ground: Colour | null };

const white: Colour = [255, 255, 255];

export const paperColours: Colours = { ink: null, ground: white };

/** Colours that differ by no more than this in each channel are the same to an eye. */
const sameToAnEye = 5;

/** Whether letters in these colours cannot be told from what lies below them. */
export function isInvisible({ ink, ground }: Colours): boolean {
  if (ink === null || ground === null) return false;
  if (typeof ink === 'string' || typeof ground === 'string') return ink === 'transparent' || ink === ground;
  return ink.every((channel, index) => Math.abs(channel - (ground[index] ?? channel)) <= sameToAnEye);
}

const named: Readonly<Record<string, Colour>> = { white, black: [0, 0, 0] };

/** A colour as style sheets write it, `transparent` among them; `null` for what is no colour that is known. */
export function readColour(value: string): Colour | null {
  const text = value.trim().toLowerCase();
  if (text === '' || /^(?:inherit|initial|unset|currentcolor|none|auto)$/.test(text)) return null;
  const channels = channelsOf(text);
  if (channels === null) return /^[a-z]+$/.test(text) ? (named[text] ?? text) : null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = channels;
  return alpha === 0 ? 'transparent' : [red, green, blue];
}

function channelsOf(text: string): readonly number[] | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short !== null) return short.slice(1).map((digit) => Number.parseInt(digit + digit, 16));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(text);
  if (long !== null) return long.slice(1).map((digits) => Number.parseInt(digits, 16));
  const written = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(text);
  return written === null ? null : written.slice(1).map((part) => (part === undefined ? 1 : Number.parseFloat(part)));
}
