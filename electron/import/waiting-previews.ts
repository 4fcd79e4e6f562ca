import type { PreviewBlock, SourceFormat } from '../../shared/domain/import-preview';
import type { PlacedPicture } from '../../shared/domain/picture';
import type { SourceAttachment } from './source-reading';

/** A preview that waits for its person's decision, with the original that will be stored. */
export type WaitingPreview = {
  readonly format: SourceFormat;
  readonly blocks: readonly PreviewBlock[];
  readonly pictures: readonly PlacedPicture[];
  /** The bytes of the pictures, by their SHA-256. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly attachments: readonly SourceAttachment[];
  readonly original: Uint8Array;
  readonly importedName: string;
};

export type WaitingPreviews = {
  readonly add: (token: string, preview: WaitingPreview) => void;
  readonly get: (token: string) => WaitingPreview | undefined;
  readonly remove: (token: string) => void;
};

/**
 * Keeps at most `most` previews whose originals, pictures and attachments hold at most `mostBytes` together. When one more
 * would be too many, the oldest goes; the newest always stays, for it is the one on the screen.
 */
export function createWaitingPreviews(most: number, mostBytes: number): WaitingPreviews {
  const waiting = new Map<string, WaitingPreview>();
  const held = (): number => [...waiting.values()].reduce((sum, preview) => sum + bytesOf(preview), 0);
  return {
    add(token, preview) {
      waiting.set(token, preview);
      for (const oldest of waiting.keys()) {
        if (oldest === token || (waiting.size <= most && held() <= mostBytes)) break;
        waiting.delete(oldest);
      }
    },
    get: (token) => waiting.get(token),
    remove: (token) => void waiting.delete(token),
  };
}

function bytesOf({ original, pictures, attachments }: WaitingPreview): number {
  const attached = attachments.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  return pictures.reduce((sum, { bytes }) => sum + bytes, original.byteLength + attached);
}
