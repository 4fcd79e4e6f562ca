import { z } from 'zod';
import { articleId, sha256Hex } from '../../core/ids';
import { batchDefaults, batchOffer, batchReport, heldBatch } from '../../domain/import-batch';
import { clipboardForm, importDecisions, importPreview } from '../../domain/import-preview';
import { watchStatus } from '../../domain/watched-folder';
import { importErrors, storageErrors } from '../error-code';
import { bytes, nothing, type Rows } from './row';

/** How something becomes an article, or many files at once do. */
export const importCalls = {
  /**
   * Understands pasted text; nothing is stored. Both forms as they came, `html` when the clipboard held one; `form` is the one that
   * the person chose. Answers the warning `clipboard-differs`, whose `form` is the one that was taken, when their words differ.
   */
  'import.preview-text': {
    args: z.strictObject({ text: z.string(), html: z.string().exactOptional(), form: clipboardForm.exactOptional() }),
    result: importPreview,
    errors: importErrors,
  },
  /** Understands a dropped or chosen text file; the renderer hands over bytes and a name, never a path. */
  'import.preview-file': {
    args: z.strictObject({ name: z.string().max(255), bytes, password: z.string().min(1).max(1000).exactOptional() }),
    result: importPreview,
    errors: importErrors,
  },
  /** The bytes of a picture of a preview, as it will be stored: an image of the type that the preview names. */
  'import.picture': {
    args: z.strictObject({ token: z.string(), sha256: sha256Hex }),
    result: z.strictObject({ bytes }),
    errors: ['import.expired'],
  },
  /** Stores a previewed article with its pictures and its untouched original. */
  'import.store': {
    args: z.strictObject({ token: z.string(), decisions: importDecisions }),
    result: z.strictObject({ id: articleId }),
    errors: ['import.expired', 'article.empty-text', ...storageErrors],
  },
  'import.discard': { args: z.strictObject({ token: z.string() }), result: nothing, errors: [] },

  /**
   * Looks what files there are at the places of dropped or chosen files and folders; nothing is read yet. The page hands
   * over `File`s of the browser's, and the preload script makes their paths of them (see `BridgeArgs`).
   */
  'batch.take': {
    args: z.strictObject({ paths: z.array(z.string().max(32_768)).min(1).max(10_000) }),
    result: batchOffer,
    errors: ['import.too-large', 'batch.nothing-there'],
  },
  /** Asks for a folder and looks what files there are in it. */
  'batch.take-folder': { args: nothing, result: batchOffer, errors: ['import.cancelled', 'import.too-large', 'batch.nothing-there'] },
  /**
   * Takes attachments of a mail whose preview waits, for a batch of their own; `attachments` counts those of the preview. They
   * are kept when the mail is stored or discarded.
   */
  'batch.take-attachments': {
    args: z.strictObject({ token: z.string(), attachments: z.array(z.int().nonnegative()).min(1).max(2000) }),
    result: batchOffer,
    errors: ['import.expired'],
  },
  /** Imports what was taken; answers when it has ended. What was stored stays when it is stopped. */
  'batch.run': {
    args: z.strictObject({ token: z.string(), defaults: batchDefaults }),
    result: batchReport,
    errors: ['batch.expired', 'job.busy', ...storageErrors],
  },
  /** The newest batch that went into the library that is open; `null` before the first since the start. */
  'batch.report': { args: nothing, result: z.strictObject({ batch: heldBatch.nullable() }), errors: [] },
  /** Reads a file of that report again, for a preview of its own; `row` counts its rows. */
  'batch.look': {
    args: z.strictObject({ row: z.int().nonnegative() }),
    result: importPreview,
    errors: ['batch.expired', ...importErrors],
  },

  /** The folder whose new files are imported into the library that is open, and how it stands with it. */
  'watch.status': { args: nothing, result: watchStatus, errors: [] },
  /** Asks for that folder, and begins to watch it; what lies there already is left alone. */
  'watch.choose': {
    args: nothing,
    result: watchStatus,
    errors: ['import.cancelled', 'watch.in-library', 'watch.gone', 'watch.denied', 'watch.too-many', ...storageErrors],
  },
  /** Goes on watching the folder that was chosen, or rests; without one it stays off. */
  'watch.turn': { args: z.strictObject({ on: z.boolean() }), result: watchStatus, errors: storageErrors },
  /** What became of the newest files of the watched folder, newest first; `null` before the first. */
  'watch.report': { args: nothing, result: z.strictObject({ batch: heldBatch.nullable() }), errors: [] },
  /** Reads a file of the report that was answered last again, for a preview of its own; `row` counts its rows. */
  'watch.look': {
    args: z.strictObject({ row: z.int().nonnegative() }),
    result: importPreview,
    errors: ['batch.expired', ...importErrors],
  },
} as const satisfies Rows<'import' | 'batch' | 'watch'>;
