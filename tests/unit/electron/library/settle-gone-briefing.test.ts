import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Briefing } from '../../../../shared/domain/briefing';
import { copiesBeside } from '../../../helpers/copies-beside';
import { fileSystemWith, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';
import { expectSoundLibrary } from '../../../helpers/sound-library';

/** A briefing was deleted for good while a copy lay beside it: nothing that is done with the copy brings the briefing back. */
const here = libraryOfEachTest();
const { theirs, look, only, titleNow, titlesOfVersions } = copiesBeside(here);
let briefing: Briefing;
let copy: string;

beforeEach(async () => {
  briefing = await writeBriefing(here.library, 'Ours');
  copy = await theirs(briefing, 'Theirs');
  unwrap(await here.library.trash.briefing(briefing.id));
  unwrap(await here.library.trash.purge([{ kind: 'briefing', id: briefing.id }], ''));
});

const inTrash = async () => (await here.library.trash.list()).map(({ kind, id, title }) => ({ kind, id, title }));

/** Whatever is looked through, and whenever: the briefing stays away, and no copy is left. */
async function expectStaysAway(): Promise<void> {
  await here.library.verifyInBackground();
  await here.reopen();
  await here.library.verifyInBackground();
  expect(await here.library.briefings.read(briefing.id)).toEqual({ ok: false, error: { code: 'briefing.not-found' } });
  expect(await here.library.briefings.ids()).not.toContain(briefing.id);
  expect((await inTrash()).map(({ id }) => id)).not.toContain(briefing.id);
  expect((await readdir(join(here.folder, 'snapshots'))).filter((name) => name.includes(briefing.id))).toEqual([]);
  expect(await look()).toEqual([]);
}

describe('the copy of a briefing that was deleted for good', () => {
  it('is listed with its own title as one whose document is gone, and can be read', async () => {
    expect(await only()).toMatchObject({ title: 'Theirs', state: 'gone', host: 'Anna' });
    expect(unwrap(await here.library.conflicts.read((await only()).id))).toMatchObject({
      present: null,
      copy: { header: { title: 'Theirs' } },
    });
  });

  it('becomes a briefing of its own', async () => {
    const { undo, briefing: made } = unwrap(
      await here.library.conflicts.settle((await only()).id, { kind: 'both', title: 'Theirs (copy)' }),
    );
    expect(undo).toBeNull();
    expect(await here.library.briefings.ids()).toEqual([made]);
    await expectStaysAway();
    const stored = unwrap(await here.library.briefings.read(made ?? briefing.id));
    expect(stored).toMatchObject({ header: { title: 'Theirs (copy)' }, body: briefing.body, template: briefing.template });
    expect(await inTrash()).toEqual([]);
  });

  it('goes into the trash as a briefing of its own, and comes out of it as one', async () => {
    here.changes.length = 0;
    const { undo, briefing: made } = unwrap(await here.library.conflicts.settle((await only()).id, { kind: 'trash' }));
    expect(undo).toBeNull();
    expect(here.changes).toContainEqual({ topic: 'trash', id: '' });
    expect(await inTrash()).toEqual([{ kind: 'briefing', id: made, title: 'Theirs' }]);
    expect(await here.library.briefings.ids()).toEqual([]);
    await expectStaysAway();
    expect(here.library.findings()).toEqual([]);
    unwrap(await here.library.trash.restore('briefing', made ?? ''));
    expect(unwrap(await here.library.briefings.read(made ?? briefing.id))).toMatchObject({
      header: { title: 'Theirs' },
      body: briefing.body,
    });
    await expectStaysAway();
    await here.library.close();
    await expectSoundLibrary(here.folder);
  });

  it('neither stays beside nor takes the place of what is not there', async () => {
    const { id } = await only();
    for (const choice of [{ kind: 'present' }, { kind: 'copy' }, { kind: 'unite', fromCopy: [] }] as const) {
      expect(await here.library.conflicts.settle(id, choice)).toEqual({ ok: false, error: { code: 'conflict.not-possible' } });
    }
    expect(await only()).toMatchObject({ id, state: 'gone' });
  });

  it.each([{ kind: 'trash' }, { kind: 'both', title: 'Theirs' }] as const)(
    'stays where it is when the disk is full ($kind)',
    async (choice) => {
      let isFull = false;
      const createFile: typeof nodeSurroundings.fileSystem.createFile = async (path) => {
        if (isFull && path.includes('briefing')) throw Object.assign(new Error('injected'), { code: 'ENOSPC' });
        return nodeSurroundings.fileSystem.createFile(path);
      };
      await here.reopen(worldWith({ fileSystem: fileSystemWith({ createFile }) }));
      const { id } = await only();
      isFull = true;
      expect(await here.library.conflicts.settle(id, choice)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
      isFull = false;
      expect([await here.library.briefings.ids(), await inTrash()]).toEqual([[], []]);
      unwrap(await here.library.conflicts.settle(id, choice));
      await expectStaysAway();
    },
  );
});

it('a briefing that is there, or in the trash, has no copy that goes into the trash', async () => {
  const other = await writeBriefing(here.library, 'Other');
  const path = await theirs(other, 'Theirs of it');
  const found = (await look()).find(({ subject }) => subject.id === other.id);
  const settle = () => here.library.conflicts.settle(found?.id ?? '', { kind: 'trash' });
  expect(await settle()).toEqual({ ok: false, error: { code: 'conflict.not-possible' } });
  unwrap(await here.library.trash.briefing(other.id));
  expect(await settle()).toEqual({ ok: false, error: { code: 'conflict.not-possible' } });
  expect(await readFile(path, 'utf8')).toContain('Theirs of it');
});

it('a briefing that cannot be read just now is not gone: its copy becomes one of its versions', async () => {
  await rm(copy);
  const other = await writeBriefing(here.library, 'Other');
  await theirs(other, 'Theirs of it');
  const place = join(here.folder, 'briefings', `${other.id}.json`);
  let isRefused = true;
  const refusing = async (path: string): Promise<Uint8Array> => {
    if (isRefused && path === place) throw Object.assign(new Error('injected'), { code: 'EIO' });
    return readFile(path);
  };
  await here.reopen(worldWith({ fileSystem: fileSystemWith({ readFile: refusing }) }));
  const { id, state } = await only();
  expect(state).toBe('alone');
  unwrap(await here.library.conflicts.settle(id, { kind: 'present' }));
  isRefused = false;
  expect(await titleNow(other)).toBe('Other');
  expect(await titlesOfVersions(other)).toContain('Theirs of it');
});
