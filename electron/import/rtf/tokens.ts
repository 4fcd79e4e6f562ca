/** A piece of a file in Rich Text Format (RTF 1.9.1). `text` is bytes, one letter each. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** A control word, with its number if it has one. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** A backslash and a sign that is no letter. */
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** A byte in two digits: `\'e4`. */
  | { readonly kind: 'byte'; readonly text: string }
  /** Bytes that stand in the file as they are, one letter each: `\bin`. */
  | { readonly kind: 'binary'; readonly text: string };

const piece = /[{}]|\\([A-Za-z]{1,32})(-?\d{1,20})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|[^{}\\\r\n]+|[\r\n]+|\\/gy;

/** Cuts a file, read byte by byte, into its pieces. The bytes that follow `\bin` are never taken for pieces. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  piece.lastIndex = 0;
  let at = 0;
  while (at < source.length) {
    piece.lastIndex = at;
    const found = piece.exec(source);
    if (found === null) return;
    at = piece.lastIndex;
    const [whole, name, value, byte, symbol] = found;
    if (name === 'bin') {
      const end = at + Math.max(0, Number(value ?? 0));
      yield { kind: 'binary', text: source.slice(at, end) };
      at = end;
    } else if (name !== undefined) yield { kind: 'word', name, value: value === undefined ? null : Number(value) };
    else if (byte !== undefined) yield { kind: 'byte', text: String.fromCharCode(Number.parseInt(byte, 16)) };
    else if (symbol !== undefined) yield { kind: 'symbol', name: symbol };
    else if (whole === '{') yield { kind: 'open' };
    else if (whole === '}') yield { kind: 'close' };
    else if (!/^[\r\n\\]/.test(whole)) yield { kind: 'text', text: whole };
  }
}
