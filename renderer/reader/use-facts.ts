import { useCallback, useEffect, useRef, useState } from 'react';
import { type Article, currentVersion } from '../../shared/domain/article';
import type { ArticleFacts, Fact, FactChange } from '../../shared/domain/fact';
import { showDone, showFailure } from '../app/notices';
import { onReplaced, tellReplaced } from '../app/replaced-documents';
import { pushUndo, type UndoOutcome } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { call } from '../bridge';
import { usePointerRest } from './use-pointer-rest';

export type Facts = {
  /** `null` while they are looked for, and where there can be none. */
  readonly found: ArticleFacts | null;
  readonly isWaiting: boolean;
  /** Keeps a correction that `back` takes back. */
  readonly correct: (change: FactChange, back: FactChange, label: string) => Promise<void>;
};

/** The facts of the text that is shown, asked for anew when the text or what dates are reckoned from changes. */
export function useFacts(article: Article): Facts {
  const { id, meta } = article;
  const version = currentVersion(article);
  const [answered, setAnswered] = useState<{ readonly of: string; readonly found: ArticleFacts | null } | null>(null);
  const asked = `${id} ${version.id} ${version.sha256} ${meta.language} ${meta.publishedOn}`;
  const newest = useRef(asked);
  newest.current = asked;
  const pointerRest = usePointerRest();

  useEffect(() => {
    let current = true;
    const ask = (): void =>
      void call('article.facts', { id }).then(async (answer) => {
        await pointerRest();
        // What cannot be found is no trouble of the reader's: the text is all there.
        if (current) setAnswered({ of: asked, found: answer.ok ? answer.value : null });
      });
    ask();
    const end = onReplaced((replaced) => {
      if (replaced === id) ask();
    });
    return () => {
      current = false;
      end();
    };
  }, [id, asked, pointerRest]);

  const correct = useCallback(
    async (change: FactChange, back: FactChange, label: string): Promise<void> => {
      const answer = await call('article.correct-facts', { id, change });
      if (!answer.ok) {
        showFailure(answer.error);
        return;
      }
      if (newest.current === asked) setAnswered({ of: asked, found: answer.value });
      // Undone from anywhere: the article may be on no screen any more.
      const put = async (wanted: FactChange): Promise<UndoOutcome> => {
        const again = await call('article.correct-facts', { id, change: wanted });
        if (again.ok) tellReplaced(id);
        return outcomeOf(again);
      };
      const step = { label, undo: () => put(back), redo: () => put(change) };
      pushUndo(step);
      showDone(label, step);
    },
    [id, asked],
  );

  const isCurrent = answered?.of === asked && (answered.found === null || answered.found.textVersion === version.id);
  return { found: isCurrent ? answered.found : null, isWaiting: answered?.of !== asked, correct };
}

/** What takes a correction of this fact back: its name as it was corrected before, or as it was found. */
export function asItWas({ key, kind, name, value }: Fact): FactChange {
  return value !== '' || key === `${kind}:${name}` ? { change: 'restore', key } : { change: 'name', key, kind, name };
}
