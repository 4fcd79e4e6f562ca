import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { memo, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingHeader } from '../../shared/domain/briefing';
import { markingSchemes } from '../../shared/domain/marking';
import { DateField } from './date-field';
import classes from './header-fields.module.css';

type Props = {
  readonly header: BriefingHeader;
  readonly onChange: (header: BriefingHeader) => void;
  readonly titleRef: Ref<HTMLTextAreaElement>;
  /** Why the title wants attention; `null` when it does not. */
  readonly titleError: string | null;
  /** Enter in the title goes on to the text. */
  readonly onTitleDone: () => void;
};

type TextField = 'to' | 'from' | 'reference' | 'meeting';

/** The lines above the text, each edited where it stands. */
export const HeaderFields = memo(function HeaderFields({ header, onChange, titleRef, titleError, onTitleDone }: Props) {
  const { t } = useTranslation('briefing');
  const markingId = useId();
  const field = (name: TextField) => (
    <Line key={name} name={name} value={header[name]} onChange={(value) => onChange({ ...header, [name]: value })} />
  );
  return (
    <div className={classes.header}>
      <Textarea
        ref={titleRef}
        autosize
        maxLength={2000}
        variant="unstyled"
        classNames={{ input: classes.title ?? '' }}
        value={header.title}
        error={titleError}
        placeholder={t('field.titlePlaceholder')}
        aria-label={t('field.title')}
        data-testid="briefing-title"
        // A title is one line of words, however long: pasted line ends become spaces.
        onChange={(event) => onChange({ ...header, title: event.currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' ') })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onTitleDone();
        }}
      />
      <div className={classes.fields}>
        {field('to')}
        <DateField value={header.date} onChange={(date) => onChange({ ...header, date })} />
        {field('from')}
        {field('meeting')}
        {field('reference')}
        <div className={classes.line}>
          <label htmlFor={markingId} className={classes.label}>
            {t('field.marking')}
          </label>
          <Autocomplete
            id={markingId}
            size="sm"
            variant="unstyled"
            className={classes.value ?? ''}
            classNames={{ input: classes.input ?? '' }}
            maxLength={120}
            value={header.marking}
            placeholder={t('field.none')}
            data={markingSchemes.map((scheme) => ({ group: t(`scheme.${scheme.id}`), items: scheme.levels.map((level) => level.label) }))}
            // Opened, it offers every level, not only those that begin like the present one.
            filter={({ options }) => options}
            onChange={(marking) => onChange({ ...header, marking })}
          />
        </div>
      </div>
    </div>
  );
});

function Line({ name, value, onChange }: { readonly name: TextField; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('briefing');
  const id = useId();
  return (
    <div className={classes.line}>
      <label htmlFor={id} className={classes.label}>
        {t(`field.${name}`)}
      </label>
      <TextInput
        id={id}
        size="sm"
        variant="unstyled"
        className={classes.value ?? ''}
        classNames={{ input: classes.input ?? '' }}
        maxLength={500}
        value={value}
        placeholder={t('field.none')}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
