/** The rival of the row `start`: the least that Electron can show, one window with one word. */
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true, contextIsolation: true } });
  void window.loadURL('data:text/html,<!doctype html><title>Empty</title><body>Empty</body>');
});
