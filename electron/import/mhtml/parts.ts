/** One part of a message (RFC 2045, 2046), its body as bytes, decoded. */
export type MessagePart = { readonly fields: ReadonlyMap<string, string>; readonly body: Uint8Array };

/** Parts lie in parts at most this deep. */
const deepest = 8;

/** Splits a saved page into its parts; those in parts follow one another. `null` when there are more than `most`. */
export function messageParts(bytes: Uint8Array, most: number): readonly MessagePart[] | null {
  const found: MessagePart[] = [];
  return split(latin1(bytes), found, most, 0) ? found : null;
}

function split(text: string, found: MessagePart[], most: number, depth: number): boolean {
  const { fields, body } = separate(text);
  const boundary = parameter(fields.get('content-type') ?? '', 'boundary');
  if (!/^multipart\//i.test(fields.get('content-type') ?? '') || boundary === '' || depth >= deepest) {
    found.push({ fields, body: decodeBody(body, fields.get('content-transfer-encoding') ?? '') });
    return found.length <= most;
  }
  // The head of the whole names the root and where the page was saved from.
  if (depth === 0) found.push({ fields, body: new Uint8Array() });
  for (const piece of pieces(body, boundary)) if (!split(piece, found, most, depth + 1)) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The fields at the top, continued lines joined, and what stands below the first empty line. */
function separate(text: string): { readonly fields: ReadonlyMap<string, string>; readonly body: string } {
  const start = text.replace(/^(?:\xEF\xBB\xBF)?\s*/, '');
  const end = /\r?\n\r?\n/.exec(start);
  const head = (end === null ? start : start.slice(0, end.index)).replace(/\r?\n[ \t]+/g, ' ');
  const fields = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { fields, body: end === null ? '' : start.slice(end.index + end[0].length) };
}

function pieces(body: string, boundary: string): readonly string[] {
  const mark = `--${boundary}`;
  const found: string[] = [];
  let from = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    if (from !== -1) found.push(body.slice(from, at).replace(/\r?\n$/, ''));
    if (body.startsWith('--', at + mark.length)) return found;
    const line = body.indexOf('\n', at);
    if (line === -1) return found;
    from = line + 1;
  }
  // The end was cut off: what there is of the last part counts.
  if (from !== -1) found.push(body.slice(from));
  return found;
}

/** The value of a parameter of a field, in quotation marks or without; the empty string when there is none. */
export function parameter(field: string, name: string): string {
  const found = new RegExp(String.raw`;\s*${name}\s*=\s*(?:"([^"]{0,1000})"|([^;\s]{1,1000}))`, 'i').exec(field);
  return found?.[1] ?? found?.[2] ?? '';
}

function decodeBody(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64');
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(plain, 'latin1');
}
