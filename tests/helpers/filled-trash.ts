import type { TrashKind, TrashThing } from '../../shared/domain/rows';
import { unwrap, writeBriefing } from './library-fixture';
import type { LibraryOfEachTest } from './library-of-each-test';

export function thing(kind: TrashKind, id: string): TrashThing {
  return { kind, id };
}

export type FilledTrash = {
  /** Titles of what the trash shows, last trashed first. */
  readonly titles: () => Promise<readonly string[]>;
  /** Writes so many briefings. */
  readonly briefings: (count: number) => Promise<readonly TrashThing[]>;
  /** Writes so many briefings and throws them away at one go. */
  readonly trashedBriefings: (count: number) => Promise<readonly TrashThing[]>;
};

/** A library's trash, and what goes into it. */
export function filledTrash(here: LibraryOfEachTest): FilledTrash {
  async function briefings(count: number): Promise<readonly TrashThing[]> {
    const made: TrashThing[] = [];
    for (let index = 1; index <= count; index += 1) made.push(thing('briefing', (await writeBriefing(here.library, `Note ${index}`)).id));
    return made;
  }

  return {
    titles: async () => (await here.library.trash.list()).map(({ title }) => title),
    briefings,
    async trashedBriefings(count) {
      const things = await briefings(count);
      unwrap(await here.library.trash.several(things, String(count)));
      return things;
    },
  };
}
