import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NearArticle } from '../../shared/domain/import-preview';
import { useNavigation } from '../app/navigation';
import { dayText } from '../ui/day-text';
import classes from './import.module.css';

/** Says that an article of the library has nearly the same words, and leads there; storing keeps the two apart. */
export function NearNote({ near }: { readonly near: NearArticle }) {
  const { t, i18n } = useTranslation('import');
  const go = useNavigation((state) => state.go);
  const { id, title, source, publishedOn, percent } = near;
  const details = [source, publishedOn === '' ? '' : dayText(publishedOn, i18n.language, 'long')].filter((part) => part !== '').join(' · ');
  return (
    <div className={classes.note} data-tone="info" data-testid="near">
      <h3 className={classes.noteTitle}>{t('nearTitle')}</h3>
      <p>{t('nearBody', { percent })}</p>
      <p className={classes.dropped}>
        <bdi className={classes.nearTitle} title={title}>
          {title || t('untitled')}
        </bdi>
        {details !== '' && <span className={classes.droppedExample}>{details}</span>}
      </p>
      <p className={classes.soft}>{t('nearChoice')}</p>
      <Button size="compact-sm" variant="default" onClick={() => go({ screen: 'reader', articleId: id })}>
        {t('duplicateOpen')}
      </Button>
    </div>
  );
}
