/**
 * The ways in which a file's bytes come to harm: cut, flipped, zeroed, recoded. Each answers bytes that differ from
 * those given, and the same ones in every run with one seed.
 */

/** One way, in words for a failing test, and what it leaves. */
export type Spoilt = { readonly how: string; readonly bytes: Uint8Array };

type Chance = () => number;

/** Cut off at every byte, from an empty file to one without its last byte. */
export function* cuts(bytes: Uint8Array): Generator<Spoilt> {
  for (let length = 0; length < bytes.byteLength; length += 1) yield { how: `cut at ${length}`, bytes: bytes.subarray(0, length) };
}

/** One bit of the file is another. */
export function flipped(bytes: Uint8Array, random: Chance): Spoilt {
  const at = whole(random, bytes.byteLength);
  const bit = whole(random, 8);
  const harmed = new Uint8Array(bytes);
  harmed[at] = (harmed[at] ?? 0) ^ (1 << bit);
  return { how: `bit ${bit} of byte ${at} flipped`, bytes: harmed };
}

/** NULs over a stretch or over the rest, as a disk leaves them after a power cut; or between the others. */
export function nulled(bytes: Uint8Array, random: Chance): Spoilt {
  const from = whole(random, bytes.byteLength);
  const length = 1 + whole(random, bytes.byteLength - from);
  if (random() < 0.3) {
    const nuls = new Uint8Array(1 + whole(random, 512));
    return { how: `${nuls.byteLength} NULs put in at ${from}`, bytes: joined(bytes.subarray(0, from), nuls, bytes.subarray(from)) };
  }
  const end = random() < 0.5 ? bytes.byteLength : from + length;
  const harmed = new Uint8Array(bytes).fill(0, from, end);
  return { how: `NULs from ${from} to ${end}`, bytes: harmed };
}

/** Bytes that no UTF-8 holds: a lone continuation, an overlong NUL, half of a surrogate pair, a cut letter, 0xFF. */
const notUtf8 = [[0x80], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xff], [0xf8, 0x88, 0x80, 0x80, 0x80]];

/** Bytes that are no UTF-8, over others or between them. */
export function misencoded(bytes: Uint8Array, random: Chance): Spoilt {
  const at = whole(random, bytes.byteLength);
  const bad = Uint8Array.from(notUtf8[whole(random, notUtf8.length)] ?? [0xff]);
  const over = random() < 0.5 ? bad.byteLength : 0;
  return { how: `bytes ${[...bad]} at ${at} over ${over}`, bytes: joined(bytes.subarray(0, at), bad, bytes.subarray(at + over)) };
}

/** A stretch taken out, written twice, or changed for another stretch of the file. */
export function shuffled(bytes: Uint8Array, random: Chance): Spoilt {
  const from = whole(random, bytes.byteLength);
  const to = Math.min(bytes.byteLength, from + 1 + whole(random, 200));
  const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  if (random() < 0.5) return { how: `${from} to ${to} taken out`, bytes: joined(before, after) };
  return { how: `${from} to ${to} twice`, bytes: joined(before, part, part, after) };
}

/** Every key of the JSON written a second time before it, so that parsers which take the last find what was there. */
export function* doubledKeys(bytes: Uint8Array): Generator<Spoilt> {
  const text = new TextDecoder().decode(bytes);
  for (const { index, 0: found } of text.matchAll(/[{,]("(?:[^"\\]|\\.)*"):/g)) {
    const doubled = `${text.slice(0, index + 1)}${found.slice(1)}null,${text.slice(index + 1)}`;
    yield { how: `key doubled at ${index}`, bytes: encode(doubled) };
  }
}

/** The same words in another coat, as editors and services put them on, and files that are none. */
export function rewritten(bytes: Uint8Array): readonly Spoilt[] {
  const text = new TextDecoder().decode(bytes);
  const parsed: Readonly<Record<string, unknown>> = JSON.parse(text);
  const backwards = Object.fromEntries(Object.entries(parsed).reverse());
  return [
    { how: 'a mark before it (BOM)', bytes: encode(`\ufeff${text}`) },
    { how: 'UTF-16', bytes: Buffer.from(text, 'utf16le') },
    { how: 'UTF-16 with its mark', bytes: Buffer.from(`\ufeff${text}`, 'utf16le') },
    { how: 'Latin-1', bytes: Buffer.from(`${text.slice(0, -2)},"é":1}\n`, 'latin1') },
    { how: 'line endings of Windows', bytes: encode(text.replace('\n', '\r\n')) },
    { how: 'no line ending', bytes: encode(text.trimEnd()) },
    { how: 'two line endings', bytes: encode(`${text}\n`) },
    { how: 'a blank before it', bytes: encode(` ${text}`) },
    { how: 'set out in lines', bytes: encode(`${JSON.stringify(parsed, null, 2)}\n`) },
    { how: 'keys in another order', bytes: encode(`${JSON.stringify(backwards)}\n`) },
    { how: 'letters escaped', bytes: encode(text.replace('format', '\\u0066ormat')) },
    { how: 'a key more', bytes: encode(`${text.slice(0, -2)},"zzz":1}\n`) },
    { how: 'another savedAt', bytes: encode(text.replace(/"savedAt":"20/, '"savedAt":"21')) },
    { how: 'another rev', bytes: encode(text.replace(/"rev":/, '"rev":9')) },
    { how: 'another seq', bytes: encode(text.replace(/"seq":/, '"seq":9')) },
    { how: 'written twice', bytes: joined(bytes, bytes) },
    { how: 'NULs only', bytes: new Uint8Array(bytes.byteLength) },
    { how: 'NULs to the next block', bytes: joined(bytes, new Uint8Array(4096 - (bytes.byteLength % 4096))) },
    ...['{}\n', '[]\n', 'null\n', '""\n', '0\n', '{"__proto__":{}}\n', `${'['.repeat(100_000)}\n`, '\n', '<html></html>\n'].map(
      (other) => ({
        how: `${other.slice(0, 20).trim()} in its place`,
        bytes: encode(other),
      }),
    ),
  ];
}

/** From 0 to below `below`. */
export function whole(random: Chance, below: number): number {
  return Math.floor(random() * below);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
