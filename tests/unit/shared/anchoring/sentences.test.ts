import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../shared/anchoring/sentences';
import { anyText, seed } from './generated-text';

function sentences(text: string): string[] {
  return sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end).trim());
}

describe('sentencesOf', () => {
  it.each([
    ['two plain sentences', 'It rained. The talks went on.', ['It rained.', 'The talks went on.']],
    ['titles', 'Mr. Putin met Dr. Kim. They spoke.', ['Mr. Putin met Dr. Kim.', 'They spoke.']],
    [
      'an acronym before a name',
      'The U.S. Government and the U.K. Treasury agreed. Talks went on.',
      ['The U.S. Government and the U.K. Treasury agreed.', 'Talks went on.'],
    ],
    ['an acronym that ends one', 'He lives in the U.S. The minister left.', ['He lives in the U.S.', 'The minister left.']],
    ['initials', 'V. V. Putin and J. K. Rowling spoke. All left.', ['V. V. Putin and J. K. Rowling spoke.', 'All left.']],
    ['initials in Cyrillic', 'В. В. Путин прибыл. Переговоры начались.', ['В. В. Путин прибыл.', 'Переговоры начались.']],
    ['initials in Greek', 'Ο Κ. Μητσοτάκης μίλησε. Έφυγαν όλοι.', ['Ο Κ. Μητσοτάκης μίλησε.', 'Έφυγαν όλοι.']],
    ['a number after No.', 'See No. 5 Main Street and Art. 7 EU Treaty. Next.', ['See No. 5 Main Street and Art. 7 EU Treaty.', 'Next.']],
    ['the word no at an end', 'He said no. Five left.', ['He said no.', 'Five left.']],
    ['a question inside a quotation', '“Is it over?” asked the judge. Nobody knew.', ['“Is it over?” asked the judge.', 'Nobody knew.']],
    ['a quotation that ends one', '“It is over.” Nobody moved.', ['“It is over.”', 'Nobody moved.']],
    ['decimals', 'It grew by 3.5 per cent. Then it fell.', ['It grew by 3.5 per cent.', 'Then it fell.']],
    ['Korean', '정부가 발표했다. 회담이 열렸다.', ['정부가 발표했다.', '회담이 열렸다.']],
    ['Chinese', '政府宣布了。会谈开始了。', ['政府宣布了。', '会谈开始了。']],
    ['Arabic', 'أعلنت الحكومة. هل بدأت المحادثات؟ نعم.', ['أعلنت الحكومة.', 'هل بدأت المحادثات؟', 'نعم.']],
    ['Hindi', 'सरकार ने घोषणा की। वार्ता शुरू हुई।', ['सरकार ने घोषणा की।', 'वार्ता शुरू हुई।']],
    ['lines', 'One line\nAnother line', ['One line', 'Another line']],
  ])('keeps %s apart and together rightly', (_name, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('covers each block exactly, in order, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), (words, offset) => {
        const text = `${'x'.repeat(offset)}${words}y`;
        const found = sentencesOf(text, { start: offset, end: offset + words.length });
        let position = offset;
        for (const sentence of found) {
          expect(sentence.start).toBe(position);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          position = sentence.end;
        }
        expect(position).toBe(offset + words.length);
      }),
      { seed },
    );
  });
});
