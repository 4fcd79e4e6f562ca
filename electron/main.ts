import { join } from 'node:path';
import { app, protocol } from 'electron';
import { answerAppRequest, appScheme } from './window/app-protocol';
import { openMainWindow } from './window/main-window';

const userData = process.env.BRIEFING_NOTES_USER_DATA;
if (userData !== undefined && userData !== '') app.setPath('userData', userData);

// As root Chromium has no sandbox: only then is the switch given, by the development launcher and the tests.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);

void app.whenReady().then(() => {
  const folders = { renderer: join(__dirname, '../renderer'), fonts: join(__dirname, '../fonts') };
  protocol.handle(appScheme, (request) => answerAppRequest(request.url, folders));
  openMainWindow();
});

app.on('window-all-closed', () => app.quit());
