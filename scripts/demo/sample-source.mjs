/** The article that the demonstration works with, what its reader knows of it, and what is marked in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text as somebody copied it out of a browser: untidy, and never mended by hand.
 * @param {string} repository
 */
export function readPastedText(repository) {
  return readFileSync(join(repository, 'assets/sample/article-01.txt'), 'utf8');
}

/** What the page that it was copied from says, and how the desk grades it. */
export const source = Object.freeze({
  title: 'South Korea to reconsider supply of weapons to Ukraine',
  source: 'EFE',
  publishedOn: '2024-06-20',
  reliability: 'B',
  credibility: '2',
  marking: 'OFFICIAL-SENSITIVE',
});

/** Words that are proposed for mending, as they stand in the text and as they should. */
export const expectedRepairs = Object.freeze([
  Object.freeze({ before: 'Jong-unin', after: 'Jong-un in' }),
  Object.freeze({ before: 'Russiawhich', after: 'Russia which' }),
]);

/** Blocks that are not the article's own: the headlines of other articles, and the comment form. */
export const expectedCuts = Object.freeze([
  'South Korea strengthens deterrence, security cooperation in the face of regional challenges',
  'New North Korea-Russia pact stipulates “all means” of military aid',
  'Leave a Reply',
]);

/**
 * One passage to mark. `words` stand verbatim in the pasted text; `key` is the key that marks: 1 key fact, 2 quote,
 * 3 risk, 4 question, 5 action, 6 highlight.
 * @typedef {{ words: string, key: '1' | '2' | '3' | '4' | '5' | '6', comment?: string, tags?: readonly string[] }} Passage
 */

/** @satisfies {Record<string, Passage>} */
export const passages = Object.freeze({
  review: {
    words: 'will reconsider its position on the supply of weapons to Ukraine',
    key: '1',
    comment: 'First time that lethal aid is on the table.',
    tags: ['arms'],
  },
  treaty: {
    words: 'a mutual commitment to provide immediate military assistance if any of them are attacked',
    key: '1',
    tags: ['treaty'],
  },
  violation: {
    words:
      'any cooperation that directly or indirectly helps North Korea’s military upgrade is a violation of United Nations Security Council (UNSC) resolutions',
    key: '2',
  },
  lethal: {
    words: 'suggesting a change in South Korea’s policy of not providing lethal aid to the European country',
    key: '4',
    comment: 'The agency’s reading; Mr Chang is not quoted on it.',
    tags: ['arms'],
  },
  airDefence: {
    words: 'Air defense systems could be on the list of possible supports, as Ukraine desperately needs missile shields',
    key: '6',
  },
  sanctions: {
    words:
      'four Russian ships, five organizations and eight individuals involved in the transfer of weapons and oil between North Korea and Russia',
    key: '5',
    tags: ['sanctions'],
  },
  controls: {
    words:
      '1,139 items exported to Russia are subject to export controls, and South Korea will add 243 new items, bringing the total items under sanctions to 1,402',
    key: '4',
    comment: '1,139 and 243 make 1,382, not 1,402. Ask for Seoul’s own list.',
    tags: ['sanctions', 'figures'],
  },
  norms: {
    words: 'it is a wrong and irrational argument that ignores international responsibility and norms',
    key: '2',
  },
  response: {
    words: 'promised to respond firmly to any security threats, in coordination with the international community',
    key: '3',
  },
  deterrence: {
    words: 'security cooperation between South Korea, the US and Japan',
    key: '5',
  },
});

/** @typedef {keyof typeof passages} PassageName */
