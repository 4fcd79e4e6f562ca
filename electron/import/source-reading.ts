import type { Failure, Result } from '../../shared/core/result';
import type { ArticleMeta } from '../../shared/domain/article';
import type { CutReason, DroppedPart, ImportWarning, Repair, SourceFormat } from '../../shared/domain/import-preview';
import type { DraftBlock } from '../../shared/domain/text-version';
import type { ImportErrorCode } from '../../shared/ipc/error-code';
import type { SourcePicture } from './pictures/source-picture';

/** One block as a format's reader gives it: its words as they stand, before characters are cleaned and repairs looked for. */
export type SourceBlock = Omit<DraftBlock, 'pictures'> & {
  /** Why it is proposed to be left out, when the format itself shows that it is not the article's. */
  readonly cut: CutReason | null;
  /** Proposals to join lines, in order; offsets are UTF-16 code units into `text`. */
  readonly brokenLines?: readonly Repair[];
  /** A picture that stands in this place, in a block without words. */
  readonly picture?: SourcePicture;
};

/** A file that lies in another one, offered for an import of its own. */
export type SourceAttachment = { readonly name: string; readonly bytes: Uint8Array };

/**
 * What a reader of one format found in a source: all of its words, in blocks, in the order of reading. What a reader
 * of the source cannot see, or what is not the article's, is a block with a `cut`: nothing of the words is missing.
 */
export type SourceReading = {
  readonly format: SourceFormat;
  readonly blocks: readonly SourceBlock[];
  /** What the source itself states; fields that it does not state are left out or empty, and are guessed from the text. */
  readonly meta: Partial<Pick<ArticleMeta, 'title' | 'source' | 'author' | 'publishedOn' | 'address' | 'language'>>;
  readonly dropped: readonly DroppedPart[];
  readonly warnings: readonly ImportWarning[];
  readonly attachments: readonly SourceAttachment[];
};

export type ImportFailure = Failure<ImportErrorCode>;

/**
 * Reads one format. It is given bytes and nothing else, opens no file and no connection, and answers a failure for
 * whatever it cannot read; a throw is a bug. Limits are those of `limits.ts`, counted while reading. `password` is what the
 * person gave for a file that asked for one; formats that never ask leave it aside.
 */
export type Importer = (
  bytes: Uint8Array,
  password?: string,
) => Promise<Result<SourceReading, ImportFailure>> | Result<SourceReading, ImportFailure>;

/** A reading of blocks alone. */
export function plainReading(format: SourceFormat, blocks: readonly SourceBlock[], warnings: readonly ImportWarning[] = []): SourceReading {
  return { format, blocks, meta: {}, dropped: [], warnings, attachments: [] };
}
