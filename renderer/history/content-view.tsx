import { useMemo } from 'react';
import type { VersionContent } from '../../shared/domain/history';
import { AnnotationDifference, AnnotationList } from './annotation-rows';
import { DifferenceView, TextView } from './difference-view';
import { linesOf } from './version-lines';

/** What lies between two versions of one document, the older one first. */
export function ContentDifference({ before, after }: { readonly before: VersionContent; readonly after: VersionContent }) {
  const lines = useMemo(() => ({ before: linesOf(before), after: linesOf(after) }), [before, after]);
  if (before.kind === 'annotations' && after.kind === 'annotations') {
    return <AnnotationDifference before={before.annotations} after={after.annotations} />;
  }
  return <DifferenceView before={lines.before} after={lines.after} />;
}

/** A version as readable text. */
export function ContentText({ content }: { readonly content: VersionContent }) {
  const lines = useMemo(() => linesOf(content), [content]);
  return content.kind === 'annotations' ? <AnnotationList annotations={content.annotations} /> : <TextView lines={lines} />;
}
