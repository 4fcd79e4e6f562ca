import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type WebSocket, WebSocketServer } from 'ws';
import { applicationEnvironment, electronExecutable, repository } from './application';
import { listedCalls } from './system-calls';

/**
 * Electron under strace. Playwright's own way of starting it opens two network ports in the very process that is
 * watched, so it is driven through two pipes here, and they are passed on to Playwright by a server in the test.
 */

/** For the names of tests that need it: empty when programs can be traced here, else why the test is skipped. */
export const traceMissing =
  process.platform === 'linux' && spawnSync('strace', ['-f', '-e', 'trace=socket', 'true']).status === 0
    ? ''
    : ' (skipped: strace is missing here, or may not trace)';

export type TracedApplication = {
  readonly page: Page;
  /** Pastes as the menu's command does. */
  readonly paste: (text: string) => void;
  /** Numbers of all processes that the application has just now, by kind. */
  readonly processes: () => Promise<readonly { readonly id: number; readonly type: string }[]>;
  /** Quits as the system asks a program to. */
  readonly close: () => Promise<void>;
};

export type TraceOptions = {
  /** The file that the list of system calls is written to; whole once the application has ended. */
  readonly trace: string;
  /** Of the application. */
  readonly environment: Readonly<Record<string, string>>;
};

/** Runs Electron with these arguments under strace to its end, without driving it. */
export async function traceElectron(trace: string, args: readonly string[]): Promise<void> {
  const child = spawn('strace', await straceArguments(trace, args), { env: applicationEnvironment({}), stdio: 'ignore' });
  await once(child, 'exit');
}

/** Starts the application under strace and waits for its page. */
export async function launchTraced({ trace, environment }: TraceOptions): Promise<TracedApplication> {
  const args = ['-r', join(__dirname, 'hand.cjs'), '--remote-debugging-pipe', repository];
  const child = spawn('strace', await straceArguments(trace, args), {
    cwd: repository,
    env: applicationEnvironment(environment),
    stdio: ['pipe', 'inherit', 'inherit', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const [, , , commands, answers] = child.stdio as unknown as [unknown, unknown, unknown, Writable, Readable];
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => relay(socket, commands, answers));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Without defaults: they set up downloads and focus, which Electron answers with an error.
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}/`, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'));
  if (page === undefined) throw new Error('the application has no page');
  // Longer than anything takes, and shorter than the test: the step that waits in vain is then named.
  page.setDefaultTimeout(120_000);
  return {
    page,
    paste: (text) => child.stdin?.write(`${text}\0`),
    processes: () => processesOf(browser),
    close: async () => {
      await page.close();
      await ended;
      server.close();
    },
  };
}

async function straceArguments(trace: string, args: readonly string[]): Promise<readonly string[]> {
  return ['-f', '-qq', '--seccomp-bpf', '-o', trace, '-e', `trace=${listedCalls}`, await electronExecutable(), ...args];
}

/** Passes messages on between a socket and the pipes, in which each ends with a NUL character. */
function relay(socket: WebSocket, commands: Writable, answers: Readable): void {
  let said = '';
  answers.setEncoding('utf8').on('data', (text: string) => {
    const messages = `${said}${text}`.split('\0');
    said = messages.pop() ?? '';
    for (const message of messages) socket.send(message);
  });
  socket.on('message', (data) => commands.write(`${String(data)}\0`));
}

async function processesOf(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}
