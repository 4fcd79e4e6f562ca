import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/ipc/bridge';
import { eventNames, requestNames } from '../shared/ipc/channels';

// A list, not a program: one frozen function a contract row. The renderer gets plain values only,
// never an IPC event (whose `sender` would be a way around the contract).
const requests = Object.fromEntries(requestNames.map((name) => [name, (args: unknown) => ipcRenderer.invoke(name, args)]));

const events = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      const forward = (_event: unknown, payload: unknown): void => listener(payload);
      ipcRenderer.on(name, forward);
      return () => {
        ipcRenderer.removeListener(name, forward);
      };
    },
  ]),
);

contextBridge.exposeInMainWorld('briefingNotes', { requests, events } as unknown as Bridge);
