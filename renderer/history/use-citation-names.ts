import { createContext, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/core/ids';
import { call } from '../bridge';

/** How each citation's passage is called, e.g. "EFE ¶4"; one that is not there is gone. `null` until it is known. */
export type CitationNames = ReadonlyMap<AnnotationId, string> | null;

export const CitationNamesContext = createContext<CitationNames>(null);

export function useCitationNames(): CitationNames {
  return useContext(CitationNamesContext);
}

/** Asks once for all evidence; names are only for reading along. */
export function useAskedCitationNames(): CitationNames {
  const { t } = useTranslation('history');
  const [names, setNames] = useState<CitationNames>(null);
  useEffect(() => {
    let isOver = false;
    void call('evidence.list', {}).then((answer) => {
      if (isOver || !answer.ok) return;
      const entries = answer.value.map(({ annotationId, source, articleTitle, locator }): [AnnotationId, string] => {
        const name = [source.trim(), articleTitle.trim()].find((part) => part !== '') ?? t('citation.untitled');
        const short = name.length <= 32 ? name : `${name.slice(0, 31).trimEnd()}…`;
        return [annotationId, t('citation.place', { source: short, from: locator.from })];
      });
      setNames(new Map(entries));
    });
    return () => {
      isOver = true;
    };
  }, [t]);
  return names;
}
