import { describe, expect, it } from 'vitest';
import { hostOf, isWebAddress, webAddress } from '../../../../shared/domain/web-address';

describe('isWebAddress', () => {
  it.each([
    'https://efe.com',
    'http://efe.com/a?b=c#d',
    'HTTPS://EFE.com:8080/',
    'https://한국.kr/기사',
    'https://efe.com/@desk',
    'https://[::1]/',
    'https://efe.com?x@y',
  ])('takes %s', (text) => {
    expect(isWebAddress(text)).toBe(true);
  });

  it.each([
    '',
    'efe.com',
    'ftp://efe.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'https:///path',
    'https://?q',
    'https:/efe.com',
    'https://name@efe.com',
    'https://name:secret@efe.com/',
    'https://efe.com/a b',
    'https://efe.com\n',
    ' https://efe.com',
    'https://efe.com\\@evil.com',
    'https://efe.com/\u202Egpj',
    'https://efe.com/"x',
    'https://efe.com/<x>',
    'xhttps://efe.com',
  ])('does not take %j', (text) => {
    expect(isWebAddress(text)).toBe(false);
  });
});

describe('webAddress', () => {
  it('may be unknown, and is at most 2,000 characters', () => {
    const longest = `https://efe.com/${'a'.repeat(1984)}`;
    expect(longest).toHaveLength(2000);
    for (const text of ['', 'https://efe.com', longest]) expect(webAddress.safeParse(text).success).toBe(true);
    for (const text of [' ', 'efe.com', `${longest}a`]) expect(webAddress.safeParse(text).success).toBe(false);
  });
});

describe('hostOf', () => {
  it.each([
    ['https://efe.com', 'efe.com'],
    ['HTTP://efe.com:8080/a/b', 'efe.com:8080'],
    ['https://efe.com?q=1', 'efe.com'],
    ['https://efe.com#top', 'efe.com'],
  ])('of %s is %s', (address, host) => {
    expect(hostOf(address)).toBe(host);
  });
});
