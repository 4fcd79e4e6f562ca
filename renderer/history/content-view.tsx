import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionContent } from '../../shared/domain/history';
import { languageName } from '../ui/language-name';
import { AnnotationDifference, AnnotationList } from './annotation-rows';
import { DifferenceView, TextView } from './difference-view';
import { linesOf } from './version-lines';

/** What lies between two versions of one document, the older one first. */
export function ContentDifference({ before, after }: { readonly before: VersionContent; readonly after: VersionContent }) {
  const languageOf = useLanguageNames();
  const lines = useMemo(() => ({ before: linesOf(before, languageOf), after: linesOf(after, languageOf) }), [before, after, languageOf]);
  if (before.kind === 'annotations' && after.kind === 'annotations') {
    return <AnnotationDifference before={before.annotations} after={after.annotations} />;
  }
  return <DifferenceView before={lines.before} after={lines.after} />;
}

/** A version as readable text. */
export function ContentText({ content }: { readonly content: VersionContent }) {
  const languageOf = useLanguageNames();
  const lines = useMemo(() => linesOf(content, languageOf), [content, languageOf]);
  return content.kind === 'annotations' ? <AnnotationList annotations={content.annotations} /> : <TextView lines={lines} />;
}

function useLanguageNames(): (tag: string) => string {
  const { i18n } = useTranslation();
  return useCallback((tag) => languageName(tag, i18n.language), [i18n.language]);
}
