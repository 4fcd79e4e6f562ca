import { describe, expect, it } from 'vitest';
import errors from '../../../assets/messages/en/errors.json';
import { errorCodes } from '../../../shared/ipc/error-code';

const texts: Readonly<Record<string, string>> = errors;
const parts = ['what', 'kept', 'do'] as const;
/** A text that names something: chosen when the failure brings that word along. */
const contexts = ['file', 'host', 'problem', 'detail', 'folder'] as const;

describe('the catalogue of errors', () => {
  it.each(errorCodes)('says of %s what happened, what was kept and what to do', (code) => {
    for (const part of parts) {
      const text = texts[`${code}.${part}`] ?? '';
      expect(text, `${code}.${part}`).toMatch(/^\p{Lu}.*[.]$/su);
      expect(text, 'a text without a word to fill in must be whole by itself').not.toContain('{{');
    }
  });

  it('holds no text for a code that does not exist', () => {
    const known = new Set(errorCodes.flatMap((code) => parts.map((part) => `${code}.${part}`)));
    expect(Object.keys(texts).filter((key) => !known.has(key.replace(/_[a-z]+$/, '')))).toEqual([]);
  });

  it('names in a text of a context that context’s own word and no other', () => {
    for (const [key, text] of Object.entries(texts)) {
      const context = contexts.find((name) => key.endsWith(`_${name}`));
      const words = [...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1]);
      expect(words, key).toEqual(context === undefined ? [] : [context]);
    }
  });
});
