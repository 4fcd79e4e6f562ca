import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { instantText } from '../ui/day-text';
import classes from './clock-hint.module.css';
import { useLibraryStatus } from './library-status';

/** Says quietly that the computer's date is before the library's last save: dates would come out wrong, and nothing else. */
export function ClockHint() {
  const { t, i18n } = useTranslation('shell');
  const last = useLibraryStatus(({ status }) => status?.aheadOfClock ?? null);
  if (last === null) return null;
  return (
    <span className={classes.hint} data-testid="clock-hint">
      <Clock size={13} aria-hidden />
      {t('clock.behind', { date: instantText(last, i18n.language) })}
    </span>
  );
}
