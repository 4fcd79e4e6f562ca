import { TriangleAlert } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import type { Contradiction } from '../../shared/domain/fact';
import { paragraphNumbers, type TextVersion } from '../../shared/domain/text-version';
import classes from './facts-strip.module.css';
import { figureText, reckoning } from './figure-text';
import { blockIndexAt } from './reading-cursor';

type Props = {
  readonly contradiction: Contradiction;
  readonly version: TextVersion;
  readonly onShow: (contradiction: Contradiction) => void;
  readonly onLookedAt: () => void;
};

/** Figures of the text that contradict each other: what they give, what the text says, and where. */
export function ContradictionNote({ contradiction, version, onShow, onLookedAt }: Props) {
  const { t, i18n } = useTranslation('reader');
  const { relation, operands, stated, computed, unit } = contradiction;
  const number = paragraphNumbers(version.blocks)[blockIndexAt(version, stated.start)];
  const values = {
    figures: reckoning(contradiction),
    first: operands[0]?.words ?? '',
    second: operands[1]?.words ?? '',
    computed: figureText(computed, unit, i18n.language),
    stated: stated.words,
  };
  return (
    <article className={classes.note} aria-label={t('facts.contradiction')}>
      <p className={classes.noteHead}>
        <TriangleAlert size={14} aria-hidden />
        {t('facts.contradiction')}
        {number != null && ` · ${t('card.paragraph', { from: number })}`}
      </p>
      <p className={classes.noteText}>
        <Trans t={t} i18nKey={`facts.says.${relation}`} values={values} components={{ b: <strong /> }} shouldUnescape />
      </p>
      <div className={classes.noteActs}>
        <button type="button" className={classes.act} onClick={() => onShow(contradiction)}>
          {t('facts.show')}
        </button>
        <button type="button" className={classes.act} onClick={onLookedAt}>
          {t('facts.lookedAt')}
        </button>
      </div>
    </article>
  );
}
