/**
 * Writes an asar archive. Four integers, a JSON header and the files' bytes: written here because the archive is
 * needed before any package may be there, and `@electron/asar` (which the tests read it back with) is one.
 */

/**
 * @param {Readonly<Record<string, string>>} files name to text, all in the archive's root
 * @returns {Buffer}
 */
export function buildAsar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {};
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text, 'utf8');
    entries[name] = { size: body.length, offset: String(offset) };
    bodies.push(body);
    offset += body.length;
  }
  const header = Buffer.from(JSON.stringify({ files: entries }), 'utf8');
  const padding = Buffer.alloc((4 - (header.length % 4)) % 4);
  const payload = header.length + padding.length;
  // Two of Chromium's "pickles", one in the other; each begins with the size of its payload, rounded up to four.
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(4, 0);
  sizes.writeUInt32LE(payload + 8, 4);
  sizes.writeUInt32LE(payload + 4, 8);
  sizes.writeUInt32LE(header.length, 12);
  return Buffer.concat([sizes, header, padding, ...bodies]);
}
