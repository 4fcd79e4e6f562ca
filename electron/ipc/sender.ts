/** What is known of the frame that a call came from; `origin` is `null` when the frame is gone. */
export type Sender = { readonly isOurWindow: boolean; readonly isMainFrame: boolean; readonly origin: string | null };

/** The parts of Electron's event that say who sent it, so that tests can make up any sender. */
export type CallEvent<Contents extends { readonly mainFrame: object }> = {
  readonly sender: Contents;
  readonly senderFrame: (object & { readonly origin: string }) | null;
};

/** Who sent a call. `ours` are the contents of our windows at this moment. A frame that went away meanwhile may throw when it is asked. */
export function senderOf<Contents extends { readonly mainFrame: object }>(event: CallEvent<Contents>, ours: readonly Contents[]): Sender {
  try {
    const frame = event.senderFrame;
    return {
      isOurWindow: ours.includes(event.sender),
      isMainFrame: frame !== null && frame === event.sender.mainFrame,
      origin: frame?.origin ?? null,
    };
  } catch {
    return { isOurWindow: false, isMainFrame: false, origin: null };
  }
}
