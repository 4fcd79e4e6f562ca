/**
 * Letters of the two fonts that have pictures in the places of letters, by their bytes. Word and RTF name them by font and number; in
 * Unicode they stand at U+F000 and up, where no font of ours has anything.
 */
const symbol = letters(0x20, ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼');
for (const [code, sign] of letters(0xa0, '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪'))
  symbol.set(code, sign);
for (const [code, sign] of letters(0xf1, '〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭')) symbol.set(code, sign);

/** The commonest of Wingdings: what stands for bullets, boxes, ticks and arrows. */
const wingdings: ReadonlyMap<number, string> = new Map([
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x4a, '☺'],
  [0x4c, '☹'],
  [0x6c, '●'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x72, '❒'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0x9f, '•'],
  [0xa7, '▪'],
  [0xa8, '☐'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe1, '↑'],
  [0xe2, '↓'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

function letters(from: number, signs: string): Map<number, string> {
  return new Map([...signs].map((sign, index) => [from + index, sign]));
}

/** Whether a font has pictures in the places of letters. */
export function isSymbolFont(font: string): boolean {
  return /^(?:symbol|wingdings)$/i.test(font.trim());
}

/** The sign of a font at a number, which may stand at U+F000 and up; a sign that nobody knows is U+FFFD, for it is some sign. */
export function symbolSign(font: string, code: number): string {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^symbol$/i.test(font.trim())) return symbol.get(place) ?? '\uFFFD';
  if (/^wingdings$/i.test(font.trim())) return wingdings.get(place) ?? '\uFFFD';
  if (code >= 0xe000 && code <= 0xf8ff) return '\uFFFD';
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
