/**
 * JSON with one spelling for one value: keys sorted by UTF-16 code units, no spaces, numbers and
 * strings as ECMAScript writes them (RFC 8785, JSON Canonicalization Scheme). Equal values give equal
 * bytes, so a hash of the text is a hash of the value.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const record = value as Readonly<Record<string, unknown>>;
    const members = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort(byCodeUnits)
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('A number that JSON cannot hold');
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new Error(`JSON cannot hold a ${typeof value}`);
  return text;
}

/** Of one object's keys no two are equal. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}
