import { z } from 'zod';
import { documentId } from '../../shared/core/ids';
import type { TrashThing } from '../../shared/domain/rows';
import type { LibraryCore } from './library-core';
import type { EmptiedDocument } from './library-places';
import { readDocument } from './read-document';
import { unlessMissing } from './storage-failure';
import { nameOf, orElse, removeOnce, writeOnce } from './trash-folder';

/**
 * Emptying out much at one go sets it aside first: one document names what went, and the things stay
 * where they are. So setting aside and bringing back are one write each, and nothing can get lost on
 * the way. A document that cannot be read sets nothing aside: its things are simply in the trash.
 */
export type Emptied = EmptiedDocument & { readonly id: string };

const fileName = z.templateLiteral(['emptied-', documentId, '.json']);

/** All that is set aside, last first. Throws system errors. */
export async function readEmptied({ world, places }: LibraryCore): Promise<readonly Emptied[]> {
  const names = (await unlessMissing(world.fileSystem.list(places.trash))) ?? [];
  const found: Emptied[] = [];
  for (const name of names.filter((candidate) => fileName.safeParse(candidate).success).sort()) {
    const id = name.slice('emptied-'.length, -'.json'.length);
    const place = places.emptied(id);
    const read = await readDocument(world.fileSystem, place, place.path);
    if (read.ok) found.unshift({ id, ...read.value.envelope.body });
  }
  return found;
}

/** Sets things of the trash aside; answers the id of what was emptied. Throws system errors, and then they are where they were. */
export async function setEmptied(core: LibraryCore, things: readonly TrashThing[]): Promise<string> {
  const id = core.world.newId();
  try {
    await writeOnce(core, core.places.emptied(id), { things, emptiedAt: core.world.now() });
  } catch (error) {
    // It may have taken its name all the same, and nobody is told of it.
    await orElse(undefined, () => forgetEmptied(core, id));
    throw error;
  }
  return id;
}

/** Puts what was set aside into the trash again. Throws system errors, and then it is set aside as before. */
export async function unsetEmptied(core: LibraryCore, { id, ...emptied }: Emptied): Promise<void> {
  try {
    await forgetEmptied(core, id);
  } catch (error) {
    await orElse(undefined, () => writeOnce(core, core.places.emptied(id), emptied));
    throw error;
  }
}

/** Forgets what was emptied: its things are in the trash again, as far as they are there. Throws system errors. */
export function forgetEmptied(core: LibraryCore, id: string): Promise<void> {
  return removeOnce(core, core.places.emptied(id).path);
}

/** Takes things out of all that is set aside, before they are put into the trash anew: they must be seen there. Throws system errors. */
export async function takeOutOfEmptied(core: LibraryCore, things: readonly TrashThing[]): Promise<void> {
  const gone = new Set(things.map(nameOf));
  for (const { id, ...emptied } of await readEmptied(core)) {
    const left = emptied.things.filter((thing) => !gone.has(nameOf(thing)));
    if (left.length === emptied.things.length) continue;
    if (left.length === 0) await forgetEmptied(core, id);
    else await writeOnce(core, core.places.emptied(id), { ...emptied, things: left });
  }
}
