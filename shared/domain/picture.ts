import { z } from 'zod';
import { sha256Hex } from '../core/ids';

/**
 * A picture of an article, as it is stored: drawn anew from its pixels, so that nothing of the source's file is in it
 * but what can be seen. It is no part of the text, and no offset counts it.
 */
export const picture = z.strictObject({
  /** SHA-256 of the stored bytes; it also names their file. */
  sha256: sha256Hex,
  mediaType: z.enum(['image/jpeg', 'image/png']),
  /** Pixels, as it is to be shown: nothing has to be turned any more. */
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  bytes: z.int().positive(),
  /** What the source says in its place to those who cannot see it; may be empty. */
  alt: z.string().max(1000),
});
export type Picture = Readonly<z.infer<typeof picture>>;

/** Where a picture stands: behind so many blocks; 0 for one before the first. */
const after = z.int().nonnegative();

export const placedPicture = picture.extend({ after });
export type PlacedPicture = Readonly<z.infer<typeof placedPicture>>;

/** A picture that belongs to a block: one that stands behind it, or, at the beginning of a text, before it. */
export const draftPicture = picture.extend({ side: z.enum(['before', 'behind']) });
export type DraftPicture = Readonly<z.infer<typeof draftPicture>>;

/** The name of a stored picture's file within the folder of its article. */
export function pictureFileName({ sha256, mediaType }: Pick<Picture, 'sha256' | 'mediaType'>): string {
  return `picture-${sha256}.${mediaType === 'image/jpeg' ? 'jpg' : 'png'}`;
}
