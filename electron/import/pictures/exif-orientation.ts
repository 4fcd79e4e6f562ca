/** How a picture has to be turned and mirrored to stand upright, as EXIF counts it: 1 is as it is, 6 is turned right by a quarter. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const tag = 0x0112;
/** No camera writes more entries. */
const mostEntries = 512;

/** The orientation that a block of EXIF (a TIFF file without pixels) states; 1 when it states none that can be read. */
export function exifOrientation(exif: Uint8Array): Orientation {
  if (exif.byteLength < 8) return 1;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return 1;
  const count = Math.min(mostEntries, view.getUint16(first, little));
  for (let entry = first + 2; entry < first + 2 + count * 12 && entry + 12 <= view.byteLength; entry += 12) {
    if (view.getUint16(entry, little) !== tag) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
