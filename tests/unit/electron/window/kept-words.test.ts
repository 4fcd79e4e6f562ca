import { describe, expect, it } from 'vitest';
import { createKeptWords } from '../../../../electron/window/kept-words';

describe('createKeptWords', () => {
  it('gives back the newest value of every key, and nothing that was forgotten', () => {
    const words = createKeptWords();
    words.keep('a', 'first');
    words.keep('b', 'other');
    words.keep('a', 'second');
    words.keep('c', 'gone');
    words.keep('c', null);
    expect(words.all()).toEqual([
      { key: 'a', value: 'second' },
      { key: 'b', value: 'other' },
    ]);
  });

  it('forgets what does not fit, rather than keeping an old state of it, and keeps the others', () => {
    const words = createKeptWords(10);
    words.keep('a', '12345');
    words.keep('b', '1234');
    words.keep('b', '123456');
    expect(words.all()).toEqual([{ key: 'a', value: '12345' }]);
  });
});
