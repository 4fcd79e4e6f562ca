import type { Failure } from '../../../shared/core/result';
import type { DroppedPart } from '../../../shared/domain/import-preview';

/** A picture as a source holds it: bytes of any kind, which nobody has looked into yet. */
export type SourcePicture = {
  readonly bytes: Uint8Array;
  /** What stands in its place for those who cannot see it. */
  readonly alt: string;
};

/** A picture of a source, and behind how many blocks it stands. */
export type PlacedSourcePicture = SourcePicture & { readonly after: number };

/** Why a picture is not kept. `surplus-image`: the article has more of them, or larger ones together, than are kept. */
export type PictureRefusal = Failure<
  Extract<DroppedPart['what'], 'unknown-image' | 'broken-image' | 'large-image' | 'small-image' | 'surplus-image'>
>;
