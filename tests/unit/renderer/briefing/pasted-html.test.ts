import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForBold, asksForItalic, renameStyles } from '../../../../renderer/briefing/pasted-html';

describe('renameStyles', () => {
  it.each([
    ['<p style="color:red">a</p>', '<p data-pasted-style="color:red">a</p>'],
    ["<p\nSTYLE = 'a>b' class=x>t", "<p\ndata-pasted-style = 'a>b' class=x>t"],
    ['<p style>x</p><br/style=a>', '<p data-pasted-style>x</p><br/data-pasted-style=a>'],
    ['<p title="a style=b">use style="x" here</p>', '<p title="a style=b">use style="x" here</p>'],
    ['<p data-style="x" style=y>', '<p data-style="x" data-pasted-style=y>'],
    ['a < b style="x"> <3', 'a < b style="x"> <3'],
    ['<p style="never ends', '<p data-pasted-style="never ends'],
    ['<p =style style=x>', '<p =style data-pasted-style=x>'],
    ['<style media=all>p { color: red }</style><p style=x>', '<noframes media=all>p { color: red }</noframes><p data-pasted-style=x>'],
    ['<STYLE>"</Style><p>"</p>', '<noframes>"</noframes><p>"</p>'],
    ['<style><p style=x> never ends', '<noframes><p style=x> never ends'],
    ['<base href=x><basefont><styled>', '<bgsound href=x><basefont><styled>'],
  ])('renames in %j', (html, expected) => {
    expect(renameStyles(html)).toBe(expected);
  });

  it('comes to an end with any text, and changes nothing but the names', () => {
    const pieces = fc.constantFrom('<', '>', '"', "'", '=', ' ', '/', 'p', 'style', 'STYLE', '</style', 'x', '\n', '<p ', '😀');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const html = parts.join('');
        const back = renameStyles(html)
          .replaceAll(/data-pasted-style|noframes/g, 'style')
          .toLowerCase();
        expect(back).toBe(html.toLowerCase());
      }),
      { seed: 20_261_123, numRuns: 2000 },
    );
  });
});

describe('asksForBold and asksForItalic', () => {
  it.each([
    ['font-weight: 700; color: red', true, null],
    ['color:red;FONT-WEIGHT:normal', false, null],
    ['font-weight:400;font-style:italic', false, true],
    ['font-style: normal', null, false],
    ['background: url(font-weight:bold)', null, null],
    ['', null, null],
  ])('reads %j', (style, bold, italic) => {
    expect([asksForBold(style), asksForItalic(style)]).toEqual([bold, italic]);
  });
});
