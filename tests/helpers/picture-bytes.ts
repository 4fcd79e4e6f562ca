import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../../electron/zip/crc32';
import type { Picture } from '../../shared/domain/picture';

/** A PNG of plain colours without transparency, made byte by byte; `colour` says what a pixel is: red, green and blue. */
export function pngOf(width: number, height: number, colour: (x: number, y: number) => readonly [number, number, number]): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, at = 0; y < height; y += 1) {
    at += 1;
    for (let x = 0; x < width; x += 1) for (const part of colour(x, y)) rows[at++] = part;
  }
  return pngWith(width, height, deflateSync(rows));
}

/** A PNG that claims to have so many pixels, and has this in their place. */
export function pngWith(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.byteLength);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A copy with other bytes from `at` on. */
export function withBytes(bytes: Uint8Array, at: number, others: readonly number[]): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy.set(others, at);
  return copy;
}

/** A picture of 40 by 40 pixels of one colour as an article names it, with its bytes. */
export function plainPicture(alt = '', red = 20): { readonly picture: Picture; readonly bytes: Uint8Array } {
  // As a buffer its size would be that of the pool that it lies in.
  const bytes = new Uint8Array(pngOf(40, 40, () => [red, 60, 160]));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { picture: { sha256, mediaType: 'image/png', width: 40, height: 40, bytes: bytes.byteLength, alt }, bytes };
}
