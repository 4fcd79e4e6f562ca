import { describe, expect, it } from 'vitest';
import { readDay } from '../../../../electron/import/dates';
import { guessLanguage } from '../../../../electron/import/language';
import { bylineAuthor, copyrightHolder, namedSource, publicationDay } from '../../../../electron/import/source-lines';
import { understandText } from '../../../../electron/import/understand-text';

describe('readDay', () => {
  it.each([
    ['20 June 2024', '2024-06-20'],
    ['June 20, 2024', '2024-06-20'],
    ['Thu, Jun. 20, 2024', '2024-06-20'],
    ['20th of June 2024', '2024-06-20'],
    ['20 juin 2024', '2024-06-20'],
    ['20. Juni 2024', '2024-06-20'],
    ['20 de junio de 2024', '2024-06-20'],
    ['20 giugno 2024', '2024-06-20'],
    ['20 июня 2024 г.', '2024-06-20'],
    ['2024-06-20T08:00:00Z', '2024-06-20'],
    ['2024. 6. 20.', '2024-06-20'],
    ['2024년 6월 20일', '2024-06-20'],
    ['2024年6月20日', '2024-06-20'],
    ['20/06/2024', '2024-06-20'],
    ['06/20/2024', '2024-06-20'],
    ['29 February 2024', '2024-02-29'],
  ])('reads %j', (line, day) => expect(readDay(line)?.day).toBe(day));

  it.each(['03/04/2024', '29 February 2023', '31 June 2024', '2024', 'June 2024', '12 Monkeys 2024', '1.2.3.2024', 'version 2024-13-01'])(
    'does not read %j',
    (line) => expect(readDay(line)).toBe(null),
  );
});

describe('lines about the source', () => {
  it.each([
    ['By Jane Doe', 'Jane Doe'],
    ['By Jane Doe and Ludwig van der Berg', 'Jane Doe and Ludwig van der Berg'],
    ['By Jane Doe, Seoul correspondent', 'Jane Doe'],
    ['Par Anne-Marie O’Neill', 'Anne-Marie O’Neill'],
    ['Von Jürgen Müller', 'Jürgen Müller'],
    ['김철수 기자', '김철수'],
    ['By the end of the year it was over', ''],
    ['By Monday', ''],
    ['By Jane Doe was not what he said when he came', ''],
  ])('the author in %j is %j', (line, author) => expect(bylineAuthor(line)).toBe(author));

  it.each([
    ['Published: 20 June 2024 at 14:02 GMT', '2024-06-20'],
    ['Seoul, 20 June 2024', '2024-06-20'],
    ['입력 2024.06.20 14:02', '2024-06-20'],
    ['On 20 June 2024 the two leaders signed a treaty in Pyongyang.', ''],
  ])('the day in %j is %j', (line, day) => expect(publicationDay(line)).toBe(day));

  it.each([
    ['SEOUL, June 20 (Yonhap) -- The Government has announced', 'Yonhap'],
    ['MOSCOW (Reuters) - The president', 'Reuters'],
    ['(서울=연합뉴스) 김철수 기자 = 정부는', '연합뉴스'],
    ['Source: EFE.', 'EFE'],
    ['The treaty (signed in June) - a novelty', ''],
  ])('the source in %j is %j', (line, source) => expect(namedSource(line)).toBe(source));

  it('reads the holder of a copyright line', () => {
    expect([copyrightHolder('© 2024 EFE. All rights reserved.'), copyrightHolder('All rights reserved.')]).toEqual(['EFE', '']);
  });
});

describe('guessLanguage', () => {
  it.each([
    ['en', 'The Government has announced that it will reconsider its position on the supply of weapons.'],
    ['fr', 'Le gouvernement a annoncé qu’il allait reconsidérer sa position sur la fourniture d’armes.'],
    ['de', 'Die Regierung hat angekündigt, dass sie ihre Haltung zur Lieferung von Waffen überdenken wird.'],
    ['es', 'El Gobierno ha anunciado que reconsiderará su posición sobre el suministro de armas a Ucrania.'],
    ['ko', '한국 정부는 무기 지원 입장을 재검토하겠다고 밝혔다.'],
    ['ja', '韓国政府は武器供与の立場を再検討すると発表した。'],
    ['zh', '韩国政府宣布将重新考虑提供武器的立场。'],
    ['ru', 'Правительство объявило, что пересмотрит свою позицию по поставкам оружия Украине.'],
    ['ar', 'أعلنت الحكومة أنها ستعيد النظر في موقفها من توريد الأسلحة إلى أوكرانيا بعد توقيع المعاهدة.'],
    ['fa', 'دولت اعلام کرد که موضع خود را در مورد تامین سلاح برای اوکراین مورد بازنگری قرار خواهد داد.'],
    ['th', 'รัฐบาลประกาศว่าจะทบทวนจุดยืน'],
    ['he', 'הממשלה הודיעה כי תשקול מחדש את עמדתה'],
    ['und', 'Short text.'],
    ['und', '1,139 + 243 = 1,382'],
  ])('is %s for %j', (language, text) => expect(guessLanguage(text)).toBe(language));
});

describe('the guesses of a whole text', () => {
  it('reads title, author, day, source and language, and says what it guessed', () => {
    const text = `Seoul to review arms for Kyiv\n\nBy Jane Doe\n20 June 2024\n\nSEOUL (Yonhap) -- The Government has announced that it will reconsider its position on the supply of weapons to Ukraine after the treaty.`;
    const understood = understandText(text);
    expect(understood.ok && { meta: understood.value.meta, guessed: understood.value.guessed }).toEqual({
      meta: {
        title: 'Seoul to review arms for Kyiv',
        author: 'Jane Doe',
        publishedOn: '2024-06-20',
        source: 'Yonhap',
        address: '',
        language: 'en',
      },
      guessed: ['title', 'source', 'author', 'publishedOn', 'language'],
    });
  });
});
