import { markingTone } from '../../shared/domain/marking';
import classes from './shell.module.css';

/** The marking of what is on the screen, over the whole width; nothing when it is unmarked. */
export function MarkingBanner({ marking }: { readonly marking: string }) {
  const tone = markingTone(marking);
  if (tone === 'none') return null;
  return (
    <div className={classes.banner} data-tone={tone} data-testid="marking">
      {marking}
    </div>
  );
}
