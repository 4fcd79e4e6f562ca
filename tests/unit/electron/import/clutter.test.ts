import { describe, expect, it } from 'vitest';
import { proposeCuts } from '../../../../electron/import/clutter';
import type { CutReason } from '../../../../shared/domain/import-preview';
import type { DraftBlock } from '../../../../shared/domain/text-version';

const body: DraftBlock = {
  kind: 'paragraph',
  level: 1,
  text: 'The ministry said on Monday that the talks would go on for as long as both of the sides wished it, which a spokesman later put at the end of the coming year.',
};
const line = (text: string, kind: DraftBlock['kind'] = 'paragraph'): DraftBlock => ({ kind, level: 2, text });

/** The proposal for a line between two paragraphs of the body. */
function within(text: string, kind: DraftBlock['kind'] = 'paragraph'): CutReason | null {
  return proposeCuts([body, line(text, kind), body], true)[1] ?? null;
}
/** The proposal for a line behind the body. */
const atEnd = (text: string): CutReason | null => proposeCuts([body, line(text)], true)[1] ?? null;

describe('proposeCuts', () => {
  it.each<[string, CutReason]>([
    ['Leave a Reply', 'page-furniture'],
    ['12 Comments', 'page-furniture'],
    ['Skip to main content', 'page-furniture'],
    ['4 min read', 'page-furniture'],
    ['Your email address will not be published. Required fields are marked *', 'page-furniture'],
    ['* * *', 'page-furniture'],
    ['댓글', 'page-furniture'],
    ['Share this article', 'share-buttons'],
    ['Facebook Twitter WhatsApp', 'share-buttons'],
    ['Click to share on Facebook (Opens in new window)', 'share-buttons'],
    ['We use cookies to give you the best experience on our website.', 'cookie-notice'],
    ['Accept all cookies', 'cookie-notice'],
    ['Subscribe to our newsletter', 'subscription'],
    ['© 2024 EFE. All rights reserved.', 'copyright'],
    ['저작권자(c) 연합뉴스, 무단 전재-재배포 금지', 'copyright'],
    ['ADVERTISEMENT', 'advertisement'],
    ['Story continues below advertisement', 'advertisement'],
    ['Read also: Seoul warns Moscow over arms', 'related-headline'],
    ['관련 기사', 'related-headline'],
  ])('proposes to cut %j anywhere', (text, reason) => expect(within(text)).toBe(reason));

  it.each<[string, CutReason]>([
    ['Home', 'page-furniture'],
    ['Comments', 'page-furniture'],
    ['Next article', 'page-furniture'],
    ['Tags: Ukraine, Korea', 'page-furniture'],
    ['Facebook', 'share-buttons'],
  ])('proposes to cut %j only outside the body', (text, reason) => expect([within(text), atEnd(text)]).toEqual([null, reason]));

  it.each([
    'We use cookies, he joked, as bait for reporters, and nobody at the table laughed, least of all the spokesman, who had heard it all before and who, it must be said, had been hungry since the morning, when the delegation had left its hotel without breakfast to be on time for a meeting that was then put off by two hours, which everybody thought was a signal of some kind, although of what kind no one could tell us then.',
    'Comments by the minister were not available.',
    'Advertising rose by four per cent in the first quarter.',
    'The share of exports fell.',
    'Related: nothing at all, he said, and left the room before anyone could ask him what he had meant by a word that had until then not been used in any of the statements, drafts or telegrams that were exchanged between the two ministries.',
    'Copyright law was the first item of the talks.',
    'Sharing the burden',
    'Home Office under pressure',
  ])('leaves %j', (text) => expect(within(text)).toBe(null));

  it('proposes to cut a heading that repeats an earlier one, and keeps the first', () => {
    expect(proposeCuts([line('The talks', 'heading'), body, line('THE TALKS:', 'heading'), body], true)).toEqual([
      null,
      null,
      'repeated-heading',
      null,
    ]);
  });

  it('leaves repeated numbers and years, which head different parts', () => {
    expect(proposeCuts([line('2024', 'heading'), body, line('2024', 'heading'), body], true)).toEqual([null, null, null, null]);
  });

  it.each([
    'South Korea strengthens deterrence, security cooperation in the face of regional challenges',
    'New North Korea-Russia pact stipulates “all means” of military aid',
    'Putin warns Seoul against supplying weapons to Ukraine in coming months',
  ])('proposes to cut the headline %j between paragraphs', (text) => expect(within(text, 'heading')).toBe('related-headline'));

  it.each([
    'What comes next',
    'The challenges facing smaller European economies after the war',
    'How sanctions hit the Russian economy in the first year',
    'Five lessons Europe can draw from the talks in Seoul',
    'Human rights and the limits of quiet diplomacy in Asia',
    'Trade talks between the two neighbours and their many allies',
    'The president said he would continue fighting for greater gun control laws',
  ])('leaves the subheading %j', (text) => expect(within(text, 'heading')).toBe(null));

  it('leaves headlines of other languages, and a headline at the top', () => {
    const text = 'South Korea strengthens deterrence, security cooperation in the region';
    expect(proposeCuts([body, line(text, 'heading'), body], false)).toEqual([null, null, null]);
    expect(proposeCuts([line(text, 'heading'), body], true)).toEqual([null, null]);
  });

  it('never cuts everything', () => expect(proposeCuts([line('Leave a Reply')], true)).toEqual([null]));
});
