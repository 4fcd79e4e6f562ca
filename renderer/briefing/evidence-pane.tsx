import { Button, Chip, Group, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/core/ids';
import { type AnnotationKind, annotationKinds } from '../../shared/domain/annotation';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { useNavigation } from '../app/navigation';
import { EvidenceCard } from './evidence-card';
import { countEvidence, filterEvidence } from './evidence-filter';
import classes from './evidence-pane.module.css';
import { KindName } from './kind-name';

type Props = {
  /** `null` while it is being asked for. */
  readonly evidence: readonly EvidenceItem[] | null;
  readonly cited: ReadonlySet<AnnotationId>;
  readonly onCite: (item: EvidenceItem) => void;
  readonly onQuote: (item: EvidenceItem) => void;
};

/** Every passage that can be cited, with filters; a card is dragged into the text or cited by its buttons. */
export const EvidencePane = memo(function EvidencePane({ evidence, cited, onCite, onQuote }: Props) {
  const { t } = useTranslation('briefing');
  const [uncitedOnly, setUncitedOnly] = useState(true);
  const [kinds, setKinds] = useState<readonly AnnotationKind[]>([]);
  const [text, setText] = useState('');
  const all = evidence ?? [];
  const groups = useMemo(
    () => filterEvidence(evidence ?? [], { uncitedOnly, kinds: new Set(kinds), text }, cited),
    [evidence, uncitedOnly, kinds, text, cited],
  );
  const { passages, articles } = countEvidence(all);
  const presentKinds = annotationKinds.filter((kind) => kinds.includes(kind) || all.some((item) => item.kind === kind));
  return (
    <section className={classes.pane} aria-label={t('evidence.title')} data-testid="evidence">
      <header className={classes.head}>
        <h2 className={classes.title}>
          {t('evidence.title')}{' '}
          <span className={classes.count}>
            {t('evidence.counts', {
              passages: t('evidence.passages', { count: passages }),
              articles: t('evidence.articles', { count: articles }),
            })}
          </span>
        </h2>
        <TextInput
          size="xs"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<Search size={14} aria-hidden />}
          placeholder={t('evidence.search')}
          aria-label={t('evidence.search')}
        />
        <Group gap={5} className={classes.filters ?? ''} role="group" aria-label={t('evidence.filter')}>
          <Chip size="xs" classNames={{ label: classes.pill ?? '' }} checked={uncitedOnly} onChange={setUncitedOnly}>
            {t('evidence.uncited')}
          </Chip>
          {presentKinds.map((kind) => (
            <Chip
              key={kind}
              size="xs"
              classNames={{ label: classes.pill ?? '' }}
              checked={kinds.includes(kind)}
              onChange={(on) => setKinds((before) => (on ? [...before, kind] : before.filter((other) => other !== kind)))}
            >
              <KindName kind={kind} />
            </Chip>
          ))}
        </Group>
      </header>
      <section className={classes.list} tabIndex={groups.length === 0 ? -1 : 0} aria-label={t('evidence.list')}>
        {groups.map((group) => (
          <section key={group.articleId} aria-label={group.title}>
            <h3 className={classes.article}>{group.title}</h3>
            <ul className={classes.cards}>
              {group.items.map((item) => (
                <EvidenceCard key={item.annotationId} item={item} cited={cited.has(item.annotationId)} onCite={onCite} onQuote={onQuote} />
              ))}
            </ul>
          </section>
        ))}
        {evidence !== null && groups.length === 0 && (
          <EmptyEvidence none={passages === 0} uncitedOnly={uncitedOnly && kinds.length === 0 && text === ''} onShowAll={showAll} />
        )}
      </section>
    </section>
  );

  function showAll(): void {
    setUncitedOnly(false);
    setKinds([]);
    setText('');
  }
});

/** Says why nothing is listed, and what to do about it. */
function EmptyEvidence({
  none,
  uncitedOnly,
  onShowAll,
}: {
  readonly none: boolean;
  readonly uncitedOnly: boolean;
  readonly onShowAll: () => void;
}) {
  const { t } = useTranslation('briefing');
  const go = useNavigation((state) => state.go);
  return (
    <div className={classes.empty}>
      <p>{none ? t('evidence.empty') : uncitedOnly ? t('evidence.allCited') : t('evidence.noMatch')}</p>
      {none ? (
        <Button size="compact-sm" variant="default" onClick={() => go({ screen: 'library' })}>
          {t('evidence.toLibrary')}
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" onClick={onShowAll}>
          {t('evidence.showAll')}
        </Button>
      )}
    </div>
  );
}
