import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../../../electron/import/markdown/read-markdown';
import type { SourceReading } from '../../../../../electron/import/source-reading';

function read(text: string): SourceReading {
  const reading = readMarkdown(text);
  if (reading === null) throw new Error('not read as Markdown');
  return reading;
}
const blocks = (text: string): readonly (readonly [string, number, string])[] =>
  read(text).blocks.map(({ kind, level, text: words }) => [kind, level, words]);

describe('readMarkdown makes blocks', () => {
  it('of headings of both kinds', () => {
    expect(blocks('# One #\n\nTwo\n---\n\n###### Six')).toEqual([
      ['heading', 1, 'One'],
      ['heading', 2, 'Two'],
      ['heading', 6, 'Six'],
    ]);
  });

  it('of lists, whose numbers stay, and whose further paragraphs are paragraphs', () => {
    expect(blocks('3. Three\n   - inner\n4) Four\n\n   goes on')).toEqual([
      ['list-item', 1, '3. Three'],
      ['list-item', 2, 'inner'],
      ['list-item', 1, '4) Four'],
      ['paragraph', 1, 'goes on'],
    ]);
  });

  it('of quotations, also within lists, and of lists within quotations', () => {
    expect(blocks('> said\n>\n> again\n> - point\n\n- item\n\n  > quoted')).toEqual([
      ['quote', 1, 'said'],
      ['quote', 1, 'again'],
      ['list-item', 1, 'point'],
      ['list-item', 1, 'item'],
      ['quote', 1, 'quoted'],
    ]);
  });

  it('of tables, one block a row, cells parted by a tab', () => {
    expect(blocks('| a | **b** |\n|---|---|\n| 1 | |\n| x\\|y | z |')).toEqual([
      ['table-head', 1, 'a\tb'],
      ['table-row', 1, '1\t'],
      ['table-row', 1, 'x|y\tz'],
    ]);
  });

  it('of notes where they stand, also those that nothing refers to', () => {
    expect(blocks('Words[^n] here.\n\n[^n]: The note.\n\nMore.\n\n[^m]: Alone.')).toEqual([
      ['paragraph', 1, 'Words[n] here.'],
      ['footnote', 1, '[n] The note.'],
      ['paragraph', 1, 'More.'],
      ['footnote', 1, '[m] Alone.'],
    ]);
  });

  it('of code as it stands', () => expect(blocks('```\n# no heading\n  x\n```')).toEqual([['paragraph', 1, '# no heading\n  x']]));
});

describe('readMarkdown keeps words alone', () => {
  it.each([
    ['emphasis, strikethrough, code', '*a* __b__ ~~c~~ `d` e*f', 'a b c d e*f'],
    ['links and addresses', '[words](https://x.org "t") <https://y.org>', 'words https://y.org'],
    ['escapes and entities', '\\*a\\* &amp; &eacute;', '*a* & é'],
    ['broken lines', 'one\ntwo  \nthree', 'one two\nthree'],
    ['broken lines of a script without spaces', '人人生而\n自由', '人人生而自由'],
    ['tags', 'H<sub>2</sub>O<br>and <span onclick="x()">air</span>', 'H2O\nand air'],
  ])('of %s', (_name, source, text) => expect(read(source).blocks.map((block) => block.text)).toEqual([text]));

  it('lists what it leaves out', () => {
    const { dropped } = read('![a](https://x.org/a.png) ![b](b.png) [c](javascript:alert(1)) [d](d.md)\n\n<script>alert(1)</script>\n');
    expect(dropped).toEqual([
      { what: 'remote-image', count: 1, example: 'https://x.org/a.png' },
      { what: 'image', count: 1, example: 'b.png' },
      { what: 'link-target', count: 1, example: 'd.md' },
      { what: 'script', count: 1, example: '<script>alert(1)</script>' },
    ]);
  });

  it('shows comments as hidden, and HTML by its words', () => {
    const found = read('<div>\n<p>One &amp; two</p><!-- secret -->\n</div>\n').blocks.map(({ text, cut }) => [text, cut]);
    expect(found).toEqual([
      ['One & two', null],
      ['secret', 'hidden-text'],
    ]);
  });
});

describe('readMarkdown and front matter', () => {
  it('takes the fields and shows the words as cut', () => {
    const { meta, blocks: found } = read(
      '---\nTitle: A\nauthors: [B, {name: C}]\ndate: 2024-06-20T10:00:00Z\nlang: en-GB\nlink: javascript:x\n---\nText',
    );
    expect(meta).toEqual({ title: 'A', author: 'B, C', source: '', publishedOn: '2024-06-20', address: '', language: 'en-GB' });
    expect(found.map(({ cut }) => cut)).toEqual(['outside-article', null]);
  });

  it.each([
    ['a rule and a text', '---\nText without fields\n---\nmore'],
    ['aliases that grow', `---\na: &a [x]\nb: [*a, *a]\n---\nmore`],
    ['broken YAML', '---\na: [\n---\nmore'],
  ])('leaves %s as text', (_name, text) => expect(read(text).meta).toEqual({}));
});

describe('readMarkdown and hostile input', () => {
  it('gives up on parts too deep in each other', () => {
    expect(readMarkdown(`${'>'.repeat(500)} deep`)).toBeNull();
    expect(readMarkdown(`${'- '.repeat(300)}deep`)).toBeNull();
  });

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['stars', '*a '.repeat(50_000)],
    ['backticks', Array.from({ length: 800 }, (_, index) => '`'.repeat(index)).join(' ')],
    ['angle brackets', '<!--'.repeat(20_000)],
  ])('ends on many %s', (_name, text) => expect(read(text).blocks.length).toBeGreaterThan(0));

  it('takes names of prototypes for words', () => {
    expect(read('---\n__proto__: {title: x}\nconstructor: y\n---\n# __proto__').meta).toMatchObject({ title: '' });
  });
});
