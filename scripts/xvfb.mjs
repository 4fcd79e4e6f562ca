/** Displays that nobody looks at: one Xvfb or several for a whole run, ended with it. */
import { spawn } from 'node:child_process';
import { PersonError } from './person-error.mjs';
import { endWithUs } from './process.mjs';

/**
 * Calls a function with the environment that gives its children a display, and ends that display afterwards. Of several
 * the first is in `DISPLAY` and all of them, with commas between, in `BRIEFING_NOTES_DISPLAYS`: tests that run at the
 * same time need one each, for a display has one pointer and one clipboard, and tells a window of every other.
 * @template T
 * @param {(environment: Record<string, string | undefined>) => Promise<T>} use
 * @param {{ count?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withDisplay(use, { count = 1 } = {}) {
  if (!needsXvfb(process.platform, process.env)) return use({});
  const servers = await Promise.all(Array.from({ length: count }, startXvfb));
  const displays = servers.map(({ display }) => display);
  try {
    // Without a word about Wayland, which a program might prefer.
    const environment = { DISPLAY: displays[0], WAYLAND_DISPLAY: undefined, XAUTHORITY: undefined };
    return await use({ ...environment, BRIEFING_NOTES_DISPLAYS: displays.join(',') });
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

/**
 * Whether to start Xvfb rather than use the person's own display: always, so that a run is the same everywhere and no
 * window pops up where a person works, unless the person wants to watch (`BRIEFING_NOTES_XVFB=0`).
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function needsXvfb(platform, environment) {
  if (platform !== 'linux') return false;
  return environment.BRIEFING_NOTES_XVFB !== '0' || !environment.DISPLAY;
}

/** @returns {Promise<{ display: string, stop: () => Promise<void> }>} once it takes connections */
function startXvfb() {
  return new Promise((resolve, reject) => {
    // It picks a free number itself and writes it to descriptor 3 when it is ready: no guessing and no waiting.
    const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'];
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    endWithUs(child);
    const ended = new Promise((done) => child.once('close', done));
    let said = '';
    let number = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    const ready = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
    ready.setEncoding('utf8').on('data', (text) => {
      number += text;
      if (number.endsWith('\n')) resolve({ display: `:${number.trim()}`, stop });
    });
    child.once('error', (error) => reject(new PersonError(`Xvfb could not be started: ${error.message}`)));
    child.once('close', () => reject(new PersonError(`Xvfb ended at once: ${said.trim()}`)));
    async function stop() {
      child.kill('SIGTERM');
      await ended;
    }
  });
}
