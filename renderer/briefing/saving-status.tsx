import { Alert, Button } from '@mantine/core';
import { Check, Loader, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureTexts } from '../app/notices';
import type { Saving } from './open-drafts';
import classes from './saving-status.module.css';

/** The status bar's line about saving: always visible, never only a colour. */
export function SavingStatus({ saving }: { readonly saving: Saving }) {
  const { t } = useTranslation('briefing');
  return (
    <span className={classes.status} data-state={saving.state} data-own-saving data-testid="saving">
      {saving.state === 'saving' && (
        <>
          <Loader size={13} aria-hidden /> {t('saving.saving')}
        </>
      )}
      {saving.state === 'saved' && (
        <>
          <Check size={13} aria-hidden />
          {saving.savedAt === null ? t('saving.saved') : t('saving.savedAt', { time: clockTime(saving.savedAt) })}
        </>
      )}
      {saving.state === 'failed' && (
        <>
          <TriangleAlert size={13} aria-hidden /> {t('saving.failed', { reason: failureTexts(saving.error).what })}
        </>
      )}
    </span>
  );
}

/** Stays above the text until the words are on the disk. */
export function SavingBanner({ saving, onRetry }: { readonly saving: Saving; readonly onRetry: () => void }) {
  const { t } = useTranslation('briefing');
  if (saving.state !== 'failed') return null;
  const { what, todo } = failureTexts(saving.error);
  return (
    <Alert
      color="red"
      radius={0}
      icon={<TriangleAlert size={16} />}
      title={t('saving.failed', { reason: what })}
      role="alert"
      data-testid="saving-failed"
    >
      <span className={classes.banner}>
        <span>
          {t('saving.kept')} {todo}
        </span>
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('saving.retry')}
        </Button>
      </span>
    </Alert>
  );
}

/** Hours and minutes on the person's clock. */
function clockTime(milliseconds: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(milliseconds);
}
