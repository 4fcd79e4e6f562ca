import { CircleHelp, Highlighter, ListTodo, type LucideIcon, Quote, Star, TriangleAlert } from 'lucide-react';
import type { AnnotationKind } from '../../shared/domain/annotation';

const icons: Readonly<Record<AnnotationKind, LucideIcon>> = {
  'key-fact': Star,
  quote: Quote,
  risk: TriangleAlert,
  question: CircleHelp,
  action: ListTodo,
  highlight: Highlighter,
};

/** The sign of an annotation kind, so that colour never tells kinds apart alone. It is decoration: the kind's name stands beside it. */
export function KindIcon({ kind, size = 14 }: { readonly kind: AnnotationKind; readonly size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} aria-hidden strokeWidth={2.2} />;
}
