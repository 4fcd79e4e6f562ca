import { describe, expect, it } from 'vitest';
import { isToldOf, type NamedProcess } from '../../../../electron/process/told-of-end';

describe('isToldOf', () => {
  it.each<[string, NamedProcess, readonly string[], readonly string[], boolean]>([
    ['a job that is done once more', 'typeset', ['typeset'], [], true],
    ['an article that is read once more', 'import', ['readText'], [], true],
    ['a job whose own answer says that it is lost', 'typeset', [], ['typeset'], false],
    ['a process that ended with nothing to do', 'import', [], [], false],
    ['a list that the index is asked for once more', 'index', ['articles', 'apply'], [], false],
    ['changes that the index missed and will find again', 'index', [], ['apply', 'stamps'], false],
    ['a list that has no answer', 'index', [], ['apply', 'articles'], true],
  ])('knows of %s', (_what, name, repeated, lost, told) => {
    expect(isToldOf(name, { repeated, lost })).toBe(told);
  });
});
