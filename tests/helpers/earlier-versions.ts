import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealDocument } from '../../electron/library/envelope';
import { briefingKind } from '../../electron/library/library-places';
import type { Surroundings } from '../../electron/library/surroundings';
import type { Briefing } from '../../shared/domain/briefing';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { unwrap, worldWith } from './library-fixture';
import type { LibraryOfEachTest } from './library-of-each-test';

/** A world whose monotonic clock is a new time at every look: each save keeps the state before it. */
export function restless(): Surroundings {
  let clock = 0;
  return worldWith({ monotonicMs: () => (clock += 1_000_000) });
}

export function subjectOf(briefing: Briefing): HistorySubject {
  return { kind: 'briefing', id: briefing.id };
}

export type EarlierVersions = {
  readonly retitle: (briefing: Briefing, title: string) => Promise<Briefing>;
  /** What each version is called, newest first, or the code of why it cannot be read; of other documents their kind. */
  readonly titles: (subject: HistorySubject) => Promise<readonly string[]>;
  readonly versionIds: (subject: HistorySubject) => Promise<readonly string[]>;
  /** Puts a file beside the briefing, with the given title, as another computer's synchronisation would. */
  readonly putBeside: (briefing: Briefing, name: string, title: string) => Promise<void>;
};

/** What the history of a library holds. */
export function earlierVersions(here: LibraryOfEachTest): EarlierVersions {
  return {
    retitle: async (briefing, title) =>
      unwrap(await here.library.briefings.save(briefing.id, { header: { ...briefing.header, title }, body: briefing.body })),
    async titles(subject) {
      const { versions } = unwrap(await here.library.history.list(subject));
      const read = await Promise.all(versions.map(({ id }) => here.library.history.read(subject, id)));
      return read.map((version) => {
        if (!version.ok) return version.error.code;
        const { content } = version.value;
        return content.kind === 'briefing' ? content.header.title : content.kind;
      });
    },
    versionIds: async (subject) => unwrap(await here.library.history.list(subject)).versions.map(({ id }) => id),
    async putBeside(briefing, name, title) {
      const head = { id: briefing.id, rev: 9, parentRev: 1, seq: 90, savedAt: '2026-06-01T10:00:00.000Z' };
      await writeFile(
        join(here.folder, 'briefings', name),
        sealDocument(briefingKind, head, { ...briefing, header: { ...briefing.header, title } }),
      );
    },
  };
}
