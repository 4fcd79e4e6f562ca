import { describe, expect, it } from 'vitest';
import { chromiumSwitches, setChromiumSwitches } from '../../../../electron/security/chromium-switches';
import { mayRequest } from '../../../../electron/security/network-lock';

describe('X2 mayRequest', () => {
  it.each(['app://briefing/', 'app://briefing/assets/index.js', 'app://briefing/fonts/x.ttf', 'blob:app://briefing/0b5b6f5e-7d0c'])(
    'lets %j pass',
    (address) => expect(mayRequest(address, false)).toBe(true),
  );

  it.each([
    'http://127.0.0.1/',
    'http://localhost:8080/',
    'http://[::1]/',
    'https://example.org/',
    'ws://127.0.0.1:9/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'file://server/share',
    'data:text/plain,x',
    'blob:https://example.org/x',
    'blob:null/x',
    'about:blank',
    'filesystem:app://briefing/x',
    'chrome://gpu/',
    'chrome-extension://x/y.js',
    'app://briefing.evil/',
    'app://x@briefing/',
    'app:briefing',
    'urn:x',
    '',
  ])('cancels %j, in development as well', (address) => {
    expect(mayRequest(address, false)).toBe(false);
    expect(mayRequest(address, true)).toBe(false);
  });

  it("admits Chromium's own tools in development only", () => {
    expect(mayRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true);
    expect(mayRequest('devtools://devtools/bundled/inspector.html', false)).toBe(false);
  });
});

describe('E10 setChromiumSwitches', () => {
  it('sets each switch of the table once, with its value, and no other', () => {
    const set: (readonly string[])[] = [];
    setChromiumSwitches({ appendSwitch: (...given: readonly string[]) => set.push(given) });
    expect(set.map(([name]) => name)).toEqual(Object.keys(chromiumSwitches));
    expect(set).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(set).toContainEqual(['no-proxy-server']);
  });

  it('sets none that would take a wall down', () => {
    const forbidden = /^(no-sandbox|disable-.*-sandbox|disable-web-security|remote-debugging-.*|js-flags|enable-(blink-)?features)$/;
    expect(Object.keys(chromiumSwitches).filter((name) => forbidden.test(name))).toEqual([]);
  });
});
