import { decodeAs } from '../decode-as';

/** Encoded words of header fields (RFC 2047), in any charset that `decode-as.ts` knows. */
const encodedWord = /=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bq])\?([^?\s]*(?: [^?\s]+)*)\?=/gi;

type Encoded = { readonly charset: string; readonly bytes: Uint8Array };

/** The words of a header field. Neighbouring encoded words of one charset are one: a letter may lie across them. */
export function headerWords(value: string): string {
  const runs: (string | Encoded)[] = [];
  let position = 0;
  for (const match of value.matchAll(encodedWord)) {
    const between = value.slice(position, match.index);
    const word: Encoded = { charset: (match[1] ?? '').toLowerCase(), bytes: wordBytes(match[2] ?? '', match[3] ?? '') };
    const before = runs.at(-1);
    position = match.index + match[0].length;
    // White space between two encoded words is none of theirs.
    if (between.trim() !== '' || typeof before !== 'object') runs.push(between);
    else if (before.charset === word.charset && !word.charset.startsWith('iso-2022')) {
      runs[runs.length - 1] = { charset: word.charset, bytes: Uint8Array.from([...before.bytes, ...word.bytes]) };
      continue;
    }
    runs.push(word);
  }
  return [...runs, value.slice(position)].map(runText).join('').replace(/\s+/gu, ' ').trim();
}

function runText(run: string | Encoded): string {
  return typeof run === 'string' ? run : (decodeAs(run.bytes, run.charset) ?? Buffer.from(run.bytes).toString('latin1'));
}

function wordBytes(how: string, letters: string): Uint8Array {
  if (how.toLowerCase() === 'b') return Uint8Array.from(Buffer.from(letters, 'base64'));
  const plain = letters
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_sign, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Uint8Array.from(Buffer.from(plain, 'latin1'));
}
