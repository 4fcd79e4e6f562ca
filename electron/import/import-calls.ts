import type { Result } from '../../shared/core/result';
import type { RedrawnPicture } from './pictures/redraw-picture';
import type { PictureRefusal } from './pictures/source-picture';
import type { PastedText } from './read-paste';
import type { ImportFailure } from './source-reading';
import type { Understanding } from './understand-reading';

/** The calls that the importing process answers (`import-process.ts`). */
export type ImportCalls = {
  /** Understands text as it came from the clipboard. */
  readText: (args: PastedText) => Promise<Result<Understanding, ImportFailure>>;
  /** Understands the bytes of a file, whatever it is called. `password`: see `Importer`. */
  readFile: (args: { readonly bytes: Uint8Array; readonly password?: string | undefined }) => Promise<Result<Understanding, ImportFailure>>;
  /** Draws a picture anew (`redraw-picture.ts`). One that the codec stumbles over ends the process. */
  redrawPicture: (args: { readonly bytes: Uint8Array }) => Promise<Result<RedrawnPicture, PictureRefusal>>;
  /** Opens an archive of files and keeps it in memory in place of the one before, under `key`; answers the names of its files. */
  openArchive: (args: { readonly key: number; readonly bytes: Uint8Array }) => Promise<Result<readonly string[], ImportFailure>>;
  /** The bytes of one of its files; `null` when another archive is open by now, or none since the process was started again. */
  readArchived: (args: { readonly key: number; readonly name: string }) => Promise<Result<Uint8Array, ImportFailure> | null>;
};
