import { Alert, Button, Group } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { useNavigation } from './navigation';
import { reportError } from './report-error';
import classes from './screen-boundary.module.css';
import { ScreenFrame } from './screen-frame';

/** Keeps an error of one screen to that screen: the shell and all other screens go on working. */
export function ScreenBoundary({ children }: { readonly children: ReactNode }) {
  const route = useNavigation((state) => state.route);
  return (
    <ErrorBoundary FallbackComponent={ScreenFailed} resetKeys={[route]} onError={(error) => reportError('screen', error)}>
      {children}
    </ErrorBoundary>
  );
}

function ScreenFailed({ resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation('shell');
  const { route, go } = useNavigation();
  return (
    <ScreenFrame crumbs={[t('failed.crumb')]}>
      <div className={classes.place}>
        <Failed title={t('failed.screen')} text={t('failed.screenText')}>
          <Button onClick={() => resetErrorBoundary()}>{t('failed.again')}</Button>
          {route.screen !== 'library' && (
            <Button variant="default" onClick={() => go({ screen: 'library' })}>
              {t('failed.library')}
            </Button>
          )}
        </Failed>
      </div>
    </ScreenFrame>
  );
}

/** The last net: when the shell itself cannot be drawn, a page that says so stands there instead of nothing. */
export function WindowBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary FallbackComponent={WindowFailed} onError={(error) => reportError('window', error)}>
      {children}
    </ErrorBoundary>
  );
}

// What went wrong may sit in the state that all screens share: only a new page begins without it, and takes its words back.
function WindowFailed() {
  const { t } = useTranslation('shell');
  return (
    <main className={classes.place}>
      <Failed title={t('failed.window')} text={t('failed.windowText')}>
        <Button onClick={() => window.location.reload()}>{t('failed.again')}</Button>
      </Failed>
    </main>
  );
}

/** What happened, what was kept, and in `children` what to do now. */
function Failed({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <Alert
      color="red"
      role="alert"
      title={<h1 className={classes.title}>{title}</h1>}
      icon={<TriangleAlert size={18} aria-hidden />}
      className={classes.card ?? ''}
    >
      <p className={classes.text}>{text}</p>
      <Group>{children}</Group>
    </Alert>
  );
}
