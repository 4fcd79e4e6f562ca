import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { app, type BrowserWindow, dialog, nativeTheme, shell } from 'electron';
import dialogs from '../assets/messages/en/dialogs.json';
import paper from '../assets/messages/en/paper.json';
import templates from '../assets/messages/en/templates.json';
import { reportText } from '../shared/domain/error-report';
import type { RecentLibrary } from '../shared/domain/recent-library';
import { groupOf } from '../shared/domain/verification';
import { verificationText } from '../shared/domain/verification-text';
import type { Handlers } from '../shared/ipc/contract';
import { createTypesetter } from './export/typesetter';
import { createFactsDesk } from './facts/facts-desk';
import { importingProcess, openImportDesk } from './import/open-import-desk';
import { createWatchDesk } from './import/watch/watch-desk';
import { annotationHandlers } from './ipc/annotation-handlers';
import { appHandlers } from './ipc/app-handlers';
import { articleHandlers } from './ipc/article-handlers';
import { backupHandlers } from './ipc/backup-handlers';
import { briefingHandlers } from './ipc/briefing-handlers';
import { conflictHandlers } from './ipc/conflict-handlers';
import type { Emit } from './ipc/emit';
import { exportHandlers } from './ipc/export-handlers';
import { factHandlers } from './ipc/fact-handlers';
import { historyHandlers } from './ipc/history-handlers';
import { importHandlers } from './ipc/import-handlers';
import { jobHandlers } from './ipc/job-handlers';
import { libraryHandlers } from './ipc/library-handlers';
import { libraryPlaceHandlers } from './ipc/library-place-handlers';
import { type PageHandlerPorts, pageHandlers } from './ipc/page-handlers';
import { recoveredHandlers } from './ipc/recovered-handlers';
import { supportHandlers } from './ipc/support-handlers';
import { trashHandlers } from './ipc/trash-handlers';
import { type NewestReport, verifyHandlers } from './ipc/verify-handlers';
import { createJobBoard } from './jobs/job-board';
import type { AppSettingsStore } from './library/app-settings';
import { type LibraryDesk, openLibraryDesk } from './library/library-desk';
import { beatEvery } from './library/lock-watch';
import { nodeProcessTable } from './library/node-process-table';
import { nodeSurroundings } from './library/node-surroundings';
import { createRecoveredWords } from './library/recovered-words';
import { readSampleArticle } from './library/sample-article';
import { checkMonthly } from './library/self-check';
import { storeKeptWords } from './library/store-kept-words';
import { forkElectronUtility } from './process/electron-utility';
import type { LocalLog } from './process/local-log';
import { isToldOf, type NamedProcess } from './process/told-of-end';
import { unpackedPath } from './process/unpacked-path';
import type { ProcessEnd } from './process/utility-client';
import type { IndexLauncher } from './search/index-launcher';
import { createLibraryIndex } from './search/library-index';
import { gatherSupport } from './support/gather-support';
import { saveSupportFile } from './support/save-support-file';
import { askWhereExportGoes, askWhereOriginalGoes, askWhereReportGoes, backupDialogs } from './window/file-dialogs';
import type { MainMessages } from './window/main-messages';

export type ApplicationPorts = {
  readonly emit: Emit;
  readonly log: LocalLog;
  readonly windows: () => readonly BrowserWindow[];
  readonly settings: AppSettingsStore;
  readonly indexes: IndexLauncher;
  /** Interface language of this start. */
  readonly language: string;
  readonly messages: MainMessages;
  /** The renderer has handed over its unsaved work; `unsaved` when not all of it could be stored. */
  readonly readyToQuit: (unsaved: boolean) => void;
  /** The renderer asks the person something before it quits. */
  readonly stayOpen: () => void;
  /** Tells the native menus which commands do something just now. */
  readonly showAnswered: (ids: readonly string[]) => void;
  /** Tells them which libraries were opened on this computer. */
  readonly showRecent: (list: readonly RecentLibrary[]) => void;
  readonly page: PageHandlerPorts;
  /** Offers an address of the web to the person's browser, after asking. */
  readonly openAddress: (address: string) => Promise<void>;
};

export type Application = {
  readonly handlers: Handlers;
  readonly desk: LibraryDesk;
  /** Asks where to and writes the support file. */
  readonly saveSupport: () => Promise<'saved' | 'cancelled' | 'failed'>;
  /** Waits for saves and gives everything back. */
  readonly close: () => Promise<void>;
};

/** Work in the background begins this long after the first list has been answered, when it is drawn; in milliseconds. */
const restAfterList = 2000;
/** It begins after this time even if nobody asks for a list. */
const longestStart = 5000;

/** Builds the services over this computer's disk and ties them to the contract. Call when Electron is ready. */
export async function startApplication(ports: ApplicationPorts): Promise<Application> {
  const { emit, log, windows, settings, indexes, language, readyToQuit, stayOpen, showAnswered, openAddress, messages } = ports;
  const userData = app.getPath('userData');
  const assets = join(app.getAppPath(), 'assets');

  const ended = (name: NamedProcess) => (end: ProcessEnd) => {
    log('process.ended', end);
    if (!isToldOf(name, end)) return;
    emit('process.restarted', { process: name });
    // Lists that went without their answer ask again.
    if (name === 'index') for (const topic of ['articles', 'annotations', 'briefings'] as const) emit('library.changed', { topic });
  };

  const recovered = createRecoveredWords(nodeSurroundings, join(userData, 'recovered'), (title) =>
    dialogs['recovered.title'].replace('{title}', () => title),
  );
  /** Words of a library that cannot be written to any more must outlive this process, too. */
  function followWords(): void {
    if (opened !== null) void recovered.follow(opened.library(), ports.page.kept().kept);
  }
  let opened: LibraryDesk | null = null;

  const given = process.env.BRIEFING_NOTES_LIBRARY ?? '';
  const withSample = given === '' || process.env.BRIEFING_NOTES_SAMPLE === '1';
  const newestReport: NewestReport = { report: null };
  const desk = await openLibraryDesk({
    world: nodeSurroundings,
    processes: nodeProcessTable,
    settings,
    defaultFolder: join(app.getPath('documents'), 'Briefing Notes'),
    givenFolder: given === '' ? null : given,
    newSettings: (name) => ({ name: name === '' ? dialogs['library.name'] : name, defaultMarking: '', defaultFrom: '' }),
    welcome: async (library) => {
      if (!withSample) return;
      // Only the very first start reads what understands texts: it takes longer to read than to use.
      const { sampleBlocks } = await import('./import/sample-blocks');
      const stored = await library.articles.create(await readSampleArticle(join(assets, 'sample'), sampleBlocks));
      if (!stored.ok) log('sample.store', { code: stored.error.code });
    },
    openIndex: (libraryId, onStale) =>
      createLibraryIndex({
        fork: () => indexes.launch(join(userData, 'index', `${libraryId}.sqlite`)),
        onStale,
        onCrash: ended('index'),
      }),
    untilCalm: async (index) => {
      const listed = await Promise.race([index.listed, wait(longestStart, 0, { ref: false })]);
      // An index that knows nothing is new: the person waits for it to be filled.
      if (listed > 0) await wait(restAfterList, undefined, { ref: false });
    },
    lookedThrough: async (library, signal) => {
      const report = await checkMonthly(nodeSurroundings, settings, library, signal);
      if (report === null) return;
      newestReport.report = report;
      const count = report.findings.filter((finding) => groupOf(finding) !== 'note').length;
      log('library.monthly', { findings: count });
      if (count > 0) emit('verify.found', { count });
    },
    changed: ({ topic, id, replaced }) => {
      emit('library.changed', { topic });
      if (replaced === true && topic !== 'library' && topic !== 'trash') emit('document.replaced', { topic, id });
    },
    saveStateChanged: (state) => emit('save.state', state),
    recentChanged: () => {
      ports.showRecent(settings.read().recentLibraries);
      emit('library.changed', { topic: 'library' });
    },
    log,
  });

  opened = desk;

  // A drive that was pulled out, or plugged in again, tells nobody; neither does another program that gives the lock
  // back. Looking costs next to nothing, and shows other computers that we live.
  const watch = setInterval(() => void desk.refresh(), beatEvery);

  const forkImporter = () => forkElectronUtility(join(__dirname, 'import-process.js'), 'Briefing Notes import');
  const importing = openImportDesk({
    desk,
    fork: forkImporter,
    newToken: nodeSurroundings.newId,
    onCrash: ended('import'),
    onBatchCrash: (end) => log('process.ended', end),
  });
  const watched = createWatchDesk({
    desk,
    importer: importingProcess('import-watch', forkImporter, (end) => log('process.ended', end)),
    drawer: importing.drawer,
    single: importing,
    settings,
    world: nodeSurroundings,
    userData,
    took: (rows) => emit('watch.took', { rows: [...rows] }),
  });
  const looks = setInterval(() => void watched.look(), beatEvery);

  const facts = createFactsDesk({
    fork: () => forkElectronUtility(join(__dirname, 'facts-process.js'), 'Briefing Notes facts'),
    // Who asks is told by the answer; nobody's words depend on it.
    onCrash: (end) => log('process.ended', end),
    readArticle: (id) => desk.library().articles.read(id),
    readNotes: (id) => desk.library().factNotes.read(id),
    changeNotes: (id, change) => desk.library().factNotes.change(id, change),
  });

  const typesetter = createTypesetter({
    fork: () =>
      forkElectronUtility(join(__dirname, 'typst-process.js'), 'Briefing Notes typesetting', [
        // Typst is native code and knows nothing of the archive.
        unpackedPath(join(__dirname, '../fonts')),
        unpackedPath(join(assets, 'templates')),
      ]),
    log: (words) => log('typeset', { words }),
    onCrash: ended('typeset'),
  });

  const saveSupport = () =>
    saveSupportFile(windows()[0], nodeSurroundings, () =>
      gatherSupport({ desk, settings: settings.read, language, logs: join(userData, 'logs'), indexes: join(userData, 'index') }),
    );

  const jobs = createJobBoard({
    newId: nodeSurroundings.newId,
    monotonicMs: nodeSurroundings.monotonicMs,
    changed: (list) => emit('jobs.changed', { jobs: [...list] }),
  });

  const handlers: Handlers = {
    ...appHandlers({
      info: () => ({
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        chromium: process.versions.chrome ?? '',
        platform: process.platform,
        language,
      }),
      readyToQuit,
      stayOpen,
      quit: () => windows()[0]?.close(),
      showAnswered,
      reportError: ({ where, report }) => log('page.error', { where, error: reportText(report) }),
      settings,
      settingsChanged: ({ theme, zoom }) => {
        nativeTheme.themeSource = theme;
        for (const window of windows()) window.webContents.setZoomFactor(zoom);
      },
    }),
    ...pageHandlers({
      ...ports.page,
      keep(key, value) {
        ports.page.keep(key, value);
        followWords();
      },
    }),
    ...recoveredHandlers(desk, recovered),
    ...libraryHandlers({
      desk,
      chooseFolder: (purpose) => chooseFolder(windows()[0], purpose),
      showFolder: async (folder) => (await shell.openPath(folder)) === '',
    }),
    ...libraryPlaceHandlers({ desk, jobs, chooseFolder: () => chooseFolder(windows()[0], 'move') }),
    ...articleHandlers({ desk, openAddress }),
    ...annotationHandlers(desk),
    ...factHandlers(facts),
    ...briefingHandlers({ desk, sectionTitle: (template, role) => templates[`${template}.${role}`], language: () => 'en', today }),
    ...backupHandlers({
      desk,
      jobs,
      settings,
      world: nodeSurroundings,
      ask: backupDialogs(() => windows()[0]),
      showFile: (path) => shell.showItemInFolder(path),
      newToken: nodeSurroundings.newId,
    }),
    ...verifyHandlers({
      desk,
      jobs,
      settings,
      world: nodeSurroundings,
      newest: newestReport,
      askTarget: (fileName) => askWhereReportGoes(windows()[0], fileName),
      wordsOf: (report) => verificationText(report, messages),
    }),
    ...jobHandlers(jobs),
    ...trashHandlers(desk),
    ...historyHandlers(desk),
    ...conflictHandlers(desk),
    ...supportHandlers({ save: saveSupport, showFile: (path) => shell.showItemInFolder(path) }),
    ...importHandlers({
      desk: importing,
      watched,
      jobs,
      chooseFolder: () => chooseFolder(windows()[0], 'import'),
      chooseWatched: () => chooseFolder(windows()[0], 'watch'),
    }),
    ...exportHandlers({
      desk,
      typesetter,
      world: nodeSurroundings,
      labels: paper,
      chooseFile: (suggestion) => askWhereExportGoes(windows()[0], suggestion),
      chooseCopy: (suggestion) => askWhereOriginalGoes(windows()[0], suggestion),
      showFile: (path) => shell.showItemInFolder(path),
      newToken: nodeSurroundings.newId,
    }),
  };
  return {
    handlers,
    desk,
    saveSupport: async () => {
      const saved = await saveSupport();
      return saved.ok ? 'saved' : saved.error.code === 'support.cancelled' ? 'cancelled' : 'failed';
    },
    close: async () => {
      clearInterval(watch);
      clearInterval(looks);
      await jobs.cancelAll();
      await Promise.all([importing.stop(), watched.close(), typesetter.stop(), facts.stop()]);
      // Nothing, unless a page crashed for good, or a disk had refused what is tried once more here.
      const { kept } = ports.page.kept();
      const documents = await storeKeptWords(desk.library(), kept);
      if (documents > 0) log('kept.stored', { documents });
      const left = kept.filter(({ key }) => key !== 'place').length > documents ? kept : [];
      await recovered.follow(desk.library(), left);
      await desk.close();
    },
  };
}

async function chooseFolder(
  window: BrowserWindow | undefined,
  purpose: 'open' | 'create' | 'move' | 'import' | 'watch',
): Promise<string | null> {
  const options = { title: dialogs[`library.${purpose}`], properties: ['openDirectory' as const, 'createDirectory' as const] };
  const chosen = window === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** The day it is where the person sits; an ISO instant would name Greenwich's. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
