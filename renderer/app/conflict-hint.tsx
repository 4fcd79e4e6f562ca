import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './conflict-hint.module.css';
import { useLibraryStatus } from './library-status';
import { runCommand } from './use-command';

/** Says, quietly and for as long as it is so, that copies from other computers wait for a choice. */
export function ConflictHint() {
  const { t } = useTranslation('shell');
  const count = useLibraryStatus(({ status }) => status?.conflicts ?? 0);
  if (count === 0) return null;
  return (
    <button type="button" className={classes.hint} onClick={() => runCommand('library.conflicts')} data-testid="conflict-hint">
      <CopyCheck size={14} aria-hidden />
      {t('conflicts.hint', { count })}
    </button>
  );
}
