import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { annotationId, articleId, briefingId, documentId, instant } from '../core/ids';
import type { Failure, Result } from '../core/result';
import { anchoredAnnotation, annotation, annotationChange, annotationKind, tags, target } from '../domain/annotation';
import { article, articleMeta } from '../domain/article';
import { backupSummary, leftOut } from '../domain/backup';
import { briefing, briefingHeader, briefingTemplate } from '../domain/briefing';
import { briefingBody } from '../domain/briefing-body';
import { conflict, conflictChoice, conflictId, openedConflict } from '../domain/conflict';
import { errorReport } from '../domain/error-report';
import { evidenceItem } from '../domain/evidence';
import { articleFacts, factChange } from '../domain/fact';
import { documentVersion, openedVersion, versionId } from '../domain/history';
import { historySubject } from '../domain/history-subject';
import { batchDefaults, batchOffer, batchReport, heldBatch } from '../domain/import-batch';
import { clipboardForm, importDecisions, importPreview } from '../domain/import-preview';
import { job } from '../domain/job';
import { libraryStatus, saveState } from '../domain/library-status';
import { recentRow } from '../domain/recent-library';
import { recoveredRow } from '../domain/recovered-words';
import { articlePage, articleQuery, briefingRow, emptiedRow, trashKind, trashRow, trashThing } from '../domain/rows';
import { appSettings, librarySettings } from '../domain/settings';
import { blockKind, pageStart } from '../domain/text-version';
import { verificationReport } from '../domain/verification';
import type { EventName, RequestName } from './channels';
import { type ErrorCode, errorCodes, importErrors, storageErrors, unfitBackupErrors, type WrapperErrorCode } from './error-code';

/**
 * The whole contract between the rooms: one row a call. Handlers (main) and the bridge (renderer)
 * take their types from here, so a missing handler, an unknown name or an undeclared error code does
 * not compile; arguments and results are parsed by these schemas at run time.
 */
type RequestRow = { readonly args: z.ZodType; readonly result: z.ZodType; readonly errors: readonly ErrorCode[] };

const nothing = z.strictObject({});
const bytes = z.instanceof(Uint8Array);
const failure = z.strictObject({ code: z.enum(errorCodes), params: z.record(z.string(), z.string()).optional() });
const draftBlock = z.strictObject({
  kind: blockKind,
  level: z.int().min(1).max(6),
  text: z.string(),
  pages: z.array(pageStart).optional(),
});
const things = z.array(trashThing).min(1).max(100_000);
const counted = z.strictObject({ count: z.int().nonnegative() });
/** What a person typed to confirm the removal of much at one go; empty where they were not asked. */
const typed = z.string().max(200);
const moveErrors = [
  'library.inside',
  'library.in-trash',
  'library.place-taken',
  'library.move-link',
  'job.cancelled',
  'job.busy',
  ...storageErrors,
] as const;
const anchoredArticle = z.strictObject({ article, annotations: z.array(anchoredAnnotation) });

export const requests = {
  /** Versions, platform and interface language: what the renderer needs to know once. */
  'app.info': {
    args: nothing,
    result: z.strictObject({ version: z.string(), electron: z.string(), chromium: z.string(), platform: z.string(), language: z.string() }),
    errors: [],
  },
  /** The renderer's answer to the event `app.before-quit`: it has handed over all it could; `unsaved` when something of it could not be stored. */
  'app.ready-to-quit': { args: z.strictObject({ unsaved: z.boolean() }), result: nothing, errors: [] },
  /** The other answer: the person is asked about something on the screen first, and the application stays until they quit again. */
  'app.stay-open': { args: nothing, result: nothing, errors: [] },
  /** The person has answered, and wants to quit: asks for what is unsaved once more, as any quitting does. */
  'app.quit': { args: nothing, result: nothing, errors: [] },
  /** An error of the page that nobody expected: its kind and frames for the log, never its words. */
  'app.report-error': {
    args: z.strictObject({ where: z.enum(['page', 'screen', 'window']), report: errorReport }),
    result: nothing,
    errors: [],
  },
  /** The commands that do something on the screen that is shown; the native menus grey out all others. */
  'commands.answered': { args: z.strictObject({ ids: z.array(z.string().max(60)).max(500) }), result: nothing, errors: [] },

  /**
   * Hands a value to the main process's memory, where it outlives a crash of the page; `null` forgets
   * it. Only the page knows what is in it. At most 16 Mi UTF-16 code units.
   */
  'page.keep': {
    args: z.strictObject({
      key: z.string().min(1).max(120),
      value: z
        .string()
        .max(16 * 1024 * 1024)
        .nullable(),
    }),
    result: nothing,
    errors: [],
  },
  /** Why this page was loaded, and what the one before it had kept: nothing after an ordinary start. */
  'page.kept': {
    args: nothing,
    result: z.strictObject({
      because: z.enum(['start', 'crash', 'memory', 'hang']),
      kept: z.array(z.strictObject({ key: z.string(), value: z.string() })),
    }),
    errors: [],
  },
  /** The page is drawn and hears events. */
  'page.ready': { args: nothing, result: nothing, errors: [] },

  'settings.read': { args: nothing, result: appSettings, errors: [] },
  'settings.update': {
    args: appSettings.omit({ libraryFolder: true, recentLibraries: true, window: true, libraries: true }).partial(),
    result: appSettings,
    errors: storageErrors,
  },

  'library.status': { args: nothing, result: libraryStatus, errors: [] },
  /** Asks for a folder and opens the library in it. */
  'library.choose': {
    args: nothing,
    result: libraryStatus,
    errors: ['library.cancelled', 'library.not-a-library', 'library.inside', 'library.in-trash', ...storageErrors],
  },
  /** Asks for a folder and makes a new library in it. */
  'library.create': {
    args: z.strictObject({ name: z.string().trim().min(1).max(120) }),
    result: libraryStatus,
    errors: ['library.cancelled', 'library.inside', 'library.in-trash', ...storageErrors],
  },
  'library.update-settings': { args: librarySettings.partial(), result: libraryStatus, errors: storageErrors },
  /** Opens the library's folder in the system's file manager. */
  'library.show-folder': { args: nothing, result: nothing, errors: ['storage.folder-missing'] },
  /** The libraries that were opened on this computer, the last one first. */
  'library.recent': { args: nothing, result: z.array(recentRow), errors: [] },
  'library.open-recent': {
    args: z.strictObject({ key: z.string().max(60) }),
    result: libraryStatus,
    errors: ['library.not-recent', 'library.not-a-library', ...storageErrors],
  },
  /** Takes a library off the list; its folder is not touched. */
  'library.forget-recent': { args: z.strictObject({ key: z.string().max(60) }), result: nothing, errors: storageErrors },
  /** Goes on with the library in the folder beside its old one where it was found. */
  'library.follow': { args: nothing, result: libraryStatus, errors: storageErrors },
  /** Opens the other library that lies in the open one's folder now. */
  'library.open-other': { args: nothing, result: libraryStatus, errors: ['library.not-a-library', ...storageErrors] },
  /** Asks for a folder and moves the library's folder into it. `left`: the old folder, where it could not be removed after a copy to another disk. */
  'library.move': {
    args: nothing,
    result: z.strictObject({ status: libraryStatus, left: z.string() }),
    errors: ['library.cancelled', ...moveErrors],
  },
  /** Calls the library's folder as the library is called. */
  'library.rename-folder': { args: nothing, result: libraryStatus, errors: moveErrors },
  /** Words of this library that could not be stored at an earlier start, because it was taken away while they were written. */
  'recovered.list': { args: nothing, result: z.array(recoveredRow), errors: [] },
  /** Writes them into the library beside what is there; what has no place any more stays in the copy. */
  'recovered.put-back': {
    args: z.strictObject({ key: z.string().max(120) }),
    result: nothing,
    errors: ['recovered.not-found', 'recovered.partly', ...storageErrors],
  },
  'recovered.discard': { args: z.strictObject({ key: z.string().max(120) }), result: nothing, errors: storageErrors },
  /** Takes the lock from a holder that has given no sign of life for half a minute: the person has agreed. */
  'library.take-over': { args: nothing, result: libraryStatus, errors: storageErrors },

  'article.list': { args: articleQuery, result: articlePage, errors: [] },
  /** An article with its annotations, each with its place in the current text version, in the order of their passages. */
  'article.read': {
    args: z.strictObject({ id: articleId }),
    result: anchoredArticle,
    errors: ['article.not-found', ...storageErrors],
  },
  'article.update-meta': {
    args: z.strictObject({ id: articleId, meta: articleMeta }),
    result: article,
    errors: ['article.not-found', ...storageErrors],
  },
  /** Makes a new text version out of corrected blocks; annotations are anchored again, and none is dropped. */
  'article.correct-text': {
    args: z.strictObject({ id: articleId, basedOn: z.string(), blocks: z.array(draftBlock).min(1) }),
    result: anchoredArticle,
    errors: ['article.not-found', 'article.empty-text', ...storageErrors],
  },
  /** Shows the article's address in full and asks whether to open it in the person's browser; nothing when it has none. */
  'article.open-address': { args: z.strictObject({ id: articleId }), result: nothing, errors: ['article.not-found', ...storageErrors] },
  /** People, organisations, places, dates, quantities and contradictions of the current text version, with the person's corrections in force. */
  'article.facts': {
    args: z.strictObject({ id: articleId }),
    result: articleFacts,
    errors: ['article.not-found', 'facts.failed', 'facts.too-long', ...storageErrors],
  },
  /** Keeps one correction of the person's, and answers the facts as they are from now on. */
  'article.correct-facts': {
    args: z.strictObject({ id: articleId, change: factChange }),
    result: articleFacts,
    errors: ['article.not-found', 'facts.failed', 'facts.too-long', ...storageErrors],
  },
  'article.trash': { args: z.strictObject({ id: articleId }), result: nothing, errors: ['article.not-found', ...storageErrors] },

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
    args: z.strictObject({ name: z.string().max(255), bytes }),
    result: importPreview,
    errors: importErrors,
  },
  /** Stores a previewed article with its untouched original. */
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

  'annotation.create': {
    args: z.strictObject({ articleId, kind: annotationKind, comment: z.string().max(20_000), tags, target }),
    result: annotation,
    errors: ['article.not-found', 'annotation.passage-mismatch', ...storageErrors],
  },
  'annotation.update': {
    args: z.strictObject({ articleId, id: annotationId, change: annotationChange }),
    result: annotation,
    errors: ['article.not-found', 'annotation.not-found', ...storageErrors],
  },
  'annotation.trash': {
    args: z.strictObject({ articleId, id: annotationId }),
    result: nothing,
    errors: ['article.not-found', 'annotation.not-found', ...storageErrors],
  },

  /** All annotations of the library as evidence, grouped by article (newest import first), in the order of their passages. */
  'evidence.list': { args: nothing, result: z.array(evidenceItem), errors: [] },

  /** All briefings, last changed first. */
  'briefing.list': { args: nothing, result: z.array(briefingRow), errors: [] },
  'briefing.create': { args: z.strictObject({ template: briefingTemplate }), result: briefing, errors: storageErrors },
  'briefing.read': {
    args: z.strictObject({ id: briefingId }),
    result: briefing,
    errors: ['briefing.not-found', ...storageErrors],
  },
  /**
   * Answers when the words are on the disk, synced. `basedOn`: the `updatedAt` of the state that they were written over;
   * when somebody else has changed that, they are kept beside it and the answer is `storage.conflict`.
   */
  'briefing.save': {
    args: z.strictObject({ id: briefingId, header: briefingHeader, body: briefingBody, basedOn: instant.exactOptional() }),
    result: briefing,
    errors: ['briefing.not-found', ...storageErrors],
  },
  'briefing.trash': { args: z.strictObject({ id: briefingId }), result: nothing, errors: ['briefing.not-found', ...storageErrors] },
  /** Sets the draft as the very PDF that an export would write. `footnotes` and `pages` are counted from it. */
  'briefing.typeset': {
    args: z.strictObject({ id: briefingId, header: briefingHeader, body: briefingBody }),
    result: z.strictObject({ pdf: bytes, pages: z.int(), footnotes: z.int(), lostCitations: z.array(annotationId) }),
    errors: ['briefing.not-found', ...storageErrors, 'export.typeset', 'export.process'],
  },
  /** Asks where to, and writes the PDF of the saved briefing. */
  'briefing.export-pdf': {
    args: z.strictObject({ id: briefingId }),
    result: z.strictObject({
      token: z.string(),
      fileName: z.string(),
      folder: z.string(),
      pages: z.int(),
      footnotes: z.int(),
      bytes: z.int(),
    }),
    errors: [
      'briefing.not-found',
      ...storageErrors,
      'export.cancelled',
      'export.no-title',
      'export.typeset',
      'export.process',
      'export.read-only',
      'export.disk-full',
      'export.denied',
      'export.io',
    ],
  },
  /** Shows an exported file in the system's file manager; `token` comes from the export. */
  'export.show-file': { args: z.strictObject({ token: z.string() }), result: nothing, errors: ['export.io'] },

  /** Every version of a document that is still there, newest first, from names alone; `title` is the document's, empty for annotations. */
  'history.list': {
    args: z.strictObject({ subject: historySubject }),
    result: z.strictObject({ title: z.string(), versions: z.array(documentVersion) }),
    errors: ['history.no-document', 'history.gone', 'history.damaged', ...storageErrors],
  },
  'history.read': {
    args: z.strictObject({ subject: historySubject, version: versionId }),
    result: openedVersion,
    errors: ['history.no-document', 'history.gone', 'history.damaged', ...storageErrors],
  },
  /**
   * Makes an earlier version the newest one. `undo` names the version that holds what was there before, `null` when
   * nothing differed. `exact` undoes another restore: annotations that were made since do not stay.
   */
  'history.restore': {
    args: z.strictObject({ subject: historySubject, version: versionId, exact: z.boolean() }),
    result: z.strictObject({ undo: versionId.nullable() }),
    errors: ['history.no-document', 'history.gone', 'history.damaged', ...storageErrors],
  },

  /** A page of the copies that lie beside documents, in the order of the documents; `total` counts all. Asking for the first looks for new ones. */
  'conflict.list': {
    args: z.strictObject({ offset: z.int().nonnegative(), limit: z.int().min(1).max(100) }),
    result: z.strictObject({ conflicts: z.array(conflict), total: z.int().nonnegative() }),
    errors: [],
  },
  'conflict.read': {
    args: z.strictObject({ id: conflictId }),
    result: openedConflict,
    errors: ['conflict.gone', 'conflict.unreadable', 'conflict.not-possible', ...storageErrors],
  },
  /** `undo`: the version that holds what the document was before, `null` when it stayed. `briefing`: the one that was made, in the list or in the trash. */
  'conflict.settle': {
    args: z.strictObject({ id: conflictId, choice: conflictChoice }),
    result: z.strictObject({ undo: versionId.nullable(), briefing: briefingId.nullable() }),
    errors: ['conflict.gone', 'conflict.unreadable', 'conflict.not-possible', ...storageErrors],
  },

  /** Asks where to, and writes a file that helps somebody else to find a fault: versions, settings, counts, the log. */
  'support.save': {
    args: nothing,
    result: z.strictObject({ fileName: z.string(), folder: z.string() }),
    errors: ['support.cancelled', 'support.failed'],
  },
  /** Shows the support file that was written last in the system's file manager. */
  'support.show': { args: nothing, result: nothing, errors: ['support.failed'] },

  /** Asks where to, and writes the whole library into one file, which is checked before it counts. */
  'backup.create': {
    args: nothing,
    result: z.strictObject({ fileName: z.string(), folder: z.string(), files: z.int(), bytes: z.int(), leftOut: z.array(leftOut) }),
    errors: [
      'backup.cancelled',
      'backup.disk-full',
      'backup.denied',
      'backup.folder-missing',
      'backup.io',
      'backup.inside-library',
      'backup.not-verified',
      'backup.no-library',
      'job.busy',
      'job.cancelled',
    ],
  },
  /** Shows the backup that was written last in the system's file manager. */
  'backup.show': { args: nothing, result: nothing, errors: ['backup.expired'] },
  /** Asks for a backup file and says what it claims to hold; `token` names it for `backup.restore`. */
  'backup.choose': {
    args: nothing,
    result: z.strictObject({ token: z.string(), fileName: z.string(), summary: backupSummary }),
    errors: ['backup.cancelled', ...unfitBackupErrors],
  },
  /** Asks for a folder, checks the whole backup, and restores it into a new folder there; `token` of the result names that for `backup.open`. */
  'backup.restore': {
    args: z.strictObject({ token: z.string() }),
    result: z.strictObject({ token: z.string(), name: z.string(), folder: z.string() }),
    errors: [
      'backup.cancelled',
      'backup.expired',
      ...unfitBackupErrors,
      'restore.disk-full',
      'restore.denied',
      'restore.folder-missing',
      'restore.io',
      'restore.inside-library',
      'job.busy',
      'job.cancelled',
    ],
  },
  /** Opens a library that was restored. */
  'backup.open': {
    args: z.strictObject({ token: z.string() }),
    result: nothing,
    errors: ['library.inside', 'library.in-trash', 'backup.expired', 'library.not-a-library', ...storageErrors],
  },
  /** When the library that is open was backed up last on this computer (empty for never), and whether it is time to remind of it. */
  'backup.status': { args: nothing, result: z.strictObject({ backedUpAt: z.string(), due: z.boolean() }), errors: [] },
  /** Puts the reminder off for a week. */
  'backup.postpone': { args: nothing, result: nothing, errors: storageErrors },

  /** Verifies the whole library; nothing in it is changed. */
  'verify.run': { args: nothing, result: verificationReport, errors: ['verify.no-library', 'job.busy', 'job.cancelled'] },
  /** The newest report on the library that is open. */
  'verify.report': { args: nothing, result: z.strictObject({ report: verificationReport.nullable() }), errors: [] },
  /** Puts right what the newest report says can be put right, and verifies again. */
  'verify.repair': {
    args: nothing,
    result: z.strictObject({ repaired: z.int(), failed: z.array(failure), report: verificationReport }),
    errors: ['verify.expired', 'verify.no-library', 'job.busy', 'job.cancelled'],
  },
  /** Asks where to, and writes the newest report as text. */
  'verify.save': {
    args: nothing,
    result: z.strictObject({ fileName: z.string(), folder: z.string() }),
    errors: ['verify.expired', 'verify.cancelled', 'verify.not-saved'],
  },

  /** The long work that runs now. */
  'job.list': { args: nothing, result: z.array(job), errors: [] },
  /** Stops a job; answers when it has ended and has cleared away behind itself. */
  'job.cancel': { args: z.strictObject({ id: z.string() }), result: nothing, errors: [] },

  /** What can be restored, last trashed first. */
  'trash.list': { args: nothing, result: z.array(trashRow), errors: [] },
  'trash.restore': {
    args: z.strictObject({ kind: trashKind, id: z.string() }),
    result: nothing,
    errors: ['trash.not-found', 'article.not-found', ...storageErrors],
  },
  /**
   * Moves articles and briefings to the trash, all or none; those that are not there are left out of the count. Of
   * much at one go (`shared/domain/mass-loss.ts`) a snapshot is kept first, and `typed` must confirm it.
   */
  'trash.several': {
    args: z.strictObject({ things: things.check(z.refine((given) => given.every(({ kind }) => kind !== 'annotation'))), typed }),
    result: counted,
    errors: ['article.not-found', 'briefing.not-found', 'trash.unconfirmed', ...storageErrors],
  },
  /** Restores things, all or none. */
  'trash.restore-several': {
    args: z.strictObject({ things }),
    result: counted,
    errors: ['trash.not-found', 'article.not-found', ...storageErrors],
  },
  /** Deletes things of the trash for good, with their earlier versions. Much at one go is only set aside: `emptied` names it then. */
  'trash.purge': {
    args: z.strictObject({ things, typed }),
    result: z.strictObject({ ...counted.shape, emptied: documentId.nullable() }),
    errors: ['trash.not-found', 'trash.unconfirmed', 'trash.unfinished', ...storageErrors],
  },
  /** What was emptied out at one go and is set aside, last first. */
  'trash.emptied': { args: nothing, result: z.array(emptiedRow), errors: [] },
  /** Puts what was set aside into the trash again. */
  'trash.bring-back': { args: z.strictObject({ id: documentId }), result: counted, errors: ['trash.not-found', ...storageErrors] },
  /** Deletes for good what was set aside. */
  'trash.purge-emptied': {
    args: z.strictObject({ id: documentId, typed }),
    result: counted,
    errors: ['trash.not-found', 'trash.unconfirmed', 'trash.unfinished', ...storageErrors],
  },
} as const satisfies Record<RequestName, RequestRow>;

export const events = {
  /** A native menu item was chosen; `id` is a command of `shared/commands`. */
  'command.run': z.strictObject({ id: z.string() }),
  /** A library of the native menu's list was chosen, by its key. */
  'recent.chosen': z.strictObject({ key: z.string() }),
  'save.state': saveState,
  /** Something in lists may have changed; the renderer asks again for what it shows. */
  'library.changed': z.strictObject({ topic: z.enum(['articles', 'annotations', 'briefings', 'trash', 'library']) }),
  /** The long work that runs now, told at its start and end and while it goes on. */
  'jobs.changed': z.strictObject({ jobs: z.array(job) }),
  /** A document's words were replaced by others than the page handed over: a restore, or another computer's change. */
  'document.replaced': z.strictObject({ topic: z.enum(['articles', 'annotations', 'briefings']), id: z.string() }),
  /** The monthly verification found so many things that matter. */
  'verify.found': z.strictObject({ count: z.int().positive() }),
  /** The application wants to quit: hand over unsaved work, then call `app.ready-to-quit`. */
  'app.before-quit': nothing,
  /** Something failed in the main process that nobody expected. */
  'app.problem': nothing,
  /** A process that works for the page ended and was started again: its job is done once more, or a list asks anew. */
  'process.restarted': z.strictObject({ process: z.enum(['import', 'typeset', 'index']) }),
} as const satisfies Record<EventName, z.ZodType>;

export type Args<N extends RequestName> = DeepReadonly<z.infer<(typeof requests)[N]['args']>>;
export type Value<N extends RequestName> = DeepReadonly<z.infer<(typeof requests)[N]['result']>>;
export type DeclaredError<N extends RequestName> = (typeof requests)[N]['errors'][number];
export type EventPayload<N extends EventName> = DeepReadonly<z.infer<(typeof events)[N]>>;

/** What a handler answers. */
export type Reply<N extends RequestName> = Result<Value<N>, Failure<DeclaredError<N>>>;
/** What the renderer receives: a handler's answer or one of the wrapper's own codes. */
export type Answer<N extends RequestName> = Result<Value<N>, Failure<DeclaredError<N> | WrapperErrorCode>>;

/** The main process implements every row. */
export type Handlers = { readonly [N in RequestName]: (args: Args<N>) => Promise<Reply<N>> };
