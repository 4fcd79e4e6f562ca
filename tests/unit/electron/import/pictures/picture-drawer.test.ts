import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportCalls } from '../../../../../electron/import/import-calls';
import { importLimits } from '../../../../../electron/import/limits';
import { drawingProcess } from '../../../../../electron/import/open-import-desk';
import { createPictureDrawer } from '../../../../../electron/import/pictures/picture-drawer';
import type { PlacedSourcePicture } from '../../../../../electron/import/pictures/source-picture';
import { forkNodeUtility } from '../../../../../electron/process/node-utility';
import { createUtilityClient, type ProcessEnd } from '../../../../../electron/process/utility-client';
import { placedPicture } from '../../../../../shared/domain/picture';
import { bundleEntry } from '../../../../helpers/bundle-entry';
import { pngOf, pngWith, withBytes } from '../../../../helpers/picture-bytes';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join('tests/fixtures/import/pictures', name)));
const at = (after: number, bytes: Uint8Array, alt = ''): PlacedSourcePicture => ({ after, bytes, alt });
const sound = at(7, fixture('drawing.webp'), 'A drawing');

let entry = '';
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
});
afterAll(() => rm(dirname(entry), { recursive: true, force: true }));

function openDrawer() {
  const ends: ProcessEnd[] = [];
  let starts = 0;
  const fork = () => {
    starts += 1;
    return forkNodeUtility(entry);
  };
  return { ...drawingProcess(fork, (end) => ends.push(end)), ends, starts: () => starts };
}

describe('createPictureDrawer', () => {
  it('draws the pictures of a source in their order, each with its bytes under their SHA-256', async () => {
    const { draw, starts } = openDrawer();
    const { pictures, files, dropped } = await draw([at(0, fixture('lying-with-place.jpg'), 'A photograph'), sound]);
    expect(dropped).toEqual([]);
    expect(pictures).toMatchObject([
      { after: 0, alt: 'A photograph', mediaType: 'image/jpeg', width: 64, height: 96 },
      { after: 7, alt: 'A drawing', mediaType: 'image/png', width: 80, height: 60 },
    ]);
    for (const picture of pictures) {
      expect(placedPicture.safeParse(picture).success).toBe(true);
      const bytes = files.get(picture.sha256) ?? new Uint8Array();
      expect([createHash('sha256').update(bytes).digest('hex'), bytes.byteLength]).toEqual([picture.sha256, picture.bytes]);
    }
    expect(starts()).toBe(1);
  });

  it('starts no process for a source without pictures', async () => {
    const { draw, starts } = openDrawer();
    expect(await draw([])).toEqual({ pictures: [], files: new Map(), dropped: [] });
    expect(starts()).toBe(0);
  });

  it('stores a picture that stands in several places once', async () => {
    const { pictures, files } = await openDrawer().draw([sound, { ...sound, after: 9, alt: 'Again' }]);
    expect(pictures.map(({ after, alt }) => [after, alt])).toEqual([
      [7, 'A drawing'],
      [9, 'Again'],
    ]);
    expect([files.size, new Set(pictures.map(({ sha256 }) => sha256)).size]).toEqual([1, 1]);
  });

  it('says what is not kept and why, with words for one of each kind', async () => {
    const { pictures, dropped } = await openDrawer().draw([
      at(1, new TextEncoder().encode('<svg/>'), 'A chart'),
      at(1, fixture('dot.gif')),
      at(1, fixture('dot.gif'), 'dot'),
      sound,
    ]);
    expect(pictures).toHaveLength(1);
    expect(dropped).toEqual([
      { what: 'unknown-image', count: 1, example: 'A chart' },
      { what: 'small-image', count: 2, example: 'dot' },
    ]);
  });

  const photograph = fixture('progressive.jpg');
  it.each([
    ['a JPEG that was cut', photograph.subarray(0, 700)],
    [
      'a JPEG that says it is larger than it is',
      withBytes(photograph, Buffer.from(photograph).indexOf(Buffer.from([0xff, 0xc2])) + 5, [0x10, 0, 0x10, 0]),
    ],
    ['a PNG without its pixels', pngWith(2000, 2000, deflateSync(Buffer.alloc(100)))],
    ['a PNG whose pixels are no pixels', pngWith(200, 200, Buffer.alloc(1000, 7))],
    ['a GIF whose pixels lie outside of it', withBytes(fixture('moving.gif').subarray(0, 300), 6, [0xff, 0x0f, 0xff, 0x0f])],
    ['a WebP that was cut', fixture('photograph.webp').subarray(0, 200)],
    ['a BMP that says it is larger than it is', withBytes(fixture('drawing.bmp'), 18, [0x00, 0x10, 0, 0, 0x00, 0x10])],
  ])('goes on behind %s, which costs nothing but itself', async (_what, hostile) => {
    const { draw, ends } = openDrawer();
    const { pictures, dropped } = await draw([at(1, hostile, 'Hostile'), sound]);
    expect(pictures.filter(({ alt }) => alt === 'A drawing')).toHaveLength(1);
    expect(pictures.length + dropped.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(ends.every(({ lost }) => lost.join() === 'redrawPicture')).toBe(true);
  });

  it('is not filled by a PNG that unpacks to more than its pixels', async () => {
    const { draw, ends } = openDrawer();
    const bomb = pngWith(64, 64, deflateSync(Buffer.alloc(300 * 1024 * 1024)));
    expect(bomb.byteLength).toBeLessThan(400_000);
    const { pictures, dropped } = await draw([at(1, bomb, 'Bomb'), sound]);
    expect(pictures.length + dropped.length).toBe(2);
    expect(pictures.some(({ alt }) => alt === 'A drawing')).toBe(true);
    expect(ends.filter(({ large }) => large)).toEqual([]);
  });

  it('gives the rest up after five that ended the process', async () => {
    let starts = 0;
    const fork = () => {
      starts += 1;
      return forkNodeUtility(entry);
    };
    const client = createUtilityClient<ImportCalls>({ name: 'pictures', fork, timeoutMs: 20_000 });
    const { draw } = createPictureDrawer(client, () => 0);
    const cut = Array.from({ length: 8 }, (_, index) => at(index, withBytes(photograph.subarray(0, 700), 600, [index])));
    const { pictures, dropped } = await draw([...cut, sound]);
    expect(pictures).toEqual([]);
    expect(dropped).toEqual([
      { what: 'broken-image', count: 5, example: '' },
      { what: 'surplus-image', count: 4, example: 'A drawing' },
    ]);
    expect(starts).toBe(5);
  });

  it('begins no further picture when the time is over', async () => {
    let now = 0;
    const client = createUtilityClient<ImportCalls>({ name: 'pictures', fork: () => forkNodeUtility(entry), timeoutMs: 20_000 });
    const { draw } = createPictureDrawer(client, () => (now += importLimits.pictureTime * 0.6));
    const { pictures, dropped } = await draw([sound, at(8, photograph, 'Late')]);
    expect(pictures.map(({ alt }) => alt)).toEqual(['A drawing']);
    expect(dropped).toEqual([{ what: 'surplus-image', count: 1, example: 'Late' }]);
  });

  it('keeps no more than an article may have', async () => {
    const many = Array.from({ length: importLimits.pictures + 3 }, (_, after) => ({ ...sound, after }));
    const { pictures, dropped } = await openDrawer().draw(many);
    expect(pictures).toHaveLength(importLimits.pictures);
    expect(dropped).toEqual([{ what: 'surplus-image', count: 3, example: 'A drawing' }]);
  });

  it('takes sources one after the other, and none is lost when another ends the process', async () => {
    const { draw } = openDrawer();
    const [one, other] = await Promise.all([draw([at(1, photograph.subarray(0, 700))]), draw([sound])]);
    expect([one.pictures.length, other.pictures.length]).toEqual([0, 1]);
  });

  it('gives up a picture that takes too long, and goes on', async () => {
    const client = createUtilityClient<ImportCalls>({ name: 'pictures', fork: () => forkNodeUtility(entry), timeoutMs: 1 });
    const { pictures, dropped } = await createPictureDrawer(client).draw([
      at(
        1,
        pngOf(1500, 1500, () => [1, 2, 3]),
        'Slow',
      ),
    ]);
    expect([pictures, dropped]).toEqual([[], [{ what: 'broken-image', count: 1, example: 'Slow' }]]);
  });
});
