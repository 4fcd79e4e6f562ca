import { copyFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/library/library';
import { newLibraryFolder, open, unwrap, writeBriefing } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let library: Library;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
});

afterEach(async () => {
  await library.close();
  await remove();
});

describe('tidyTrashed', () => {
  it('takes a briefing that lies in its place and in the trash with the same bytes as one that was not trashed', async () => {
    const briefing = await writeBriefing(library, 'Words');
    unwrap(await library.trash.briefing(briefing.id));
    // What a disk without a journal shows after a power cut in the middle of the move.
    await copyFile(join(folder, 'trash', `briefing-${briefing.id}`, 'briefing.json'), join(folder, 'briefings', `${briefing.id}.json`));
    await library.verifyInBackground();
    expect(await library.trash.list()).toEqual([]);
    expect(await readdir(join(folder, 'trash'))).toEqual([]);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Words');
  });

  it('leaves both where their bytes differ: each may be wanted', async () => {
    const briefing = await writeBriefing(library, 'Words');
    const place = join(folder, 'briefings', `${briefing.id}.json`);
    const old = join(folder, 'old.json');
    await copyFile(place, old);
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Newer words' }, body: briefing.body }));
    unwrap(await library.trash.briefing(briefing.id));
    await copyFile(old, place);
    await rm(old);
    await library.verifyInBackground();
    expect((await library.trash.list()).map(({ title }) => title)).toEqual(['Newer words']);
    expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('Words');
  });

  it('leaves a trashed briefing whose place is empty', async () => {
    const briefing = await writeBriefing(library, 'Words');
    unwrap(await library.trash.briefing(briefing.id));
    await library.verifyInBackground();
    expect((await library.trash.list()).map(({ title }) => title)).toEqual(['Words']);
    expect((await stat(join(folder, 'trash', `briefing-${briefing.id}`, 'briefing.json'))).size).toBeGreaterThan(0);
  });
});
