import { lazy, Suspense } from 'react';
import { assertNever } from '../../shared/core/assert-never';
import { LibraryView } from '../library/library-view';
import { useNavigation } from './navigation';
import { ScreenBoundary } from './screen-boundary';

/**
 * The screens beside the library, which is the first one: their code (an editor, a PDF reader) is
 * read when it is first needed, or ahead of that when the window has nothing else to do. Reading all
 * of it before the list is drawn took a third of the start.
 */
const loaders = {
  briefing: () => import('../briefing/briefing-view').then(({ BriefingView }) => ({ default: BriefingView })),
  briefings: () => import('../briefing/briefings-view').then(({ BriefingsView }) => ({ default: BriefingsView })),
  conflicts: () => import('../history/conflicts-view').then(({ ConflictsView }) => ({ default: ConflictsView })),
  history: () => import('../history/history-view').then(({ HistoryView }) => ({ default: HistoryView })),
  import: () => import('../import/import-view').then(({ ImportView }) => ({ default: ImportView })),
  importReport: () => import('../import/report-view').then(({ ReportView }) => ({ default: ReportView })),
  reader: () => import('../reader/reader-view').then(({ ReaderView }) => ({ default: ReaderView })),
  settings: () => import('../settings/settings-view').then(({ SettingsView }) => ({ default: SettingsView })),
  verification: () => import('../verification/verification-view').then(({ VerificationView }) => ({ default: VerificationView })),
  trash: () => import('../trash/trash-view').then(({ TrashView }) => ({ default: TrashView })),
};

const BriefingView = lazy(loaders.briefing);
const BriefingsView = lazy(loaders.briefings);
const ConflictsView = lazy(loaders.conflicts);
const HistoryView = lazy(loaders.history);
const ImportView = lazy(loaders.import);
const ImportReportView = lazy(loaders.importReport);
const ReaderView = lazy(loaders.reader);
const SettingsView = lazy(loaders.settings);
const TrashView = lazy(loaders.trash);
const VerificationView = lazy(loaders.verification);

/** The list is drawn and has been looked at for a moment before the other screens are read, in milliseconds. */
const restAfterStart = 1000;

/** Reads the other screens ahead, one in each idle moment, so that going there shows them at once. */
export function readScreensAhead(): () => void {
  const timer = setTimeout(() => void readAhead(), restAfterStart);
  return () => clearTimeout(timer);
}

async function readAhead(): Promise<void> {
  for (const load of Object.values(loaders)) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await load();
  }
}

/** Shows the screen of the route. */
export function CurrentScreen() {
  return (
    <ScreenBoundary>
      <Suspense fallback={null}>
        <Screen />
      </Suspense>
    </ScreenBoundary>
  );
}

function Screen() {
  const route = useNavigation((state) => state.route);
  switch (route.screen) {
    case 'library':
      return <LibraryView />;
    case 'import':
      return <ImportView />;
    case 'import-report':
    case 'watch-report':
      return <ImportReportView key={route.screen} screen={route.screen} />;
    case 'reader':
      return <ReaderView articleId={route.articleId} annotationId={route.annotationId} />;
    case 'briefings':
      return <BriefingsView />;
    case 'briefing':
      return <BriefingView key={route.briefingId} briefingId={route.briefingId} />;
    case 'conflicts':
      return <ConflictsView />;
    case 'history':
      return <HistoryView key={route.subject.id} subject={route.subject} />;
    case 'trash':
      return <TrashView />;
    case 'verification':
      return <VerificationView />;
    case 'settings':
      return <SettingsView />;
    default:
      return assertNever(route);
  }
}
