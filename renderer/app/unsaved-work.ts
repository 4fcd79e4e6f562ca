import { call, listen } from '../bridge';

/**
 * What has been written but not yet stored. Whoever holds such words registers a function that hands
 * them over; all are called before the application quits, and only then is it told that it may.
 */
type HandOver = () => Promise<void>;

const holders = new Set<HandOver>();

/** Registers a function that hands over unsaved words; the function returned takes it back. */
export function holdUnsavedWork(handOver: HandOver): () => void {
  holders.add(handOver);
  return () => {
    holders.delete(handOver);
  };
}

/** Hands over everything that is unsaved, all holders at once; one that fails keeps no other from finishing. */
export async function handOverUnsavedWork(): Promise<void> {
  await Promise.allSettled([...holders].map((handOver) => handOver()));
}

/** Answers the wish to quit; the function returned ends that. */
export function followQuitting(): () => void {
  return listen('app.before-quit', () => {
    void handOverUnsavedWork().then(() => call('app.ready-to-quit', {}));
  });
}
