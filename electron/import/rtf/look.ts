import type { Colour } from '../colours';
import { type Look, paintedOver, plainLook, tinyLetters } from '../office/look';

/** What control words said of the look of letters; colours by their places in the colour table. */
export type LetterState = {
  readonly hidden: boolean;
  /** In half points. */
  readonly size: number;
  /** `null` where nothing says it. */
  readonly ink: number | null;
  /** Behind the letters, 0 for none: the pen's colour, and that of a shading; `pattern` is how much of the latter is another colour. */
  readonly pen: number;
  readonly ground: number;
  readonly pattern: number;
};

export const plainLetters: LetterState = { hidden: false, size: 24, ink: null, pen: 0, ground: 0, pattern: 0 };

/** What paints a paragraph, a cell or a row: a colour by its place, 0 for none, and how much of a pattern lies on it. */
export type Painted = { readonly ground: number; readonly pattern: number };

export const unpainted: Painted = { ground: 0, pattern: 0 };

/** The letters after a word that sets their look; `value` is `null` where it has no number. `null` for any other word. */
export function lettersAfter(letters: LetterState, name: string, value: number | null): LetterState | null {
  if (name === 'v') return { ...letters, hidden: value !== 0 };
  if (name === 'fs') return { ...letters, size: value ?? plainLetters.size };
  if (name === 'cf') return { ...letters, ink: value ?? 0 };
  if (name === 'highlight') return { ...letters, pen: value ?? 0 };
  if (name === 'cb' || name === 'chcbpat') return { ...letters, ground: value ?? 0 };
  return name === 'chshdng' ? { ...letters, pattern: value ?? 0 } : null;
}

/** Gathers the colour table, and says how letters look by it. */
export function createColourTable() {
  const colours: (Colour | null)[] = [];
  let channels: [number, number, number] = [0, 0, 0];
  let isStated = false;
  const at = (place: number): Colour | undefined => (place > 0 ? (colours[place] ?? undefined) : undefined);
  return {
    word(name: string, value: number): void {
      const channel = ['red', 'green', 'blue'].indexOf(name);
      if (channel === -1) return;
      channels[channel] = value;
      isStated = true;
    },
    /** A semicolon ends each colour; one that states nothing is the program's own. */
    text(words: string): void {
      for (const sign of words) {
        if (sign !== ';') continue;
        colours.push(isStated ? channels : null);
        channels = [0, 0, 0];
        isStated = false;
      }
    },
    /** The look of letters on what is painted around them, from the outermost to the innermost; `null` for what nobody knows. */
    look(letters: LetterState, around: readonly (Painted | null)[]): Look {
      const grounds = [...around, letters].map((one) => (one === null || one.pattern > 0 ? null : at(one.ground)));
      return {
        ...paintedOver(plainLook, ...grounds, at(letters.pen)),
        ink: letters.ink === null ? null : (colours[letters.ink] ?? null),
        gone: letters.hidden,
        tiny: letters.size <= tinyLetters * 2,
      };
    },
  };
}
