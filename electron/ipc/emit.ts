import type { EventName } from '../../shared/ipc/channels';
import { type EventPayload, events } from '../../shared/ipc/contract';

/** A window, as far as it can be told something. */
export type Listening = {
  readonly isDestroyed: () => boolean;
  readonly webContents: { readonly isCrashed: () => boolean; readonly send: (name: string, payload: unknown) => void };
};

/** Tells all our windows something; only the main process does. The payload is parsed by the event's row: a wrong one is a bug. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

export function createEmit(windows: () => readonly Listening[]): Emit {
  return (name, payload) => {
    const checked = events[name].parse(payload);
    for (const window of windows()) {
      // A page that crashed asks for everything when it is back.
      if (!window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(name, checked);
    }
  };
}
