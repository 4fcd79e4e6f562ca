import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './article-detail.module.css';

type Props = { readonly count: number; readonly onTrash: () => void; readonly onClear: () => void };

/** What can be done with several articles at once. */
export function SeveralDetail({ count, onTrash, onClear }: Props) {
  const { t } = useTranslation('library');
  return (
    <div className={classes.detail} data-testid="several-detail">
      <h2 className={classes.title}>{t('selectedCount', { count })}</h2>
      <p className={classes.meta}>{t('severalHint')}</p>
      <div className={classes.buttons}>
        <Button size="compact-md" onClick={onTrash}>
          {t('trashSeveral', { count })}
        </Button>
        <Button size="compact-md" variant="default" onClick={onClear}>
          {t('selectOne')}
        </Button>
      </div>
    </div>
  );
}
