import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/core/ids';
import type { Annotation } from '../../shared/domain/annotation';
import { annotationDifference } from '../../shared/history/annotation-difference';
import { instantText, timeText } from '../ui/day-text';
import { AnnotationRowView } from './annotation-rows';
import classes from './annotation-rows.module.css';

type Props = {
  readonly present: readonly Annotation[];
  readonly copy: readonly Annotation[];
  /** Those that are taken as the copy has them. */
  readonly fromCopy: ReadonlySet<AnnotationId>;
  readonly onPick: (id: AnnotationId, fromCopy: boolean) => void;
};

/** The annotations of both sides; where one differs, the person picks. All others are in the united set anyway. */
export function AnnotationPicks({ present, copy, fromCopy, onPick }: Props) {
  const { t, i18n } = useTranslation('history');
  const changed = (instant: string): string =>
    t('when', { day: instantText(instant, i18n.language), time: timeText(instant, i18n.language) });
  return (
    <ul className={classes.rows} data-testid="difference">
      {annotationDifference(present, copy)
        .filter(({ change }) => change !== 'same')
        .map((row) => {
          const { before, after } = row;
          const id = (after ?? before)?.id;
          return (
            <AnnotationRowView key={id} row={row} label={t(`beside.${row.change}`)} sideBySide>
              {before !== null && after !== null && (
                <Radio.Group
                  className={classes.pick ?? ''}
                  label={t('pick')}
                  size="sm"
                  value={fromCopy.has(before.id) ? 'copy' : 'present'}
                  onChange={(value) => onPick(before.id, value === 'copy')}
                >
                  <Radio value="present" label={t('pick.present', { when: changed(before.updatedAt) })} />
                  <Radio value="copy" label={t('pick.copy', { when: changed(after.updatedAt) })} />
                </Radio.Group>
              )}
            </AnnotationRowView>
          );
        })}
    </ul>
  );
}
