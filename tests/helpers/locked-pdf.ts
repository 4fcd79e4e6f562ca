import { createHash } from 'node:crypto';
import { makePdf, onePage } from './make-pdf';

/** The 32 bytes with which passwords are filled up (ISO 32000-1, 7.6.3.3). */
const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
const identifier = Buffer.alloc(16, 0x33);

/** A PDF of one page that opens with `password` (ASCII), locked by the first of the standard's ways: RC4 with 40 bits. */
export function lockedPdf(password: string, lines: readonly string[]): Uint8Array {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const owner = cipher(digest(padded).subarray(0, 5), padded);
  const key = digest(padded, owner, permissions, identifier).subarray(0, 5);
  const objects = [...onePage(lines)];
  const content = objects[3];
  if (content === undefined || typeof content === 'string') throw new Error('the fourth object is the page’s content');
  const own = digest(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  objects[3] = { ...content, bytes: cipher(own, Buffer.from(content.bytes)) };
  const lock = `/Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString('hex')}> /U <${cipher(key, padding).toString('hex')}>`;
  const id = identifier.toString('hex');
  return makePdf(objects, `/Encrypt << ${lock} >> /ID [<${id}> <${id}>]`);
}

function digest(...parts: readonly Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

/** RC4, which today's libraries do not offer any more. */
function cipher(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index & 255] ?? 0;
  const swap = (one: number, other: number): void => {
    const kept = at(one);
    state[one & 255] = at(other);
    state[other & 255] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(data).map((byte, index) => {
    const i = (index + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    return byte ^ at(at(i) + at(j));
  }) as Buffer;
}
