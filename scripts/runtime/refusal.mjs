/**
 * Remembers that the official Electron could not be downloaded. Where a network refuses, it goes on refusing: asking
 * again at every start would cost up to the whole time limit each time.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../paths.mjs';

/** @typedef {{ version: string, at: number, reason: string }} Refusal at: milliseconds since 1970 */

/** For how long a refusal is believed, in milliseconds. */
export const refusalLifetime = 24 * 60 * 60 * 1000;

/**
 * Whether a remembered refusal still says something about a download now.
 * @param {Refusal | undefined} refusal
 * @param {{ version: string, now: number, retry: boolean }} question
 * @returns {refusal is Refusal}
 */
export function refusalHolds(refusal, { version, now, retry }) {
  if (refusal === undefined || retry || refusal.version !== version) return false;
  // A stamp from the future is of a clock that was set back since: it could hold for ever.
  return refusal.at <= now && now - refusal.at < refusalLifetime;
}

function stampFile() {
  return join(cacheFolder(), 'electron-download-refused.json');
}

/** @returns {Refusal | undefined} undefined also for a stamp that cannot be read: then the download is tried again */
export function readRefusal() {
  try {
    const { version, at, reason } = JSON.parse(readFileSync(stampFile(), 'utf8'));
    return { version: String(version), at: Number(at), reason: String(reason) };
  } catch {
    return undefined;
  }
}

/** @param {Refusal} refusal */
export function rememberRefusal(refusal) {
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(stampFile(), `${JSON.stringify(refusal)}\n`);
}

/** Forgets a refusal, after a download that worked. */
export function forgetRefusal() {
  rmSync(stampFile(), { force: true });
}
