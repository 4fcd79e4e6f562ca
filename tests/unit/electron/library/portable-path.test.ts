import { describe, expect, it } from 'vitest';
import { foldPath, isPortablePath } from '../../../../electron/library/portable-path';

describe('isPortablePath', () => {
  it.each(['library.json', 'articles/01K/article.json', 'icon.png', 'console.txt', 'com10', 'a.con', 'comma/lpt', '.hidden', '한국/기사'])(
    'is what means the same file everywhere: %s',
    (path) => expect(isPortablePath(path)).toBe(true),
  );

  it.each(['con', 'CON.txt', 'nul.', 'com1', 'lpt9.json', 'a/aux/b', 'prn.tar.gz'])('is no name of a device: %s', (path) =>
    expect(isPortablePath(path)).toBe(false),
  );

  it.each([
    '',
    '/',
    '/etc',
    'a//b',
    'a/',
    './a',
    '../a',
    'a/..',
    'a\\b',
    'C:/a',
    'a:b',
    'what?',
    'a*',
    '"a"',
    '<a>',
    'a|b',
    'a.',
    'a ',
    'a\u0000b',
    'a\nb',
  ])('is nothing that leads elsewhere or that Windows refuses: %j', (path) => expect(isPortablePath(path)).toBe(false));

  it('has at most 120 parts of at most 255 bytes', () => {
    expect(isPortablePath(Array(120).fill('a').join('/'))).toBe(true);
    expect(isPortablePath(Array(121).fill('a').join('/'))).toBe(false);
    expect(isPortablePath('한'.repeat(85))).toBe(true);
    expect(isPortablePath('한'.repeat(86))).toBe(false);
  });

  it('is not what half a letter is in', () => expect(isPortablePath('a\ud800')).toBe(false));
});

it('foldPath gives names that some system takes for the same one spelling', () => {
  expect(foldPath('Ａrticle/É'.normalize('NFD'))).toBe(foldPath('ａRTICLE/é'));
  expect(foldPath('a')).not.toBe(foldPath('b'));
});
