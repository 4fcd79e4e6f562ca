import type { AnnotationId } from '../../shared/core/ids';
import type { Failure } from '../../shared/core/result';
import type { AnchoredAnnotation, AnnotationKind, Target } from '../../shared/domain/annotation';

/** What the person wrote of an annotation. */
export type AnnotationContent = { readonly kind: AnnotationKind; readonly comment: string; readonly tags: readonly string[] };

/**
 * An annotation as the reader shows it: at once, whether or not the disk has it yet. `stored` is what
 * the disk has; the two differ while something is being saved or could not be.
 */
export type ShownAnnotation = AnnotationContent & {
  /** Names it on the screen from the first moment on, also before it has an id. */
  readonly key: string;
  readonly id: AnnotationId | null;
  readonly target: Target;
  readonly state: AnchoredAnnotation['state'];
  /** UTF-16 code units of the text that is shown; both 0 when lost. */
  readonly start: number;
  readonly end: number;
  readonly stored: AnnotationContent | null;
  readonly failure: Failure<string> | null;
};

/** An annotation as it comes from the disk. */
export function shownFrom({ annotation, state, start, end }: AnchoredAnnotation): ShownAnnotation {
  const content = contentOf(annotation);
  return {
    ...content,
    key: annotation.id,
    id: annotation.id,
    target: annotation.target,
    state,
    start,
    end,
    stored: content,
    failure: null,
  };
}

/** Only what the person wrote. */
export function contentOf(value: AnnotationContent): AnnotationContent {
  return { kind: value.kind, comment: value.comment, tags: value.tags };
}

/** Whether two contents say the same. */
export function isSameContent(one: AnnotationContent | null, other: AnnotationContent): boolean {
  if (one === null || one.kind !== other.kind || one.comment !== other.comment || one.tags.length !== other.tags.length) return false;
  return one.tags.every((tag, index) => tag === other.tags[index]);
}

/** Whether the disk lacks something of it. */
export function isUnsaved(entry: ShownAnnotation): boolean {
  return entry.id === null || !isSameContent(entry.stored, entry);
}

/** In the order of their passages; lost ones first, by the place they once had. */
export function byPassage(one: ShownAnnotation, other: ShownAnnotation): number {
  if (one.state === 'lost' || other.state === 'lost') {
    if (one.state !== other.state) return one.state === 'lost' ? -1 : 1;
    return one.target.position.start - other.target.position.start;
  }
  return one.start - other.start || one.end - other.end || (one.key < other.key ? -1 : 1);
}
