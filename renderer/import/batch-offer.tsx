import { Button, NativeSelect } from '@mantine/core';
import { Files } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchDefaults, BatchOffer } from '../../shared/domain/import-batch';
import { beginBatch, forgetOffer } from '../app/import-batch';
import { useLibraryStatus } from '../app/library-status';
import batch from './batch.module.css';
import { GradeFields } from './grade-fields';
import classes from './import.module.css';
import { languageChoices } from './language-choices';
import { MarkingField } from './marking-field';

type Props = { readonly offer: BatchOffer; readonly dragging: boolean };

/** Many files were chosen: which, and what all of them are to be given, before anything is read. */
export function BatchOfferPane({ offer, dragging }: Props) {
  const { t, i18n } = useTranslation('batch');
  const id = useId();
  const marking = useLibraryStatus(({ status }) => status?.settings.defaultMarking ?? '');
  const [defaults, setDefaults] = useState<BatchDefaults>({ marking, grade: null, language: '' });
  const set = (change: Partial<BatchDefaults>): void => setDefaults((now) => ({ ...now, ...change }));
  const more = offer.count - offer.names.length;
  const [, ...languages] = languageChoices('und', i18n.language, '');
  return (
    <div className={classes.start} data-dragging={dragging}>
      <form
        className={classes.startCard}
        aria-labelledby={`${id}-title`}
        onSubmit={(event) => {
          event.preventDefault();
          void beginBatch(defaults);
        }}
      >
        <Files size={30} strokeWidth={1.5} aria-hidden className={classes.startIcon} />
        <h1 className={classes.startTitle} id={`${id}-title`}>
          {t('offer.title', { count: offer.count })}
        </h1>
        <p className={classes.startHint}>
          <bdi className={batch.anywhere}>{t('offer.from', { folder: offer.folder })}</bdi>
        </p>
        <ul className={batch.fileNames}>
          {offer.names.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
          {more > 0 && <li className={batch.soft}>{t('offer.more', { count: more })}</li>}
        </ul>
        <p className={classes.startHint}>{t('offer.hint')}</p>
        <div className={classes.form}>
          <h2 className={classes.sideTitle}>{t('offer.all')}</h2>
          <div className={classes.field}>
            <label className={classes.label} htmlFor={`${id}-marking`}>
              {t('import:field.marking')}
            </label>
            <MarkingField id={`${id}-marking`} value={defaults.marking} onChange={(value) => set({ marking: value })} />
          </div>
          <GradeFields grade={defaults.grade} onChange={(grade) => set({ grade })} />
          <div className={classes.field}>
            <label className={classes.label} htmlFor={`${id}-language`}>
              {t('offer.language')}
            </label>
            <NativeSelect
              id={`${id}-language`}
              data={[{ value: '', label: t('offer.languageAsRead') }, ...languages]}
              value={defaults.language}
              onChange={(event) => set({ language: event.currentTarget.value })}
            />
          </div>
        </div>
        <div className={classes.startActions}>
          <Button type="submit" autoFocus>
            {t('offer.begin')}
          </Button>
          <Button variant="default" onClick={forgetOffer}>
            {t('offer.cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}
