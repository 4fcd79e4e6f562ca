import type { Annotation } from '../domain/annotation';

/** What became of one annotation between two states of an article's annotations. */
export type AnnotationRow = {
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  /** As it was; `null` when it was not there. */
  readonly before: Annotation | null;
  /** As it is; `null` when it is not there any more. */
  readonly after: Annotation | null;
};

/** Each annotation of either state once, in the order of the passages. */
export function annotationDifference(before: readonly Annotation[], after: readonly Annotation[]): readonly AnnotationRow[] {
  const now = new Map(after.map((annotation) => [annotation.id, annotation]));
  const were = new Set(before.map(({ id }) => id));
  const rows = [
    ...before.map((was): AnnotationRow => {
      const is = now.get(was.id) ?? null;
      if (is === null) return { change: 'removed', before: was, after: null };
      return { change: isSameAnnotation(was, is) ? 'same' : 'changed', before: was, after: is };
    }),
    ...after.filter(({ id }) => !were.has(id)).map((is): AnnotationRow => ({ change: 'added', before: null, after: is })),
  ];
  return rows.sort((one, other) => startOf(one) - startOf(other));
}

/** Whether two states of an annotation say the same; when they were last changed does not count. */
export function isSameAnnotation(one: Annotation, other: Annotation): boolean {
  return (
    one.kind === other.kind &&
    one.comment === other.comment &&
    one.tags.join('\n') === other.tags.join('\n') &&
    one.target.textVersion === other.target.textVersion &&
    one.target.quote.exact === other.target.quote.exact &&
    one.target.position.start === other.target.position.start &&
    one.target.position.end === other.target.position.end
  );
}

function startOf({ before, after }: AnnotationRow): number {
  return (after ?? before)?.target.position.start ?? 0;
}

/**
 * The annotations as an earlier state had them, with those that were made since: going back to an
 * earlier state must not take away what a briefing may cite by now.
 */
export function withEarlierAnnotations(present: readonly Annotation[], earlier: readonly Annotation[]): readonly Annotation[] {
  const known = new Set(earlier.map(({ id }) => id));
  return [...earlier, ...present.filter(({ id }) => !known.has(id))];
}

/**
 * The annotations of a document and of a copy beside it as one: every id once. Of one that differs the
 * document's state is taken, unless `fromCopy` names it. The document's keep their order.
 */
export function unitedAnnotations(
  present: readonly Annotation[],
  copy: readonly Annotation[],
  fromCopy: ReadonlySet<string>,
): readonly Annotation[] {
  const other = new Map(copy.map((annotation) => [annotation.id, annotation]));
  const known = new Set(present.map(({ id }) => id));
  return [
    ...present.map((annotation) => (fromCopy.has(annotation.id) ? (other.get(annotation.id) ?? annotation) : annotation)),
    ...copy.filter(({ id }) => !known.has(id)),
  ];
}
