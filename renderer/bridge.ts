import type { Bridge, BridgeArgs } from '../shared/ipc/bridge';
import type { EventName, RequestName } from '../shared/ipc/channels';
import type { Answer, EventPayload } from '../shared/ipc/contract';

/** The only file that touches what the preload script put on the window. */
declare global {
  interface Window {
    readonly briefingNotes: Bridge;
  }
}

/** Asks the main process. The answer is always a `Result`: a failure is a value with a code, never a rejection that goes unseen. */
export async function call<N extends RequestName>(name: N, args: BridgeArgs<N>): Promise<Answer<N>> {
  try {
    return await window.briefingNotes.requests[name](args);
  } catch (error) {
    console.error(`call ${name} failed`, error);
    return { ok: false, error: { code: 'internal' } };
  }
}

/** Hears what the main process tells; the function returned ends the subscription. */
export function listen<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.briefingNotes.events[name](listener);
}
