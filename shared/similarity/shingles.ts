/**
 * A text as the set of its runs of four words, which is what two tellings of one story share and two stories of one
 * subject do not. Case, punctuation, line ends and full-width forms do not count. Scripts without spaces are cut into
 * words by the Unicode dictionaries of `Intl.Segmenter` (UAX 29).
 */
const unspacedRun =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+/gu;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/** Words of one shingle: one changed word in a text changes four shingles. */
export const shingleWords = 4;

let segmenter: Intl.Segmenter | undefined;

function wordsOf(text: string): readonly string[] {
  const spaced = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(unspacedRun, (run) => {
      segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
      return ` ${[...segmenter.segment(run)].map(({ segment }) => segment).join(' ')} `;
    });
  return spaced.match(word) ?? [];
}

/** The different shingles of a text as 32-bit numbers; empty for a text of fewer than `shingleWords` words. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const hashes = wordsOf(text).map(hashOf);
  const shingles = new Set<number>();
  for (let from = 0; from + shingleWords <= hashes.length; from += 1) {
    let shingle = 0;
    for (let at = from; at < from + shingleWords; at += 1) shingle = mixed(Math.imul(shingle, 31) + (hashes[at] ?? 0));
    shingles.add(shingle);
  }
  return shingles;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** MurmurHash3's last step: every bit of the number moves about half the bits of the answer, and no two numbers meet. */
export function mixed(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
