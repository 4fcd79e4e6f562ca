import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Holds the catalogues to the program and the program to the catalogues, as far as can be seen without running it. */

const root = join(__dirname, '../../..');
const catalogueFolder = join(root, 'assets/messages/en');

/** Plural forms and contexts of i18next: `articles_one`, `storage.io.what_detail`. */
const variant = /_(zero|one|two|few|many|other|file|host|problem|detail)$/;

/** Read as typed objects, whose members the compiler holds, or held to the list of error codes by a test of its own. */
const heldOtherwise = ['paper', 'templates', 'dialogs', 'errors', 'support'];

const catalogues = new Map(
  readdirSync(catalogueFolder).map((name) => {
    const texts = JSON.parse(readFileSync(join(catalogueFolder, name), 'utf8')) as Record<string, string>;
    return [name.replace('.json', ''), texts];
  }),
);

const sources = ['renderer', 'electron', 'shared'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: `${room}/${name}`, text: readFileSync(join(root, room, name), 'utf8') })),
);

/** Template literals as patterns, with a gap for each `${…}`. */
const patterns = sources.flatMap(({ text }) =>
  [...text.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)]
    .map((match) => (match[1] ?? '').split(/\$\{[^}]*\}/))
    .filter((parts) => parts.some((part) => /[a-z]/i.test(part)))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')).join('.+')}$`)),
);

/** Whether the key stands in quotes somewhere, or could be made by a template literal. */
function isUsed(namespace: string, key: string): boolean {
  const names = [key, `${namespace}:${key}`];
  const quoted = names.flatMap((name) => [`'${name}'`, `"${name}"`]);
  return (
    sources.some(({ text }) => quoted.some((name) => text.includes(name))) || names.some((name) => patterns.some((one) => one.test(name)))
  );
}

function has(namespace: string, key: string): boolean {
  return Object.keys(catalogues.get(namespace) ?? {}).some((known) => known === key || known.replace(variant, '') === key);
}

describe('the catalogues of messages', () => {
  it.each([...catalogues].filter(([name]) => !heldOtherwise.includes(name)))(
    '%s holds no text that the program never shows',
    (namespace, texts) => {
      expect(Object.keys(texts).filter((key) => !isUsed(namespace, key.replace(variant, '')))).toEqual([]);
    },
  );

  it('hold a text for every key that the program names', () => {
    const missing: string[] = [];
    for (const { name, text } of sources) {
      const own = [...text.matchAll(/useTranslation\('([a-z]+)'\)/g)].map((match) => match[1] ?? '');
      for (const [, key = '', rest = ''] of text.matchAll(/\bt\('([^'\n]+)'([^\n]*)/g)) {
        const [inKey, bare] = key.includes(':') ? (key.split(':', 2) as [string, string]) : [null, key];
        const inCall = /^[^)]*\bns: '([a-z]+)'/.exec(rest)?.[1];
        const namespaces = inKey !== null ? [inKey] : inCall !== undefined ? [inCall] : own.length > 0 ? own : [...catalogues.keys()];
        if (!namespaces.some((namespace) => has(namespace, bare))) missing.push(`${name}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('use plural forms in pairs, so that one and many both read well', () => {
    const alone: string[] = [];
    for (const [namespace, texts] of catalogues)
      for (const key of Object.keys(texts))
        if (key.endsWith('_one') !== key.endsWith('_other')) {
          const partner = key.endsWith('_one') ? key.replace(/_one$/, '_other') : key.replace(/_other$/, '_one');
          if (texts[partner] === undefined) alone.push(`${namespace}: ${key}`);
        }
    expect(alone).toEqual([]);
  });
});
