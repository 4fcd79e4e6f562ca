import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '../../../../electron/security/argument-guard';
import { buildKindOf } from '../../../../electron/security/build-kind';

const program = '/opt/Briefing Notes/briefing-notes';

describe('X1 refusedSwitch', () => {
  it.each([
    [['--remote-debugging-port=9222'], 'remote-debugging-port'],
    [['--remote-debugging-port', '9222'], 'remote-debugging-port'],
    [['--remote-debugging-pipe'], 'remote-debugging-pipe'],
    [['--remote-debugging-address=0.0.0.0'], 'remote-debugging-address'],
    [['--remote-debugging-what-comes-next'], 'remote-debugging-what-comes-next'],
    [['--remote-allow-origins=*'], 'remote-allow-origins'],
    [['--inspect'], 'inspect'],
    [['--inspect=0.0.0.0:9229'], 'inspect'],
    [['--inspect-brk'], 'inspect-brk'],
    [['--inspect_brk=9229'], 'inspect-brk'],
    [['--inspect-port=0'], 'inspect-port'],
    [['--inspect-what-comes-next'], 'inspect-what-comes-next'],
    [['--debug=5858'], 'debug'],
    [['--js-flags=--expose-gc'], 'js-flags'],
    [['--js_flags=--allow-natives-syntax'], 'js-flags'],
    [['--load-extension=/tmp/extension'], 'load-extension'],
    [['--no-sandbox'], 'no-sandbox'],
    [['-no-sandbox'], 'no-sandbox'],
    [['---no-sandbox'], 'no-sandbox'],
    [['--NO-SANDBOX'], 'no-sandbox'],
    [['--No-Sandbox=1'], 'no-sandbox'],
    [[' --no-sandbox '], 'no-sandbox'],
    [['--no-zygote'], 'no-zygote'],
    [['--disable-setuid-sandbox'], 'disable-setuid-sandbox'],
    [['--disable-gpu-sandbox'], 'disable-gpu-sandbox'],
    [['--single-process'], 'single-process'],
    [['--renderer-cmd-prefix=xterm -e'], 'renderer-cmd-prefix'],
    [['--utility-cmd-prefix=sh'], 'utility-cmd-prefix'],
    [['--gpu-launcher=sh'], 'gpu-launcher'],
    [['--browser-subprocess-path=/tmp/other'], 'browser-subprocess-path'],
    [['--disable-web-security'], 'disable-web-security'],
    [['--ignore-certificate-errors'], 'ignore-certificate-errors'],
    [['note.txt', '--inspect'], 'inspect'],
    [['--', '--inspect'], 'inspect'],
    [['--ozone-platform=wayland', '--js-flags', 'x'], 'js-flags'],
  ])('%j is refused as %s', (given, name) => {
    expect(refusedSwitch([program, ...given], 'linux')).toBe(name);
    expect(refusedSwitch([program, ...given], 'win32')).toBe(name);
    expect(refusedSwitch([program, ...given], 'darwin')).toBe(name);
  });

  it.each(['/inspect', '/NO-SANDBOX', '/remote-debugging-port=9222', ' /js-flags=x'])(
    '%j is refused on Windows, where it is a switch',
    (given) => {
      expect(refusedSwitch([program, given], 'win32')).not.toBeNull();
      expect(refusedSwitch([program, given], 'linux')).toBeNull();
    },
  );

  it.each([
    [[]],
    [['--self-test']],
    [['--ozone-platform=wayland', '--enable-features=WaylandWindowDecorations']],
    [['--force-device-scale-factor=2']],
    [['--disable-gpu']],
    [['--lang=ko']],
    [['--user-data-dir=/tmp/x']],
    [['inspect']],
    [['no-sandbox.txt', 'C:\\notes\\no-sandbox.txt', '/home/me/inspect/js-flags']],
    [['--inspector-notes.txt']],
    [['--']],
    [['-']],
    [['']],
    [['--=--inspect']],
    [['--note=--no-sandbox']],
  ])('%j is let be', (given) => {
    expect(refusedSwitch([program, ...given], 'linux')).toBeNull();
    expect(refusedSwitch([program, ...given], 'darwin')).toBeNull();
  });

  it('does not judge the name of the program itself', () => expect(refusedSwitch(['--inspect'], 'linux')).toBeNull());
});

describe('X1 buildKindOf', () => {
  it.each([
    ['{"name":"briefing-notes"}', 'development'],
    ['{"buildKind":"e2e"}', 'e2e'],
    ['{"buildKind":"release"}', 'release'],
    ['{"buildKind":"relase"}', 'release'],
    ['{"buildKind":"development"}', 'release'],
    ['{"buildKind":null}', 'release'],
    ['not JSON', 'release'],
    ['', 'release'],
  ])('reads %s as %s', (text, kind) => expect(buildKindOf(text)).toBe(kind));
});
