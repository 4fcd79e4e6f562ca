import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWords } from '../../shared/compile/day-words';
import classes from './day-field.module.css';
import { parseTypedDate } from './typed-date';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
  /** `YYYY-MM-DD`, or the empty string for unknown. */
  readonly value: string;
  /** Called with each day that is understood while typing, and with the empty string when the field is emptied. */
  readonly onDay: (day: string) => void;
};

/** A date that is typed in the person's own way or picked from a calendar. Empty means unknown. */
export function DayField({ value, onDay, error, ...field }: Props) {
  const { t } = useTranslation('ui');
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
    if (day !== value) onDay(day);
  };
  return (
    <div className={classes.field}>
      <TextInput
        {...field}
        value={typed}
        error={wrong ? t('day.wrong') : error}
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
          <ActionIcon variant="subtle" size="sm" aria-label={t('day.pick')} onClick={() => picker.current?.showPicker()}>
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
