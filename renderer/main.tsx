import './app/trusted-types';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startMessages } from './app/messages';
import { followErrors } from './app/report-error';
import { restoreKept } from './app/restore-kept';
import { call } from './bridge';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element #root');

followErrors();

/** Asks what the page needs to know before it draws, brings back what one before it had kept, and draws. */
async function start(root: HTMLElement): Promise<void> {
  const [info, kept] = await Promise.all([call('app.info', {}), call('page.kept', {})]);
  const messages = await startMessages(info.ok ? info.value.language : 'en');
  if (kept.ok) await restoreKept(kept.value.kept);
  createRoot(root).render(<App messages={messages} because={kept.ok ? kept.value.because : 'start'} />);
}

void start(container);
