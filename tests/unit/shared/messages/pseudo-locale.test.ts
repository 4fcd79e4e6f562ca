import { describe, expect, it } from 'vitest';
import { pseudo } from '../../../../shared/messages/pseudo-locale';

describe('pseudo', () => {
  it('brackets, accents and lengthens a text', () => {
    expect(pseudo('Open a library')).toBe('⟦Ópéñ á líbrárý~~~~~⟧');
  });

  it('leaves placeholders, nestings and tags as they are', () => {
    expect(pseudo('{{count}} in <b>$t(one)</b>')).toContain('{{count}} íñ <b>$t(one)</b>');
  });
});
