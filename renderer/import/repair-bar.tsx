import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';
import { type ChangeDraft, countDraft, type ImportDraft, setAllRepairs } from './import-draft';

/** Decides on all repairs at once. Shown only when there are any. */
export function RepairBar({ draft, onChange }: { readonly draft: ImportDraft; readonly onChange: ChangeDraft }) {
  const { t } = useTranslation('import');
  const { repairs, accepted } = countDraft(draft);
  if (repairs === 0) return null;
  return (
    <div className={classes.repairBar}>
      <span>{accepted === 0 ? t('repairsToDecide', { count: repairs }) : t('repairsAccepted', { count: repairs, accepted })}</span>
      {accepted < repairs && (
        <Button size="compact-sm" variant="default" onClick={() => onChange((now) => setAllRepairs(now, true), 'announceAccepted')}>
          {t('acceptAll', { count: repairs })}
        </Button>
      )}
      {accepted > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => onChange((now) => setAllRepairs(now, false), 'announceAsWritten')}>
          {t('keepAllAsWritten')}
        </Button>
      )}
    </div>
  );
}
