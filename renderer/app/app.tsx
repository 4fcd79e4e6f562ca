import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Value } from '../../shared/ipc/contract';
import { listen } from '../bridge';
import { followBatches } from './batch-notice';
import { followDrops } from './dropped-files';
import { useGlobalCommands } from './global-commands';
import { followJobs } from './jobs';
import { followLibraryStatus } from './library-status';
import { showWhyLoaded, tellReady } from './load-notice';
import { followMonthlyCheck } from './monthly-check';
import { showProblem, showRestarted } from './notices';
import { WindowBoundary } from './screen-boundary';
import { CurrentScreen, readScreensAhead } from './screens';
import { Shell } from './shell';
import classes from './shell.module.css';
import { cssVariables, theme } from './theme';
import { followQuitting } from './unsaved-work';
import { followWatched } from './watch-notice';

type LoadReason = Value<'page.kept'>['because'];

/** Lets Mantine's style element through the content security policy; the value changes with every load. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

// The library that keeps the page from scrolling under a dialog takes the nonce from this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

function Frame({ because }: { readonly because: LoadReason }) {
  useGlobalCommands();
  useEffect(followLibraryStatus, []);
  useEffect(followJobs, []);
  useEffect(followBatches, []);
  useEffect(followWatched, []);
  useEffect(followDrops, []);
  useEffect(followMonthlyCheck, []);
  useEffect(followQuitting, []);
  useEffect(() => listen('app.problem', showProblem), []);
  useEffect(() => listen('process.restarted', ({ process }) => showRestarted(process)), []);
  useEffect(readScreensAhead, []);
  useEffect(() => {
    showWhyLoaded(because);
    tellReady();
  }, [because]);
  return (
    <Shell>
      <CurrentScreen />
    </Shell>
  );
}

/** The whole interface. The colour scheme follows the system, which the main process sets from the settings. */
export function App({ messages, because }: { readonly messages: i18n; readonly because: LoadReason }) {
  return (
    <I18nextProvider i18n={messages}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <WindowBoundary>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} className={classes.notices ?? ''} />
            <Frame because={because} />
          </ModalsProvider>
        </WindowBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}
