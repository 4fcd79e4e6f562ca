import { ChevronDown, ChevronUp, Pencil, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../shared/domain/fact';
import { paragraphNumbers, type TextVersion } from '../../shared/domain/text-version';
import classes from './facts-strip.module.css';
import { blockIndexAt } from './reading-cursor';

type Props = {
  readonly fact: Fact;
  readonly at: number;
  readonly version: TextVersion;
  readonly onGo: (fact: Fact, direction: 1 | -1) => void;
  readonly onCorrect: (fact: Fact) => void;
  readonly onRemove: (fact: Fact) => void;
};

/** The fact that is looked at: which of its places is shown, and what can be done about it. */
export function FactDetail({ fact, at, version, onGo, onCorrect, onRemove }: Props) {
  const { t } = useTranslation('reader');
  const place = fact.places[at];
  const number = place === undefined ? undefined : paragraphNumbers(version.blocks)[blockIndexAt(version, place.start)];
  return (
    <div className={classes.detail}>
      <span className={classes.where}>
        {t('facts.where', { at: at + 1, count: fact.places.length })}
        {number != null && ` · ${t('card.paragraph', { from: number })}`}
      </span>
      {fact.places.length > 1 && (
        <>
          <button
            type="button"
            className={classes.small}
            aria-label={t('facts.previous')}
            title={t('facts.previous')}
            onClick={() => onGo(fact, -1)}
          >
            <ChevronUp size={15} aria-hidden />
          </button>
          <button
            type="button"
            className={classes.small}
            aria-label={t('facts.next')}
            title={t('facts.next')}
            onClick={() => onGo(fact, 1)}
          >
            <ChevronDown size={15} aria-hidden />
          </button>
        </>
      )}
      <button type="button" className={classes.act} onClick={() => onCorrect(fact)}>
        <Pencil size={13} aria-hidden />
        {t('facts.correct')}
      </button>
      <button type="button" className={classes.act} onClick={() => onRemove(fact)}>
        <X size={14} aria-hidden />
        {t('facts.remove')}
      </button>
    </div>
  );
}
