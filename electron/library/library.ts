import { type Failure, ok, type Result } from '../../shared/core/result';
import type { LockedBy, RecoveryFinding, SaveState } from '../../shared/domain/library-status';
import type { LibrarySettings } from '../../shared/domain/settings';
import type { StorageErrorCode } from '../../shared/ipc/error-code';
import { type AnnotationStore, createAnnotationStore } from './annotation-store';
import { type ArticleStore, createArticleStore } from './article-store';
import { createDiskRoom } from './ballast';
import { type BriefingStore, createBriefingStore } from './briefing-store';
import { capSnapshots } from './cap-snapshots';
import { subjectOfPath } from './conflict-copies';
import { type Conflicts, createConflicts } from './conflicts';
import { createDocumentStore, missingAs } from './document-store';
import { createFactNoteStore, type FactNoteStore } from './fact-note-store';
import { createHistory, type History } from './history';
import { topicOf } from './history-subject';
import { createLibraryAccess, type LibraryAccess } from './library-access';
import type { LibraryChange, LibraryCore } from './library-core';
import { type LibraryDocument, libraryPlaces } from './library-places';
import type { ProcessTable } from './process-identity';
import { type RepairOutcome, type RepairRequest, repairLibrary } from './repair-library';
import { createSaveMonitor } from './save-monitor';
import type { StorageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';
import { createTrash, type Trash } from './trash';
import { verifyLibrary } from './verify-library';
import { createWritingSession } from './writing-session';

/**
 * One library folder, as the rest of the application sees it. It can always be made, also over a
 * folder that is gone or may not be written to: `access` says what can be done, and every call that
 * cannot be done answers a failure.
 */
export type Library = {
  readonly folder: string;
  readonly articles: ArticleStore;
  readonly annotations: AnnotationStore;
  readonly factNotes: FactNoteStore;
  readonly briefings: BriefingStore;
  readonly trash: Trash;
  readonly history: History;
  readonly conflicts: Conflicts;
  /** The library's own id, by which its index is named; `null` while it cannot be read. */
  readonly id: () => string | null;
  readonly settings: () => LibrarySettings;
  readonly updateSettings: (change: Partial<LibrarySettings>) => Promise<Result<LibrarySettings, StorageFailure>>;
  /** What can be done just now. */
  readonly access: () => LibraryAccess;
  /** Who keeps us from writing; `null` unless the reason is another's lock. */
  readonly lockedBy: () => LockedBy | null;
  /** Takes the lock from a holder that has stood still for long, because a person says so. */
  readonly takeOver: () => Promise<Result<null, StorageFailure>>;
  /** Looks again whether the folder is there and may be written to, and says what can be done now. */
  readonly refresh: () => Promise<LibraryAccess>;
  readonly saveState: () => SaveState;
  /** Whether the disk is nearly full: no new articles until there is room. */
  readonly isDiskLow: () => boolean;
  /** The latest save that was seen in the library, when the computer's clock is before it; else `null`. */
  readonly aheadOfClock: () => string | null;
  /** What was found damaged so far, and what was done about it. */
  readonly findings: () => readonly RecoveryFinding[];
  /** Reads every document once, mends what is damaged and clears left-overs away; opening does not wait for it. */
  readonly verifyInBackground: () => Promise<readonly RecoveryFinding[]>;
  /** Lets nothing be written any more for a while, for this reason, and resolves when nothing is being written; the function answered ends that. */
  readonly pause: (code: StorageErrorCode) => Promise<() => void>;
  /** Puts right what a verification found and can be put right. */
  readonly repair: (request: RepairRequest) => Promise<Result<RepairOutcome, Failure<'job.cancelled'>>>;
  /** Resolves when nothing is being written any more and the lock is given back. */
  readonly close: () => Promise<void>;
};

export type LibraryOptions = {
  /** Absolute path. */
  readonly folder: string;
  readonly world: Surroundings;
  readonly processes: ProcessTable;
  /** The id of the library that was here last: another one is not opened in its place. Left out or `null`, any is. */
  readonly expectedId?: string | null;
  /** Called after each durable change. */
  readonly changed: (change: LibraryChange) => void;
  readonly saveStateChanged: (state: SaveState) => void;
};

const unknownSettings: LibrarySettings = { name: 'Briefing Notes', defaultMarking: '', defaultFrom: '' };

/** Opens the library in a folder. Quick for any size: no article is read. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { folder, world, processes, changed } = options;
  const places = libraryPlaces(folder);
  const findings: RecoveryFinding[] = [];
  const told = new Set<string>();
  let document: LibraryDocument | null = null;
  let closed = false;
  let scanned: Promise<unknown> = Promise.resolve();

  function found(finding: RecoveryFinding): void {
    const words = JSON.stringify(finding);
    // A folder can hold ten thousand strange names: each is compared with all others at once.
    if (told.has(words)) return;
    told.add(words);
    findings.push(finding);
    changed({ topic: 'library', id: '' });
  }

  /** Somebody else's words are the document's now: what shows it reads it again. */
  function tellReplaced(path: string): void {
    const subject = subjectOfPath(places, path);
    if (subject !== null) changed({ topic: topicOf(subject), id: subject.id, replaced: true });
  }

  const access = createLibraryAccess({
    world,
    processes,
    places,
    // What lies in the folder must stay this library.
    knownId: () => document?.id ?? options.expectedId ?? null,
    readLibrary: async () => {
      const read = await documents.read(places.library);
      if (read.ok) document = read.value;
      return read;
    },
    changed: () => changed({ topic: 'library', id: '' }),
  });
  const mayWrite = (): boolean => access.current().state === 'open';
  const disk = createDiskRoom({ world, root: folder, mayWrite, changed: () => changed({ topic: 'library', id: '' }) });
  const session = createWritingSession({
    world,
    root: folder,
    quarantine: places.quarantine,
    saves: createSaveMonitor(options.saveStateChanged),
    refusal: access.refusal,
    disk,
    mayWrite,
    adopted: tellReplaced,
    keptBeside: (copy, document) => {
      conflicts.note(copy);
      changed({ topic: 'library', id: '' });
      tellReplaced(document);
    },
  });
  const documents = createDocumentStore(session, found);
  const core: LibraryCore = { world, places, session, documents, changed };
  const articles = createArticleStore(core);
  const annotations = createAnnotationStore(core, articles);
  const factNotes = createFactNoteStore(core, articles);
  const briefings = createBriefingStore(core);
  const trash = createTrash(core, { articles, annotations, briefings }, { found, libraryName: () => settings().name });
  const conflicts = createConflicts(core, articles.ids, { briefings, trash });
  await refresh();

  function settings(): LibrarySettings {
    return document?.settings ?? unknownSettings;
  }

  /** What was interrupted is ended as soon as the library may be written to, before anybody looks at it. */
  async function refresh(): Promise<LibraryAccess> {
    const current = await access.refresh();
    // While there is room the next save notices when there is none; only its return has to be looked for.
    if (disk.isLow()) await disk.look();
    await trash.settle();
    if (current.state !== 'unavailable') await documents.lookAgain();
    return current;
  }

  async function scanOnce(): Promise<void> {
    const stopped = (): boolean => closed;
    await disk.look();
    const copies = conflicts.count();
    const noteConflict = conflicts.note;
    await verifyLibrary({ core, articles, briefings, trash, found, findings: () => findings.length, noteConflict, stopped });
    // Told once, however many there are.
    if (conflicts.count() !== copies) changed({ topic: 'library', id: '' });
    await capSnapshots(core, stopped);
    // By now every document told when it was saved.
    if (session.aheadOfClock() !== null) changed({ topic: 'library', id: '' });
  }

  return {
    folder,
    articles,
    annotations,
    factNotes,
    briefings,
    trash,
    history: createHistory(core),
    conflicts,
    id: () => document?.id ?? null,
    settings,
    async updateSettings(wanted) {
      const change = (current: LibraryDocument) => ok({ ...current, settings: { ...current.settings, ...wanted } });
      const updated = missingAs<LibraryDocument, never, 'storage.folder-missing'>(
        await documents.update(places.library, change),
        'storage.folder-missing',
      );
      if (!updated.ok) return updated;
      document = updated.value;
      changed({ topic: 'library', id: '' });
      return ok(updated.value.settings);
    },
    access: access.current,
    lockedBy: access.lockedBy,
    takeOver: access.takeOver,
    refresh,
    saveState: session.saves.state,
    isDiskLow: disk.isLow,
    aheadOfClock: session.aheadOfClock,
    findings: () => findings,
    async verifyInBackground() {
      const scan = scanOnce();
      scanned = Promise.allSettled([scanned, scan]);
      await scan;
      return findings;
    },
    async pause(code) {
      const end = access.pause(code);
      await documents.idle();
      return end;
    },
    repair: (request) => repairLibrary(core, trash, request),
    async close() {
      closed = true;
      await scanned;
      await documents.idle();
      await access.release();
    },
  };
}
