import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { credibility, type Grade, reliability } from '../../shared/domain/grade';
import classes from './import.module.css';

type Props = { readonly grade: Grade | null; readonly onChange: (grade: Grade | null) => void };

/**
 * The two judgements of the Admiralty code. They are given together: when one is chosen first, the
 * other says that it cannot be judged (F or 6), which is what is true so far.
 */
export function GradeFields({ grade, onChange }: Props) {
  const { t } = useTranslation('import');
  const id = useId();
  const ungraded = { value: '', label: t('ungraded') };
  return (
    <fieldset className={classes.field} aria-labelledby={id}>
      <span id={id} className={classes.label}>
        {t('field.grade')}
      </span>
      <div className={classes.grade}>
        <NativeSelect
          aria-label={t('field.reliability')}
          data={[ungraded, ...reliability.options.map((value) => ({ value, label: t(`reliability.${value}`) }))]}
          value={grade?.reliability ?? ''}
          onChange={(event) => {
            const chosen = reliability.safeParse(event.currentTarget.value);
            onChange(chosen.success ? { reliability: chosen.data, credibility: grade?.credibility ?? '6' } : null);
          }}
        />
        <NativeSelect
          aria-label={t('field.credibility')}
          data={[ungraded, ...credibility.options.map((value) => ({ value, label: t(`credibility.${value}`) }))]}
          value={grade?.credibility ?? ''}
          onChange={(event) => {
            const chosen = credibility.safeParse(event.currentTarget.value);
            onChange(chosen.success ? { reliability: grade?.reliability ?? 'F', credibility: chosen.data } : null);
          }}
        />
      </div>
    </fieldset>
  );
}
