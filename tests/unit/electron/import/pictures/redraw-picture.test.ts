import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PhotonImage } from '@cf-wasm/photon/node';
import { describe, expect, it } from 'vitest';
import { type RedrawnPicture, redrawPicture } from '../../../../../electron/import/pictures/redraw-picture';
import { unwrap } from '../../../../helpers/library-fixture';
import { pngOf, withBytes } from '../../../../helpers/picture-bytes';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join('tests/fixtures/import/pictures', name)));

/** The colour of a pixel of what was drawn: red, green, blue and opacity. */
function colourAt({ bytes, width }: RedrawnPicture, x: number, y: number): readonly number[] {
  const image = PhotonImage.new_from_byteslice(bytes);
  const all = image.get_raw_pixels();
  image.free();
  return [...all.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

describe('redrawPicture', () => {
  it.each([
    ['progressive.jpg', 'image/jpeg', 96, 64],
    ['printed.jpg', 'image/jpeg', 96, 64],
    ['photograph.png', 'image/jpeg', 96, 64],
    ['photograph.webp', 'image/jpeg', 64, 96],
    ['drawing.webp', 'image/png', 80, 60],
    ['drawing.bmp', 'image/png', 80, 60],
    ['moving.gif', 'image/png', 80, 60],
    ['transparent.png', 'image/png', 60, 80],
  ])('draws %s anew as %s', async (name, mediaType, width, height) => {
    const drawn = unwrap(await redrawPicture(fixture(name)));
    expect([drawn.mediaType, drawn.width, drawn.height]).toEqual([mediaType, width, height]);
    const image = PhotonImage.new_from_byteslice(drawn.bytes);
    expect([image.get_width(), image.get_height()]).toEqual([width, height]);
    image.free();
  });

  it('turns a photograph upright and leaves place, camera, author, colour profile and remarks behind', async () => {
    const source = fixture('lying-with-place.jpg');
    for (const word of ['Exif', 'SecretCamera', 'Secret Artist', 'ICC_PROFILE', 'Secret comment'])
      expect(Buffer.from(source).includes(word), word).toBe(true);
    const drawn = unwrap(await redrawPicture(source));
    expect([drawn.width, drawn.height]).toEqual([64, 96]);
    const [red = 0, , noBlue = 0] = colourAt(drawn, 32, 10);
    const [noRed = 0, , blue = 0] = colourAt(drawn, 32, 85);
    expect([red > 150, noBlue < 100, noRed < 100, blue > 150]).toEqual([true, true, true, true]);
    for (const word of ['Exif', 'Secret', 'ICC', 'GPS', 'http', 'sRGB', 'lcms'])
      expect(Buffer.from(drawn.bytes).includes(word), word).toBe(false);
    // Nothing but the frame of the format (JFIF), tables, and the picture.
    expect(segmentsOf(drawn.bytes).filter((marker) => marker >= 0xe1)).toEqual([]);
  });

  it('leaves nothing but pixels in a drawing either', async () => {
    const drawn = unwrap(await redrawPicture(fixture('transparent.png')));
    expect(Buffer.from(drawn.bytes).includes('Secret')).toBe(false);
    expect(new Set(chunksOf(drawn.bytes))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']));
    const [, , , left] = colourAt(drawn, 1, 40);
    const [, , , right] = colourAt(drawn, 58, 40);
    expect([Math.min(left ?? 0, right ?? 0) < 40, Math.max(left ?? 0, right ?? 0) > 215]).toEqual([true, true]);
  });

  it('makes what is wider than two columns smaller, and keeps its colours', async () => {
    const drawn = unwrap(await redrawPicture(pngOf(3000, 1500, (x, y) => (y < 750 ? [x < 1500 ? 200 : 20, 40, 60] : [10, 220, 30]))));
    expect([drawn.mediaType, drawn.width, drawn.height]).toEqual(['image/png', 2000, 1000]);
    expect(colourAt(drawn, 100, 100)).toEqual([200, 40, 60, 255]);
    expect(colourAt(drawn, 1900, 100)).toEqual([20, 40, 60, 255]);
    expect(colourAt(drawn, 1000, 900)).toEqual([10, 220, 30, 255]);
  });

  it.each([
    ['words', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown-image'],
    ['nothing', new Uint8Array(), 'unknown-image'],
    ['a TIFF', fixture('drawing.tif'), 'unknown-image'],
    ['a dot that counts readers', fixture('dot.gif'), 'small-image'],
    ['a line between paragraphs', pngOf(600, 8, () => [0, 0, 0]), 'small-image'],
    [
      'a PNG that says it has ten milliard pixels',
      withBytes(
        pngOf(40, 40, () => [1, 2, 3]),
        16,
        [0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0],
      ),
      'large-image',
    ],
    ['a GIF that says it has four milliard pixels', withBytes(fixture('moving.gif'), 6, [0xff, 0xff, 0xff, 0xff]), 'large-image'],
    ['a WebP that says it has 268 million pixels', withBytes(fixture('drawing.webp'), 21, [0xff, 0xff, 0xff, 0x0f]), 'large-image'],
    ['a JPEG without a size', fixture('progressive.jpg').subarray(0, 40), 'unknown-image'],
    ['a JPEG whose size is nothing', withBytes(fixture('progressive.jpg'), sizeOf(fixture('progressive.jpg')), [0, 0]), 'broken-image'],
  ])('refuses %s by its header', async (_what, bytes, code) => {
    expect(await redrawPicture(bytes)).toEqual({ ok: false, error: { code } });
  });
});

/** The markers of a JPEG's segments, up to the picture. */
function segmentsOf(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = 2; at < bytes.length; at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    found.push(marker);
  }
  return found;
}

/** Where a JPEG states its height. */
function sizeOf(bytes: Uint8Array): number {
  return Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xc2])) + 5;
}

function chunksOf(bytes: Uint8Array): readonly string[] {
  const view = Buffer.from(bytes);
  const found: string[] = [];
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at)) found.push(view.toString('latin1', at + 4, at + 8));
  return found;
}
