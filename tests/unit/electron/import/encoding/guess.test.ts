import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../electron/import/decode';
import { decodePage } from '../../../../../electron/import/html/decode-page';

/** Sentences of the Universal Declaration of Human Rights, and shorter ones as they stand in notes. */
const sentences: readonly (readonly [string, string])[] = [
  ['windows-1252', 'Übermäßig große Häuser wären für müde Füße schön.'],
  ['windows-1252', 'Tous les êtres humains naissent libres et égaux en dignité et en droits.'],
  ['windows-1252', 'Todos los seres humanos nacen libres; según la declaración, ningún señor será dueño de otro. ¿Quién lo negará mañana?'],
  ['windows-1250', 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.'],
  [
    'iso-8859-2',
    'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Każdy człowiek ma prawo do życia; nikt nie może być źle traktowany.',
  ],
  ['windows-1250', 'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv.'],
  ['windows-1251', 'Все люди рождаются свободными и равными в своём достоинстве и правах.'],
  ['koi8-r', 'Все люди рождаются свободными и равными в своём достоинстве и правах.'],
  ['iso-8859-5', 'Все люди рождаются свободными и равными в своём достоинстве и правах.'],
  ['ibm866', 'Все люди рождаются свободными и равными в своём достоинстве и правах.'],
  ['windows-1251', 'Срочно: встреча завтра'],
  ['koi8-r', 'Срочно: встреча завтра'],
  ['windows-1253', 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.'],
  ['windows-1254', 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler.'],
  ['windows-1255', 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.'],
  ['windows-1256', 'يولد جميع الناس أحراراً متساوين في الكرامة والحقوق.'],
  [
    'windows-1257',
    'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė, ir jie turi elgtis vienas kito atžvilgiu kaip broliai.',
  ],
  ['windows-874', 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ'],
  ['euc-kr', '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.'],
  ['euc-kr', '회의 자료 (긴급)'],
  ['shift_jis', 'すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。'],
  ['euc-jp', 'すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。'],
  ['gb18030', '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。'],
  ['big5', '人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心。'],
];

describe('the old encoding of a page that does not state it', () => {
  it.each(sentences)('%s: %s', (encoding, sentence) => {
    const page = iconv.encode(`<html><meta charset="utf-8"><p>${sentence}</p>`, encoding);
    expect(decodePage(page).text).toContain(sentence);
  });

  it('is one in which its language was written, when both read as well', () => {
    const bytes = iconv.encode('<html lang="cs"><p>Škola a čaj</p>', 'windows-1250');
    expect(decodePage(bytes).text).toContain('Škola a čaj');
    expect(decodePage(iconv.encode('<html lang="fr"><p>Le bon pâté</p>', 'windows-1252')).text).toContain('Le bon pâté');
  });
});

describe('the old encoding of a text that does not state it', () => {
  it.each(sentences)('%s: %s', (encoding, sentence) => {
    expect(decodeText(iconv.encode(sentence, encoding)).text).toBe(sentence);
  });

  it('is certain for whole sentences', () => {
    const long = sentences.filter(([, sentence]) => sentence.length > 60 && /[^\u0000-\u007F]{3}/u.test(sentence));
    for (const [encoding, sentence] of long) {
      if (encoding === 'iso-8859-5') continue;
      expect([sentence, decodeText(iconv.encode(sentence, encoding)).certain]).toEqual([sentence, true]);
    }
  });

  it('is not certain for a letter or two, nor for bytes that are no text', () => {
    expect(decodeText(iconv.encode('A café in Paris', 'windows-1252'))).toEqual({
      text: 'A café in Paris',
      encoding: 'windows-1252',
      certain: false,
    });
    expect(decodeText(Uint8Array.from({ length: 600 }, (_, index) => 0x80 + ((index * 37) % 128))).certain).toBe(false);
  });

  it('looks at the lines that tell, however far down', () => {
    const text = `${'Plain words in English.\n'.repeat(4000)}Все люди рождаются свободными и равными.\n`;
    expect(decodeText(iconv.encode(text, 'koi8-r')).text).toBe(text);
  });
});

describe('Unicode that does not state itself', () => {
  it.each([
    ['utf-16le', 'Plain words, nothing else'],
    ['utf-16be', 'Plain words, nothing else'],
    ['utf-16le', '모든 인간은 태어날 때부터 자유롭다.'],
    ['utf-16be', 'Все люди рождаются свободными.\n'],
    ['utf-32le', 'Все люди рождаются свободными.'],
    ['utf-32be', 'すべての人間は 自由である'],
  ])('%s: %s', (encoding, text) => {
    const bytes = iconv.encode(text, encoding, { addBOM: false });
    expect(decodeText(bytes)).toEqual({ text, encoding, certain: true });
  });

  it('is UTF-8 also when a byte of it was damaged, and says that it is not sure', () => {
    const bytes = new TextEncoder().encode('Все люди рождаются свободными и равными.');
    bytes[20] = 0x41;
    const { text, encoding, certain } = decodeText(bytes);
    expect([encoding, certain, text.includes('свободными и равными')]).toEqual(['utf-8', false, true]);
  });

  it('reads seven-bit Japanese, Korean and Chinese by their marks', () => {
    const decoded = ['\x1b$B$9$Y$F\x1b(B', '\x1b$)C\n\x0e4kGQ\x0f', '~{VP9zHK~}'].map((bytes) =>
      decodeText(new TextEncoder().encode(bytes)),
    );
    expect(decoded.map(({ text, encoding }) => [encoding, text.trim()])).toEqual([
      ['iso-2022-jp', 'すべて'],
      ['iso-2022-kr', '대한'],
      ['hz-gb-2312', '中国人'],
    ]);
  });
});
