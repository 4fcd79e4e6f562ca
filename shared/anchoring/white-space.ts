/**
 * A text with every run of white space as one blank, and the way back: texts that are imported again
 * often differ from the first import in nothing but line breaks and blanks.
 */
export type FoldedText = {
  readonly text: string;
  /** For each code unit of the folded text, its offset in the text it came from; one more entry for the end. */
  readonly offsets: Uint32Array;
};

/** Folds white space. Offsets are UTF-16 code units. Linear in the length of the text. */
export function foldWhiteSpace(text: string): FoldedText {
  const offsets = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let position = 0;
  for (const match of text.matchAll(/\s+/g)) {
    pieces.push(text.slice(position, match.index), ' ');
    while (position < match.index) offsets[length++] = position++;
    offsets[length++] = position;
    position += match[0].length;
  }
  pieces.push(text.slice(position));
  while (position < text.length) offsets[length++] = position++;
  offsets[length] = text.length;
  return { text: pieces.join(''), offsets: offsets.slice(0, length + 1) };
}
