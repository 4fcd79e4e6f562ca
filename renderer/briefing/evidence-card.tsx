import { Button, Tooltip } from '@mantine/core';
import { Check, GripVertical, Quote } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWords } from '../../shared/compile/day-words';
import { quotedWords } from '../../shared/compile/quoted-words';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { gradeText } from '../../shared/domain/grade';
import { placeMark, sourceName } from './citations';
import { startEvidenceDrag } from './evidence-drag';
import classes from './evidence-pane.module.css';
import { KindName } from './kind-name';

type Props = {
  readonly item: EvidenceItem;
  readonly cited: boolean;
  readonly onCite: (item: EvidenceItem) => void;
  readonly onQuote: (item: EvidenceItem) => void;
};

/** One passage: kind, source, date, paragraph, grade, its words and the comment on them. */
export const EvidenceCard = memo(function EvidenceCard({ item, cited, onCite, onQuote }: Props) {
  const { t } = useTranslation('briefing');
  const source = sourceName(item, t);
  const grade = gradeText(item.grade);
  const about = [
    source,
    item.publishedOn === '' ? '' : dayWords(item.publishedOn, 'en'),
    item.state === 'lost' ? '' : placeMark(item.locator),
  ];
  // Names the buttons apart from those of the other cards.
  const of = { quote: quotedWords(item.quote.length > 60 ? `${item.quote.slice(0, 59)}…` : item.quote) };
  return (
    <li
      className={classes.card}
      data-kind={item.kind}
      data-testid="evidence-card"
      draggable
      onDragStart={(event) => startEvidenceDrag(event.dataTransfer, item.annotationId, item.quote)}
    >
      <p className={classes.about}>
        <KindName kind={item.kind} signOnly />
        <span className={classes.source}>{about.filter((part) => part !== '').join(' · ')}</span>
        {cited && (
          <span className={classes.cited}>
            <Check size={12} aria-hidden /> {t('evidence.cited')}
          </span>
        )}
        {grade !== '' && <span className={classes.grade}>{grade}</span>}
      </p>
      <p className={classes.quote}>{quotedWords(item.quote)}</p>
      {item.state === 'lost' && <p className={classes.lost}>{t('passage.lost')}</p>}
      {item.comment !== '' && <p className={classes.comment}>{item.comment}</p>}
      <div className={classes.cardActions}>
        <Button size="compact-xs" variant="light" aria-label={t('evidence.citeThis', of)} onClick={() => onCite(item)}>
          {t('evidence.cite')}
        </Button>
        <Tooltip label={t('evidence.quoteHint')}>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<Quote size={12} aria-hidden />}
            aria-label={t('evidence.quoteThis', of)}
            onClick={() => onQuote(item)}
          >
            {t('evidence.quote')}
          </Button>
        </Tooltip>
        <GripVertical className={classes.grip} size={14} aria-hidden />
      </div>
    </li>
  );
});
