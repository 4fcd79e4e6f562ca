import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveState } from '../../shared/domain/library-status';
import { listen } from '../bridge';
import { timeText } from '../ui/day-text';
import { failureTexts, showFailure } from './notices';
import classes from './save-status.module.css';

/** Whether everything is on the disk: from the disk's own acknowledgement, never from hope. Nothing before the first save. */
export function SaveStatus() {
  const { t, i18n } = useTranslation('shell');
  const [save, setSave] = useState<SaveState | null>(null);
  useEffect(() => listen('save.state', setSave), []);
  if (save === null) return null;
  if (save.state === 'saving') return <span data-testid="save-state">{t('save.saving')}</span>;
  if (save.state === 'failed') {
    const failure = { code: save.code ?? 'storage.io' };
    return (
      <button type="button" className={classes.failed} onClick={() => showFailure(failure)} data-testid="save-state">
        <CircleAlert size={14} aria-hidden />
        {t('save.failed', { what: failureTexts(failure).what })}
      </button>
    );
  }
  if (save.savedAt === '') return null;
  return <span data-testid="save-state">{t('save.saved', { time: timeText(save.savedAt, i18n.language) })}</span>;
}
