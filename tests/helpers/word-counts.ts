/** Words of a text, told apart as readers do: runs of letters and numbers; Han and Kana, which have no spaces, one by one. */
export function wordsOf(text: string): readonly string[] {
  return (
    text.normalize('NFC').match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{M}\p{N}])+/gu) ?? []
  );
}

/** How many words of `wanted` are in `given`, and how many of `given` are in `wanted`, each word as often as it stands there. */
export function sharedWords(wanted: readonly string[], given: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of given) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return shared;
}
