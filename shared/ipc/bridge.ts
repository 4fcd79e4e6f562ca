import type { EventName, RequestName } from './channels';
import type { Answer, Args, EventPayload } from './contract';

/**
 * What the preload script puts on `window.briefingNotes`: one function a row, and one subscription
 * function an event, which returns the function that ends the subscription.
 */
export type Bridge = {
  readonly requests: { readonly [N in RequestName]: (args: Args<N>) => Promise<Answer<N>> };
  readonly events: { readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void };
};
