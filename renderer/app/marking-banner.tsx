import { useTranslation } from 'react-i18next';
import { markingTone } from '../../shared/domain/marking';
import classes from './shell.module.css';

/** The marking of what is on the screen, over the whole width; nothing when it is unmarked. */
export function MarkingBanner({ marking }: { readonly marking: string }) {
  const { t } = useTranslation('shell');
  const tone = markingTone(marking);
  if (tone === 'none') return null;
  return (
    <section className={classes.banner} data-tone={tone} data-testid="marking" aria-label={t('marking')}>
      {marking}
    </section>
  );
}
