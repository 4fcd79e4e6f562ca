/** A display for machines without a screen: one Xvfb for a whole run, ended with it. */
import { spawn } from 'node:child_process';
import { PersonError } from './person-error.mjs';
import { endWithUs } from './process.mjs';

/**
 * Calls a function with the environment that gives its children a display, and ends that display afterwards.
 * @template T
 * @param {(environment: Record<string, string | undefined>) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withDisplay(use) {
  if (!needsXvfb(process.platform, process.env)) return use({});
  const { display, stop } = await startXvfb();
  try {
    // Without a word about Wayland, which a program might prefer.
    return await use({ DISPLAY: display, WAYLAND_DISPLAY: undefined, XAUTHORITY: undefined });
  } finally {
    await stop();
  }
}

/**
 * Whether to start Xvfb rather than use the person's own display.
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function needsXvfb(platform, environment) {
  if (platform !== 'linux') return false;
  // In CI, so that a run is the same everywhere; on request, so that windows do not pop up while a person works.
  const asked = environment.BRIEFING_NOTES_XVFB === '1' || (environment.CI !== undefined && environment.CI !== 'false');
  return asked || !environment.DISPLAY;
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
