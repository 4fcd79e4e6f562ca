import { ActionIcon, TextInput } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWords } from '../../shared/compile/day-words';
import classes from './header-fields.module.css';
import { parseTypedDate } from './typed-date';

/** A date that is typed in the person's own way or picked from a calendar. Empty means unknown. */
export function DateField({ value, onChange }: { readonly value: string; readonly onChange: (day: string) => void }) {
  const { t } = useTranslation('briefing');
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(() => dayWords(value, 'en'));
  const [wrong, setWrong] = useState(false);
  const last = useRef(value);
  useEffect(() => {
    // A day that came from elsewhere is shown; one that was just typed stays as it was typed until the field is left.
    if (last.current === value) return;
    last.current = value;
    setTyped(dayWords(value, 'en'));
    setWrong(false);
  }, [value]);
  const take = (day: string): void => {
    last.current = day;
    if (day !== value) onChange(day);
  };
  return (
    <div className={classes.line}>
      <label htmlFor={id} className={classes.label}>
        {t('field.date')}
      </label>
      <TextInput
        id={id}
        size="sm"
        variant="unstyled"
        className={classes.value ?? ''}
        classNames={{ input: `${classes.input} ${classes.date}` }}
        value={typed}
        placeholder={t('field.none')}
        error={wrong ? t('field.noDate') : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
          const day = parseTypedDate(event.currentTarget.value);
          if (day !== null) take(day);
        }}
        onBlur={() => {
          const day = parseTypedDate(typed);
          setWrong(day === null);
          if (day !== null) setTyped(dayWords(day, 'en'));
        }}
        rightSection={
          <ActionIcon variant="subtle" size="sm" aria-label={t('field.pickDate')} onClick={() => picker.current?.showPicker()}>
            <CalendarDays size={15} aria-hidden />
          </ActionIcon>
        }
      />
      <input
        ref={picker}
        type="date"
        className={classes.picker}
        tabIndex={-1}
        aria-hidden
        value={value}
        onChange={(event) => {
          setTyped(dayWords(event.currentTarget.value, 'en'));
          setWrong(false);
          take(event.currentTarget.value);
        }}
      />
    </div>
  );
}
