import { describe, expect, it } from 'vitest';
import { readFragment, readPage } from '../../../../../electron/import/html/read-page';
import type { SourceReading } from '../../../../../electron/import/source-reading';

/** The reading of a part of a page, where everything belongs to the article. */
function fragment(html: string): SourceReading {
  const read = readFragment(html);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function page(html: string): Promise<SourceReading> {
  const read = await readPage(new TextEncoder().encode(html));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const blocks = (html: string): readonly string[] =>
  fragment(html).blocks.map(({ kind, level, text, cut }) => `${kind}${level > 1 ? level : ''}${cut === null ? '' : ` (${cut})`}: ${text}`);

const sentence = 'This sentence stands in the article and has enough words in it, with a comma or two, to be taken for text. ';
const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<p>${sentence.repeat(3)}(${index})</p>`).join('\n');
const kept = (reading: SourceReading): readonly string[] => reading.blocks.filter(({ cut }) => cut === null).map(({ text }) => text);

describe('the words of a page become blocks', () => {
  it('of headings, paragraphs and quotations', () => {
    expect(blocks('<h1>One</h1><div>Two <b>three</b>\n four</div><blockquote><p>Five</p><p>Six</p></blockquote><h3>Seven</h3>')).toEqual([
      'heading: One',
      'paragraph: Two three four',
      'quote: Five',
      'quote: Six',
      'heading3: Seven',
    ]);
  });

  it('of lists, with the numbers that a page shows and their depth', () => {
    expect(blocks('<ol start=3><li>c<ol type=i><li>deep<li>deeper</ol><li value=9>nine</ol><ul><li><p>one</p><p>more</p></ul>')).toEqual([
      'list-item: 3. c',
      'list-item2: i. deep',
      'list-item2: ii. deeper',
      'list-item: 9. nine',
      'list-item: one',
      'paragraph: more',
    ]);
  });

  it('of tables, a row each, with a place for every column', () => {
    const table = `<table><caption>Budget</caption><tr><th>Year<th colspan=2>Sums</tr><tr><td rowspan=2>1961<td>in<td>94<br>.4</tr><tr><td>out<td><p>97.7</p></tr></table>`;
    expect(blocks(table)).toEqual([
      'paragraph: Budget',
      'table-head: Year\tSums\t',
      'table-row: 1961\tin\t94 .4',
      'table-row: \tout\t97.7',
    ]);
  });

  it('of tables that only lay a page out, as the boxes that they are', () => {
    expect(blocks('<table><tr><td>Menu</td><td><h2>Title</h2><p>Text</p></td></tr><tr><td colspan=2>Foot</td></tr></table>')).toEqual([
      'paragraph: Menu',
      'heading2: Title',
      'paragraph: Text',
      'paragraph: Foot',
    ]);
  });

  it('of notes, with the number before them and without the way back', () => {
    const notes = `<section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>See there.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>`;
    expect(blocks(`<p>Text<sup id="fnref1">1</sup></p>${notes}<p class="MsoFootnoteText">[2] Word's</p>`)).toEqual([
      'paragraph: Text1',
      'footnote: 1. See there.',
      "footnote: [2] Word's",
    ]);
  });

  it('with line breaks as they are, and two of them as the end of a paragraph', () => {
    expect(blocks('<p>one<br>two<br><br>three <br> </p><pre>a\n  b</pre>')).toEqual([
      'paragraph: one\ntwo',
      'paragraph: three',
      'paragraph: a\n  b',
    ]);
  });

  it('with spaces as a page shows them: none between lines of Han and Kana', () => {
    expect(blocks('<p>日本\n語 の\n  文</p><p>a\u00A0 b&shy;c</p><p>한국\n어</p>')).toEqual([
      'paragraph: 日本語 の文',
      'paragraph: a\u00A0 b\u00ADc',
      'paragraph: 한국 어',
    ]);
  });

  it('with the words of pictures beside the text, but signs that are drawn within it', () => {
    expect(blocks('<p>Well <img src=x.png alt="🎉"> done <img src="https://x.org/a.png" alt="A ship at sea"> today</p>')).toEqual([
      'paragraph: Well 🎉 done today',
      'paragraph (outside-article): A ship at sea',
    ]);
  });

  it('of a message in a pre as it was typed', () => {
    const typed = `First line of a letter that was wrapped at a width of seventy signs\nas letters on a terminal are, and goes on here.\n\nSecond paragraph.\n\n`;
    expect(fragment(`<pre>${typed.repeat(8)}</pre>`).blocks).toHaveLength(16);
  });
});

describe('what cannot be seen', () => {
  it.each([
    ['display: none', '<p style="color:red; DISPLAY : none !important">x</p>'],
    ['visibility', '<p style="visibility:hidden">x</p>'],
    ['the attribute', '<p hidden>x</p>'],
    ['aria-hidden', '<p aria-hidden="true">x</p>'],
    ['letters of no size', '<p><span style="font-size:0px">x</span></p>'],
    ['a box of no size', '<div style="height:0;overflow:hidden">x</div>'],
    ['a place off the screen', '<div style="position:absolute;left:-9999px">x</div>'],
    ['no opacity', '<div style="opacity:0">x</div>'],
    ['white on white', '<p style="color:#FFF">x</p>'],
    ['white on a ground that was stated', '<div bgcolor="#fefefe"><font color="white">x</font></div>'],
    ['letters without colour', '<p style="color:rgba(0,0,0,0)">x</p>'],
    ['letters without colour, by its name', '<p style="color:transparent">x</p>'],
    ['white on a ground that is painted with nothing', '<div style="background:rgba(0,0,0,0)"><p style="color:white">x</p></div>'],
    ['a template', '<template><p>x</p></template>'],
    ['what is for browsers without scripts', '<noscript>x</noscript>'],
    ['what is for browsers without players', '<video>x</video>'],
  ])('is kept apart: %s', (_name, html) => {
    const { blocks: found, warnings } = fragment(`<p>Seen</p>${html}`);
    expect(found.map(({ text, cut }) => [text, cut])).toEqual([
      ['Seen', null],
      ['x', 'hidden-text'],
    ]);
    expect(warnings).toEqual([{ code: 'hidden-text', params: { count: '1' } }]);
  });

  it.each([
    ['white on a dark ground', '<div style="background:#000"><p style="color:white">x</p></div>'],
    ['letters without colour that show what is below them', '<p style="color:transparent;background:linear-gradient(red,blue)">x</p>'],
    ['white on a picture', '<div style="background:url(x.png)"><p style="color:white">x</p></div>'],
    ['a dark ground, whose letters a style sheet colours', '<p style="background:black">x</p>'],
    ['a tree in the shadow of an element', '<x-a><template shadowrootmode="open"><p>x</p></template></x-a>'],
    ['a tree in the shadow of an element, as Chromium saves it', '<x-a><template shadowmode="open"><p>x</p></template></x-a>'],
  ])('is not what only looks like it: %s', (_name, html) => expect(fragment(html).blocks).toMatchObject([{ text: 'x', cut: null }]));

  it('never stands in the middle of a sentence that is seen', () => {
    expect(blocks('<p>It was <span style="display:none">not </span>so.</p>')).toEqual([
      'paragraph: It was so.',
      'paragraph (hidden-text): not',
    ]);
  });
});

describe('what is not taken over is counted', () => {
  it('by its kind, with an example', () => {
    const html = `<script src="https://x.org/a.js"></script><script>ran()</script><style>p{}</style><iframe src="https://x.org/f"></iframe>
      <object data="a.swf"></object><form action="https://x.org/post"><input></form><img src="https://x.org/a.png" alt="Ship">
      <img src="data:image/gif;base64,AAAA"><video src="v.mp4"></video><p>Words <a href="java&#x09;script:ran()">link</a> <a href="https://x.org">other</a></p>`;
    const { dropped, blocks: found } = fragment(html);
    expect(dropped).toEqual([
      { what: 'script', count: 2, example: 'https://x.org/a.js' },
      { what: 'style', count: 1, example: 'p{}' },
      { what: 'frame', count: 1, example: 'https://x.org/f' },
      { what: 'embedded-object', count: 1, example: 'a.swf' },
      { what: 'form', count: 1, example: 'https://x.org/post' },
      { what: 'remote-image', count: 1, example: 'Ship' },
      { what: 'media', count: 1, example: 'v.mp4' },
      { what: 'link-target', count: 1, example: 'java script:ran()' },
    ]);
    expect(found.at(-1)?.text).toBe('Words link other');
    expect(found.flatMap(({ picture }) => picture ?? [])).toEqual([{ bytes: new Uint8Array(3), alt: '' }]);
  });

  it('without a picture that came along, which stands in its place: in its own sizes, in words, or as signs', () => {
    const order = (html: string) => fragment(html).blocks.map(({ text, picture }) => (picture === undefined ? text : [...picture.bytes]));
    const one = 'data:image/png;base64,AQID';
    expect(order(`<p>Before <img src="${one}"> it</p><p>Behind</p>`)).toEqual(['Before it', [1, 2, 3], 'Behind']);
    expect(order(`<img src="https://x.org/a.png" srcset="https://x.org/b.png 1x, ${one} 2x"><p>x</p>`)).toEqual([[1, 2, 3], 'x']);
    expect(order(`<picture><source srcset="${one}"><img src="a.png"></picture><p>x</p>`)).toEqual([[1, 2, 3], 'x']);
    expect(order('<p>x<img src="data:,A%42C"></p>')).toEqual(['x', [65, 66, 67]]);
    expect(order(`<table><tr><td>h</td><td>i</td></tr><tr><td>a</td><td>b<img src="${one}"></td></tr></table>`)).toEqual([
      'h\ti',
      [1, 2, 3],
      'a\tb',
    ]);
    expect(order(`<p>fine <img src="${one}" alt="🙂"></p>`)).toEqual(['fine 🙂']);
    expect(fragment(`<p>x</p><div style="display:none"><img src="${one}" alt="unseen"></div>`).dropped).toEqual([
      { what: 'image', count: 1, example: 'unseen' },
    ]);
    expect(fragment(`<p>x</p><img src="${one}" alt="  A \n map ">`).blocks.at(-1)?.picture?.alt).toBe('A map');
  });
});

describe('the article of a page', () => {
  const around = (body: string): string => `<!doctype html><html lang="en"><head><title>The report on rivers - Example</title></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
    <main><article><h1>The report on rivers</h1>${body}</article></main>
    <div class="comments"><h3>Comments</h3><p>A reader says that the rivers were never so low as in that year, and that he has seen it himself.</p></div>
    <footer><p>All about rivers since 1901</p></footer></body></html>`;

  it('has the pictures between its words and right beside them, and none of a box for something else', async () => {
    const picture = (alt: string) => `<img src="data:image/png;base64,AQID" alt="${alt}">`;
    const related = `<div class="related-articles"><h4>Read more</h4>${picture('Other')}<a href="/other">Another report on lakes</a></div>`;
    const html = around(
      `${picture('Lead')}${paragraphs(2)}<figure>${picture('River')}</figure>${paragraphs(2)}${related}${paragraphs(2)}${picture('Last')}`,
    );
    const logo = html.replace('<nav>', `<header class="site-header">${picture('Logo')}</header><nav>`);
    const { blocks: found } = await page(logo);
    const pictures = found.flatMap(({ picture: own, cut }) => (own === undefined ? [] : [[own.alt, cut === null]]));
    expect(pictures).toEqual([
      ['Logo', false],
      ['Lead', true],
      ['River', true],
      ['Other', false],
      ['Last', true],
    ]);
  });

  it('is kept with its title; everything else is there, with a reason to leave it out', async () => {
    const reading = await page(around(paragraphs(5)));
    expect(kept(reading)).toEqual(['The report on rivers', ...Array.from({ length: 5 }, (_, index) => `${sentence.repeat(3)}(${index})`)]);
    expect(reading.blocks.filter(({ cut }) => cut !== null).map(({ text, cut }) => [text.slice(0, 14), cut])).toEqual([
      ['Home', 'page-furniture'],
      ['News', 'page-furniture'],
      ['Comments', 'page-furniture'],
      ['A reader says ', 'page-furniture'],
      ['All about rive', 'page-furniture'],
    ]);
    expect(reading.warnings).toEqual([]);
  });

  it.each([
    [
      'a correction in an aside',
      '<aside><p>Correction: the Elbe was meant, not the Oder.</p></aside>',
      ['Correction: the Elbe was meant, not the Oder.'],
    ],
    [
      'a correction under a heading of its own',
      '<aside class="box"><h4>Correction</h4><p>The Elbe was meant, not the Oder.</p></aside>',
      ['Correction', 'The Elbe was meant, not the Oder.'],
    ],
    ['a correction in Korean', '<aside><p>[정정] 오데르강이 아니라 엘베강입니다.</p></aside>', ['[정정] 오데르강이 아니라 엘베강입니다.']],
    [
      'the day of the last change',
      '<footer class="foot"><p>Updated 3 May 1961 with new levels.</p></footer>',
      ['Updated 3 May 1961 with new levels.'],
    ],
    ['a table', '<table><tr><th>River<th>Level</tr><tr><td>Elbe<td>2.1</tr></table>', ['River\tLevel', 'Elbe\t2.1']],
  ])('keeps %s', async (_name, html, words) => {
    expect(kept(await page(around(`${paragraphs(4)}${html}`)))).toEqual(expect.arrayContaining(words));
  });

  it('leaves out what a reader wrote below it, whatever it says', async () => {
    const reading = await page(around(paragraphs(4)).replace('A reader says', 'Correction: a reader says'));
    expect(kept(reading).join()).not.toContain('reader');
  });

  it('leaves out a box for letters and one for sharing within it', async () => {
    const box =
      '<div class="newsletter-box"><p>Get every report on rivers by letter, each Friday.</p></div><div class="social-share"><p>Share it now with your friends</p></div>';
    expect(kept(await page(around(`${paragraphs(2)}${box}${paragraphs(2)}`))).join()).not.toMatch(/letter, each|Share it/);
  });

  it('is all of the page when there is none to be found, with a warning', async () => {
    const deep = `${'<div>'.repeat(300)}<p>Words in the depth</p>${'</div>'.repeat(300)}<p style="display:none">unseen</p>`;
    const reading = await page(around(deep));
    expect(reading.warnings.map(({ code }) => code)).toEqual(['plain-extraction', 'hidden-text']);
    expect(kept(reading)).toContain('Words in the depth');
    expect(kept(reading)).toContain('All about rivers since 1901');
    expect(kept(reading)).not.toContain('unseen');
  });
});

describe('the author of a page that Word saved', () => {
  const saved = (author: string, more = ''): string =>
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>${more}<!--[if gte mso 9]><xml><o:DocumentProperties><o:LastAuthor>Last</o:LastAuthor>${author}</o:DocumentProperties></xml><![endif]--></head><body><p class=MsoNormal>${'Words of a letter. '.repeat(20)}</p></body></html>`;
  it.each([
    ['in the properties of the document', saved('<o:Author>Ren&eacute; &amp; Ann</o:Author>'), 'René & Ann'],
    ['stated by the page itself', saved('<o:Author>Typist</o:Author>', '<meta name="author" content="Ann">'), 'Ann'],
    ['a program’s own name for anybody', saved('<o:Author>Windows User</o:Author>'), ''],
    ['not there', saved(''), ''],
    ['outside of any properties', '<p>Words.</p><!-- <o:Author>Ann</o:Author> -->', ''],
  ])('%s', async (_name, html, author) => {
    expect((await page(html)).meta.author ?? '').toBe(author);
  });
});
