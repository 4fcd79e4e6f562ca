import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../electron/import/plain-text';

const shapes = (text: string): readonly string[] => readBlocks(text).map((block) => `${block.kind} ${block.level}: ${block.text}`);
const sentence = 'The ministry said on Monday that the talks would go on for as long as both of the sides wished it.';

describe('readBlocks', () => {
  it('has no blocks for blank text', () => expect(readBlocks(' \n\t\n  ')).toEqual([]));

  it('parts paragraphs at empty lines and trims them', () => {
    expect(shapes(`  ${sentence}  \n\n\n\t${sentence}\n`)).toEqual([`paragraph 1: ${sentence}`, `paragraph 1: ${sentence}`]);
  });

  it('takes a short line without a full stop for a heading; the first is the title', () => {
    expect(shapes(`Seoul to review policy\n\n${sentence}\n\nWhat comes next\n\n${sentence}`)).toEqual([
      'heading 1: Seoul to review policy',
      `paragraph 1: ${sentence}`,
      'heading 2: What comes next',
      `paragraph 1: ${sentence}`,
    ]);
  });

  it.each(['He said so.', 'By Jane Doe', '20 June 2024', 'why not', 'https://example.org/a', '12.5 %', 'Photo by Jane Doe'])(
    'does not take %j for a heading',
    (line) => expect(shapes(`${sentence}\n\n${line}\n\n${sentence}`)[1]).toBe(`paragraph 1: ${line}`),
  );

  it('does not take the rows of a pasted table for headings', () => {
    const rows = ['Red Hat 8417', 'Collabora 6531', 'Canonical 422', 'Ericsson 21', 'Yandex 18'];
    expect(shapes([sentence, ...rows, sentence].join('\n\n')).filter((shape) => shape.startsWith('heading'))).toEqual([]);
  });

  it('reads Markdown headings, and leaves #let and #tags alone', () => {
    expect(shapes(`# Title #\n\n### Part\n\n#let x = sys\n\n#tag and *_$<@\\ stay.`)).toEqual([
      'heading 1: Title',
      'heading 3: Part',
      'paragraph 1: #let x = sys',
      'paragraph 1: #tag and *_$<@\\ stay.',
    ]);
  });

  it('reads underlined headings', () => expect(shapes(`Title\n=====\n\n${sentence}`)[0]).toBe('heading 1: Title'));

  it('reads lists with their depth, keeps the numbers of ordered items, drops bullets', () => {
    expect(shapes('- one\n- two\n  * deep\n  * deeper\n• three\n\n1. first\n2) second\n(3) third\na) letter\nb) letter')).toEqual([
      'list-item 1: one',
      'list-item 1: two',
      'list-item 2: deep',
      'list-item 2: deeper',
      'list-item 1: three',
      'list-item 1: 1. first',
      'list-item 1: 2) second',
      'list-item 1: (3) third',
      'list-item 1: a) letter',
      'list-item 1: b) letter',
    ]);
  });

  it('joins the continuation of a list item', () => {
    expect(shapes('- a point that goes on\n  and on\n- next')).toEqual(['list-item 1: a point that goes on and on', 'list-item 1: next']);
  });

  it('does not take a lone number at the start of a sentence for a list', () => {
    expect(shapes('1. Januar war ein Feiertag.')).toEqual(['paragraph 1: 1. Januar war ein Feiertag.']);
  });

  it('does not take a dash of dialogue for a list', () => expect(shapes('– Ja, sagte er.')).toEqual(['paragraph 1: – Ja, sagte er.']));

  it('reads quotations, and parts them where they are parted', () => {
    expect(shapes(`> ${sentence}\n>\n> ${sentence}\n\nHe agreed.`)).toEqual([
      `quote 1: ${sentence}`,
      `quote 1: ${sentence}`,
      'paragraph 1: He agreed.',
    ]);
  });

  it('leaves a paragraph in quotation marks a paragraph', () => expect(shapes(`“${sentence}”`)).toEqual([`paragraph 1: “${sentence}”`]));

  it('joins lines that were wrapped at a fixed width', () => {
    const mail = `The ministry said on Monday that the talks would go on for as long as both\nof the sides wished it. A spokesman added that no date had been set for the\nnext round, and that the two delegations had been asked to keep in touch by\ntelephone.\n\nA second paragraph is wrapped in the very same way, so that its lines end at\nabout the same place as those of the first one do.`;
    expect(readBlocks(mail)).toEqual(
      mail.split('\n\n').map((text) => ({ kind: 'paragraph', level: 1, text: text.replaceAll('\n', ' '), brokenLines: [] })),
    );
  });

  it('joins wrapped lines behind a hyphen, and those of Han, without a space', () => {
    const line =
      'The ministry said on Monday that the talks on the long-\nterm treaty would go on for as long as both of the two\nsides wished it, which was said to be until the end of\nthe year.';
    expect(readBlocks(line)[0]?.text).toContain('the long-term treaty would');
    const han =
      '韩国政府宣布将重新考虑向乌克兰提供武器的立场此前\n朝鲜与俄罗斯签署了一项条约其中包括在任何一方受到\n攻击时立即提供军事援助的相互承诺国家安全顾问也谴\n责了该条约。';
    expect(readBlocks(han)[0]?.text).toBe(han.replaceAll('\n', ''));
  });

  it('keeps the lines of verse and of addresses', () => {
    const verse =
      'Shall I compare thee to a summer’s day,\nThou art more lovely and more temperate,\nRough winds do shake the darling buds of May';
    expect(readBlocks(verse)).toEqual([{ kind: 'paragraph', level: 1, text: verse, brokenLines: [] }]);
  });

  it('proposes to join a line that breaks off in the middle of a sentence, and joins nothing itself', () => {
    expect(readBlocks('The talks went\non until noon.')).toEqual([
      {
        kind: 'paragraph',
        level: 1,
        text: 'The talks went\non until noon.',
        brokenLines: [{ start: 14, end: 15, replacement: ' ', reason: 'broken-line' }],
      },
    ]);
  });

  it('parts long lines without empty lines between them', () => {
    const long = `${sentence} ${sentence}`;
    expect(shapes(`${long}\n${long}\n${long}`)).toEqual([`paragraph 1: ${long}`, `paragraph 1: ${long}`, `paragraph 1: ${long}`]);
  });

  it('parts a title, a byline and a date that stand line by line', () => {
    expect(shapes(`Seoul to review policy\nBy Jane Doe\n20 June 2024\n\n${sentence}`).slice(0, 3)).toEqual([
      'heading 1: Seoul to review policy',
      'paragraph 1: By Jane Doe',
      'paragraph 1: 20 June 2024',
    ]);
  });

  it.each([
    [
      'Korean',
      '한국 정부, 무기 지원 재검토',
      '한국 정부는 우크라이나에 대한 무기 지원 입장을 재검토하겠다고 밝혔다. 국가안보실장은 북러 조약을 규탄했다.',
    ],
    [
      'Arabic',
      'سيول تراجع موقفها',
      'أعلنت حكومة كوريا الجنوبية أنها ستعيد النظر في موقفها من توريد الأسلحة إلى أوكرانيا بعد توقيع المعاهدة.',
    ],
    ['Thai', 'เกาหลีใต้ทบทวนนโยบาย', 'รัฐบาลเกาหลีใต้ประกาศว่าจะทบทวนจุดยืนเรื่องการส่งอาวุธให้ยูเครน หลังจากเกาหลีเหนือและรัสเซียลงนามในสนธิสัญญาร่วมกัน'],
  ])('reads a heading and a paragraph of %s', (_name, heading, paragraph) => {
    expect(shapes(`${heading}\n\n${paragraph}`)).toEqual([`heading 1: ${heading}`, `paragraph 1: ${paragraph}`]);
  });
});
