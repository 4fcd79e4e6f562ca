import { join } from 'node:path';
import { annotationHandlers } from '../../electron/ipc/annotation-handlers';
import { appHandlers } from '../../electron/ipc/app-handlers';
import { articleHandlers } from '../../electron/ipc/article-handlers';
import { briefingHandlers } from '../../electron/ipc/briefing-handlers';
import { conflictHandlers } from '../../electron/ipc/conflict-handlers';
import { historyHandlers } from '../../electron/ipc/history-handlers';
import { libraryHandlers } from '../../electron/ipc/library-handlers';
import { libraryPlaceHandlers } from '../../electron/ipc/library-place-handlers';
import { recoveredHandlers } from '../../electron/ipc/recovered-handlers';
import { trashHandlers } from '../../electron/ipc/trash-handlers';
import { createJobBoard } from '../../electron/jobs/job-board';
import { type AppSettingsStore, openAppSettings } from '../../electron/library/app-settings';
import { type LibraryDesk, openLibraryDesk } from '../../electron/library/library-desk';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { createRecoveredWords } from '../../electron/library/recovered-words';
import { forkNodeUtility } from '../../electron/process/node-utility';
import { createIndexLauncher } from '../../electron/search/index-launcher';
import { createLibraryIndex } from '../../electron/search/library-index';
import type { Handlers } from '../../shared/ipc/contract';
import { bundleEntry } from './bundle-entry';

export type RealHandlers = { readonly handlers: Partial<Handlers>; readonly desk: LibraryDesk; readonly settings: AppSettingsStore };

/** The application's own handlers over a new library in `home`, all but those of import and paper. `chooseFolder` answers its dialogs. */
export async function openRealHandlers(home: string, chooseFolder: () => string | null): Promise<RealHandlers> {
  const indexEntry = await bundleEntry('electron/search/index-process.ts', ['node-sqlite3-wasm']);
  const settings = await openAppSettings(nodeSurroundings, join(home, 'user-data'));
  const desk = await openLibraryDesk({
    world: nodeSurroundings,
    processes: nodeProcessTable,
    settings,
    defaultFolder: join(home, 'Desk'),
    givenFolder: null,
    newSettings: (name) => ({ name: name === '' ? 'Desk' : name, defaultMarking: 'OFFICIAL', defaultFrom: 'Asia desk' }),
    welcome: async () => {},
    openIndex: (id, onStale) =>
      createLibraryIndex({
        fork: () => createIndexLauncher(() => forkNodeUtility(indexEntry)).launch(join(home, 'index', `${id}.sqlite`)),
        onStale,
      }),
    changed: () => {},
    saveStateChanged: () => {},
    recentChanged: () => {},
    log: () => {},
  });
  const jobs = createJobBoard({ newId: nodeSurroundings.newId, monotonicMs: nodeSurroundings.monotonicMs, changed: () => {} });
  const handlers: Partial<Handlers> = {
    ...appHandlers({
      info: () => ({ version: '0.1.0', electron: '25', chromium: '114', platform: 'linux', language: 'en' }),
      readyToQuit: () => {},
      stayOpen: () => {},
      quit: () => {},
      showAnswered: () => {},
      reportError: () => {},
      settings,
      settingsChanged: () => {},
    }),
    ...libraryHandlers({ desk, chooseFolder: async () => chooseFolder(), showFolder: async (folder) => folder === desk.library().folder }),
    ...libraryPlaceHandlers({ desk, jobs, chooseFolder: async () => chooseFolder() }),
    ...recoveredHandlers(
      desk,
      createRecoveredWords(nodeSurroundings, join(home, 'recovered'), (title) => title),
    ),
    ...articleHandlers({ desk, openAddress: async () => {} }),
    ...annotationHandlers(desk),
    ...briefingHandlers({ desk, sectionTitle: (_template, role) => role, language: () => 'en', today: () => '2026-06-21' }),
    ...trashHandlers(desk),
    ...historyHandlers(desk),
    ...conflictHandlers(desk),
  };
  return { handlers, desk, settings };
}
