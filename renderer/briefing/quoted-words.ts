/** A passage's words as one line in quotation marks; words that were marked with their own keep those. */
export function quotedWords(words: string): string {
  const line = words.replace(/\s*\n\s*/g, ' ').trim();
  return /^[“"«„].*[”"»“]$/.test(line) && !/[“”"«»„]/.test(line.slice(1, -1)) ? line : `“${line}”`;
}
