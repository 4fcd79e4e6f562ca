import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAsar } from '../../../scripts/runtime/asar.mjs';
import { readArguments } from '../../../scripts/runtime/default-app/arguments.cjs';
import { parseMissingLibraries } from '../../../scripts/runtime/libraries.mjs';
import { failureReason } from '../../../scripts/runtime/official.mjs';
import { refusalHolds, refusalLifetime } from '../../../scripts/runtime/refusal.mjs';
import { expectHash, npmFailure } from '../../../scripts/runtime/registry.mjs';

// The reference implementation; electron-builder brings it.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const asar: { listPackage(file: string): string[]; extractFile(file: string, name: string): Buffer } = builder('@electron/asar');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefing-notes-runtime-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('buildAsar', () => {
  // Names of four lengths, so that the header needs every amount of padding.
  it.each(['a.js', 'ab.js', 'abc.js', 'abcd.js'])('writes what @electron/asar reads back, with %s', (name) => {
    const file = join(folder, `${name}.asar`);
    writeFileSync(file, buildAsar({ [name]: 'first ü', 'empty.txt': '', 'last.txt': 'last' }));
    expect(asar.listPackage(file)).toEqual([`/${name}`, '/empty.txt', '/last.txt']);
    expect(asar.extractFile(file, name).toString()).toBe('first ü');
    expect(asar.extractFile(file, 'last.txt').toString()).toBe('last');
  });
});

describe('readArguments', () => {
  it.each([
    [[], { version: false, modules: [], path: undefined }],
    [['--no-sandbox'], { version: false, modules: [], path: undefined }],
    [['--no-sandbox', '--version'], { version: true, modules: [], path: undefined }],
    [['-r', '/loader.js', '--inspect=0', '/app'], { version: false, modules: ['/loader.js'], path: '/app' }],
    [['/app', '--version', '-r', 'theirs'], { version: false, modules: [], path: '/app' }],
    [['-r'], { version: false, modules: [], path: undefined }],
  ])('reads %j', (args, expected) => {
    expect(readArguments(args)).toEqual(expected);
  });
});

describe('parseMissingLibraries', () => {
  it('names each missing library once and none that was found', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibasound.so.2 => not found',
      '\tlibgtk-3.so.0 => not found',
    ].join('\n');
    expect(parseMissingLibraries(output)).toEqual(['libasound.so.2', 'libgtk-3.so.0']);
  });
});

describe('failureReason', () => {
  it.each([
    ['TypeError: fetch failed\n    at node:internal/deps', 'fetch failed'],
    ['Downloading\nError [ERR_CHECKSUM]: wrong checksum\n    at here', 'wrong checksum'],
    ['Killed\n', 'Killed'],
    ['', 'no reason given'],
  ])('finds the one line in %j', (output, reason) => {
    expect(failureReason(output)).toBe(reason);
  });
});

describe('npmFailure', () => {
  it.each([
    ['npm error code E404\nnpm error 404 Not Found - GET /x\nnpm error 404\nnpm error A complete log', '404 Not Found - GET /x'],
    ['npm error code ECONNREFUSED\nnpm error FetchError: request failed\nnpm error     at here', 'FetchError: request failed'],
    ['npm error code ENOSPC\nnpm error A complete log', 'code ENOSPC'],
    ['', 'no reason given'],
  ])('finds the one line in %j', (output, reason) => {
    expect(npmFailure(output)).toBe(reason);
  });
});

describe('refusalHolds', () => {
  const refusal = { version: '45.4.1', at: 1_000_000, reason: 'fetch failed' };
  const soon = { version: '45.4.1', now: refusal.at + 1, retry: false };

  it.each([
    ['soon after', soon, true],
    ['after its lifetime', { ...soon, now: refusal.at + refusalLifetime }, false],
    ['when the clock was set back', { ...soon, now: refusal.at - 1 }, false],
    ['for another version', { ...soon, version: '46.0.0' }, false],
    ['when a retry is asked for', { ...soon, retry: true }, false],
  ])('%s', (_name, question, expected) => {
    expect(refusalHolds(refusal, question)).toBe(expected);
  });

  it('does not hold when there is none', () => {
    expect(refusalHolds(undefined, soon)).toBe(false);
  });
});

describe('expectHash', () => {
  const hashOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

  it('accepts the pinned bytes and refuses others', async () => {
    const file = join(folder, 'bytes');
    writeFileSync(file, 'abc');
    await expect(expectHash(file, 'sha256', 'hex', hashOfAbc)).resolves.toBeUndefined();
    writeFileSync(file, 'abd');
    await expect(expectHash(file, 'sha256', 'hex', hashOfAbc)).rejects.toThrow('It is not used.');
  });
});
