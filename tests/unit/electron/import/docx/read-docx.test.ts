import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../../electron/import/read-source';
import type { Understanding } from '../../../../../electron/import/understand-reading';
import { type DocxMore, docxBytes, docxPart, docxParagraph as p } from '../../../../helpers/docx-bytes';
import { inOrder } from '../../../../helpers/in-order';
import { textEntry } from '../../../../helpers/zip-bytes';

async function read(body: string, more: DocxMore = {}): Promise<Understanding> {
  const answer = await readSource(await docxBytes(body, more));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** Each block as its kind, its level when it has one, the reason to cut it, and its words. */
async function blocks(body: string, more?: DocxMore): Promise<readonly string[]> {
  return (await read(body, more)).blocks.map(
    ({ kind, level, cut, text }) => `${kind}${level > 1 ? level : ''}${cut === null ? '' : ` (${cut})`}: ${text}`,
  );
}

const run = (inside: string, settings = ''): string => `<w:r><w:rPr>${settings}</w:rPr>${inside}</w:r>`;
const t = (words: string): string => `<w:t xml:space="preserve">${words}</w:t>`;
const style = (id: string, name: string, inside = '', base = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${base && `<w:basedOn w:val="${base}"/>`}${inside}</w:style>`;
const styled = (id: string, words: string): string => p(words, `<w:pStyle w:val="${id}"/>`);
const row = (cells: readonly string[], settings = ''): string =>
  `<w:tr><w:trPr>${settings}</w:trPr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;

describe('headings of a document of Word', () => {
  const styles: DocxMore = {
    parts: {
      'word/styles.xml': [
        'w:styles',
        [
          style('berschrift2', 'heading 2'),
          style('Kapitel', 'Kapitel', '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'),
          style('Unterkapitel', 'Unterkapitel', '', 'Kapitel'),
          style('Fliess', 'Fliess', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', 'Kapitel'),
          style('Titre3', 'Titre 3'),
          style('T', 'Title'),
          style('A', 'A', '', 'B'),
          style('B', 'B', '', 'A'),
          style('Z', 'Intense Quote'),
          style('V', 'toc 1'),
        ].join(''),
      ],
    },
  };

  it.each([
    ['berschrift2', 'heading2'],
    ['Kapitel', 'heading4'],
    ['Unterkapitel', 'heading4'],
    ['Fliess', 'paragraph'],
    ['Titre3', 'heading3'],
    ['T', 'heading'],
    ['A', 'paragraph'],
    ['Z', 'quote'],
    ['V', 'paragraph (page-furniture)'],
    ['unknown', 'paragraph'],
  ])('by the style %j', async (id, kind) => {
    expect(await blocks(p('First words.') + styled(id, 'Words'), styles)).toEqual(['paragraph: First words.', `${kind}: Words`]);
  });

  it('by a level of their own, never deeper than six', async () => {
    expect(await blocks(p('Deep', '<w:outlineLvl w:val="8"/>') + p('Further words.'))).toEqual([
      'heading6 (title): Deep',
      'paragraph: Further words.',
    ]);
  });
});

describe('lists of a document of Word', () => {
  const numbering: DocxMore = {
    parts: {
      'word/numbering.xml': [
        'w:numbering',
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="none"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
      ],
      'word/styles.xml': [
        'w:styles',
        style('L', 'Aufzählung', '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr></w:pPr>') + style('B', 'List Bullet 3'),
      ],
    },
  };
  const place = (list: number, depth: number): string => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`;

  it.each([
    ['of the document', place(7, 0), 'list-item: '],
    ['without a sign', place(7, 1), 'paragraph: '],
    ['that is not defined', place(8, 0), 'paragraph: '],
    ['of a style', '<w:pStyle w:val="L"/>', 'list-item3: '],
    ['of a style, taken out', `<w:pStyle w:val="L"/>${place(0, 0)}`, 'paragraph: '],
    ['of a style by its name', '<w:pStyle w:val="B"/>', 'list-item3: '],
  ])('%s', async (_name, settings, start) => {
    expect(await blocks(p('Item', settings), numbering)).toEqual([`${start}Item`]);
  });
});

describe('the words of a paragraph of Word', () => {
  it('are put together over runs, with tabs, line ends, hyphens and signs', async () => {
    const inside = [
      run(t('One ')),
      run('<w:t> two </w:t>'),
      run(`<w:br/>${t('three')}<w:tab/>${t('four')}<w:noBreakHyphen/>${t('five')}<w:sym w:font="Symbol" w:char="F061"/>`),
      run('<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="00A9"/><w:sym w:font="Odd" w:char="F041"/>'),
    ];
    expect(await blocks(`<w:p>${inside.join('')}</w:p>`)).toEqual(['paragraph: One two\nthree\tfour\u2011fiveα✓©\uFFFD']);
  });

  it('are found in content controls, tags, links, formulas and what nobody knows', async () => {
    const inside = `<w:sdt><w:sdtPr><w:x/></w:sdtPr><w:sdtContent>${run(t('a'))}</w:sdtContent></w:sdt><w:smartTag>${run(t('b'))}</w:smartTag><w:hyperlink>${run(t('c'))}</w:hyperlink><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:new>${run(t('d'))}</w:new>`;
    expect(await blocks(`<w:sdt><w:sdtContent><w:p>${inside}</w:p></w:sdtContent></w:sdt>${run(t('loose'))}`)).toEqual([
      'paragraph: abcxd',
      'paragraph: loose',
    ]);
  });

  it('are the results of fields and not their instructions, also in one another and over paragraphs', async () => {
    const mark = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`);
    const code = (words: string): string => run(`<w:instrText>${words}</w:instrText>`);
    const nested = `<w:p>${mark('begin')}${code('IF ')}${mark('begin')}${code('PAGE')}${mark('separate')}${run(t('7'))}${mark('end')}${code(' = 1')}${mark('separate')}${run(t('result'))}${mark('end')}</w:p>`;
    const long = `<w:p>${mark('begin')}${code('TOC')}${mark('separate')}${run(t('One'))}</w:p><w:p>${run(t('Two'))}${mark('end')}</w:p>`;
    const open = `<w:p>${mark('begin')}${code('PAGE')}</w:p>${p('After')}`;
    expect(await blocks(nested + long + open)).toEqual(['paragraph: result', 'paragraph: One', 'paragraph: Two', 'paragraph: After']);
  });

  it('keep a reading in brackets, and a large first letter with its word', async () => {
    const ruby = `<w:p><w:r><w:ruby><w:rt>${run(t('かんじ'))}</w:rt><w:rubyBase>${run(t('漢字'))}</w:rubyBase></w:ruby></w:r></w:p>`;
    const drop = `${p('T', '<w:framePr w:dropCap="drop"/>')}${p('he quick')}`;
    expect(await blocks(ruby + drop)).toEqual(['paragraph: 漢字(かんじ)', 'paragraph: The quick']);
  });

  it('of a text box follow the paragraph that it stands beside, once', async () => {
    const box = (words: string): string => `<v:textbox><w:txbxContent>${p(words)}</w:txbxContent></v:textbox>`;
    const both = `<mc:AlternateContent><mc:Choice>${box('Box')}</mc:Choice><mc:Fallback>${box('Box')}</mc:Fallback></mc:AlternateContent>`;
    expect(await blocks(`<w:p>${run(t('Beside'))}${run(both)}</w:p>`)).toEqual(['paragraph: Beside', 'paragraph: Box']);
  });
});

describe('what a reader of the document does not see, or does not see so', () => {
  it('hidden words are cut, by their own setting or their style, and warned of', async () => {
    const styles: DocxMore = {
      parts: { 'word/styles.xml': ['w:styles', style('H', 'Hidden', '<w:rPr><w:vanish/></w:rPr>')] },
    };
    const inside = `${run(t('Seen'), '<w:vanish w:val="0"/>')}${run(t(' unseen'), '<w:vanish/>')}${run(t(' gone'), '<w:rStyle w:val="H"/>')}`;
    const { warnings } = await read(`<w:p>${inside}</w:p>`, styles);
    expect(warnings).toEqual([{ code: 'hidden-text', params: { count: '1' } }]);
    expect(await blocks(`<w:p>${inside}</w:p>${styled('H', 'All')}`, styles)).toEqual([
      'paragraph: Seen',
      'paragraph (hidden-text): unseen gone',
      'paragraph (hidden-text): All',
    ]);
  });

  it('letters too small for any eye are hidden words, too', async () => {
    const inside = `${run(t('Seen'), '<w:sz w:val="16"/>')}${run(t(' unseen'), '<w:sz w:val="2"/>')}`;
    expect(await blocks(`<w:p>${inside}</w:p>`)).toEqual(['paragraph: Seen', 'paragraph (hidden-text): unseen']);
  });

  it('letters too small by their style are hidden, and shown where a size of their own says so', async () => {
    const styles: DocxMore = { parts: { 'word/styles.xml': ['w:styles', style('S', 'Small', '<w:rPr><w:sz w:val="1"/></w:rPr>')] } };
    const body = `${styled('S', 'unseen')}<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr>${run(t('Seen'), '<w:sz w:val="20"/>')}</w:p>`;
    expect(await blocks(body, styles)).toEqual(['paragraph (hidden-text): unseen', 'paragraph: Seen']);
  });

  describe('letters of the colour of what lies below them', () => {
    const colour = (value: string): string => `<w:color w:val="${value}"/>`;
    const shading = (fill: string, more = 'w:val="clear" w:color="auto"'): string => `<w:shd ${more} w:fill="${fill}"/>`;
    const para = (settings: string, letters: string): string => `<w:p><w:pPr>${settings}</w:pPr>${run(t('words'), letters)}</w:p>`;
    const styles: DocxMore = {
      parts: {
        'word/styles.xml': [
          'w:styles',
          [
            style('White', 'White', `<w:rPr>${colour('FFFFFF')}</w:rPr>`),
            style('Banner', 'Banner', `<w:pPr>${shading('1F3864')}</w:pPr>`, 'White'),
            style('Marked', 'Marked', `<w:rPr>${shading('000000')}</w:rPr>`),
            '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/></w:style>',
            `<w:style w:type="table" w:styleId="Blue"><w:name w:val="Blue"/><w:tblStylePr w:type="firstRow"><w:rPr>${colour('FFFFFF')}</w:rPr><w:tcPr>${shading('4472C4')}</w:tcPr></w:tblStylePr></w:style>`,
            '<w:style w:type="table" w:styleId="Bluer"><w:name w:val="Bluer"/><w:basedOn w:val="Blue"/></w:style>',
          ].join(''),
        ],
      },
    };
    const table = (settings: string, cell: string): string =>
      `<w:tbl><w:tblPr>${settings}</w:tblPr>${row([`<w:tcPr>${cell}</w:tcPr>${para('', colour('FFFFFF'))}`, p('b')])}</w:tbl>`;
    const hidden = 'paragraph (hidden-text): words';

    it.each([
      ['white on paper', para('', colour('FFFFFF'))],
      ['nearly white on paper', para('', colour('FDFEFC'))],
      ['white by the style of the paragraph', para('<w:pStyle w:val="White"/>', '')],
      ['white by the style of the letters', para('', '<w:rStyle w:val="White"/>')],
      ['yellow under a yellow pen', para('', `${colour('FFFF00')}<w:highlight w:val="yellow"/>`)],
      ['black on black', para('', colour('000000') + shading('000000'))],
      ['black on black by a style', para('', `<w:rStyle w:val="Marked"/>${colour('000000')}`)],
      ['blue on a paragraph of blue', para(shading('1F3864'), colour('1F3864'))],
      ['white on a white pen in a paragraph of blue', para(shading('1F3864'), `${colour('FFFFFF')}<w:highlight w:val="white"/>`)],
      ['blue on solid blue', para(shading('auto', 'w:val="solid" w:color="1F3864"'), colour('1F3864'))],
    ])('are hidden: %s', async (_name, body) => {
      expect(await blocks(p('Seen') + body, styles)).toEqual(['paragraph: Seen', hidden]);
    });

    it.each([
      ['white on blue by hand', para('', colour('FFFFFF') + shading('1F3864'))],
      ['white on a paragraph of blue', para(shading('1F3864'), colour('FFFFFF'))],
      ['white on blue by a style', para('<w:pStyle w:val="Banner"/>', '')],
      ['white under a dark pen', para('', `${colour('FFFFFF')}<w:highlight w:val="darkBlue"/>`)],
      ['white on a pattern', para(shading('FFFFFF', 'w:val="pct50" w:color="000000"'), colour('FFFFFF'))],
      ['white on a colour of the theme', para('<w:shd w:val="clear" w:themeFill="accent1"/>', colour('FFFFFF'))],
      ['automatic again in a white style', para('<w:pStyle w:val="White"/>', colour('auto'))],
      ['black again in a white style', para('<w:pStyle w:val="White"/>', colour('000000'))],
      ['light grey on paper', para('', colour('F0F0F0'))],
      ['white in a box', run(`<v:textbox><w:txbxContent>${para('', colour('FFFFFF'))}</w:txbxContent></v:textbox>`)],
    ])('are not: %s', async (_name, body) => {
      expect(await blocks(body, styles)).toEqual(['paragraph: words']);
    });

    it.each([
      ['a blue cell', '', shading('4472C4'), ['table-row: words\tb']],
      ['a blue table', shading('4472C4'), '', ['table-row: words\tb']],
      ['a table that its style paints', '<w:tblStyle w:val="Blue"/>', '', ['table-row: words\tb']],
      ['a table that the style of its style paints', '<w:tblStyle w:val="Bluer"/>', '', ['table-row: words\tb']],
      ['a white cell of a blue table', shading('4472C4'), shading('FFFFFF'), ['table-row: \tb', hidden]],
      ['a white cell of a table that its style paints', '<w:tblStyle w:val="Blue"/>', shading('FFFFFF'), ['table-row: \tb', hidden]],
      ['a table of lines alone', '<w:tblStyle w:val="Grid"/>', '', ['table-row: \tb', hidden]],
    ])('in white, in %s', async (_name, settings, cell, expected) => {
      expect(await blocks(table(settings, cell), styles)).toEqual(expected);
    });

    it('are those of the page, when its background is shown', async () => {
      const page = (background: string, shown: string): Promise<readonly string[]> =>
        blocks('', {
          parts: { 'word/settings.xml': ['w:settings', shown] },
          entries: [
            textEntry(
              'word/document.xml',
              docxPart('w:document', `${background}<w:body>${para('', colour('FFFFFF'))}${p('Seen')}</w:body>`),
            ),
          ],
        });
      const dark = '<w:background w:color="1F3864"/>';
      expect(await page(dark, '<w:displayBackgroundShape/>')).toEqual(['paragraph: words', 'paragraph: Seen']);
      expect(
        await page('<w:background w:color="1F3864"><v:background><v:fill/></v:background></w:background>', '<w:displayBackgroundShape/>'),
      ).toEqual(['paragraph: words', 'paragraph: Seen']);
      expect(await page(dark, '')).toEqual([hidden, 'paragraph: Seen']);
      expect(await page('', '<w:displayBackgroundShape/>')).toEqual([hidden, 'paragraph: Seen']);
    });

    it('leave a gap where they stand, and none of their blanks is lost', async () => {
      const inside = `${run(t('One'))}${run(t(' '), colour('FFFFFF'))}${run(t('two'))}${run(t('hidden'), colour('FFFFFF'))}${run(t('three'))}`;
      expect(await blocks(`<w:p>${inside}</w:p>`)).toEqual(['paragraph: One two three', 'paragraph (hidden-text): hidden']);
    });
  });

  it('changes are taken as accepted: what was put in stays, what was taken out is listed', async () => {
    const removed = `<w:del w:id="1">${run('<w:delText xml:space="preserve">old </w:delText>')}</w:del>`;
    const body = [
      `<w:p>${run(t('The '))}${removed}<w:ins w:id="2">${run(t('new'))}</w:ins>${run(t(' word'))}</w:p>`,
      p('Joined ', '<w:rPr><w:del w:id="3"/></w:rPr>') + p('up'),
      `<w:p><w:moveFrom w:id="4">${run(t('moved'))}</w:moveFrom></w:p><w:p><w:moveTo w:id="4">${run(t('moved'))}</w:moveTo></w:p>`,
      `<w:tbl>${row([p('a'), p('b')])}${row([p('c'), p('d')], '<w:del w:id="5"/>')}</w:tbl>`,
    ].join('');
    const { dropped, warnings } = await read(body);
    expect(await blocks(body)).toEqual(['paragraph: The new word', 'paragraph: Joined up', 'paragraph: moved', 'table-row: a\tb']);
    expect(dropped).toEqual([{ what: 'tracked-change', count: 2, example: 'old' }]);
    expect(warnings).toEqual([{ code: 'tracked-changes', params: { count: '6' } }]);
  });

  it('comments, heads and feet are there once, cut, and listed', async () => {
    const parts: DocxMore['parts'] = {
      'word/comments.xml': ['w:comments', `<w:comment w:id="0">${p('Why?')}</w:comment>`],
      'word/header1.xml': ['w:hdr', p('Secretariat')],
      'word/header2.xml': ['w:hdr', p('Secretariat')],
      'word/footer1.xml': ['w:ftr', p('Page 1')],
      'word/footer2.xml': ['w:ftr', '<w:p/>'],
    };
    expect(await blocks(p('Words.'), { parts })).toEqual([
      'paragraph (running-head): Secretariat',
      'paragraph: Words.',
      'paragraph (outside-article): Why?',
      'paragraph (running-head): Page 1',
    ]);
    expect((await read(p('Words.'), { parts })).dropped).toEqual([
      { what: 'header-footer', count: 3, example: 'Secretariat' },
      { what: 'comment', count: 1, example: 'Why?' },
    ]);
  });
});

describe('notes of a document of Word', () => {
  const note = (id: number, inside: string, type = ''): string => `<w:footnote w:id="${id}"${type}>${inside}</w:footnote>`;
  const reference = (id: number, more = ''): string => run(`<w:footnoteReference w:id="${id}"${more}/>`);

  it('follow the paragraph with their sign, endnotes the text, each once', async () => {
    const parts: DocxMore['parts'] = {
      'word/footnotes.xml': [
        'w:footnotes',
        note(-1, p('line'), ' w:type="separator"') +
          note(2, p('First.') + p('Second line.')) +
          note(3, p('* Own sign.')) +
          note(4, p('Next.')),
      ],
      'word/endnotes.xml': ['w:endnotes', `<w:endnote w:id="1">${p('At the end.')}</w:endnote>`],
      'word/settings.xml': ['w:settings', '<w:endnotePr><w:numFmt w:val="upperLetter"/></w:endnotePr>'],
    };
    const body = `<w:p>${run(t('One'))}${reference(2)}${reference(3, ' w:customMarkFollows="1"')}${run(t('*'))}</w:p><w:p>${run(t('Two'))}${reference(4)}${reference(4)}${run('<w:endnoteReference w:id="1"/>')}${reference(9)}</w:p>${p('Three')}`;
    expect(await blocks(body, { parts })).toEqual([
      'paragraph: One[1]*',
      'footnote: 1 First.\nSecond line.',
      'footnote: * Own sign.',
      'paragraph: Two[2][A]',
      'footnote: 2 Next.',
      'paragraph: Three',
      'footnote: A At the end.',
    ]);
  });

  it('that lead to themselves end', async () => {
    const parts: DocxMore['parts'] = { 'word/footnotes.xml': ['w:footnotes', note(1, `<w:p>${run(t('Again'))}${reference(1)}</w:p>`)] };
    expect(await blocks(`<w:p>${run(t('One'))}${reference(1)}</w:p>`, { parts })).toEqual(['paragraph: One[1]', 'footnote: 1 Again']);
  });
});

describe('tables of a document of Word', () => {
  it('become rows of cells, each in its column', async () => {
    const wide = `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('Both')}`;
    const table = `<w:tbl>${row([p('A'), p('B'), p('C')], '<w:tblHeader/>')}${row([p('1\t2'), p(''), `${p('x')}${p('y')}`])}${row([wide, p('z')])}${row([p('late')], '<w:gridBefore w:val="2"/>')}${row([p(''), p('')])}</w:tbl>`;
    expect(await blocks(table)).toEqual(['table-head: A\tB\tC', 'table-row: 1 2\t\tx\ny', 'table-row: Both\t\tz', 'table-row: \t\tlate']);
  });

  it('that only lay out a page are what stands in them', async () => {
    const inner = `<w:tbl>${row([p('1'), p('2')])}</w:tbl>`;
    expect(
      await blocks(`<w:tbl>${row([p('Left'), p('Right') + inner])}</w:tbl><w:tbl>${row([p('Alone')])}${row([p('Below')])}</w:tbl>`),
    ).toEqual(['paragraph: Left', 'paragraph: Right', 'table-row: 1\t2', 'paragraph: Alone', 'paragraph: Below']);
  });

  it('that follow each other stay two', async () => {
    const table = `<w:tbl>${row([p('1'), p('2')])}</w:tbl>`;
    expect(await blocks(`${table}<w:p/>${table}`)).toEqual(['table-row: 1\t2', 'table-head: 1\t2']);
  });

  it('of a milliard columns are not drawn', async () => {
    const wide = `<w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${p('Wide')}`;
    expect((await blocks(`<w:tbl>${row([wide, p('b')])}</w:tbl>`))[0]?.length).toBeLessThan(200);
  });
});

describe('the strict and the unusual form', () => {
  it('is read under other names of its namespaces and its parts', async () => {
    const xml = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict</x:t></x:r></x:p></x:body></x:document>`;
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`;
    const entries = [textEntry('_rels/.rels', rels), textEntry('word/document2.xml', xml)];
    expect(await blocks('', { entries })).toEqual(['paragraph: Strict']);
  });
});

describe('the pictures of a document of Word', () => {
  const drawing = (relation: string, words = ''): string =>
    run(`<w:drawing><wp:inline><wp:docPr descr="${words}"/><a:graphic><a:blip r:embed="${relation}"/></a:graphic></wp:inline></w:drawing>`);
  const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;
  const media = (...numbers: number[]) => ({
    relations: numbers.map((number) => ['image', `media/${number}.png`] as const),
    entries: numbers.map((number) => ({ name: `word/media/${number}.png`, bytes: Uint8Array.of(number) })),
  });

  it('stand behind the paragraph or the table that they are anchored in, in both languages of drawings', async () => {
    const old = run('<w:pict><v:shape alt="Old"><v:imagedata r:id="rId1"/></v:shape></w:pict>');
    const either = run(
      `<mc:AlternateContent><mc:Choice>${drawing('rId2')}</mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata r:id="rId2"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`,
    );
    const body = [
      paragraph(drawing('rId0', 'A  map')),
      paragraph(`${run(t('One '))}${old}${run(t('word'))}`),
      `<w:tbl>${row([paragraph(run(t('a'))), paragraph(run(t('b')) + either)])}${row([p('c'), p('d')])}</w:tbl>`,
      paragraph(run(`<w:drawing><w:txbxContent>${paragraph(run(t('Box')) + drawing('rId0'))}</w:txbxContent></w:drawing>`)),
    ].join('');
    const understood = await read(body, media(0, 1, 2));
    expect(inOrder(understood)).toEqual(['[00 A map]', 'One word', '[01 Old]', 'a\tb', 'c\td', '[02]', 'Box', '[00]']);
    expect(understood.dropped).toEqual([]);
  });

  it('are only listed where they are no part of the text: hidden, in headers and notes, and outside of the document', async () => {
    const header = 'word/header1.xml';
    const { relations, entries } = media(0, 1);
    const body = `${p('Words')}${paragraph(run(`<w:drawing><a:blip r:embed="rId1"/></w:drawing>`, '<w:vanish/>'))}${paragraph(drawing('rId3'))}${paragraph(drawing('rId9'))}`;
    const understood = await read(body, {
      parts: { [header]: ['w:hdr', paragraph(run(t('Ministry')) + drawing('rId1'))] },
      relations: [...relations, ['image', 'https://example.org/a.png', 'external']],
      entries,
    });
    expect(inOrder(understood)).toEqual(['Ministry', 'Words']);
    expect(understood.dropped).toEqual(
      expect.arrayContaining([
        { what: 'image', count: 2, example: 'word/media/0.png' },
        { what: 'remote-image', count: 1, example: 'https://example.org/a.png' },
      ]),
    );
  });
});
