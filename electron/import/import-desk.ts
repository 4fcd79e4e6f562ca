import { createHash } from 'node:crypto';
import type { ArticleId } from '../../shared/core/ids';
import type { IdSource } from '../../shared/core/ports';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { ArticleMeta } from '../../shared/domain/article';
import {
  confirmedBlocks,
  type ImportDecisions,
  type ImportPreview,
  type ImportWarning,
  type NearArticle,
  proposedText,
} from '../../shared/domain/import-preview';
import type { DraftBlock } from '../../shared/domain/text-version';
import type { ImportErrorCode, StorageErrorCode } from '../../shared/ipc/error-code';
import type { UtilityClient, UtilityFailure } from '../process/utility-client';
import { endedImport } from './ended-import';
import type { ImportCalls } from './import-calls';
import { importLimits } from './limits';
import { originalBytesOfPaste } from './original-bytes';
import { originalExtension } from './original-extension';
import type { PictureDrawer } from './pictures/picture-drawer';
import type { PastedText } from './read-paste';
import type { ImportFailure, SourceAttachment } from './source-reading';
import type { Understanding } from './understand-reading';
import { createWaitingPreviews } from './waiting-previews';
import { wrongExtension } from './wrong-extension';

/**
 * The main process' side of importing. Content is understood in the importing process; the untouched
 * original and what was understood wait here under a token until the person stores or discards them.
 * Nothing is written before that.
 */

/** An article to be created: its text, and the original byte for byte. `extension`: see `original-extension.ts`. */
export type ImportedArticle = {
  readonly meta: ArticleMeta;
  readonly blocks: readonly DraftBlock[];
  /** The bytes of the pictures that the blocks name, by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly original: { readonly bytes: Uint8Array; readonly importedName: string; readonly extension: string };
};

export type ImportDeskPorts = {
  readonly importer: Pick<UtilityClient<ImportCalls>, 'call'>;
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  readonly newToken: IdSource;
  /** The marking that new articles of the open library start with. */
  readonly defaultMarking: () => string;
  readonly createArticle: (
    article: ImportedArticle,
  ) => Promise<Result<{ readonly id: ArticleId }, Failure<StorageErrorCode | 'article.empty-text'>>>;
  /** The article of the open library whose original has this SHA-256, if there is one. */
  readonly articleWithOriginal: (sha256: string) => Promise<{ readonly id: ArticleId; readonly title: string } | null>;
  /** The article of the open library whose text is nearest to this one, if one is near. Left out where nobody is asked about it. */
  readonly nearestArticle?: (text: string) => Promise<NearArticle | null>;
};

type StoreFailure = Failure<StorageErrorCode | 'import.expired' | 'article.empty-text'>;

export type ImportDesk = {
  readonly previewText: (pasted: PastedText) => Promise<Result<ImportPreview, ImportFailure>>;
  /**
   * `name` is what the file is called; it is shown and kept, never opened. `password` opens a PDF that is protected with
   * one; it is used for this reading only and kept nowhere.
   */
  readonly previewFile: (name: string, bytes: Uint8Array, password?: string) => Promise<Result<ImportPreview, ImportFailure>>;
  /** Stores a preview as an article. When it fails, the preview stays and can be stored again. */
  readonly store: (token: string, decisions: ImportDecisions) => Promise<Result<{ readonly id: ArticleId }, StoreFailure>>;
  readonly discard: (token: string) => void;
  /** The bytes of a picture of a preview. */
  readonly picture: (token: string, sha256: string) => Result<Uint8Array, Failure<'import.expired'>>;
  /** The files that lie in the source of a preview, and its own name. */
  readonly attachments: (token: string) => Result<WaitingAttachments, Failure<'import.expired'>>;
};

export type WaitingAttachments = { readonly importedName: string; readonly attachments: readonly SourceAttachment[] };

export function createImportDesk(ports: ImportDeskPorts): ImportDesk {
  const waiting = createWaitingPreviews(importLimits.waitingPreviews, importLimits.waitingBytes);

  async function preview(understanding: Understanding, original: Uint8Array, importedName: string): Promise<ImportPreview> {
    const token = ports.newToken();
    const originalSha256 = createHash('sha256').update(original).digest('hex');
    const duplicateOf = await ports.articleWithOriginal(originalSha256);
    const { format, blocks, meta, guessed, characters, warnings, attachments } = understanding;
    const nearTo = duplicateOf === null ? ((await ports.nearestArticle?.(proposedText(blocks))) ?? null) : null;
    const { pictures, files, dropped } = await ports.drawer.draw(understanding.pictures);
    waiting.add(token, { format, blocks, pictures, files, attachments, original, importedName });
    return {
      token,
      importedName,
      format,
      blocks,
      meta: { ...meta, marking: ports.defaultMarking(), grade: null },
      guessed,
      characters,
      dropped: [...understanding.dropped, ...dropped],
      pictures,
      attachments: attachments.map(({ name, bytes }) => ({ name: plainName(name), bytes: bytes.byteLength })),
      warnings,
      originalBytes: original.byteLength,
      originalSha256,
      duplicateOf,
      nearTo,
    };
  }

  return {
    async previewText(pasted) {
      const { text, html = '' } = pasted;
      if (text.length > importLimits.textLength || html.length > importLimits.textLength) return fail('import.too-large');
      const understood = unlessProcessFailed(await ports.importer.call('readText', pasted));
      if (!understood.ok) return understood;
      // What is kept is the form whose words are stored.
      return ok(await preview(understood.value, originalBytesOfPaste(understood.value.format === 'html' ? html : text), ''));
    },
    async previewFile(name, bytes, password) {
      if (bytes.byteLength > importLimits.bytes) return fail('import.too-large');
      const understood = unlessProcessFailed(await ports.importer.call('readFile', { bytes, password }));
      if (!understood.ok) return understood;
      const importedName = plainName(name);
      const extension = wrongExtension(importedName, understood.value.format);
      const warnings: readonly ImportWarning[] = extension === null ? [] : [{ code: 'wrong-extension', params: { extension } }];
      const understanding = { ...understood.value, warnings: [...warnings, ...understood.value.warnings] };
      return ok(await preview(understanding, bytes, importedName));
    },
    async store(token, decisions) {
      const found = waiting.get(token);
      if (found === undefined) return fail('import.expired');
      const blocks = confirmedBlocks(found, decisions);
      if (blocks.every((block) => block.text.trim() === '')) return fail('article.empty-text');
      const original = { bytes: found.original, importedName: found.importedName, extension: originalExtension(found.format) };
      const created = await ports.createArticle({ meta: decisions.meta, blocks, pictures: found.files, original });
      if (!created.ok) return created;
      waiting.remove(token);
      return ok({ id: created.value.id });
    },
    discard: (token) => waiting.remove(token),
    picture(token, sha256) {
      const bytes = waiting.get(token)?.files.get(sha256);
      return bytes === undefined ? fail('import.expired') : ok(bytes);
    },
    attachments(token) {
      const found = waiting.get(token);
      if (found === undefined) return fail('import.expired');
      const attachments = found.attachments.map(({ name, bytes }) => ({ name: plainName(name), bytes }));
      return ok({ importedName: found.importedName, attachments });
    },
  };
}

function unlessProcessFailed<T, F>(answer: Result<Result<T, F>, UtilityFailure>): Result<T, F | Failure<ImportErrorCode>> {
  return answer.ok ? answer.value : endedImport(answer.error);
}

/**
 * The name without folders, controls and halves of characters, at most 255 code units. Signs of direction go as well: with
 * them "invoicefdp.exe" is shown as "invoiceexe.pdf".
 */
function plainName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '').slice(0, 255).replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '');
}
