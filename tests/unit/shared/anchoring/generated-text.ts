import fc from 'fast-check';

/** The seed of this run; a failing one is printed by fast-check and can be given back through the environment. */
export const seed = Number(process.env.PROPERTY_SEED ?? 20261123);

const pieces = [
  'The minister said so. ',
  'again and again ',
  'again and again ',
  'Ще не вмерла ',
  'Η ελληνική ',
  '대한민국 정부는 ',
  '한국',
  '政府宣布了。',
  'とうきょう、',
  'أعلنت الحكومة ',
  'שלום עולם ',
  'नमस्ते दुनिया ',
  'รัฐบาลไทยประกาศ',
  'e\u0301a\u0308\u0323',
  'Z\u0336\u0321\u0349a\u0337l\u0338\u0315go ',
  '👩‍👩‍👧‍👦',
  '🇰🇷🇷🇺',
  '👍🏽',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  '𠀋',
  '\u200f\u202babc\u202c',
  '\u200b\u00ad\ufeff',
  '\n',
  ' ',
  '\u00a0',
  '\t',
  '“quoted” ',
  '1,139 + 243 = 1,382 ',
];

/** Text of all scripts, with surrogate pairs, combining marks, joined emoji, direction marks, repetition, and lone surrogates. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.length > 0);
