/**
 * Draws every icon file out of assets/icons/icon.svg. Run it after a change of the drawing and commit what it wrote: a
 * unit test compares the files with the drawing.
 *
 *   node scripts/icons.mjs
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildIcns, drawIcon, drawMacIcon, linuxSizes, macTypes, windowsSizes } from './icons/draw.mjs';
import { repository } from './paths.mjs';
import { runWhenMain } from './script.mjs';

const folder = join(repository, 'assets', 'icons');

/**
 * All files, by their path below assets/icons.
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function drawIcons() {
  const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
  const { default: pngToIco } = await import('png-to-ico');
  const files = new Map(linuxSizes.map((size) => [`linux/${size}x${size}.png`, drawIcon(drawing, size)]));
  files.set('icon.ico', await pngToIco(windowsSizes.map((size) => drawIcon(drawing, size))));
  files.set('icon.icns', buildIcns(macTypes.map(({ type, size }) => ({ type, png: drawMacIcon(drawing, size) }))));
  return files;
}

await runWhenMain(import.meta.url, async () => {
  rmSync(join(folder, 'linux'), { recursive: true, force: true });
  for (const [path, bytes] of await drawIcons()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    console.log(`assets/icons/${path}: ${bytes.byteLength} bytes`);
  }
  return 0;
});
