import { createDeflate } from 'node:zlib';
import { makePdf, onePage } from './make-pdf';

/** A PDF of less than a megabyte whose only page unpacks to `megabytes` of spaces: more than any import may hold. */
export async function pdfBomb(megabytes = 420): Promise<Uint8Array> {
  const deflate = createDeflate({ level: 1 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => deflate.once('end', resolve));
  const spaces = Buffer.alloc(1024 * 1024, 0x20);
  for (let index = 0; index < megabytes; index += 1) {
    if (!deflate.write(spaces)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await ended;
  const objects = [...onePage([])];
  objects[3] = { dictionary: '/Filter /FlateDecode', bytes: Buffer.concat(parts) };
  return makePdf(objects);
}
