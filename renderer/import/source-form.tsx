import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleMeta } from '../../shared/domain/article';
import { DayField } from '../ui/day-field';
import { GradeFields } from './grade-fields';
import classes from './import.module.css';
import { changeMeta, hasAddress, type ImportDraft } from './import-draft';
import { changeDraft } from './import-store';
import { languageChoices } from './language-choices';
import { MarkingField } from './marking-field';

type GuessedField = ImportDraft['preview']['guessed'][number];

/** What is known of the source. Every field may stay unknown; what was guessed says so until it is changed. */
export function SourceForm({ draft }: { readonly draft: ImportDraft }) {
  const { t, i18n } = useTranslation('import');
  const { meta, preview } = draft;
  const set = (change: Partial<ArticleMeta>): void => changeDraft((now) => changeMeta(now, change));
  const isGuess = (field: GuessedField): boolean => preview.guessed.includes(field) && meta[field] === preview.meta[field];
  return (
    <div className={classes.form}>
      <h2 className={classes.sideTitle}>{t('source')}</h2>
      <Field label={t('field.title')} guessed={isGuess('title')}>
        {(field) => (
          <Textarea
            {...field}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={2000}
            dir="auto"
            placeholder={t('unknown')}
            value={meta.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('field.source')} guessed={isGuess('source')}>
        {(field) => (
          <TextInput
            {...field}
            maxLength={500}
            dir="auto"
            placeholder={t('unknown')}
            value={meta.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('field.author')} guessed={isGuess('author')}>
        {(field) => (
          <TextInput
            {...field}
            maxLength={500}
            dir="auto"
            placeholder={t('unknown')}
            value={meta.author}
            onChange={(event) => set({ author: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('field.publishedOn')} guessed={isGuess('publishedOn')}>
        {(field) => (
          <DayField {...field} placeholder={t('unknown')} value={meta.publishedOn} onDay={(publishedOn) => set({ publishedOn })} />
        )}
      </Field>
      <Field label={t('field.address')} guessed={false}>
        {(field) => (
          <TextInput
            {...field}
            type="url"
            dir="ltr"
            spellCheck={false}
            maxLength={2000}
            placeholder={t('unknown')}
            value={meta.address}
            error={hasAddress(draft) ? null : t('notAnAddress')}
            onChange={(event) => set({ address: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
      <Field label={t('field.language')} guessed={isGuess('language')}>
        {(field) => (
          <NativeSelect
            {...field}
            data={languageChoices(meta.language, i18n.language, t('unknown'))}
            value={meta.language}
            onChange={(event) => set({ language: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('field.marking')} guessed={false}>
        {({ id }) => <MarkingField id={id} value={meta.marking} onChange={(marking) => set({ marking })} />}
      </Field>
      <GradeFields grade={meta.grade} onChange={(grade) => set({ grade })} />
    </div>
  );
}

type FieldProps = {
  readonly label: string;
  readonly guessed: boolean;
  readonly children: (field: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode;
};

function Field({ label, guessed, children }: FieldProps) {
  const { t } = useTranslation('import');
  const id = useId();
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div>
        {children({ id, 'aria-describedby': guessed ? `${id}-guess` : undefined })}
        {guessed && (
          <span className={classes.guessed} id={`${id}-guess`}>
            {t('guessed')}
          </span>
        )}
      </div>
    </div>
  );
}
