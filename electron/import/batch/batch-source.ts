import { ok, type Result } from '../../../shared/core/result';
import type { ImportFailure, SourceAttachment } from '../source-reading';

/** One file of a batch. */
export type BatchSource = {
  /** What the report calls it. */
  readonly name: string;
  /** What it is called in its folder; the article keeps that. */
  readonly fileName: string;
  /** Where what was chosen lies. */
  readonly folder: string;
  /** It lies in an archive; one in which there is another archive is not gone into any further. */
  readonly packed: boolean;
  /** Called when its turn comes, so that only one file is held in memory. */
  readonly read: () => Promise<Result<Uint8Array, ImportFailure>>;
};

/** A file that lies in a mail, which `mail` describes as a report does. */
export function attachedSource({ name, bytes }: SourceAttachment, mail: Pick<BatchSource, 'name' | 'folder' | 'packed'>): BatchSource {
  return { name: `${mail.name} › ${name}`, fileName: name, folder: mail.folder, packed: mail.packed, read: async () => ok(bytes) };
}
