/** The icon at a size, and the container that macOS wants. */
import { Resvg } from '@resvg/resvg-js';

/** Pixels. */
export const linuxSizes = Object.freeze([16, 24, 32, 48, 64, 128, 256, 512, 1024]);
/** Pixels; Windows scales nothing when these are there. */
export const windowsSizes = Object.freeze([16, 20, 24, 32, 40, 48, 64, 128, 256]);
/** What macOS calls each size; the second of a pair is for screens with two pixels to a point. */
export const macTypes = Object.freeze([
  { type: 'icp4', size: 16 },
  { type: 'icp5', size: 32 },
  { type: 'ic11', size: 32 },
  { type: 'icp6', size: 64 },
  { type: 'ic12', size: 64 },
  { type: 'ic07', size: 128 },
  { type: 'ic08', size: 256 },
  { type: 'ic13', size: 256 },
  { type: 'ic09', size: 512 },
  { type: 'ic14', size: 512 },
  { type: 'ic10', size: 1024 },
]);

/** Up to this many pixels the drawing's simpler group is taken. */
const largestSmall = 32;
/** Of the whole canvas of 1024 that Apple gives to the shape itself; the rest is air around it. */
const macShape = 824;

/**
 * The icon to the edge, as Windows and Linux want it.
 * @param {string} drawing the SVG with its groups "large" and "small"
 * @param {number} size in pixels
 * @returns {Buffer} PNG
 */
export function drawIcon(drawing, size) {
  return render(withoutGroup(drawing, size <= largestSmall ? 'large' : 'small'), size);
}

/**
 * The icon with air around it.
 * @param {string} drawing
 * @param {number} size in pixels
 * @returns {Buffer} PNG
 */
export function drawMacIcon(drawing, size) {
  // Below 32 pixels the air would cost what can be recognised.
  if (size < largestSmall) return drawIcon(drawing, size);
  const air = (1024 * (1024 - macShape)) / macShape / 2;
  const wider = `viewBox="${-air} ${-air} ${1024 + 2 * air} ${1024 + 2 * air}"`;
  return drawIcon(drawing.replace('viewBox="0 0 1024 1024"', wider), size);
}

/**
 * @param {string} drawing
 * @param {string} id
 */
function withoutGroup(drawing, id) {
  const shorter = drawing.replace(new RegExp(`^  <g id="${id}">.*?^  </g>\n`, 'ms'), '');
  if (shorter === drawing) throw new Error(`the drawing has no group "${id}"`);
  return shorter;
}

/**
 * @param {string} svg
 * @param {number} size
 */
function render(svg, size) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

/**
 * Apple's container: its name and length, then each picture with its type and length.
 * @param {readonly { type: string, png: Buffer }[]} pictures
 * @returns {Buffer}
 */
export function buildIcns(pictures) {
  const parts = pictures.map(({ type, png }) => Buffer.concat([head(type, png.byteLength), png]));
  const body = Buffer.concat(parts);
  return Buffer.concat([head('icns', body.byteLength), body]);
}

/**
 * @param {string} type four letters
 * @param {number} length of what follows, in bytes
 */
function head(type, length) {
  const bytes = Buffer.alloc(8);
  bytes.write(type, 'ascii');
  bytes.writeUInt32BE(length + bytes.byteLength, 4);
  return bytes;
}
