/** The official Electron, as the npm package `electron` names it. It downloads its binary on request only. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { run } from '../process.mjs';

const packageFolder = join(repository, 'node_modules', 'electron');

/** Milliseconds for the whole download (about 120 MB). A network that refuses answers, or is given up, far sooner. */
const downloadLimit = 5 * 60 * 1000;

/** @returns {string} the version that the package wants */
export function officialVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/** @returns {string | undefined} the executable, when it is there and of the right version */
export function findOfficial() {
  try {
    const found = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    // The package writes path.txt last, so a download that was killed half-way has none.
    const executable = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim());
    return found === officialVersion() && existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lets the package download its binary, in a child so that a hanging network cannot hold us.
 * @returns {Promise<string | undefined>} why it failed, or undefined when it worked
 */
export async function downloadOfficial() {
  const { code, output, timedOut } = await run(process.execPath, [join(packageFolder, 'install.js')], {
    collect: true,
    limit: downloadLimit,
  });
  if (timedOut) return `no download within ${downloadLimit / 60_000} minutes`;
  if (code === 0 && findOfficial() !== undefined) return undefined;
  return failureReason(output);
}

/**
 * The one line of a stack trace that says what went wrong.
 * @param {string} output
 * @returns {string}
 */
export function failureReason(output) {
  const error = output.match(/^(?:\w*Error|Error \[\w+\]): (.+)$/m);
  return (error?.[1] ?? output.trim().split('\n').at(-1)) || 'no reason given';
}
