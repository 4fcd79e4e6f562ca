import type { AnnotationContent, ShownAnnotation } from './shown-annotation';

/** What a person can do with an annotation, handed to cards and menus. All of them are stable, so that cards need not be drawn again. */
export type ReaderActions = {
  readonly activate: (key: string | null) => void;
  /** Opens the fields of a card; `null` closes them. */
  readonly edit: (key: string | null) => void;
  readonly change: (key: string, change: Partial<AnnotationContent>) => void;
  readonly changeKind: (entry: ShownAnnotation, kind: AnnotationContent['kind']) => void;
  /** The person has finished writing; `before` is what was there when they began. */
  readonly finish: (key: string, before: AnnotationContent) => void;
  readonly retry: (key: string) => void;
  readonly remove: (entry: ShownAnnotation) => void;
  readonly copy: (entry: ShownAnnotation) => void;
  readonly cite: (entry: ShownAnnotation) => void;
  /** Back to the text, with the reading cursor on the passage. */
  readonly returnToText: (entry: ShownAnnotation) => void;
  readonly next: (direction: 1 | -1) => void;
};
