import { describe, expect, it } from 'vitest';
import { importLimits } from '../../../../../electron/import/limits';
import { readSource } from '../../../../../electron/import/read-source';
import type { Understanding } from '../../../../../electron/import/understand-reading';
import { inOrder } from '../../../../helpers/in-order';

const bytes = (inside: string): Uint8Array => Buffer.from(`{\\rtf1\\ansi\n${inside}}`, 'latin1');

async function read(inside: string): Promise<Understanding> {
  const answer = await readSource(bytes(inside));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function refusal(source: Uint8Array): Promise<string> {
  const answer = await readSource(source);
  return answer.ok ? `read: ${answer.value.blocks.map(({ text }) => text).join(' / ')}` : answer.error.code;
}

/** Each block as its kind, its level when it has one, the reason to cut it, and its words. */
async function blocks(inside: string): Promise<readonly string[]> {
  return (await read(inside)).blocks.map(
    ({ kind, level, cut, text }) => `${kind}${level > 1 ? level : ''}${cut === null ? '' : ` (${cut})`}: ${text}`,
  );
}

describe('the letters of a text in Rich Text Format', () => {
  it.each([
    ['the code page of the document', String.raw`\ansicpg1251 \'cc\'ee\'f1\'ea\'e2\'e0`, 'Москва'],
    ['western Windows without one', String.raw`\'93M\'fcller\'94 \'80`, '“Müller” €'],
    ['the code page of a font', String.raw`{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset129 B;}}\f1 \'c7\'d1\'b1\'db\f0  \'e9`, '한글 é'],
    ['two bytes of which the second is a letter', String.raw`{\fonttbl{\f0\fcharset128 A;}}\f0 \'83A`, 'ア'],
    ['the old Mac', String.raw`\mac caf\'8e`, 'café'],
    ['UTF-8', String.raw`\ansicpg65001 \'c3\'a9`, 'é'],
    ['numbers, with what stands for them left out', String.raw`\uc1 \u1052?\u-10179\'3f\u-8704\'3f.`, 'М😀.'],
    ['numbers with two signs left out, and with none', String.raw`{\uc2\u20013\'d6\'d0}\uc0\u25991 ab`, '中文ab'],
    ['a number that is no letter', String.raw`a\u99999999 ?b`, 'a\uFFFDb'],
    ['symbols', String.raw`{\fonttbl{\f0 A;}{\f1\fcharset2 Symbol;}{\f2\fcharset2 Odd;}}{\f1 a\'b3}{\f1\u-3999 ?}{\f2 x}`, 'α≥α\uFFFD'],
    ['braces, blanks and dashes', String.raw`\{a\}\~b\_c\\d\emdash e\tab f\line g`, '{a}\u00A0b\u2011c\\d—e\tf\ng'],
    ['quotation marks', String.raw`\ldblquote a\rdblquote  \lquote b\rquote`, '“a” ‘b’'],
  ])('are those of %s', async (_name, inside, words) => {
    expect((await blocks(inside))[0]).toBe(`paragraph: ${words}`);
  });

  it('in a code page that nobody knows are warned of', async () => {
    expect((await read(String.raw`{\fonttbl{\f0\fcharset130 A;}}\f0 \'c7\'d1`)).warnings).toEqual([
      { code: 'uncertain-encoding', params: { encoding: 'cp1361' } },
    ]);
  });
});

describe('the blocks of a text in Rich Text Format', () => {
  const styles = String.raw`{\stylesheet{Normal;}{\s1 heading 1;}{\s2\sbasedon1 Kapitel;}{\s3\outlinelevel2 Own;}{\s4 Zitat;}{\s5\sbasedon6 A;}{\s6\sbasedon5 B;}{\*\cs1 Strong;}}`;

  it.each([
    [String.raw`\s1 `, 'heading'],
    [String.raw`\s2 `, 'heading'],
    [String.raw`\s3 `, 'heading3'],
    [String.raw`\s4 `, 'quote'],
    [String.raw`\s5 `, 'paragraph'],
    [String.raw`\s0 `, 'paragraph'],
    [String.raw`\outlinelevel8 `, 'heading6'],
    [String.raw`\s1\outlinelevel9 `, 'paragraph'],
  ])('are headings and quotes by style and level: %s', async (settings, kind) => {
    expect(await blocks(String.raw`${styles}\pard First words.\par\pard${settings}Words\par`)).toEqual([
      'paragraph: First words.',
      `${kind}: Words`,
    ]);
  });

  it('are items of lists, by their setting, their sign, or their looks', async () => {
    const text = [
      String.raw`{\listtext\pard\plain\'b7\tab}\pard\ls1\ilvl1 New\par`,
      String.raw`{\pntext\'b7\tab}\pard{\*\pn\pnlvlblt{\pntxtb\'b7}} Old\par`,
      String.raw`\pard\li720\fi-360\bullet\tab Looks\par`,
      String.raw`\pard\li360\fi-360 (1)\tab Numbered\par`,
      String.raw`{\listtext\pard\plain\tab}\pard\ls1 Without\par`,
      String.raw`\pard\ls2 Said\par\pard 1.\tab Not hanging\par`,
    ].join('\n');
    expect(await blocks(text)).toEqual([
      'list-item2: New',
      'list-item: Old',
      'list-item2: Looks',
      'list-item: Numbered',
      'paragraph: Without',
      'list-item: Said',
      'paragraph: 1.\tNot hanging',
    ]);
  });

  it('are rows of tables, also nested and spread over columns', async () => {
    const row = String.raw`\trowd\cellx1000\cellx2000\cellx3000`;
    const text = [
      String.raw`Before\par\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl A\cell B\cell C\cell\row`,
      String.raw`${row}\pard\intbl 1\cell 2\par 3\cell{}\cell\row`,
      String.raw`\trowd\cellx2010\cellx3000\pard\intbl Both\cell x\cell\row`,
      String.raw`${row}\pard\intbl\itap2 n\nestcell m\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl y\cell z\cell\cell\row`,
      String.raw`\pard After\par`,
    ].join('\n');
    expect(await blocks(text)).toEqual([
      'paragraph: Before',
      'table-head: A\tB\tC',
      'table-row: 1\t2\n3\t',
      'table-row: Both\t\tx',
      'table-row: n m\ny\tz\t',
      'paragraph: After',
    ]);
  });

  it('have notes after them, endnotes behind the text, text boxes beside', async () => {
    const text = [
      String.raw`\aftnnrlc One{\super\chftn}{\footnote\pard{\super\chftn} Below.}{\super\chftn{\footnote\ftnalt\chftn\pard Behind.}} goes on*{\*\footnote * Starred.}`,
      String.raw`{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard Box\par}}}\par Two{\chftn}{\footnote\chftn\~Next.}\par`,
    ].join('');
    expect(await blocks(text)).toEqual([
      'paragraph: One[1][i] goes on*',
      'footnote: 1 Below.',
      'footnote: * Starred.',
      'paragraph: Box',
      'paragraph: Two[2]',
      'footnote: 2 Next.',
      'footnote: i Behind.',
    ]);
  });

  it('end at the end of the file, and what stands behind it is none of it', async () => {
    expect(await refusal(Buffer.from('{\\rtf1 Words}{\\rtf1 other}\0\0', 'latin1'))).toBe('read: Words');
  });
});

describe('what a reader of the text does not see, or does not see so', () => {
  it('hidden words are cut and warned of', async () => {
    const { warnings } = await read(String.raw`Seen {\v unseen}\v also\v0 , seen\par`);
    expect(warnings).toEqual([{ code: 'hidden-text', params: { count: '1' } }]);
    expect(await blocks(String.raw`Seen {\v unseen }\v also\v0 , seen\par`)).toEqual([
      'paragraph: Seen , seen',
      'paragraph (hidden-text): unseen also',
    ]);
  });

  describe('letters that nobody can read', () => {
    const table = String.raw`{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red31\green56\blue100;\red254\green253\blue254;\red255\green255\blue0;}`;
    const row = (before: string, cell: string): string =>
      String.raw`\trowd${before}\cellx900\cellx1800\pard\intbl {\cf1 words}${cell}\cell b\cell\row\pard`;
    const hidden = 'paragraph (hidden-text): words';

    it.each([
      ['white on paper', String.raw`{\cf1 words}`],
      ['nearly white on paper', String.raw`{\cf4 words}`],
      ['yellow under a yellow pen', String.raw`{\cf5\highlight5 words}`],
      ['black on black', String.raw`{\cf2\chcbpat2 words}`],
      ['white under a white pen on blue', String.raw`\pard\cbpat3 {\cf1\highlight1 words}`],
      ['white behind a group that painted its paragraph', String.raw`{\cbpat3 }{\cf1 words}`],
      ['white in the next paragraph', String.raw`\pard\cbpat3\pard {\cf1 words}`],
      ['of a point', String.raw`{\fs2 words}`],
      ['of half a point', String.raw`{\fs1 words}`],
    ])('are hidden: %s', async (_name, inside) => {
      expect(await blocks(String.raw`${table}Seen\par ${inside}\par`)).toEqual(['paragraph: Seen', hidden]);
    });

    it.each([
      ['white on blue', String.raw`{\cf1\chcbpat3 words}`],
      ['white on blue, as other programs say it', String.raw`{\cf1\cb3 words}`],
      ['white on a paragraph of blue', String.raw`\pard\cbpat3 {\cf1 words}`],
      ['white on a pattern', String.raw`{\cf1\chshdng5000 words}`],
      ['white under a dark pen', String.raw`{\cf1\highlight3 words}`],
      ['the program’s colour again', String.raw`\cf1{\cf0 words}\cf0`],
      ['plain again', String.raw`\cf1\fs2{\plain words}\plain`],
      ['a colour that is not in the table', String.raw`{\cf99 words}`],
      ['small', String.raw`{\fs10 words}`],
      ['white in a box', String.raw`{\shp{\*\shpinst{\shptxt {\cf1 words}}}}`],
      ['white on a page with a background', String.raw`{\*\background {\shp}}{\cf1 words}`],
    ])('are others: %s', async (_name, inside) => {
      expect(await blocks(String.raw`${table}${inside}\par`)).toEqual(['paragraph: words']);
    });

    it.each([
      ['a blue cell', row(String.raw`\clcbpat3`, ''), ['table-row: words\tb']],
      ['a patterned cell', row(String.raw`\clshdng5000`, ''), ['table-row: words\tb']],
      ['a blue row', row(String.raw`\trcbpat3`, ''), ['table-row: words\tb']],
      ['a table within a cell', row('', String.raw`\par\itap2 {\cf1 more}`), ['table-row: more\tb', hidden]],
      ['a row that is described behind its words', String.raw`\pard\intbl {\cf1 words}\cell b\cell\row\pard`, ['table-row: words\tb']],
      ['a white cell of a blue row', row(String.raw`\trcbpat3\clcbpat1`, ''), ['table-row: \tb', hidden]],
      ['a table without paint', row('', ''), ['table-row: \tb', hidden]],
    ])('in white, in %s', async (_name, inside, expected) => {
      expect(await blocks(table + inside)).toEqual(expected);
    });

    it('leave a gap where they stand, and a colour without the program’s own before it is no surprise', async () => {
      expect(await blocks(String.raw`${table}One{\cf1 hid\'e4den}two\par`)).toEqual([
        'paragraph: One two',
        'paragraph (hidden-text): hidäden',
      ]);
      expect(await blocks(String.raw`{\colortbl\red255\green255\blue255;}Seen{\cf0 unseen}\par`)).toEqual([
        'paragraph: Seen',
        'paragraph (hidden-text): unseen',
      ]);
    });
  });

  it('changes are taken as accepted', async () => {
    const { blocks: found, dropped, warnings } = await read(String.raw`The {\deleted old }{\revised new} word\par`);
    expect(found.map(({ text }) => text)).toEqual(['The new word']);
    expect(dropped).toEqual([{ what: 'tracked-change', count: 1, example: 'old' }]);
    expect(warnings).toEqual([{ code: 'tracked-changes', params: { count: '2' } }]);
  });

  it('heads, feet and comments are cut and listed', async () => {
    const text = String.raw`{\header\pard Secretariat\par}{\headerf\pard Secretariat\par}{\footer Page \chpgn\par}Words{\*\atnid AB}{\*\atnauthor A. B.}{\*\annotation{\*\atndate 1}\pard Why?\par}\par`;
    expect(await blocks(text)).toEqual([
      'paragraph (running-head): Secretariat',
      'paragraph: Words',
      'paragraph (outside-article): Why?',
      'paragraph (running-head): Page',
    ]);
    expect((await read(text)).dropped).toEqual([
      { what: 'header-footer', count: 3, example: 'Secretariat' },
      { what: 'comment', count: 1, example: 'Why?' },
    ]);
  });

  it('pictures in a format of their own stand behind their paragraph, in digits or as they are; others are listed', async () => {
    const text = [
      String.raw`One {\*\shppict{\pict{\*\picprop{\sp{\sn x}{\sv y}}}\picw10\pngblip\bliptag1{\*\blipuid 00112233}`,
      '8950\n4E47}}{\\nonshppict{\\pict\\wmetafile8 00}}word.\\par Two\\par',
      `{\\pict\\jpegblip\\bin4 }{\\\xff}{\\pict\\emfblip 0102}{\\v{\\pict\\pngblip 01}}Three\\par`,
      String.raw`{\trowd\cellx100\cellx200 a\cell b{\pict\pngblip 03}\cell\row\trowd\cellx100\cellx200 c\cell d\cell\row}{\header{\pict\pngblip 02}Head\par}`,
    ].join('');
    const understood = await read(text);
    expect(inOrder(understood)).toEqual(['Head', 'One word.', '[89504e47]', 'Two', 'Three', '[7d7b5cff]', 'a\tb', 'c\td', '[03]']);
    expect(understood.dropped).toEqual([
      { what: 'image', count: 3, example: '' },
      { what: 'header-footer', count: 1, example: 'Head' },
    ]);
  });

  it('pictures without a format, objects and fields are listed, and only their results are words', async () => {
    const text = [
      String.raw`{\*\shppict{\pict\macpict 89504e47}}{\nonshppict{\pict 00}}`,
      `{\\pict\\bin6 }}{\\}}}`,
      String.raw`{\object{\*\objclass Package}{\*\objdata 0102}{\result shown}}`,
      String.raw` {\field{\*\fldinst{DDEAUTO cmd "/k calc"}}{\fldrslt result}} {\field{\*\fldinst HYPERLINK "file:///c:/x"}{\fldrslt link}}{\xe\v index}{\*\unknown words}{\*\template x}\par`,
    ].join('');
    const { blocks: found, dropped } = await read(text);
    expect(found.map(({ text: words }) => words)).toEqual(['shown result link']);
    expect(dropped).toEqual([
      { what: 'image', count: 2, example: '' },
      { what: 'embedded-object', count: 1, example: '' },
      { what: 'field', count: 1, example: 'DDEAUTO cmd "/k calc"' },
      { what: 'link-target', count: 2, example: 'file:///c:/x' },
    ]);
  });
});

describe('what a text in Rich Text Format says of itself', () => {
  it('is its title, author and organisation, in Unicode where that is said again', async () => {
    const info = String.raw`{\info{\upr{\title ?}{\*\ud{\title\u1052 }}}{\author A. Smith}{\author B. Jones}{\*\company Ministry}{\subject no}}`;
    expect((await read(`${info}Words.\\par`)).meta).toMatchObject({ title: 'М', author: 'A. Smith', source: 'Ministry' });
  });
});

describe('a text in Rich Text Format that was made to do harm, or that has suffered', () => {
  it('is called damaged when it is cut', async () => {
    const whole = bytes(String.raw`{\info{\title x}}Some {\b words}\par`);
    for (let length = 12; length < whole.length; length += 1) expect(await refusal(whole.subarray(0, length))).toBe('import.damaged');
    expect(await refusal(bytes(String.raw`Words {\pict\bin99999999 x}`))).toBe('import.damaged');
  });

  it('is refused beyond the limits of depth, of paragraphs and of words', async () => {
    const deep = (depth: number): Uint8Array => bytes(`${'{'.repeat(depth)}Words${'}'.repeat(depth)}`);
    expect(await refusal(deep(importLimits.depth - 1))).toBe('read: Words');
    expect(await refusal(deep(100_000))).toBe('import.too-large');
    expect(await refusal(bytes('\\par '.repeat(importLimits.blocks + 1)))).toBe('import.too-large');
    expect(await refusal(bytes('words and '.repeat(1_100_000)))).toBe('import.too-large');
  });

  it('with more closing braces than opening ones ends there, and with nothing in it is empty', async () => {
    expect(await refusal(bytes('Words}}}}'))).toBe('read: Words');
    expect(await refusal(bytes(''))).toBe('import.empty');
  });

  it('whose numbers are beyond measure does no harm', async () => {
    const text = String.raw`\fs99999999999\li-9999999999\ilvl9999999999\ls1\s-1\f-99\uc-5\u-99999\v0 Words\bin-5 .\cellx999999999\par`;
    expect((await blocks(text))[0]).toBe('list-item6: \uFFFDWords.');
  });
});
