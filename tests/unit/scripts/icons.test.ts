import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawIcon, drawMacIcon, linuxSizes } from '../../../scripts/icons/draw.mjs';
import { drawIcons } from '../../../scripts/icons.mjs';
import { repository } from '../../../scripts/paths.mjs';

const folder = join(repository, 'assets/icons');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
/** Width and height out of a PNG's first chunk. */
const sizeOf = (png: Buffer): readonly number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('the icons', () => {
  it('are the drawing: node scripts/icons.mjs would write the same files', async () => {
    for (const [path, bytes] of await drawIcons()) expect(bytes.equals(readFileSync(join(folder, path))), path).toBe(true);
  });

  it.each(linuxSizes)('have %i pixels where their name says so', (size) => {
    expect(sizeOf(drawIcon(drawing, size))).toEqual([size, size]);
    expect(sizeOf(readFileSync(join(folder, `linux/${size}x${size}.png`)))).toEqual([size, size]);
  });

  it('have every size that Windows shows, each once', () => {
    const ico = readFileSync(join(folder, 'icon.ico'));
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_unused, index) => ico.readUInt8(6 + 16 * index) || 256);
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  });

  it('have every type that macOS asks for', () => {
    const icns = readFileSync(join(folder, 'icon.icns'));
    expect(icns.subarray(0, 4).toString()).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.byteLength);
    const types: string[] = [];
    for (let at = 8; at < icns.byteLength; at += icns.readUInt32BE(at + 4)) types.push(icns.subarray(at, at + 4).toString());
    expect(types).toEqual(['icp4', 'icp5', 'ic11', 'icp6', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10']);
  });

  it('stand in air on a Mac, and go to the edge elsewhere', () => {
    expect(drawMacIcon(drawing, 256).equals(drawIcon(drawing, 256))).toBe(false);
  });
});
