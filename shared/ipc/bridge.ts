import type { EventName, RequestName } from './channels';
import type { Answer, Args, EventPayload } from './contract';

/**
 * What the page passes to a call: its arguments, but files in place of paths. The page names no path: the preload script
 * asks Chromium where a `File` lies, and one that the page made itself lies nowhere. (A `File` is the DOM's.)
 */
export type BridgeArgs<N extends RequestName> = N extends 'batch.take' ? { readonly files: readonly object[] } : Args<N>;

/**
 * What the preload script puts on `window.briefingNotes`: one function a row, and one subscription
 * function an event, which returns the function that ends the subscription.
 */
export type Bridge = {
  readonly requests: { readonly [N in RequestName]: (args: BridgeArgs<N>) => Promise<Answer<N>> };
  readonly events: { readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void };
};
