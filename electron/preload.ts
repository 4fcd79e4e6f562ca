import * as electron from 'electron';
import type { Bridge } from '../shared/ipc/bridge';
import { eventNames, requestNames } from '../shared/ipc/channels';

const { contextBridge, ipcRenderer } = electron;
/** Absent before Electron 29, where a `File` told its path itself. */
const { webUtils } = electron as unknown as { readonly webUtils?: { readonly getPathForFile: (file: File) => string } };

/** Where a file of the system's lies; the empty string for whatever else the page hands over. */
function pathOf(file: unknown): string {
  if (!(file instanceof File)) return '';
  return webUtils === undefined ? ((file as { readonly path?: string }).path ?? '') : webUtils.getPathForFile(file);
}

/** What goes to the main process in place of what the page passed: paths in place of files. */
function wireArgs(name: string, args: unknown): unknown {
  if (name !== 'batch.take') return args;
  const files: unknown = typeof args === 'object' && args !== null && 'files' in args ? args.files : null;
  return { paths: Array.isArray(files) ? files.map(pathOf) : null };
}

// A list, not a program: one frozen function a contract row. The renderer gets plain values only,
// never an IPC event (whose `sender` would be a way around the contract).
const requests = Object.fromEntries(requestNames.map((name) => [name, (args: unknown) => ipcRenderer.invoke(name, wireArgs(name, args))]));

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
