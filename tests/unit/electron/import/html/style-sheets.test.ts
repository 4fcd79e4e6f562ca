import { describe, expect, it } from 'vitest';
import { readFragment } from '../../../../../electron/import/html/read-page';
import { readSource } from '../../../../../electron/import/read-source';

function cutsOf(css: string, html: string): readonly (string | null)[] {
  const answer = readFragment(`<style>${css}</style>${html}`);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.blocks.map(({ cut }) => cut);
}

describe('words that a style sheet hides', () => {
  it.each([
    ['by a class', '.h{display:none}', '<p class="a h">x</p>'],
    ['by a name', '#h{visibility:hidden}', '<p id="h">x</p>'],
    ['by a kind of element', 'aside{display:none}', '<aside>x</aside>'],
    ['by a kind and two classes', 'p.a.b{font-size:0}', '<p class="b a">x</p>'],
    ['by one of several selectors', '.a , .h { display : NONE !important }', '<p class="h">x</p>'],
    ['by a sheet for screens', '@media screen{.h{display:none}}', '<p class="h">x</p>'],
    ['by Word', '<!-- span.Hid {mso-hide:all;} -->', '<p><span class=Hid>x</span></p>'],
    ['behind a comment', '/* .h{} */ .h{display:none}', '<p class="h">x</p>'],
    ['white on the paper', '.h{color:#fff}', '<p class="h">x</p>'],
    ['in the colour of its ground', 'div{background:#123456}.h{color:#123456}', '<div><p class="h">x</p></div>'],
    ['by the heavier of two rules', '#h{display:none}.a{display:block}', '<p id="h" class="a">x</p>'],
  ])('are kept apart: %s', (_name, css, html) => expect(cutsOf(css, html)).toEqual(['hidden-text']));

  it.each([
    ['when the element says otherwise', '.h{display:none}', '<p class="h" style="display:block">x</p>'],
    ['when a later rule shows it', '.h{display:none}.h{display:block}', '<p class="h">x</p>'],
    ['when a rule may show it', '.h{display:none}.open .h{display:block}', '<p class="h">x</p>'],
    ['when only paper hides it', '@media print{.h{display:none}}', '<p class="h">x</p>'],
    ['when a script would reveal it', '.h{opacity:0}', '<p class="h">x</p>'],
    ['when the selector needs more than the class', '.b .h{display:none}', '<p class="h">x</p>'],
    ['when a state is needed', '.h:hover{display:none}', '<p class="h">x</p>'],
    ['white on a ground of the same sheet', 'body{background:#000}.h{color:#fff}', '<p class="h">x</p>'],
    ['white where a ground may lie', '.a > .b{background:#000}.h{color:#fff}', '<p class="h">x</p>'],
    ['white where a sheet is missing', '@import "x.css";.h{color:#fff}', '<p class="h">x</p>'],
    ['when the sheet is broken', '.h{display:none', '<p class="other">x</p>'],
  ])('are those of the article: %s', (_name, css, html) => expect(cutsOf(css, html)).toEqual([null]));

  it('may lie in a part of a saved page', async () => {
    const part = (fields: string, body: string): string => `--B\r\n${fields}\r\n\r\n${body}\r\n`;
    const page =
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n' +
      part('Content-Type: text/html', '<link rel="stylesheet" href="cid:s"><p>Seen</p><p class="h">Hidden</p>') +
      part('Content-Type: text/css\r\nContent-Location: cid:s', '.h{display:none}') +
      '--B--\r\n';
    const read = await readSource(Buffer.from(page));
    expect(read.ok && read.value.blocks.map(({ text, cut }) => [text, cut])).toEqual([
      ['Seen', null],
      ['Hidden', 'hidden-text'],
    ]);
  });

  it.each([
    ['rules and elements', '.a{color:red}'.repeat(30_000)],
    ['rules that end nowhere', 'a{}'.repeat(600_000)],
    ['signs that part nothing', ';'.repeat(1_900_000)],
    ['blocks that are not closed', '@media x{'.repeat(200_000)],
    ['selectors of one rule', `${'.a,'.repeat(600_000)}.b{display:block}`],
  ])('are looked for with a limit, however many there are: %s', (_name, css) =>
    expect(cutsOf(css, '<p class="a">x</p>'.repeat(2_000))).toHaveLength(2_000),
  );
});
