import { join } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';
import { type Application, startApplication } from './application';
import { createEmit } from './ipc/emit';
import { registerHandlers } from './ipc/register-handlers';
import { openLocalLog } from './process/local-log';
import { answerAppRequest, appScheme } from './window/app-protocol';
import { openMainWindow } from './window/main-window';

const userData = process.env.BRIEFING_NOTES_USER_DATA;
if (userData !== undefined && userData !== '') app.setPath('userData', userData);

// As root Chromium has no sandbox: only then is the switch given, by the development launcher and the tests.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);

const log = openLocalLog(join(app.getPath('userData'), 'logs'));
let application: Promise<Application> | null = null;

void app.whenReady().then(() => {
  const folders = { renderer: join(__dirname, '../renderer'), fonts: join(__dirname, '../fonts') };
  protocol.handle(appScheme, (request) => answerAppRequest(request.url, folders));
  const windows = (): readonly BrowserWindow[] => BrowserWindow.getAllWindows();
  application = startApplication({ emit: createEmit(windows), log, windows, readyToQuit: () => {} });
  registerHandlers({ handlers: application.then(({ handlers }) => handlers), checkAnswers: !app.isPackaged, log }, windows);
  openMainWindow();
});

app.on('window-all-closed', () => app.quit());

// Saves in flight come to their end and the lock is given back before the process does.
app.on('will-quit', (event) => {
  const open = application;
  if (open === null) return;
  event.preventDefault();
  application = null;
  void open
    .then(({ close }) => close())
    .catch((error: unknown) => log('quit', { error: String(error) }))
    .finally(() => app.quit());
});
