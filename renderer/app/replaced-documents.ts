import { listen } from '../bridge';

/**
 * Documents whose words were replaced behind the back of the screen that shows them: by the main process
 * (a restore, another computer), or by undoing from elsewhere. Who shows one reads it again.
 */
type Listener = (id: string) => void;

const listeners = new Set<Listener>();

/** Says that this page has replaced the words of a document that may be on the screen. */
export function tellReplaced(id: string): void {
  for (const listener of listeners) listener(id);
}

/** Hears of documents that were replaced; the function returned ends that. */
export function onReplaced(listener: Listener): () => void {
  listeners.add(listener);
  const end = listen('document.replaced', ({ id }) => listener(id));
  return () => {
    listeners.delete(listener);
    end();
  };
}
