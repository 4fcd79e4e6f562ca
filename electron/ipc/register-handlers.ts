import { type BrowserWindow, ipcMain } from 'electron';
import { requestNames } from '../../shared/ipc/channels';
import { type Answering, answerCall } from './handle';
import { senderOf } from './sender';

/** Puts every row of the contract on the wire; the only place that touches `ipcMain`. `windows` are ours at the moment of the call. */
export function registerHandlers(answering: Answering, windows: () => readonly BrowserWindow[]): void {
  for (const name of requestNames) {
    ipcMain.handle(name, (event, args: unknown) => {
      const ours = windows().flatMap((window) => (window.isDestroyed() ? [] : [window.webContents]));
      return answerCall(answering, name, senderOf(event, ours), args);
    });
  }
}
