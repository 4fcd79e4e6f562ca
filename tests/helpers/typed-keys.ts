import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** Typing as a quick person does it, with the moment at which the page got each key. */

/** One character; `at` in milliseconds on this process's monotonic clock (`performance.now()`). */
export type TypedKey = { readonly character: string; readonly at: number };

/**
 * From now on every key that the page gets is in the answer, in its order. Each is told at once, so that a kill takes
 * none of it away; only the keys of the very last milliseconds may be missing.
 */
export async function recordKeys(page: Page): Promise<readonly TypedKey[]> {
  const keys: TypedKey[] = [];
  const origin = await originOf(page);
  page.on('console', (message) => {
    const [kind, stamp, code] = message.text().split(' ');
    if (kind === 'typed') keys.push({ character: String.fromCodePoint(Number(code)), at: origin + Number(stamp) });
  });
  await page.evaluate(() => {
    const tell = ({ key, timeStamp, ctrlKey }: KeyboardEvent): void => {
      if (key.length === 1 && !ctrlKey) console.info(`typed ${timeStamp} ${key.codePointAt(0)}`);
    };
    document.addEventListener('keydown', tell, { capture: true });
  });
  return keys;
}

/** What this process's clock said when the page's began; known to half of the time that the quickest question takes. */
async function originOf(page: Page): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  let origin = 0;
  for (let tries = 0; tries < 10; tries += 1) {
    const asked = performance.now();
    const there = await page.evaluate(() => performance.now());
    const took = performance.now() - asked;
    if (took >= quickest) continue;
    quickest = took;
    origin = asked + took / 2 - there;
  }
  return origin;
}

/**
 * Types `text`'s next characters through the keyboard, so many a second, until `over` says so. Like a hand it does not
 * wait until the page has done with a key; what a slow moment of this process delays is caught up with.
 */
export async function typeUntil(page: Page, text: Iterable<string>, perSecond: number, over: () => boolean): Promise<void> {
  const started = performance.now();
  const pressed: Promise<void>[] = [];
  for (const character of text) {
    const early = started + (pressed.length * 1000) / perSecond - performance.now();
    if (early > 0) await pause(early);
    if (over()) break;
    const press = page.keyboard.type(character);
    // Told below; until then it is no unhandled error.
    press.catch(() => undefined);
    pressed.push(press);
  }
  await Promise.all(pressed);
}

/** The characters of words that tell their number, without end: `a0001 a0002 …`. */
export function* numberedWords(name: string): Generator<string> {
  for (let number = 1; ; number += 1) yield* `${name}${String(number).padStart(4, '0')} `;
}
