import { exifOrientation, type Orientation } from './exif-orientation';

/** What the first bytes of a picture say of it, before anything is decoded. */
export type PictureHeader = {
  readonly format: 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp';
  /** Pixels, as they lie in the file. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
};

/** Reads the header of a picture, by its content; `null` for what is none of these formats or is cut off within its header. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const starts = (...signs: readonly number[]): boolean => signs.every((sign, index) => bytes[index] === sign);
    if (starts(0xff, 0xd8, 0xff)) return jpegHeader(bytes, view);
    if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return pngHeader(bytes, view);
    if (starts(0x47, 0x49, 0x46, 0x38)) return upright('gif', view.getUint16(6, true), view.getUint16(8, true));
    if (starts(0x52, 0x49, 0x46, 0x46) && nameAt(bytes, 8) === 'WEBP') return webpHeader(bytes, view);
    if (starts(0x42, 0x4d)) return upright('bmp', Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)));
    return null;
  } catch (error) {
    // A number that lies behind the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function upright(format: PictureHeader['format'], width: number, height: number): PictureHeader {
  return { format, width, height, orientation: 1 };
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** Goes from segment to segment (ITU T.81, annex B) to the one that states the size; EXIF stands before it. */
function jpegHeader(bytes: Uint8Array, view: DataView): PictureHeader | null {
  let orientation: Orientation = 1;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    // The picture begins, or ends, and nothing has said how large it is.
    if (marker === 0xda || marker === 0xd9) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    const isSize = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isSize) return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5), orientation };
    if (marker === 0xe1 && nameAt(bytes, at + 4) === 'Exif') orientation = exifOrientation(bytes.subarray(at + 10, at + 2 + length));
    at += 2 + length;
  }
}

/** The size stands first; EXIF may stand in any chunk before the pixels. */
function pngHeader(bytes: Uint8Array, view: DataView): PictureHeader | null {
  if (nameAt(bytes, 12) !== 'IHDR') return null;
  const header = upright('png', view.getUint32(16), view.getUint32(20));
  for (let at = 33; at + 8 <= bytes.byteLength; at += 12 + view.getUint32(at)) {
    const name = nameAt(bytes, at + 4);
    if (name === 'IDAT') break;
    if (name === 'eXIf') return { ...header, orientation: exifOrientation(bytes.subarray(at + 8, at + 8 + view.getUint32(at))) };
  }
  return header;
}

/** The three forms of WebP (RFC 9649); only the extended one can hold EXIF, behind the pixels. */
function webpHeader(bytes: Uint8Array, view: DataView): PictureHeader | null {
  const form = nameAt(bytes, 12);
  if (form === 'VP8 ') return upright('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true);
    return upright('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (form !== 'VP8X') return null;
  const header = upright('webp', (view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1);
  for (let at = 30; at + 8 <= bytes.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    if (nameAt(bytes, at) === 'EXIF')
      return { ...header, orientation: exifOrientation(withoutName(bytes.subarray(at + 8, at + 8 + length))) };
    at += 8 + length + (length % 2);
  }
  return header;
}

/** Some programs put the name before the EXIF that only JPEG needs. */
function withoutName(exif: Uint8Array): Uint8Array {
  return nameAt(exif, 0) === 'Exif' ? exif.subarray(6) : exif;
}
