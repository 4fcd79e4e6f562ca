import { describe, expect, it } from 'vitest';
import { findRepairs } from '../../../../electron/import/repairs';
import { readVocabulary } from '../../../../electron/import/vocabulary';

/** The text with every proposal accepted, so that a wrong offset shows as well as a wrong word. */
function mended(text: string): string {
  let result = '';
  let position = 0;
  for (const repair of findRepairs(text, readVocabulary([text]))) {
    result += text.slice(position, repair.start) + repair.replacement;
    position = repair.end;
  }
  return result + text.slice(position);
}

describe('findRepairs', () => {
  it.each([
    ['Committee Kim Jong-unin Pyongyang.', 'Committee Kim Jong-un in Pyongyang.'],
    ['President Moon Jae-inof the South met him.', 'President Moon Jae-in of the South met him.'],
    ['between North Korea and Russiawhich aims to', 'between North Korea and Russia which aims to'],
    ['troops left Ukrainein 2022 and', 'troops left Ukraine in 2022 and'],
    ['a visit to Beijingand Tokyo', 'a visit to Beijing and Tokyo'],
    ['He met Chang there. Later Changwas absent, Mr Chang said.', 'He met Chang there. Later Chang was absent, Mr Chang said.'],
    ['the end ofthe war', 'the end of the war'],
    ['the country said that other countrywhich it', 'the country said that other country which it'],
    ['the the treaty', 'the treaty'],
    ['The the treaty', 'The treaty'],
    ['aid of of any kind', 'aid of any kind'],
    ['It ended.The talks went on.', 'It ended. The talks went on.'],
    ['“It ended.”The talks went on.', '“It ended.” The talks went on.'],
    ['He left Seoul.He did not return.', 'He left Seoul. He did not return.'],
  ])('mends %j', (text, expected) => expect(mended(text)).toBe(expected));

  it('says why, and where in UTF-16 code units', () => {
    const text = '😀 Kim Jong-unin Pyongyang. The the end.Done now.';
    expect(findRepairs(text, readVocabulary([text]))).toEqual([
      { start: 7, end: 16, replacement: 'Jong-un in', reason: 'missing-space' },
      { start: 28, end: 35, replacement: 'The', reason: 'doubled-word' },
      { start: 36, end: 44, replacement: 'end. Done', reason: 'missing-space-after-sentence' },
    ]);
  });

  it.each(
    `within into Berlin Putin Goodwin Lenin sandwich Norwich Greenwich Franklin Martin Dublin Benjamin Robin Justin Austin Stalin Rasputin Konstantin Quentin
    Augustin Clinton Harrison Jackson Johnson Robertson Stevenson Richardson Anderson Peterson Milton Walton Newton Houston Washington Israelis Iraqis Pakistanis
    Bangladeshis Yemenis Kuwaitis Koreans Russians Iranian Romanian Texas Kansas Thomas Douglas Dallas Paris Davis Lewis Susan Milan Roman Norman German Germany
    Marshall Kendall Randall Roland Holland Poland Finland Switzerland England Scotland Ireland Portland Cleveland Maryland Rutherford Stanford Bradford Oxford
    Okafor Balfour Beckwith Asquith Hanover Andover Delaware Muhammad Ahmad Goethe Dorothe Toronto Roberto Alberto Plato Crimean Beijingers Ukrainian together
    breakthrough walkthrough whereas whereby wherein therein herein thereof hereafter thereafter notwithstanding nevertheless nonetheless meanwhile worthwhile
    somewhere elsewhere everywhere goodwill forthwith weather whether another father washer usher other bother thousand understand island brand Helmand Ferdinand
    Rosalind household threshold withhold foothold themselves themes anthem weatherproof outwith Chang-bin Soo-jin Ho-jin Dae-jung Geun-hye Jae-in Sung-min Hyun-jin
    Il-sung Jong-il Ban Ki-moon Wall-Street mid-season sit-in stand-in check-in plug-in Berlin-based Kremlin Bernardin Calvin Kevin Melvin Marvin Devin Gavin Erin
    Caitlin Larkin Hopkins Watkins Perkins Origin Virgin Margin Bargain Britain Bahrain Spain Ukraine Cairo Chadians Malians Omanis Qataris Peruvian Cuban Togolese`.split(
      /\s+/,
    ),
  )('is silent on %s', (word) => {
    // Beside its own possible halves, which are the strongest evidence against it.
    const text = `They met ${word} in Seoul, and ${word.slice(0, 4)} saw the ${word.slice(0, -2)} of ${word.slice(0, -3)} and the ${word.slice(0, -4)} too.`;
    expect(findRepairs(text, readVocabulary([text])).filter((repair) => text.slice(repair.start, repair.end) === word)).toEqual([]);
  });

  it.each([
    'vowed to take action. corresponding.',
    'www.Example.org and Node.JS and java.util.List and U.S.Army and e.g.The one',
    'Yahoo.Finance and Mr.Smith and St.Petersburg and name@Host.Example',
    'what I had had, and that that means, is is not so; he came in in 2010 and resorted to to avert it',
    '#let x = sys and *_$<@\\ and C:\\Temp\\file.Txt and https://example.org/a.The',
    'a b c of, of the',
    'Die die Stadt',
  ])('is silent on %j', (text) => expect(findRepairs(text, readVocabulary([text]))).toEqual([]));

  it('takes a word that the text writes more than once for a word', () => {
    const text = 'The countrywhich app is new. A country bought countrywhich.';
    expect(findRepairs(text, readVocabulary([text]))).toEqual([]);
  });

  it('reads a run of a million letters without trouble', () => {
    const text = 'a'.repeat(1_000_000);
    const started = performance.now();
    expect(findRepairs(text, readVocabulary([text]))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
