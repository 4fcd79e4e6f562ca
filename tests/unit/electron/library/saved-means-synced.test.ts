import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../../electron/library/file-system';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import type { Briefing } from '../../../../shared/domain/briefing';
import { newLibraryFolder, type Opened, open, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

/** The disk says when something is saved; until it has answered, nobody is told so. */
let remove: () => Promise<void>;
let opened: Opened;
let briefing: Briefing;
/** Called when the disk is asked; what it returns is waited for. */
let gates: { readonly file: () => Promise<void>; readonly folder: () => Promise<void> };

const free = async (): Promise<void> => {};

beforeEach(async () => {
  const made = await newLibraryFolder();
  remove = made.remove;
  gates = { file: free, folder: free };
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    async createFile(path) {
      const file = await nodeFileSystem.createFile(path);
      return { ...file, sync: () => gates.file().then(file.sync) };
    },
    syncFolder: (folder) => gates.folder().then(() => nodeFileSystem.syncFolder(folder)),
  };
  opened = await open(made.folder, worldWith({ fileSystem }));
  briefing = await writeBriefing(opened.library, 'Before');
});

afterEach(async () => {
  await opened.library.close();
  await remove();
});

/** A sync that hangs until it is released; `reached` resolves when the disk was asked. */
function hang() {
  let release = (): void => {};
  let ask = (): void => {};
  const reached = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const gate = (): Promise<void> => {
    ask();
    return held;
  };
  return { gate, reached, release };
}

/** More than every step of a save needs that is not held. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe.each(['file', 'folder'] as const)('while the sync of the %s hangs', (which) => {
  it('the state is "saving" and the save is not answered; with it, both turn', async () => {
    const { library, states } = opened;
    const before = library.saveState();
    const sync = hang();
    gates = { file: free, folder: free, [which]: sync.gate };
    let answered = false;
    const saved = library.briefings
      .save(briefing.id, { header: { ...briefing.header, title: 'After' }, body: briefing.body })
      .then((result) => {
        answered = true;
        return result;
      });
    await sync.reached;
    await settle();
    expect([answered, library.saveState()]).toEqual([false, { state: 'saving', savedAt: before.savedAt, code: null }]);
    expect(states.at(-1)?.state).toBe('saving');
    sync.release();
    unwrap(await saved);
    expect(library.saveState().state).toBe('saved');
    expect(states.at(-1)?.state).toBe('saved');
  });

  it('closing waits for it', async () => {
    const sync = hang();
    gates = { file: free, folder: free, [which]: sync.gate };
    const saved = opened.library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'After' }, body: briefing.body });
    await sync.reached;
    let closed = false;
    const closing = opened.library.close().then(() => {
      closed = true;
    });
    await settle();
    expect(closed).toBe(false);
    sync.release();
    unwrap(await saved);
    await closing;
  });
});

it('the folder that is synced is the one that holds the document', async () => {
  const folders: string[] = [];
  const { library } = opened;
  const world = worldWith({
    fileSystem: {
      ...nodeFileSystem,
      syncFolder: async (folder) => {
        folders.push(folder);
        await nodeFileSystem.syncFolder(folder);
      },
    },
  });
  await library.close();
  opened = await open(library.folder, world);
  folders.length = 0;
  unwrap(await opened.library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'After' }, body: briefing.body }));
  expect(folders.at(-1)).toBe(dirname(`${library.folder}/briefings/x`));
});
