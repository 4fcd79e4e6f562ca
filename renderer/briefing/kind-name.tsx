import { useTranslation } from 'react-i18next';
import type { AnnotationKind } from '../../shared/domain/annotation';
import { KindIcon } from '../ui/kind-icon';

/** An annotation's kind as coloured sign and name; the name alone for screen readers where room is short. */
export function KindName({ kind, signOnly = false }: { readonly kind: AnnotationKind; readonly signOnly?: boolean }) {
  const { t } = useTranslation('briefing');
  return (
    <span style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}>
      <span style={{ display: 'inline-flex', color: `var(--kind-${kind}-line)` }}>
        <KindIcon kind={kind} size={13} />
      </span>
      <span className={signOnly ? 'visually-hidden' : undefined}>{t(`kind.${kind}`)}</span>
    </span>
  );
}
