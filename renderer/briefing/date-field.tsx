import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../ui/day-field';
import classes from './header-fields.module.css';

/** The date of the briefing, which its PDF carries too. Empty means unknown. */
export function DateField({ value, onChange }: { readonly value: string; readonly onChange: (day: string) => void }) {
  const { t } = useTranslation('briefing');
  const id = useId();
  return (
    <div className={classes.line}>
      <label htmlFor={id} className={classes.label}>
        {t('field.date')}
      </label>
      <DayField
        id={id}
        size="sm"
        variant="unstyled"
        className={classes.value ?? ''}
        classNames={{ input: `${classes.input} ${classes.date}` }}
        placeholder={t('field.none')}
        value={value}
        onDay={onChange}
      />
    </div>
  );
}
