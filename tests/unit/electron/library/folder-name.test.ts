import { describe, expect, it } from 'vitest';
import { folderNameOf } from '../../../../electron/library/folder-name';

describe('folderNameOf', () => {
  it.each([
    ['Sanctions: 2026', 'Sanctions 2026'],
    ['  a / b \\ c  ', 'a b c'],
    ['한국어 분석', '한국어 분석'],
    ['Ends. . ', 'Ends'],
    ['CON', 'Library CON'],
    ['lpt1', 'Library lpt1'],
    ['console', 'console'],
    ['.hidden', 'Library .hidden'],
    ['???', 'Library'],
    ['x'.repeat(120), 'x'.repeat(80)],
  ])('of %j is %j', (name, folder) => expect(folderNameOf(name)).toBe(folder));
});
