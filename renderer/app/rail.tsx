import { FileText, Library, Settings, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Route, useNavigation } from './navigation';
import classes from './shell.module.css';

const items = [
  {
    name: 'library',
    icon: Library,
    screens: ['library', 'import', 'import-report', 'watch-report', 'reader', 'verification', 'conflicts'],
  },
  { name: 'briefings', icon: FileText, screens: ['briefings', 'briefing'] },
  { name: 'trash', icon: Trash2, screens: ['trash'] },
  { name: 'settings', icon: Settings, screens: ['settings'] },
] as const satisfies readonly { name: Route['screen']; icon: unknown; screens: readonly Route['screen'][] }[];

/** The screen that a route belongs to: a history to its document's. */
function sectionOf(route: Route): Route['screen'] {
  if (route.screen !== 'history') return route.screen;
  return route.subject.kind === 'briefing' ? 'briefing' : 'reader';
}

/** The main sections at the left edge. */
export function Rail() {
  const { t } = useTranslation('shell');
  const { route, go } = useNavigation();
  return (
    <nav className={classes.rail} aria-label={t('rail')}>
      {items.map(({ name, icon: Icon, screens }) => {
        const current = (screens as readonly string[]).includes(sectionOf(route));
        const place = name === 'settings' ? `${classes.railItem} ${classes.railEnd}` : classes.railItem;
        return (
          <button
            key={name}
            type="button"
            className={place}
            aria-current={current ? 'page' : undefined}
            onClick={() => go({ screen: name })}
          >
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            {t(name)}
          </button>
        );
      })}
    </nav>
  );
}
