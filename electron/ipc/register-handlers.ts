import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { requestNames } from '../../shared/ipc/channels';
import { type Answering, answerCall, type Sender } from './handle';

/** Puts every row of the contract on the wire; the only place that touches `ipcMain`. `windows` are ours at the moment of the call. */
export function registerHandlers(answering: Answering, windows: () => readonly BrowserWindow[]): void {
  for (const name of requestNames) {
    ipcMain.handle(name, (event, args: unknown) => answerCall(answering, name, senderOf(event, windows()), args));
  }
}

function senderOf(event: IpcMainInvokeEvent, windows: readonly BrowserWindow[]): Sender {
  const frame = event.senderFrame;
  return {
    isOurWindow: windows.some((window) => !window.isDestroyed() && window.webContents === event.sender),
    isMainFrame: frame !== null && frame === event.sender.mainFrame,
    origin: frame?.origin ?? null,
  };
}
