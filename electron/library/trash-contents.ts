import { countKinds } from '../../shared/domain/mass-loss';
import type { EmptiedRow, TrashRow, TrashThing } from '../../shared/domain/rows';
import { readEmptied } from './emptied';
import type { LibraryCore } from './library-core';
import { nameOf, orElse, readRows, trashedThings } from './trash-folder';

/** What the trash shows, and what of it is set aside. The lists are empty when the trash cannot be read. */
export type TrashContents = {
  /** Last trashed first. */
  readonly list: () => Promise<readonly TrashRow[]>;
  /** How many things `list` shows, from names alone. */
  readonly count: () => Promise<number>;
  /** What was emptied out at one go and is set aside, last first. */
  readonly emptied: () => Promise<readonly EmptiedRow[]>;
  /** The things that `list` shows, from names alone. Throws system errors. */
  readonly shown: () => Promise<readonly TrashThing[]>;
  /** Those of the things that are in the trash, set aside or not, and not deleted for good. Throws system errors. */
  readonly present: (things: readonly TrashThing[]) => Promise<readonly TrashThing[]>;
};

/** `purged` names what is deleted for good although the disk still holds some of it. */
export function trashContents(core: LibraryCore, purged: () => readonly TrashThing[]): TrashContents {
  async function present(things: readonly TrashThing[]): Promise<readonly TrashThing[]> {
    const there = new Set((await trashedThings(core)).map(nameOf));
    for (const gone of purged()) there.delete(nameOf(gone));
    return things.filter((thing) => there.has(nameOf(thing)));
  }

  async function shown(): Promise<readonly TrashThing[]> {
    const away = new Set((await readEmptied(core)).flatMap(({ things }) => things).map(nameOf));
    return (await present(await trashedThings(core))).filter((thing) => !away.has(nameOf(thing)));
  }

  async function emptiedRows(): Promise<readonly EmptiedRow[]> {
    const rows: EmptiedRow[] = [];
    for (const { id, emptiedAt, things } of await readEmptied(core)) {
      const there = await present(things);
      if (there.length > 0) rows.push({ id, emptiedAt, counts: countKinds(there) });
    }
    return rows;
  }

  return {
    shown,
    present,
    list: async () => readRows(core, await orElse([], shown)),
    count: async () => (await orElse([], shown)).length,
    emptied: () => orElse([], emptiedRows),
  };
}
