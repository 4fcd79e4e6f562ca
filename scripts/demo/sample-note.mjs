/**
 * The note that the demonstration writes: two pages, the bottom line first, every statement with its source, and
 * what the source gets wrong said plainly. Estimates use the words and ranges of ICD 203.
 */
import { source } from './sample-source.mjs';

/** @typedef {import('./sample-source.mjs').PassageName} PassageName */
/**
 * A piece of a line: words, bold words, or a citation. `by` says which of the three ways of citing puts it there.
 * @typedef {string | { bold: string } | { cite: PassageName, by?: '@' | 'button' | 'drag' }} Piece
 */
/** @typedef {readonly Piece[]} Line */
/**
 * @typedef {{ paragraphs: readonly Line[] } | { bullets: readonly Line[] } | { numbers: readonly Line[] }
 *   | { table: readonly (readonly Line[])[] }} Block
 */
/** @typedef {{ heading: string, blocks: readonly Block[] }} Section */

export const header = Object.freeze({
  title: 'Seoul reconsiders arming Ukraine',
  to: 'Head of Policy',
  from: 'East Asia desk',
  date: '21 June 2024',
  meeting: 'G7 sherpas, 24 June',
  reference: 'KOR/2024/017',
  marking: source.marking,
});

/** @type {readonly Section[]} */
export const sections = Object.freeze([
  {
    heading: 'Purpose',
    blocks: [
      {
        paragraphs: [
          [
            'To prepare you for the sherpas’ meeting on 24 June. Seoul says that it “will reconsider its position on the supply of weapons to Ukraine”.',
            { cite: 'review', by: 'button' },
            ' This note says what is firm, what is not, and what to settle.',
          ],
        ],
      },
    ],
  },
  {
    heading: 'Key points',
    blocks: [
      {
        bullets: [
          [
            { bold: 'The door is open; nothing has been decided.' },
            ' Seoul announces a review, not a delivery, and names no system, quantity or date.',
            { cite: 'review' },
          ],
          [
            { bold: 'The trigger is the treaty between North Korea and Russia,' },
            ' with its pledge of mutual assistance.',
            { cite: 'treaty', by: 'button' },
          ],
          [
            { bold: 'Sanctions are the firm part.' },
            ' Seoul will act against four Russian ships, five organisations and eight individuals,',
            { cite: 'sanctions', by: 'drag' },
            ' and put 243 more items under export control.',
            { cite: 'controls' },
          ],
          [
            { bold: 'One figure in the report is wrong.' },
            ' It adds 243 items to 1,139 and arrives at 1,402;',
            { cite: 'controls' },
            ' the sum is 1,382. Quote neither total until Seoul publishes its list.',
          ],
        ],
      },
    ],
  },
  {
    heading: 'Background',
    blocks: [
      {
        paragraphs: [
          [
            'The national security adviser, Chang Ho-jin, called the reasoning behind the treaty “a wrong and irrational argument that ignores international responsibility and norms”.',
            { cite: 'norms' },
            ' In his view any cooperation that helps North Korea’s military upgrade, directly or indirectly, breaches resolutions of the UN Security Council.',
            { cite: 'violation' },
            ' Seoul promises to respond firmly, and with others.',
            { cite: 'response', by: 'button' },
          ],
          [
            'Until now Seoul has not given Ukraine lethal aid. That the review suggests a change of that policy is the agency’s reading; Mr Chang is not quoted on it.',
            { cite: 'lethal', by: 'drag' },
          ],
        ],
      },
      {
        table: [
          [['Measure'], ['What Seoul says'], ['State'], ['For the G7']],
          [['Arms for Ukraine'], ['A review of its position', { cite: 'review' }], ['Under review'], ['Ask what would tip it']],
          [['Sanctions'], ['4 ships, 5 organisations, 8 individuals', { cite: 'sanctions' }], ['Announced'], ['Match the listings']],
          [['Export controls'], ['1,139 items, and 243 more', { cite: 'controls' }], ['Announced'], ['Ask for the list']],
          [['Deterrence'], ['Closer work with the US and Japan', { cite: 'deterrence' }], ['Intended'], ['Use it as the channel']],
        ],
      },
    ],
  },
  {
    heading: 'Assessment',
    blocks: [
      {
        paragraphs: [
          [
            'It is ',
            { bold: 'likely (55–80 %)' },
            ' that Seoul will use the review as leverage and hold back lethal weapons for now. It announced the review together with measures that it can apply at once,',
            { cite: 'sanctions' },
            ' and named no weapon.',
            { cite: 'review' },
            ' Confidence is moderate: the inference is ours, and all of it rests on one report, graded B2.',
          ],
          [
            'If Seoul delivers, it is ',
            { bold: 'likely (55–80 %)' },
            ' that air defence comes first. The report says that such systems could be on the list, because Ukraine desperately needs them,',
            { cite: 'airDefence' },
            ' but quotes no official. Confidence is low.',
          ],
          [
            'It is ',
            { bold: 'very unlikely (5–20 %)' },
            ' that Seoul will take the announcement back before 24 June: it was made in answer to the treaty,',
            { cite: 'treaty' },
            ' which stands. Confidence is moderate. A named system, a budget line or a vote in Seoul would change this assessment.',
          ],
        ],
      },
    ],
  },
  {
    heading: 'Recommendation',
    blocks: [
      { paragraphs: [['Decide by 23 June:']] },
      {
        numbers: [
          [
            { bold: 'Welcome the review' },
            ' in the G7 line, and do not press Seoul in public while its position is open.',
            { cite: 'review' },
          ],
          [
            { bold: 'Ask Washington and Tokyo' },
            ', which cooperate with Seoul on security,',
            { cite: 'deterrence' },
            ' what it would need in order to deliver.',
          ],
          [
            { bold: 'Offer to match the listings' },
            ' of ships, organisations and individuals once they are published.',
            { cite: 'sanctions' },
          ],
          [{ bold: 'Keep the total of controlled items out of every text' }, ' until Seoul’s own list settles it.', { cite: 'controls' }],
        ],
      },
    ],
  },
]);
