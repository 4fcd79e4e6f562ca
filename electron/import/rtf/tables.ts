import { type StyleMeaning, styleMeaning } from '../office/style-names';
import { pageOfCharset } from './code-pages';

/** A font: its name, and the code page of its letters, `null` for the document's. */
export type RtfFont = { readonly name: string; readonly page: number | null; readonly isSymbol: boolean };

/** The charset of fonts with pictures in the places of letters. */
const symbolCharset = 2;

/** Gathers the font table, one entry after another. */
export function createFontTable() {
  const fonts = new Map<number, RtfFont>();
  let current = { id: 0, charset: 1, page: null as number | null, name: '' };
  return {
    fonts,
    word(name: string, value: number): void {
      if (name === 'f') current = { id: value, charset: 1, page: null, name: '' };
      else if (name === 'fcharset') current.charset = value;
      else if (name === 'cpg') current.page = value;
      keep();
    },
    text(words: string): void {
      current.name += words;
      keep();
    },
  };

  function keep(): void {
    const { id, charset, page, name } = current;
    fonts.set(id, { name: name.replace(/;.*$/s, '').trim(), page: page ?? pageOfCharset(charset), isSymbol: charset === symbolCharset });
  }
}

/** Gathers the styles of paragraphs. */
export function createStyleTable() {
  const styles = new Map<number, { name: string; base: number | null; outline: number | null }>();
  let id: number | null = 0;
  return {
    /** A new entry begins; without a number of its own it is the plain style. */
    begin(): void {
      id = 0;
    },
    word(name: string, value: number): void {
      // Styles of letters, sections and tables have numbers of their own.
      if (name === 's') id = value;
      else if (/^(?:cs|ds|ts)$/.test(name)) id = null;
      else if (name === 'sbasedon' || name === 'outlinelevel') {
        const style = entry();
        if (style !== null && name === 'sbasedon') style.base = value;
        else if (style !== null) style.outline = value;
      }
    },
    text(words: string): void {
      const style = entry();
      if (style !== null) style.name += words;
    },
    /** What a style means for its paragraphs, by its name, its level, or those of the style that it is based on. */
    meaning(style: number): StyleMeaning {
      const seen = new Set<number>();
      for (let at: number | null = style; at !== null && !seen.has(at); at = styles.get(at)?.base ?? null) {
        seen.add(at);
        const found = styles.get(at);
        const byName = styleMeaning((found?.name ?? '').replace(/;.*$/s, ''));
        if (byName !== null) return byName;
        if (found?.outline != null) return found.outline < 9 ? { kind: 'heading', level: found.outline + 1 } : null;
      }
      return null;
    },
  };

  function entry() {
    if (id === null) return null;
    const known = styles.get(id) ?? { name: '', base: null, outline: null };
    styles.set(id, known);
    return known;
  }
}
