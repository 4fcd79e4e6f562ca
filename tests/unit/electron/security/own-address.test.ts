import { describe, expect, it } from 'vitest';
import { mayNavigate } from '../../../../electron/security/contents-guard';
import { isOwnAddress, isOwnBlob, isOwnPage } from '../../../../electron/security/own-address';

const ours = ['app://briefing/', 'app://briefing', 'app://briefing/#/settings', 'app://briefing/?again=1', 'app://briefing/./'];

const notOurs = [
  'app://briefing.evil/',
  'app://evil.briefing/',
  'app://briefing-evil/',
  'app://briefings/',
  'app://brief/',
  'app://x@briefing/',
  'app://x:y@briefing/',
  'app://briefing@evil/',
  'app://briefing:80/',
  'app://briefing:443/',
  'app://briefing%2eevil/',
  'app://%62riefing/',
  'app://briefing.',
  'app://briefing./',
  'app://br\u0456efing/',
  'app://BRIEFING.evil/',
  'app:///',
  'app:///briefing/',
  'app:/briefing/',
  'app:briefing',
  'app:\\\\briefing\\',
  'app://briefing\\@evil/',
  'app://evil\\@briefing/',
  'app://brief\ting/',
  'app://briefing /',
  ' app://briefing/',
  'app://briefing/\n',
  'app://briefing/\0',
  'APP+x://briefing/',
  'apps://briefing/',
  'http://briefing/',
  'https://briefing/',
  'https://app://briefing/',
  'file:///etc/passwd',
  'file://briefing/',
  'data:text/html,<h1>app://briefing/</h1>',
  'blob:app://briefing/0b5b6f5e-7d0c-4a0f-8a6d-000000000000',
  'about:blank',
  'about:srcdoc',
  'javascript:alert(1)',
  'view-source:app://briefing/',
  'filesystem:app://briefing/temporary/x.html',
  'chrome://settings/',
  'chrome-extension://briefing/x.html',
  'devtools://devtools/bundled/inspector.html',
  'ws://briefing/',
  'ftp://briefing/',
  '//briefing/',
  '/',
  '',
];

describe('E13 addresses of our own', () => {
  it.each(ours)('%j is our page', (address) => expect(isOwnPage(address)).toBe(true));

  it('counts at least 40 that are not', () => expect(new Set(notOurs).size).toBeGreaterThanOrEqual(40));

  it.each(notOurs)('%j is not of our origin', (address) => {
    expect(isOwnAddress(address)).toBe(false);
    expect(isOwnPage(address)).toBe(false);
  });

  it.each(['app://briefing/assets/index.js', 'app://briefing/fonts/x.ttf', 'app://briefing//', 'app://briefing/%2e%2e/x'])(
    '%j is of our origin, but not a page to go to',
    (address) => {
      expect(isOwnAddress(address)).toBe(true);
      expect(isOwnPage(address)).toBe(false);
    },
  );
});

describe('E13 mayNavigate', () => {
  it('lets the main frame reload our page', () => expect(mayNavigate({ url: 'app://briefing/', isMainFrame: true })).toBe(true));

  it('lets no frame inside the page go anywhere, not even to our page', () => {
    expect(mayNavigate({ url: 'app://briefing/', isMainFrame: false })).toBe(false);
  });
});

describe('E1 pieces of memory of our own', () => {
  it('are those that our page made', () => expect(isOwnBlob('blob:app://briefing/0b5b6f5e-7d0c-4a0f')).toBe(true));

  it.each([
    'blob:app://briefing.evil/x',
    'blob:https://briefing/x',
    'blob:null/x',
    'blob:blob:app://briefing/x',
    'app://briefing/',
    'blob:',
  ])('%j is not', (address) => expect(isOwnBlob(address)).toBe(false));
});
