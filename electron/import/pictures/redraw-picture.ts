import { fail, ok, type Result } from '../../../shared/core/result';
import type { Picture } from '../../../shared/domain/picture';
import { importLimits } from '../limits';
import { readPictureHeader } from './picture-header';
import { isPhotograph, isTransparent, type Pixels, shrink, turnUpright } from './pixels';
import type { PictureRefusal } from './source-picture';

/** A picture drawn anew: the bytes of a file that has nothing in it but pixels. */
export type RedrawnPicture = Pick<Picture, 'mediaType' | 'width' | 'height'> & { readonly bytes: Uint8Array };

/** Smaller ones, in pixels a side, are lines, bullets, or there to count readers. */
const smallest = 32;
/** What is wider or higher than this is made smaller: a page of paper at 300 dots an inch, or twice the column of the reader. */
const mostWidth = 2000;
const mostHeight = 6000;
const quality = 85;

/**
 * Decodes a picture (JPEG, PNG, GIF, WebP, BMP) and draws it anew: upright, not larger than it is shown, without anything
 * that is no pixel. Of moving pictures the first is taken. What is too large by its header is not decoded. Throws whatever
 * the codec throws; its memory is in disorder then, and the process that it runs in must end.
 */
export async function redrawPicture(bytes: Uint8Array): Promise<Result<RedrawnPicture, PictureRefusal>> {
  const header = readPictureHeader(bytes);
  if (header === null) return fail('unknown-image');
  const { width, height, orientation, format } = header;
  if (width === 0 || height === 0) return fail('broken-image');
  if (width * height > importLimits.picturePixels) return fail('large-image');
  if (width < smallest || height < smallest) return fail('small-image');
  // Loaded with the first picture: 1.6 MB of WebAssembly.
  const { PhotonImage } = await import('@cf-wasm/photon/node');
  const decoded = PhotonImage.new_from_byteslice(bytes);
  const whole: Pixels = { data: decoded.get_raw_pixels(), width: decoded.get_width(), height: decoded.get_height() };
  decoded.free();
  const isOnItsSide = orientation >= 5;
  const drawn = turnUpright(shrink(whole, isOnItsSide ? mostHeight : mostWidth, isOnItsSide ? mostWidth : mostHeight), orientation);
  const isPhoto = !isTransparent(drawn) && (format === 'jpeg' || isPhotograph(drawn));
  const image = new PhotonImage(drawn.data, drawn.width, drawn.height);
  const encoded = isPhoto ? image.get_bytes_jpeg(quality) : image.get_bytes();
  image.free();
  return ok({ bytes: encoded, mediaType: isPhoto ? 'image/jpeg' : 'image/png', width: drawn.width, height: drawn.height });
}
