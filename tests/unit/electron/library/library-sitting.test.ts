import { rename } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LibraryChange } from '../../../../electron/library/library-core';
import { openSitting, type Sitting, type SittingOptions } from '../../../../electron/library/library-sitting';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Surroundings } from '../../../../electron/library/surroundings';
import type { LibraryIndex } from '../../../../electron/search/library-index';
import { fileSystemWith, newLibraryFolder, storeArticle, worldWith } from '../../../helpers/library-fixture';
import { noIndex } from '../../../helpers/no-index';

let folder: string;
let remove: () => Promise<void>;
let sitting: Sitting;
let log: { readonly event: string; readonly detail: Readonly<Record<string, unknown>> }[];
let changes: LibraryChange[];

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  log = [];
  changes = [];
});

afterEach(() => remove());

type Given = { readonly index?: Partial<LibraryIndex>; readonly world?: Surroundings } & Pick<
  SittingOptions,
  'untilCalm' | 'lookedThrough'
>;

async function sit({ index = {}, world = nodeSurroundings, ...timing }: Given = {}): Promise<{ readonly stale: (reason: string) => void }> {
  let stale: (reason: string) => void = () => {};
  sitting = await openSitting(
    {
      world,
      processes: nodeProcessTable,
      openIndex: (_id, onStale) => {
        stale = onStale;
        return { ...noIndex(), ...index };
      },
      ...timing,
      changed: (change) => changes.push(change),
      saveStateChanged: () => {},
      log: (event, detail) => log.push({ event, detail }),
    },
    folder,
    null,
  );
  return { stale };
}

const events = (): readonly string[] => log.map(({ event }) => event);
const broken = async (): Promise<never> => Promise.reject(new TypeError('broken'));

describe('openSitting', () => {
  it('compares the index, then looks through the library, and tells what was said before it was there', async () => {
    await sit();
    await expect.poll(events).toEqual(['index.compare', 'index.compared', 'library.verified']);
    expect(changes).toContainEqual({ topic: 'library', id: '' });
    await sitting.leave();
  });

  it('compares again when the index asks for it, and tells lists only of what was new', async () => {
    const { stale } = await sit();
    await expect.poll(events).toContain('library.verified');
    changes = [];
    stale('a batch was lost');
    await expect.poll(() => events().filter((event) => event === 'index.compared').length).toBe(2);
    expect(changes).toEqual([]);
    await storeArticle(sitting.library);
    changes = [];
    stale('another one');
    await expect
      .poll(() => changes.map(({ topic, id }) => `${topic} ${id}`))
      .toEqual(expect.arrayContaining(['articles ', 'annotations ', 'briefings ']));
    await sitting.leave();
  });

  it('goes on when the index fails, and says so in the log without a word of what is in the library', async () => {
    const putArticle = () => {
      throw new TypeError('broken');
    };
    await sit({ index: { stamps: broken, putArticle } });
    await expect.poll(events).toContain('library.verified');
    await storeArticle(sitting.library);
    await expect.poll(() => log.filter(({ event }) => event === 'index.feed')).toHaveLength(1);
    expect(log.find(({ event }) => event === 'index.feed')?.detail).toEqual({
      topic: 'articles',
      error: expect.stringContaining('TypeError'),
    });
    expect(log.find(({ event, detail }) => event === 'index.compare' && 'error' in detail)?.detail.error).toContain('TypeError');
    expect(JSON.stringify(log)).not.toContain('treat');
    expect(changes).toContainEqual({ topic: 'articles', id: (await sitting.library.articles.ids())[0] });
    await sitting.leave();
  });

  it('compares again when a change could not be carried into the index', async () => {
    const put: string[] = [];
    let isBroken = true;
    const putArticle: LibraryIndex['putArticle'] = (article) => {
      if (isBroken) {
        isBroken = false;
        throw new TypeError('broken');
      }
      put.push(article.id);
      return Promise.resolve();
    };
    await sit({ index: { putArticle } });
    await expect.poll(events).toContain('library.verified');
    const article = await storeArticle(sitting.library);
    await expect.poll(() => put).toEqual([article.id]);
    expect(log).toContainEqual({ event: 'index.compare', detail: { reason: 'a change was not carried over' } });
    await sitting.leave();
  });

  it('takes nothing out of the index while the folder is away, and compares when it is back', async () => {
    const told: string[] = [];
    const removeArticle = async (id: string) => void told.push(`remove ${id}`);
    const stamps: LibraryIndex['stamps'] = async () => ({ articles: new Map([[article.id, 'known']]), briefings: new Map() });
    const putArticle: LibraryIndex['putArticle'] = async ({ id }) => void told.push(`put ${id}`);
    const { stale } = await sit({ index: { stamps: () => stamps(), removeArticle, putArticle } });
    const article = await storeArticle(sitting.library);
    await expect.poll(events).toContain('library.verified');
    told.length = 0;
    await rename(folder, `${folder}-away`);
    await sitting.library.refresh();
    stale('a batch was lost');
    await rename(`${folder}-away`, folder);
    await sitting.library.refresh();
    await expect.poll(() => told).toEqual([`put ${article.id}`]);
    expect(log).toContainEqual({ event: 'index.compare', detail: { reason: 'the folder is there again' } });
    await sitting.leave();
  });

  it('says in the log when looking through the library failed', async () => {
    let isBroken = false;
    const list: typeof nodeSurroundings.fileSystem.list = (path) => (isBroken ? broken() : nodeSurroundings.fileSystem.list(path));
    const untilCalm = async () => {
      isBroken = true;
    };
    await sit({ world: worldWith({ fileSystem: fileSystemWith({ list }) }), untilCalm });
    await expect.poll(events).toContain('library.verify');
    expect(log.find(({ event }) => event === 'library.verify')?.detail.error).toContain('TypeError');
    isBroken = false;
    await sitting.leave();
  });

  it('goes on with what follows the look, which is told to stop and waited for when it is left', async () => {
    const told: string[] = [];
    const lookedThrough: SittingOptions['lookedThrough'] = async (library, signal) => {
      told.push(`${library.folder === folder} ${events().includes('library.verified')} ${signal.aborted}`);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      told.push('stopped');
    };
    await sit({ lookedThrough });
    await expect.poll(() => told).toEqual(['true true false']);
    await sitting.leave();
    expect(told).toEqual(['true true false', 'stopped']);
  });

  it('says in the log when what follows the look failed', async () => {
    await sit({ lookedThrough: broken });
    await expect.poll(events).toEqual(['index.compare', 'index.compared', 'library.verified', 'library.verify']);
    expect(log.at(-1)?.detail.error).toContain('TypeError');
    await sitting.leave();
  });

  it('waits with the background until it is calm, and not at all when it is left before', async () => {
    let calm: () => void = () => {};
    await sit({ untilCalm: () => new Promise((resolve) => (calm = resolve)) });
    expect(events()).toEqual(['index.compare']);
    calm();
    await expect.poll(events).toContain('library.verified');
    await sitting.leave();
    log = [];
    await sit({ untilCalm: () => new Promise(() => {}) });
    await sitting.leave();
    expect(events()).toEqual(['index.compare']);
    changes = [];
    // Its access is another one by now, and says so to nobody.
    await sitting.library.pause('storage.moving');
    expect(changes).toEqual([]);
  });
});
