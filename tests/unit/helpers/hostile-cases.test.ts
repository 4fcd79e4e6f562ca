import { describe, expect, it } from 'vitest';
import { hostileCases, idsWithCases } from '../../helpers/hostile-cases/all-cases';
import { hostileIds, isFileCase, isRefused } from '../../helpers/hostile-cases/hostile-case';

/** The cases themselves: what the end-to-end test of hostile imports can only go through. */
describe('the hostile cases', () => {
  it('leave out no row of the table of hostile inputs', () => {
    expect(hostileIds).toHaveLength(8 + 4 + 14 + 12 + 10 + 4);
    expect(hostileIds.filter((id) => !idsWithCases.has(id))).toEqual([]);
    expect([...idsWithCases].filter((id) => !(hostileIds as readonly string[]).includes(id))).toEqual([]);
  });

  it('are each called something else, as cases and as files', () => {
    const labels = hostileCases.map(({ id, what }) => `${id} ${what}`);
    const names = hostileCases.filter(isFileCase).map(({ name }) => name);
    expect(new Set(labels).size).toBe(labels.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('say of everything that is read which words have to be there', () => {
    for (const { id, what, outcome } of hostileCases) {
      if (!isRefused(outcome)) expect(outcome.words.join(''), `${id} ${what}`).not.toBe('');
    }
  });

  it('are the same each time', async () => {
    const at = { host: '127.0.0.1:9', bait: '/nowhere' };
    for (const { bytes, name } of hostileCases.filter(isFileCase).filter(({ id }) => id !== 'F5' && id !== 'H11')) {
      expect(Buffer.compare(Buffer.from(await bytes(at)), Buffer.from(await bytes(at))), name).toBe(0);
    }
  });
});
