import { Autocomplete, Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Article, type ArticleMeta, articleMeta } from '../../shared/domain/article';
import { credibility, reliability } from '../../shared/domain/grade';
import { markingSchemes } from '../../shared/domain/marking';
import { showDone, showFailure } from '../app/notices';
import { tellReplaced } from '../app/replaced-documents';
import { pushUndo, type UndoOutcome } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { call } from '../bridge';
import { DayField } from '../ui/day-field';
import { Dialog } from '../ui/dialog';
import classes from './details-dialog.module.css';

type Props = { readonly article: Article; readonly onSaved: (article: Article) => void; readonly onClose: () => void };

/** Languages offered by name; any other BCP 47 tag that an article has is offered as well. */
const languages = [
  'und',
  'en',
  'ko',
  'fr',
  'de',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'uk',
  'ru',
  'el',
  'tr',
  'ar',
  'fa',
  'he',
  'hi',
  'th',
  'vi',
  'id',
  'zh',
  'ja',
];

/** What is known of the source, as a form. The article's text is not touched. */
export function DetailsDialog({ article, onSaved, onClose }: Props) {
  const { t, i18n } = useTranslation('reader');
  const [meta, setMeta] = useState<ArticleMeta>(article.meta);
  const [grades, setGrades] = useState({
    reliability: article.meta.grade?.reliability ?? null,
    credibility: article.meta.grade?.credibility ?? null,
  });
  const [isSaving, setIsSaving] = useState(false);
  const isHalfGraded = (grades.reliability === null) !== (grades.credibility === null);
  const grade =
    grades.reliability === null || grades.credibility === null
      ? null
      : { reliability: grades.reliability, credibility: grades.credibility };
  const parsed = articleMeta.safeParse({ ...meta, grade });
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]));

  const save = async (): Promise<void> => {
    if (!parsed.success || isHalfGraded) return;
    setIsSaving(true);
    const before = article.meta;
    const answer = await call('article.update-meta', { id: article.id, meta: parsed.data });
    setIsSaving(false);
    if (!answer.ok) {
      showFailure(answer.error);
      return;
    }
    onSaved(answer.value);
    // Undone from anywhere: the article may be on no screen any more.
    const put = async (meta: ArticleMeta): Promise<UndoOutcome> => {
      const again = await call('article.update-meta', { id: article.id, meta });
      if (again.ok) tellReplaced(article.id);
      return outcomeOf(again);
    };
    const step = { label: t('done.details'), undo: () => put(before), redo: () => put(parsed.data) };
    pushUndo(step);
    showDone(step.label, step);
    onClose();
  };
  const text = (field: 'title' | 'source' | 'author' | 'address') => ({
    label: t(`details.field.${field}`),
    value: meta[field],
    dir: 'auto' as const,
    error: wrong.has(field) ? t(field === 'address' ? 'details.notAnAddress' : 'details.invalid') : null,
    onChange: (event: { currentTarget: { value: string } }) => setMeta({ ...meta, [field]: event.currentTarget.value }),
  });
  const languageName = (tag: string): string =>
    tag === 'und' ? t('details.unknown') : (new Intl.DisplayNames([i18n.language], { type: 'language' }).of(tag) ?? tag);
  const markings = markingSchemes.flatMap((scheme) => scheme.levels.map((level) => level.label));
  return (
    <Dialog opened onClose={onClose} title={t('details.title')} size="lg">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput {...text('title')} data-autofocus />
        <div className={classes.pair}>
          <TextInput {...text('source')} />
          <TextInput {...text('author')} />
          <DayField
            label={t('details.field.publishedOn')}
            value={meta.publishedOn}
            error={wrong.has('publishedOn') ? t('details.invalid') : null}
            onDay={(publishedOn) => setMeta({ ...meta, publishedOn })}
          />
          <Select
            label={t('details.field.language')}
            searchable
            allowDeselect={false}
            value={meta.language}
            data={[...new Set([...languages, meta.language])].map((tag) => ({ value: tag, label: languageName(tag) }))}
            onChange={(language) => setMeta({ ...meta, language: language ?? 'und' })}
          />
        </div>
        <TextInput
          {...text('address')}
          dir="ltr"
          type="url"
          spellCheck={false}
          onBlur={() => setMeta({ ...meta, address: meta.address.trim() })}
        />
        <Autocomplete
          label={t('details.field.marking')}
          value={meta.marking}
          maxLength={120}
          data={markings}
          onChange={(marking) => setMeta({ ...meta, marking })}
        />
        <div className={classes.pair}>
          <Select
            label={t('details.reliability')}
            placeholder={t('details.notGraded')}
            clearable
            value={grades.reliability}
            data={reliability.options.map((letter) => ({ value: letter, label: t(`reliability.${letter}`) }))}
            onChange={(letter) => setGrades({ ...grades, reliability: letter })}
          />
          <Select
            label={t('details.credibility')}
            placeholder={t('details.notGraded')}
            clearable
            value={grades.credibility}
            data={credibility.options.map((digit) => ({ value: digit, label: t(`credibility.${digit}`) }))}
            onChange={(digit) => setGrades({ ...grades, credibility: digit })}
          />
        </div>
        {isHalfGraded && (
          <p className={classes.problem} role="alert">
            {t('details.gradeBoth')}
          </p>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('details.cancel')}
          </Button>
          <Button type="submit" loading={isSaving} disabled={!parsed.success || isHalfGraded}>
            {t('details.save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
