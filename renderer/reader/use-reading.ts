import { useCallback, useEffect, useState } from 'react';
import type { ArticleId } from '../../shared/core/ids';
import type { Failure } from '../../shared/core/result';
import type { AnchoredAnnotation } from '../../shared/domain/annotation';
import { type Article, currentVersion } from '../../shared/domain/article';
import { onReplaced } from '../app/replaced-documents';
import { call } from '../bridge';
import type { AnnotationSession } from './annotation-session';
import { closeSession, openSession } from './open-sessions';

/** The article that is read, from asking for it to showing it. */
export type Reading =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure<string> }
  | { readonly status: 'open'; readonly article: Article; readonly session: AnnotationSession };

type Adopt = (article: Article, annotations?: readonly AnchoredAnnotation[]) => void;

/** Opens an article, and closes it with everything stored. The second value takes a newer state of it, as an answer brought it. */
export function useReading(articleId: ArticleId): readonly [Reading, Adopt] {
  const [reading, setReading] = useState<Reading & { readonly of?: ArticleId }>({ status: 'loading' });

  useEffect(() => {
    let current = true;
    const read = (): void =>
      void call('article.read', { id: articleId }).then((answer) => {
        if (!current) return;
        if (!answer.ok) {
          setReading({ status: 'failed', failure: answer.error, of: articleId });
          return;
        }
        const { article, annotations } = answer.value;
        const session = openSession(articleId);
        session.adopt(currentVersion(article), annotations);
        setReading({ status: 'open', article, session, of: articleId });
      });
    read();
    // Unsaved words of annotations stay; everything else is shown as it is now.
    const end = onReplaced((id) => {
      if (id === articleId) read();
    });
    return () => {
      current = false;
      end();
      void closeSession(articleId);
    };
  }, [articleId]);

  const adopt = useCallback<Adopt>(
    (article, annotations) => {
      const session = openSession(articleId);
      if (annotations !== undefined) session.adopt(currentVersion(article), annotations);
      setReading({ status: 'open', article, session, of: articleId });
    },
    [articleId],
  );

  return [reading.of === articleId ? reading : { status: 'loading' }, adopt];
}
