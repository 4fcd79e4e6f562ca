import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { BriefingId } from '../../shared/core/ids';
import { guardLeaving } from '../app/navigation';
import { autosaveOf, type Draft, type DraftAutosave, type Saving, useSaving } from './open-drafts';
import { askAboutUnsaved } from './unsaved-question';

export type EditedDraft = {
  /** What is drawn around the text; while somebody types quickly it may be some keys behind. */
  readonly draft: Draft;
  /** Takes a change at once for saving. */
  readonly change: (part: Partial<Draft>) => void;
  readonly saving: Saving;
  readonly flush: DraftAutosave['flush'];
};

/** The draft of the briefing on the screen, saved while it changes and whenever it is looked away from. */
export function useDraft(id: BriefingId, initial: Draft): EditedDraft {
  const autosave = autosaveOf(id);
  const saving = useSaving(id);
  const [draft, setDraft] = useState(initial);
  const newest = useRef(initial);
  const change = useCallback(
    (part: Partial<Draft>) => {
      newest.current = { ...newest.current, ...part };
      autosave.change(newest.current);
      // The text shows itself: counting, numbering and the pages must not take time from the next key.
      if (part.header === undefined) startTransition(() => setDraft(newest.current));
      else setDraft(newest.current);
    },
    [autosave],
  );
  useEffect(() => {
    const flush = (): void => void autosave.flush();
    // Leaving a field, the text or the window.
    document.addEventListener('focusout', flush);
    window.addEventListener('blur', flush);
    return () => {
      document.removeEventListener('focusout', flush);
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [autosave]);
  const failed = saving.state === 'failed' ? saving.error : null;
  useEffect(() => {
    if (failed === null) return;
    return guardLeaving((proceed) => {
      void askAboutUnsaved(failed, 'leave').then(async (decision) => {
        if (decision === 'leave' || (await autosave.flush()).ok) proceed();
      });
    });
  }, [failed, autosave]);
  return { draft, change, saving, flush: autosave.flush };
}
