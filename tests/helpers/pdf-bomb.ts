import { deflateSync } from 'node:zlib';
import { makePdf, onePage } from './make-pdf';

/**
 * A PDF of a few kilobytes whose only page unpacks to `megabytes` of spaces: more than any import may hold. Runs of
 * spaces that were packed again, so that a reader is full within a second or two.
 */
export function pdfBomb(megabytes = 420): Uint8Array {
  // 128 times a space, as PDF's run lengths say it (ISO 32000-1, 7.4.5).
  const runs = Buffer.alloc(megabytes * 8192 * 2, Buffer.from([129, 0x20]));
  const objects = [...onePage([])];
  objects[3] = { dictionary: '/Filter [/FlateDecode /RunLengthDecode]', bytes: deflateSync(runs) };
  return makePdf(objects);
}
