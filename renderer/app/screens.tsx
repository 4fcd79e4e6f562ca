import { assertNever } from '../../shared/core/assert-never';
import { BriefingView } from '../briefing/briefing-view';
import { BriefingsView } from '../briefing/briefings-view';
import { ImportView } from '../import/import-view';
import { LibraryView } from '../library/library-view';
import { ReaderView } from '../reader/reader-view';
import { SettingsView } from '../settings/settings-view';
import { TrashView } from '../trash/trash-view';
import { useNavigation } from './navigation';

/** Shows the screen of the route. */
export function CurrentScreen() {
  const route = useNavigation((state) => state.route);
  switch (route.screen) {
    case 'library':
      return <LibraryView />;
    case 'import':
      return <ImportView />;
    case 'reader':
      return <ReaderView articleId={route.articleId} annotationId={route.annotationId} />;
    case 'briefings':
      return <BriefingsView />;
    case 'briefing':
      return <BriefingView key={route.briefingId} briefingId={route.briefingId} />;
    case 'trash':
      return <TrashView />;
    case 'settings':
      return <SettingsView />;
    default:
      return assertNever(route);
  }
}
