import { useTranslation } from 'react-i18next';
import { type AnnotationKind, annotationKinds } from '../../shared/domain/annotation';
import { KindIcon } from '../ui/kind-icon';
import classes from './kind-dots.module.css';

/** At most this many dots fit into a row. */
const mostDots = 5;

/** How often each kind occurs, in the order of the kinds. */
export function countKinds(kinds: readonly AnnotationKind[]): readonly { readonly kind: AnnotationKind; readonly count: number }[] {
  return annotationKinds
    .map((kind) => ({ kind, count: kinds.filter((candidate) => candidate === kind).length }))
    .filter(({ count }) => count > 0);
}

/** The kinds of an article's annotations as dots in their colours, in the order of the passages; read out by name. */
export function KindDots({ kinds }: { readonly kinds: readonly AnnotationKind[] }) {
  const { t } = useTranslation('library');
  if (kinds.length === 0) return null;
  const names = countKinds(kinds).map(({ kind, count }) => t(`kinds.${kind}`, { count }));
  return (
    <span className={classes.dots} role="img" aria-label={names.join(', ')} title={names.join(', ')}>
      {kinds.slice(0, mostDots).map((kind, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity but their place
        <span key={index} className={classes.dot} style={{ background: `var(--kind-${kind}-line)` }} />
      ))}
    </span>
  );
}

/** The kinds with sign, name and count. */
export function KindCounts({ kinds }: { readonly kinds: readonly AnnotationKind[] }) {
  const { t } = useTranslation('library');
  return (
    <ul className={classes.counts}>
      {countKinds(kinds).map(({ kind, count }) => (
        <li
          key={kind}
          className={classes.count}
          style={{ borderColor: `var(--kind-${kind}-line)`, background: `var(--kind-${kind}-fill)` }}
        >
          <KindIcon kind={kind} size={13} />
          {t(`kinds.${kind}`, { count })}
        </li>
      ))}
    </ul>
  );
}
