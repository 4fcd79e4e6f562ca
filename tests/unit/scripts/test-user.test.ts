import { describe, expect, it } from 'vitest';
import { parseAccount } from '../../../scripts/test-user/account.mjs';
import { ancestors, groupByClosedFolder } from '../../../scripts/test-user/closed-folders.mjs';

describe('parseAccount', () => {
  it.each([
    ['briefing-notes-test:x:999:995::/nonexistent:/usr/sbin/nologin\n', { uid: 999, gid: 995 }],
    ['briefing-notes-test:x:0:0::/root:/bin/sh', undefined],
    ['briefing-notes-test:x::995::/nonexistent:/usr/sbin/nologin', undefined],
    ['', undefined],
  ])('%j is %j', (line, expected) => {
    expect(parseAccount(line)).toEqual(expected);
  });
});

describe('ancestors', () => {
  it('begins at the root and leaves the path itself out', () => {
    expect(ancestors('/root/work/clone')).toEqual(['/', '/root', '/root/work']);
    expect(ancestors('/')).toEqual([]);
  });
});

describe('groupByClosedFolder', () => {
  const open = (folder: string): boolean => !['/root', '/root/work', '/srv/own'].includes(folder);

  it('leaves out what everybody can reach', () => {
    expect(groupByClosedFolder(['/work/clone', '/usr/bin/node'], open)).toEqual(new Map());
  });

  it('takes the uppermost closed folder of each path', () => {
    expect(groupByClosedFolder(['/root/work/clone', '/root/.nvm/node', '/srv/own/electron', '/usr/bin/node'], open)).toEqual(
      new Map([
        ['/root', ['/root/.nvm/node', '/root/work/clone']],
        ['/srv/own', ['/srv/own/electron']],
      ]),
    );
  });

  it('names what lies in another wanted path only once', () => {
    expect(groupByClosedFolder(['/root/clone', '/root/clone/node_modules', '/root/clone-2'], open).get('/root')).toEqual([
      '/root/clone',
      '/root/clone-2',
    ]);
  });
});
