import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EnvelopeHead, sealDocument } from '../../electron/library/envelope';
import { briefingKind } from '../../electron/library/library-places';
import type { Briefing } from '../../shared/domain/briefing';
import type { Conflict } from '../../shared/domain/conflict';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { unwrap } from './library-fixture';
import type { LibraryOfEachTest } from './library-of-each-test';

/** When the other computer saved its states. */
export const theirTime = '2026-06-01T10:00:00.000Z';

/** The head of a state that the other computer saved. */
export function theirHead(id: string, seq = 900): EnvelopeHead {
  return { id, rev: 9, parentRev: 1, seq, savedAt: theirTime };
}

export function titled(briefing: Briefing, title: string): Briefing {
  return { ...briefing, header: { ...briefing.header, title } };
}

export type CopiesBeside = {
  /** Another computer's state of the briefing, under a name that its service gave it. Answers the path. */
  readonly theirs: (briefing: Briefing, title: string, name?: string) => Promise<string>;
  /** Looks for copies, and answers those that are there. */
  readonly look: () => Promise<readonly Conflict[]>;
  /** The one copy that is there. */
  readonly only: () => Promise<Conflict>;
  readonly titlesOfVersions: (briefing: Briefing) => Promise<readonly string[]>;
  readonly titleNow: (briefing: Briefing) => Promise<string>;
};

/** Copies that a service puts beside the briefings of a library, and what the library says of them. */
export function copiesBeside(here: LibraryOfEachTest): CopiesBeside {
  async function look(): Promise<readonly Conflict[]> {
    await here.library.conflicts.look();
    return (await here.library.conflicts.list(0, 100)).conflicts;
  }

  return {
    look,
    async theirs(briefing, title, name = `${briefing.id} (Anna's conflicted copy 2026-06-01).json`) {
      const path = join(here.folder, 'briefings', name);
      await writeFile(path, sealDocument(briefingKind, theirHead(briefing.id), titled(briefing, title)));
      return path;
    },
    async only() {
      const [found, ...others] = await look();
      if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} conflicts`);
      return found;
    },
    async titlesOfVersions(briefing) {
      const subject: HistorySubject = { kind: 'briefing', id: briefing.id };
      const titles: string[] = [];
      for (const { id } of unwrap(await here.library.history.list(subject)).versions) {
        const { content } = unwrap(await here.library.history.read(subject, id));
        if (content.kind === 'briefing') titles.push(content.header.title);
      }
      return titles;
    },
    titleNow: async (briefing) => unwrap(await here.library.briefings.read(briefing.id)).header.title,
  };
}
