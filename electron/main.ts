import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, protocol, session } from 'electron';
import { reportOf, reportText } from '../shared/domain/error-report';
import { type Application, startApplication } from './application';
import { createEmit } from './ipc/emit';
import { registerHandlers } from './ipc/register-handlers';
import { openAppSettings } from './library/app-settings';
import { nodeSurroundings } from './library/node-surroundings';
import { forkElectronUtility } from './process/electron-utility';
import { finishBeforeQuit } from './process/finish-before-quit';
import { openLocalLog } from './process/local-log';
import { logLostProcesses } from './process/lost-processes';
import { hasOwnFolder } from './process/own-folder';
import { followUnhandledErrors } from './process/unhandled-errors';
import { createIndexLauncher } from './search/index-launcher';
import { endOnRefusedSwitch } from './security/argument-guard';
import { readBuildKind } from './security/build-kind';
import { appScheme } from './security/own-address';
import { installWalls } from './security/walls';
import { answerSelfTest, prepareSelfTest, selfTestSwitch } from './self-test/self-test';
import { answerAppRequest, warmUpAnswers } from './window/app-protocol';
import { isFirstRunning } from './window/first-instance';
import { startMainMessages } from './window/main-messages';
import { openMainWindow } from './window/main-window';
import { followOpenedFiles } from './window/opened-files';
import { endAfterFailedStart } from './window/restart';
import { windowPartition } from './window/window-options';

const kind = readBuildKind(join(__dirname, '../..'));
if (kind === 'release') endOnRefusedSwitch(process.argv, app.commandLine);

const userData = process.env.BRIEFING_NOTES_USER_DATA;
if (userData !== undefined && userData !== '') app.setPath('userData', userData);
const selfTest = app.commandLine.hasSwitch(selfTestSwitch) ? prepareSelfTest() : null;
const ownFolder = hasOwnFolder(app);

// As root Chromium has no sandbox: only then is the switch given, by the development launcher and the tests.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);

let application: Promise<Application> | null = null;
const log = openLocalLog(join(app.getPath('userData'), 'logs'));
logLostProcesses(log);
installWalls({ development: kind === 'development', log });
const windows = (): readonly BrowserWindow[] => BrowserWindow.getAllWindows();

async function start(): Promise<void> {
  // Chromium gets ready meanwhile: what needs no window costs the start nothing here.
  const settings = await openAppSettings(nodeSurroundings, app.getPath('userData'));
  const language = process.env.BRIEFING_NOTES_LANGUAGE ?? settings.read().language;
  const messages = startMainMessages(language);
  warmUpAnswers();
  await app.whenReady();
  const indexes = createIndexLauncher(() => forkElectronUtility(join(__dirname, 'index-process.js'), 'Briefing Notes index'));
  const folders = { renderer: join(__dirname, '../renderer'), fonts: join(__dirname, '../fonts') };
  session.fromPartition(windowPartition).protocol.handle(appScheme, (request) => answerAppRequest(request, folders));
  nativeTheme.themeSource = settings.read().theme;
  const emit = createEmit(windows);
  let opened: Application | null = null;
  const window = openMainWindow({
    settings: settings.read(),
    messages,
    log,
    devTools: kind === 'development',
    emit,
    saveFailed: () => opened?.desk.library().saveState().state === 'failed',
    saveSupport: async () => (opened === null ? 'failed' : opened.saveSupport()),
    rememberPlace: (place) => {
      placeKept = settings.update({ window: place });
    },
  });
  followOpenedFiles(() => windows()[0], messages);
  followUnhandledErrors(process, {
    log,
    tell: () => emit('app.problem', {}),
    offerRestart: () => void window.offerRestart(),
  });
  application = startApplication({ emit, log, windows, settings, indexes, language, messages, ...window });
  registerHandlers({ handlers: application.then(({ handlers }) => handlers), checkAnswers: kind === 'development', log }, windows);
  opened = await application;
}

/** The window's last place, on its way to the disk. */
let placeKept: Promise<unknown> = Promise.resolve();

function focusWindow(): void {
  const window = windows()[0];
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

if (selfTest !== null) {
  void app
    .whenReady()
    .then(() => answerSelfTest(selfTest))
    .then((code) => app.exit(code));
} else if (ownFolder && app.requestSingleInstanceLock()) {
  // A second start shows the first: two writers of one library would only lock each other out.
  app.on('second-instance', focusWindow);
  void start().catch(async (error: unknown) => {
    log('start', { error: reportText(reportOf(error)) });
    await app.whenReady();
    endAfterFailedStart(startMainMessages('en'));
  });
} else if (ownFolder && isFirstRunning(app.getPath('userData'), process.platform)) app.quit();
else void app.whenReady().then(() => endAfterFailedStart(startMainMessages('en')));

app.on('window-all-closed', () => app.quit());

finishBeforeQuit(app, log, () => {
  const open = application;
  application = null;
  return open === null ? null : [placeKept, open.then(({ close }) => close())];
});
