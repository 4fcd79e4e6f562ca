import './app/trusted-types';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startMessages } from './app/messages';
import { call } from './bridge';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element #root');

void call('app.info', {})
  .then((answer) => startMessages(answer.ok ? answer.value.language : 'en'))
  .then((messages) => createRoot(container).render(<App messages={messages} />));
