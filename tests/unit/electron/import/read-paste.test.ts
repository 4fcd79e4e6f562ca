import { describe, expect, it } from 'vitest';
import { type PastedText, readPaste } from '../../../../electron/import/read-paste';
import type { Understanding } from '../../../../electron/import/understand-reading';

async function paste(pasted: PastedText): Promise<Understanding> {
  const understood = await readPaste(pasted);
  if (!understood.ok) throw new Error(understood.error.code);
  return understood.value;
}
const lines = ({ blocks }: Understanding): readonly string[] =>
  blocks.map(({ kind, text, cut }) => `${kind}${cut === null ? '' : ` (${cut})`}: ${text}`);
const codes = ({ warnings }: Understanding): readonly string[] => warnings.map(({ code }) => code);

const html =
  '<h2>On rivers</h2><ol><li>The Elbe</li><li>The Oder</li></ol><table><tr><th>Year<th>Level</tr><tr><td>1961<td>2.1</tr></table>';
const shown = [
  'heading (title): On rivers',
  'list-item: 1. The Elbe',
  'list-item: 2. The Oder',
  'table-head: Year\tLevel',
  'table-row: 1961\t2.1',
];

describe('a paste in two forms', () => {
  it.each([
    ['as a browser writes it', 'On rivers\n\n1. The Elbe\n2. The Oder\n\nYear\tLevel\n1961\t2.1'],
    ['without the numbers of its list', 'On rivers\r\nThe Elbe\r\nThe Oder\r\nYear Level\r\n1961 2.1\r\n'],
    ['that is empty', ' '],
  ])('has the blocks of the page, when its plain form says the same: %s', async (_name, text) => {
    const understood = await paste({ text, html });
    expect(understood.format).toBe('html');
    expect(lines(understood)).toEqual(shown);
    expect(codes(understood)).toEqual([]);
  });

  it.each([
    ['a number', 'On rivers The Elbe The Oder Year Level 1961 1.2'],
    ['a word more', 'On rivers The Elbe The Oder Year Level 1961 2.1 Read more at x.org'],
    ['another order', 'The Elbe On rivers The Oder Year Level 1961 2.1'],
  ])('is taken in plain letters when they say something else, and the other can be chosen: %s (C2)', async (_name, text) => {
    const plain = await paste({ text, html });
    expect(plain).toMatchObject({ format: 'paste', warnings: [{ code: 'clipboard-differs', params: { form: 'text' } }] });
    const other = await paste({ text, html, form: 'html' });
    expect(other).toMatchObject({ format: 'html', warnings: [{ code: 'clipboard-differs', params: { form: 'html' } }] });
    expect(lines(other)).toEqual(shown);
    expect(await paste({ text, html, form: 'text' })).toEqual(plain);
  });

  it('has the blocks of the page when plain letters hold also what is proposed to be left out, and what stands in empty fields', async () => {
    const page = '<h2>On rivers</h2><p>The Elbe rose.</p><p><input placeholder="Your email"></p><p>Advertisement</p>';
    const understood = await paste({ text: 'On rivers\nThe Elbe rose.\nYour email\nAdvertisement', html: page });
    expect(understood.format).toBe('html');
    expect(codes(understood)).toEqual([]);
    expect(lines(understood)).toEqual([
      'heading (title): On rivers',
      'paragraph: The Elbe rose.',
      'paragraph (advertisement): Advertisement',
    ]);
  });

  it('is taken in plain letters when words of the page cannot be seen, but the plain form has them', async () => {
    const page = '<p>It was <span style="font-size:0">not </span>so.</p>';
    expect(codes(await paste({ text: 'It was not so.', html: page }))).toEqual(['clipboard-differs']);
    const seen = await paste({ text: 'It was so.', html: page });
    expect(lines(seen)).toEqual(['paragraph: It was so.', 'paragraph (hidden-text): not']);
    expect(codes(seen)).toEqual(['hidden-text']);
  });

  it.each([
    ['only paints its letters', '<div style="color:blue"><span>const</span> <span>x = 1</span></div>'],
    ['is empty', ''],
    ['has no words', '<p><img src="x.png"></p>'],
    ['cannot be read', `<p>${'<b>'.repeat(5000)}`],
  ])('is plain text when its page %s', async (_name, page) => {
    expect(await paste({ text: 'const x = 1', html: page })).toMatchObject({ format: 'paste', warnings: [] });
  });

  it('runs and loads nothing (C1)', async () => {
    const page =
      '<meta charset="utf-8"><p onclick="ran()">Words<img src="https://x.org/a.png" onerror="ran()"></p><svg onload="ran()"></svg>';
    expect(await paste({ text: 'Words', html: page })).toMatchObject({
      blocks: [{ text: 'Words' }],
      dropped: [{ what: 'remote-image', count: 1 }],
    });
  });
});

describe('a paste from Word (C3)', () => {
  const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB><!--StartFragment--><h1>Summary<o:p></o:p></h1><p class=MsoNormal>The river&nbsp;rose.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>The Elbe</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp;</span></span><![endif]>its upper course</p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="x"/><![endif]--><![if !vml]><img width=100 src="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" v:shapes="x"><![endif]><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`;

  it('has its headings and lists; what Word says to itself is no text, and a picture of its own disk is listed', async () => {
    const understood = await paste({
      text: 'Summary\r\nThe river\u00A0rose.\r\n·\tThe Elbe\r\no\tits upper course\r\n',
      html: page,
    });
    expect(understood).toMatchObject({ format: 'html', warnings: [] });
    expect(understood.blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 1, 'Summary'],
      ['paragraph', 1, 'The river\u00A0rose.'],
      ['list-item', 1, 'The Elbe'],
      ['list-item', 2, 'its upper course'],
    ]);
    expect(understood.dropped).toContainEqual({
      what: 'remote-image',
      count: 1,
      example: 'file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png',
    });
  });
});
