import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import type { TrashThing } from '../../../../shared/domain/rows';
import { filledTrash } from '../../../helpers/filled-trash';
import { fileSystemWith, unwrap, worldWith } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest();
const { titles, trashedBriefings } = filledTrash(here);

describe('emptying out much at one go', () => {
  it('wants it confirmed, and sets it aside as one', async () => {
    const things = await trashedBriefings(6);
    expect(await here.library.trash.purge(things, '')).toEqual({ ok: false, error: { code: 'trash.unconfirmed', params: { count: '6' } } });
    const emptied = unwrap(await here.library.trash.purge(things, '6'));
    expect(emptied).toEqual({ count: 6, emptied: expect.any(String) as string });
    expect(await here.library.trash.list()).toEqual([]);
    expect(await here.library.trash.count()).toBe(0);
    expect(await here.library.trash.emptied()).toMatchObject([{ id: emptied.emptied, counts: { article: 0, annotation: 0, briefing: 6 } }]);
    await here.reopen();
    expect(await here.library.verifyInBackground()).toEqual([]);
    expect(await here.library.trash.emptied()).toHaveLength(1);
  });

  it('is taken back as one', async () => {
    const things = await trashedBriefings(6);
    const before = await here.library.trash.list();
    const { emptied } = unwrap(await here.library.trash.purge(things, 'Desk'));
    expect(await here.library.trash.bringBack(emptied ?? '')).toEqual({ ok: true, value: { count: 6 } });
    expect(await here.library.trash.list()).toEqual(before);
    expect(await here.library.trash.emptied()).toEqual([]);
    expect(await here.library.trash.bringBack(emptied ?? '')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('ends for good only when that is confirmed', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await here.library.trash.purge(things, '6'));
    expect(await here.library.trash.purgeEmptied(emptied ?? '', '')).toEqual({
      ok: false,
      error: { code: 'trash.unconfirmed', params: { count: '6' } },
    });
    expect(await here.library.trash.emptied()).toHaveLength(1);
    expect(await here.library.trash.purgeEmptied(emptied ?? '', '6')).toEqual({ ok: true, value: { count: 6 } });
    expect(await here.library.trash.emptied()).toEqual([]);
    expect(await readdir(join(here.folder, 'trash'))).toEqual([]);
    expect(await here.library.trash.purgeEmptied(emptied ?? '', '6')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('lists the last first, and each with what is left of it', async () => {
    const first = await trashedBriefings(6);
    const one = unwrap(await here.library.trash.purge(first, '6')).emptied;
    const second = await trashedBriefings(6);
    const two = unwrap(await here.library.trash.purge(second, '6')).emptied;
    expect((await here.library.trash.emptied()).map(({ id }) => id)).toEqual([two, one]);
    // Undoing what threw it away brings a thing out of what is set aside, too.
    unwrap(await here.library.trash.restore('briefing', first[0]?.id ?? ''));
    expect((await here.library.trash.emptied()).map(({ counts }) => counts.briefing)).toEqual([6, 5]);
  });

  it('shows in the trash what is thrown away anew', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await here.library.trash.purge(things, '6'));
    const [first, ...others] = things as [TrashThing, ...TrashThing[]];
    unwrap(await here.library.trash.restore('briefing', first.id));
    unwrap(await here.library.trash.briefing(first.id as never));
    expect(await titles()).toEqual(['Note 1']);
    expect(await here.library.trash.emptied()).toMatchObject([{ id: emptied, counts: { briefing: 5 } }]);
    for (const { id } of others) unwrap(await here.library.trash.restore('briefing', id));
    unwrap(await here.library.trash.several(others, '5'));
    expect(await here.library.trash.count()).toBe(6);
    expect(await readdir(join(here.folder, 'trash'))).toHaveLength(6);
  });

  it('is told of no longer when nothing of it is left', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await here.library.trash.purge(things, '6'));
    unwrap(await here.library.trash.restoreSeveral(things));
    expect(await here.library.trash.emptied()).toEqual([]);
    expect(await here.library.trash.purgeEmptied(emptied ?? '', '0')).toEqual({ ok: false, error: { code: 'trash.not-found' } });
  });

  it('is as it was when the disk refuses to set it aside or to bring it back', async () => {
    const things = await trashedBriefings(6);
    await here.library.close();
    let isRefusing = true;
    const sync = async (path: string): Promise<void> => {
      if (isRefusing && path.endsWith('trash')) {
        isRefusing = false;
        throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      }
      await nodeFileSystem.syncFolder(path);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ syncFolder: sync }) }));
    expect(await here.library.trash.purge(things, '6')).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect([await here.library.trash.count(), await here.library.trash.emptied()]).toEqual([6, []]);
    const { emptied } = unwrap(await here.library.trash.purge(things, '6'));
    isRefusing = true;
    expect(await here.library.trash.bringBack(emptied ?? '')).toMatchObject({ ok: false, error: { code: 'storage.io' } });
    expect([await here.library.trash.count(), (await here.library.trash.emptied()).length]).toEqual([0, 1]);
  });

  it('sets nothing aside by a document that is damaged', async () => {
    const things = await trashedBriefings(6);
    const { emptied } = unwrap(await here.library.trash.purge(things, '6'));
    await writeFile(join(here.folder, 'trash', `emptied-${emptied}.json`), 'damaged');
    expect(await here.library.trash.count()).toBe(6);
    expect(await here.library.trash.emptied()).toEqual([]);
  });
});

describe('a trash that cannot be read', () => {
  it('is shown as empty, and every action on it says why it failed', async () => {
    const [note] = (await trashedBriefings(1)) as [TrashThing];
    await here.library.close();
    const refuse = async (path: string): Promise<readonly string[]> => {
      if (path.endsWith('trash')) throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      return nodeFileSystem.list(path);
    };
    await here.reopen(worldWith({ fileSystem: fileSystemWith({ list: refuse }) }));
    expect([await here.library.trash.list(), await here.library.trash.count(), await here.library.trash.emptied()]).toEqual([[], 0, []]);
    const failure = { ok: false, error: { code: 'storage.io', params: { detail: 'EIO' } } };
    expect(await here.library.trash.restore('briefing', note.id)).toEqual(failure);
    expect(await here.library.trash.purge([note], '')).toEqual(failure);
  });

  it('can be missing', async () => {
    await trashedBriefings(1);
    await rename(join(here.folder, 'trash'), join(here.folder, 'elsewhere'));
    expect([await here.library.trash.list(), await here.library.trash.count(), await here.library.trash.emptied()]).toEqual([[], 0, []]);
  });
});
