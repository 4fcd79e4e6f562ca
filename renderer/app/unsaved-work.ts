import { call, listen } from '../bridge';

/**
 * What has been written but not yet stored. Whoever holds such words registers a function that hands
 * them over, and answers whether the disk took them; all are called before the application quits, and
 * only then is it told that it may.
 */
type HandOver = () => Promise<boolean>;

/** Lets go of words that belong to a library which was left: they must not be stored in another one. */
type LetGo = () => void;

const holders = new Map<HandOver, LetGo | undefined>();

/** Registers a function that hands over unsaved words, and one that lets go of them; the function returned takes both back. */
export function holdUnsavedWork(handOver: HandOver, letGo?: LetGo): () => void {
  holders.set(handOver, letGo);
  return () => {
    holders.delete(handOver);
  };
}

/** Called when another library is open: what could not be handed over stays behind with the one it belongs to. */
export function leaveUnsavedWork(): void {
  for (const letGo of [...holders.values()]) letGo?.();
}

/** Hands over everything that is unsaved, all holders at once; one that fails keeps no other from finishing. Answers whether the disk took all of it. */
export async function handOverUnsavedWork(): Promise<boolean> {
  const results = await Promise.allSettled([...holders.keys()].map((handOver) => handOver()));
  return results.every((result) => result.status === 'fulfilled' && result.value);
}

/**
 * What can only be decided by the person. Such a function is called first when the application is
 * about to quit; one that puts a question on the screen answers `true`, and the application stays.
 */
type Question = () => boolean;

const questions: Question[] = [];

/** Registers a question for as long as the page lives. */
export function askBeforeQuitting(question: Question): void {
  questions.push(question);
}

/** Quits after the person has answered a question of that kind. Not by closing the page: that would ask nobody for unsaved words. */
export function quit(): void {
  void call('app.quit', {});
}

/** Answers the wish to quit; the function returned ends that. */
export function followQuitting(): () => void {
  return listen('app.before-quit', () => {
    if (questions.some((question) => question())) void call('app.stay-open', {});
    else void handOverUnsavedWork().then((saved) => call('app.ready-to-quit', { unsaved: !saved }));
  });
}
