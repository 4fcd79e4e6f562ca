import { create } from 'zustand';
import { useNavigation } from '../app/navigation';
import { askBeforeQuitting, quit } from '../app/unsaved-work';
import { discardDraft, hasOwnWork, storeDraft, useImport } from './import-store';

/** What is asked before an article that is not stored goes: thrown away by itself, for the next, or with the application. */
export type ImportQuestion = {
  readonly about: 'discard' | 'replace' | 'quit';
  /** The person lets it go. */
  readonly letGo: () => void;
  /** The person has it stored instead; only before quitting, and only when there is a preview to store. */
  readonly store: (() => void) | null;
};

/** The question that stands. Closing it without an answer changes nothing. */
export const useImportQuestion = create<{ readonly question: ImportQuestion | null }>()(() => ({ question: null }));

export function closeQuestion(): void {
  useImportQuestion.setState({ question: null });
}

export function askToDiscard(): void {
  const letGo = (): void => {
    const { fromReport } = useImport.getState();
    discardDraft();
    if (fromReport !== null) useNavigation.getState().go({ screen: fromReport });
  };
  useImportQuestion.setState({ question: { about: 'discard', letGo, store: null } });
}

/** Asks before `next` replaces the article on the screen. */
export function askToReplace(next: () => void): void {
  useImportQuestion.setState({ question: { about: 'replace', letGo: next, store: null } });
}

/** When quitting would lose own work: shows the import and asks, and answers `true`. */
function askToQuit(): boolean {
  const { draft } = useImport.getState();
  if (!hasOwnWork(useImport.getState())) return false;
  if (useNavigation.getState().route.screen !== 'import') useNavigation.getState().go({ screen: 'import' });
  const letGo = (): void => {
    discardDraft();
    quit();
  };
  const store = async (): Promise<void> => {
    if ((await storeDraft()) !== null) quit();
  };
  useImportQuestion.setState({ question: { about: 'quit', letGo, store: draft === null ? null : () => void store() } });
  return true;
}

askBeforeQuitting(askToQuit);
