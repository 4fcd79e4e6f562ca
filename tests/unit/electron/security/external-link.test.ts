import { describe, expect, it } from 'vitest';
import { openExternalLink, readExternalLink } from '../../../../electron/security/external-link';

const refused = [
  'file:///etc/passwd',
  'file://server/share/x.exe',
  'FILE:///C:/Windows/System32/calc.exe',
  '\\\\server\\share\\x.exe',
  '//server/share',
  'smb://server/share',
  'nfs://server/share',
  'ftp://example.org/',
  'sftp://example.org/',
  'ssh://example.org/',
  'telnet://example.org/',
  'ldap://example.org/',
  'ms-msdt:/id PCWDiagnostic',
  'ms-officecmd:{"id":3}',
  'ms-word:ofe|u|https://example.org/x.docx',
  'ms-settings:privacy',
  'search-ms:query=x&crumb=location:\\\\evil\\share',
  'search:query=x',
  'shell:startup',
  'vbscript:msgbox(1)',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://example.org/x',
  'about:blank',
  'view-source:https://example.org/',
  'chrome://settings/',
  'app://briefing/',
  'mailto:a@example.org?attach=/etc/passwd',
  'mailto:a@example.org',
  'tel:+1',
  'slack://open',
  'vscode://file/etc/passwd',
  'steam://run/1',
  'intent://example.org/#Intent;end',
  'httpx://example.org/',
  'http+unix://socket/',
  ' javascript:https://example.org/',
  'https:example.org',
  'https:/example.org',
  'https:///example.org',
  'https://',
  'https://?x',
  'https:\\\\example.org\\',
  'https://example.org\\@evil.example/',
  'https://user@example.org/',
  'https://user:password@example.org/',
  'https://example.org@evil.example/',
  'https://@evil.example/',
  'https://:@evil.example/',
  'https://%40@evil.example/',
  'https://exa mple.org/',
  'https://example.org/a b',
  'https://example.org/\r\nX-Header: 1',
  'https://example.org/\n--flag',
  'https://example.org/\tx',
  'https://example.org/\0x',
  'https://example.org/"--flag',
  'https://example.org/<x>',
  'https://example.org/`x`',
  'https://example.org/|calc',
  'https://example.org/^x',
  'https://exa\u202Emple.org/',
  'https://example.org/\u202Egpj.exe',
  'https://exam\u200Bple.org/',
  'https://example.org:99999/',
  'https://[::1/',
  'https://exam%00ple.org/',
  'https://example.org%2f@evil.example/',
  `https://example.org/${'a'.repeat(2048)}`,
  `https://example.org/${'ä'.repeat(500)}`,
  'example.org',
  '--help',
  '',
];

describe('E15 readExternalLink', () => {
  it('counts at least 60 forms that are refused', () => expect(new Set(refused).size).toBeGreaterThanOrEqual(60));

  it.each(refused)('refuses %j', (text) => expect(readExternalLink(text)).toBeNull());

  it.each([
    ['https://example.org', 'https://example.org/', null],
    ['HTTPS://EXAMPLE.org/News?id=1#top', 'https://example.org/News?id=1#top', null],
    ['  http://example.org/a%20b \n', 'http://example.org/a%20b', null],
    ['https://example.org:8443/x', 'https://example.org:8443/x', null],
    ['https://example.org/a@b', 'https://example.org/a@b', null],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/', 'münchen.example'],
    ['https://xn--mnchen-3ya.example/', 'https://xn--mnchen-3ya.example/', 'münchen.example'],
    ['https://\u0430pple.example/', 'https://xn--pple-43d.example/', '\u0430pple.example'],
    ['https://청와대.example/한글', 'https://xn--vk1b187a8ue.example/%ED%95%9C%EA%B8%80', '청와대.example'],
    ['http://2130706433/', 'http://127.0.0.1/', null],
  ])('reads %j as %j', (text, address, readableHost) => expect(readExternalLink(text)).toEqual({ address, readableHost }));
});

describe('E15 openExternalLink', () => {
  async function tryToOpen(text: string, answer: boolean) {
    const asked: string[] = [];
    const opened: string[] = [];
    const done = await openExternalLink(text, {
      ask: async ({ address }) => {
        asked.push(address);
        return answer;
      },
      open: async (address) => {
        opened.push(address);
      },
    });
    return { done, asked, opened };
  }

  it('opens what the person has seen, exactly', async () => {
    const address = 'https://xn--mnchen-3ya.example/';
    expect(await tryToOpen('https://münchen.example', true)).toEqual({ done: true, asked: [address], opened: [address] });
  });

  it('opens nothing when the person says no', async () => {
    expect(await tryToOpen('https://example.org/', false)).toEqual({ done: false, asked: ['https://example.org/'], opened: [] });
  });

  it.each(refused.slice(0, 40))('does not even ask about %j', async (text) => {
    expect(await tryToOpen(text, true)).toEqual({ done: false, asked: [], opened: [] });
  });
});
