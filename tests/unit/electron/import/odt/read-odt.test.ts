import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../../electron/import/read-source';
import type { Understanding } from '../../../../../electron/import/understand-reading';
import { inOrder } from '../../../../helpers/in-order';
import { type OdtMore, odtBytes, odtPart } from '../../../../helpers/odt-bytes';
import { textEntry, zipBytes } from '../../../../helpers/zip-bytes';

async function read(body: string, more: OdtMore = {}): Promise<Understanding> {
  const answer = await readSource(await odtBytes(body, more));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const answer = await readSource(bytes);
  return answer.ok ? 'read' : answer.error.code;
}

/** Each block as its kind, its level when it has one, the reason to cut it, and its words. */
async function blocks(body: string, more?: OdtMore): Promise<readonly string[]> {
  return (await read(body, more)).blocks.map(
    ({ kind, level, cut, text }) => `${kind}${level > 1 ? level : ''}${cut === null ? '' : ` (${cut})`}: ${text}`,
  );
}

const p = (words: string, style = ''): string => `<text:p text:style-name="${style}">${words}</text:p>`;
const style = (name: string, parent: string, inside = '', family = 'paragraph'): string =>
  `<style:style style:name="${name}" style:family="${family}" style:parent-style-name="${parent}">${inside}</style:style>`;
const hiding = '<style:text-properties text:display="none"/>';

describe('the blocks of a text document', () => {
  it('are headings by their level, and by styles that come from those of titles and quotations', async () => {
    const more: OdtMore = {
      automaticStyles:
        style('P1', 'Quotations') + style('P2', 'Title') + style('P3', 'Heading_20_4') + style('P4', 'P5') + style('P5', 'P4'),
    };
    const body = `${p('Title', 'P2')}<text:h text:outline-level="9">Deep</text:h><text:h>Flat</text:h>${p('Said', 'P1')}${p('Styled', 'P3')}${p('Round', 'P4')}`;
    expect(await blocks(body, more)).toEqual([
      'heading (title): Title',
      'heading6: Deep',
      'heading: Flat',
      'quote: Said',
      'heading4: Styled',
      'paragraph: Round',
    ]);
  });

  it('are items of lists with their depth; what goes on without a sign is a paragraph', async () => {
    const item = (inside: string): string => `<text:list-item>${inside}</text:list-item>`;
    const body = `<text:list>${item(`${p('One')}${p('goes on')}<text:list>${item(p('Deeper'))}</text:list>`)}${item('<text:h text:outline-level="2">Heading</text:h>')}<text:list-header>${p('Header')}</text:list-header></text:list>`;
    expect(await blocks(body)).toEqual([
      'list-item: One',
      'paragraph: goes on',
      'list-item2: Deeper',
      'heading2: Heading',
      'paragraph: Header',
    ]);
  });

  it('are rows of tables, with empty places where a cell spreads, and a head of its own', async () => {
    const cell = (inside: string, settings = ''): string => `<table:table-cell ${settings}>${inside}</table:table-cell>`;
    const row = (cells: string): string => `<table:table-row>${cells}</table:table-row>`;
    const table = `<table:table><table:table-header-rows>${row(cell(p('A')) + cell(p('B')) + cell(p('C')))}</table:table-header-rows>${row(`${cell(p('Both'), 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell(p('c') + p('d'))}`)}${row(cell('', 'table:number-columns-repeated="2"') + cell(p('late')))}${row(cell('', 'table:number-columns-repeated="1000000000"'))}</table:table>`;
    expect(await blocks(table)).toEqual(['table-head: A\tB\tC', 'table-row: Both\t\tc\nd', 'table-row: \t\tlate']);
  });

  it('of a list of contents are cut, those of a bibliography are not', async () => {
    const index = (name: string, words: string): string =>
      `<text:${name}><text:${name}-source><text:index-title-template>no</text:index-title-template></text:${name}-source><text:index-body>${p(words)}</text:index-body></text:${name}>`;
    expect(await blocks(index('table-of-content', 'One 1') + p('Words.') + index('bibliography', 'Melville, H.'))).toEqual([
      'paragraph (page-furniture): One 1',
      'paragraph: Words.',
      'paragraph: Melville, H.',
    ]);
  });
});

describe('the words of a paragraph of a text document', () => {
  it('have the blanks that count, tabs and line ends', async () => {
    const inside =
      ' One\n  two <text:span> three</text:span><text:s text:c="2"/>four<text:tab/>five<text:line-break/> six<text:s text:c="1000000000"/>';
    expect(await blocks(p(inside))).toEqual(['paragraph: One two three  four\tfive\nsix']);
  });

  it('are found in links, fields, shapes and what nobody knows, and signs of picture fonts are letters', async () => {
    const inside = `<text:a xlink:href="file:///c:/x">a</text:a><text:page-number>7</text:page-number><text:new>b</text:new><text:span text:style-name="T">\uF061</text:span><text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby><draw:frame><draw:text-box>${p('Box')}</draw:text-box></draw:frame>`;
    const automaticStyles = style('T', '', '<style:text-properties style:font-name="Symbol1"/>', 'text');
    expect(await blocks(p(inside), { automaticStyles })).toEqual(['paragraph: a7bα漢字(かんじ)', 'paragraph: Box']);
  });

  it('have notes after them and endnotes behind the text', async () => {
    const note = (kind: string, sign: string, words: string): string =>
      `<text:note text:note-class="${kind}"><text:note-citation>${sign}</text:note-citation><text:note-body>${p(words)}</text:note-body></text:note>`;
    const body =
      p(`One${note('footnote', '1', 'Below.')}${note('endnote', 'i', 'Behind.')}${note('footnote', '*', 'Starred.')}`) + p('Two');
    expect(await blocks(body)).toEqual([
      'paragraph: One[1][i]*',
      'footnote: 1 Below.',
      'footnote: * Starred.',
      'paragraph: Two',
      'footnote: i Behind.',
    ]);
  });
});

describe('what a reader of a text document does not see, or does not see so', () => {
  it('hidden words, paragraphs and sections are cut and warned of', async () => {
    const automaticStyles = style('T', '', hiding, 'text') + style('P', '', hiding);
    const body = `${p('Seen<text:span text:style-name="T">unseen</text:span>')}${p('All', 'P')}<text:section text:display="none">${p('Section')}</text:section>${p('<text:hidden-paragraph text:is-hidden="true"/>Gone')}<text:section>${p('Open')}</text:section>`;
    expect(await blocks(body, { automaticStyles })).toEqual([
      'paragraph: Seen',
      'paragraph (hidden-text): unseen',
      'paragraph (hidden-text): All',
      'paragraph (hidden-text): Section',
      'paragraph (hidden-text): Gone',
      'paragraph: Open',
    ]);
    expect((await read(body, { automaticStyles })).warnings).toEqual([{ code: 'hidden-text', params: { count: '4' } }]);
  });

  describe('letters that nobody can read', () => {
    const letters = (settings: string): string => `<style:text-properties ${settings}/>`;
    const ground = (what: string, colour: string, more = '', inside = ''): string =>
      `<style:${what}-properties fo:background-color="${colour}" ${more}>${inside}</style:${what}-properties>`;
    const white = letters('fo:color="#ffffff"');
    const automaticStyles = [
      style('White', '', white, 'text'),
      style('Near', '', letters('fo:color="#FEFDFE"'), 'text'),
      style('Whiter', 'White', '', 'text'),
      style('Marked', '', letters('fo:color="#ffff00" fo:background-color="#ffff00"'), 'text'),
      style('Clear', '', letters('fo:color="#000000" loext:opacity="0%"'), 'text'),
      style('Own', '', letters('style:use-window-font-color="true"'), 'text'),
      style('Black', '', letters('fo:color="#000000"'), 'text'),
      style('OnBlue', '', letters('fo:color="#ffffff" fo:background-color="#1F3864"'), 'text'),
      style('Point', '', letters('fo:font-size="1pt"'), 'text'),
      style('Share', '', letters('fo:font-size="2%"'), 'text'),
      style('Metric', '', letters('fo:font-size="0.01cm"'), 'text'),
      style('Small', '', letters('fo:font-size="5pt"'), 'text'),
      style('PWhite', '', white),
      style('PPoint', '', letters('fo:font-size="0.5pt"')),
      style('PBlue', '', ground('paragraph', '#1F3864')),
      style('PBlueWhite', 'PBlue', white),
      style('PPicture', '', ground('paragraph', '#ffffff', '', '<style:background-image xlink:href="Pictures/a.png"/>')),
      style('PShaded', '', ground('paragraph', '#ffffff', 'draw:fill="gradient"')),
      ...['table', 'table-row', 'table-cell', 'section'].map((family) => style(`Blue-${family}`, '', ground(family, '#4472c4'), family)),
      style('Pale', '', ground('table-cell', '#ffffff'), 'table-cell'),
    ].join('');
    const span = (name: string, words = 'words'): string => `<text:span text:style-name="${name}">${words}</text:span>`;
    const table = (settings: string, row: string, cell: string): string =>
      `<table:table ${settings}><table:table-row ${row}><table:table-cell ${cell}>${p(span('White'))}</table:table-cell><table:table-cell>${p('b')}</table:table-cell></table:table-row></table:table>`;
    const painted = (name: string): string => `table:style-name="${name}"`;
    const hidden = 'paragraph (hidden-text): words';

    it.each([
      ['white on paper', p(span('White'))],
      ['nearly white on paper', p(span('Near'))],
      ['white by the parent of a style', p(span('Whiter'))],
      ['white by the style of the paragraph', p('words', 'PWhite')],
      ['yellow on yellow', p(span('Marked'))],
      ['without any colour', p(span('Clear'))],
      ['of a point', p(span('Point'))],
      ['of a share of a point', p('words', 'PPoint')],
      ['of a share of the size around', p(span('Share'))],
      ['of a tenth of a millimetre', p(span('Metric'))],
    ])('are hidden: %s', async (_name, body) => {
      expect(await blocks(p('Seen') + body, { automaticStyles })).toEqual(['paragraph: Seen', hidden]);
    });

    it.each([
      ['white on blue', p(span('OnBlue'))],
      ['white on a paragraph of blue', p(span('White'), 'PBlue')],
      ['white in a style on a parent’s blue', p('words', 'PBlueWhite')],
      ['white on a picture', p(span('White'), 'PPicture')],
      ['white on a gradient', p(span('White'), 'PShaded')],
      ['the program’s colour in a white style', p(span('Own'), 'PWhite')],
      ['black in a white style', p(span('Black'), 'PWhite')],
      ['small', p(span('Small'))],
      ['white in a section of blue', `<text:section text:style-name="Blue-section">${p(span('White'))}</text:section>`],
      ['white in a frame', p(`<draw:frame><draw:text-box>${p(span('White'))}</draw:text-box></draw:frame>`)],
    ])('are others: %s', async (_name, body) => {
      expect(await blocks(body, { automaticStyles })).toEqual(['paragraph: words']);
    });

    it.each([
      ['a blue cell', table('', '', painted('Blue-table-cell')), ['table-row: words\tb']],
      ['a blue row', table('', painted('Blue-table-row'), ''), ['table-row: words\tb']],
      ['a blue table', table(painted('Blue-table'), '', ''), ['table-row: words\tb']],
      ['a white cell of a blue table', table(painted('Blue-table'), '', painted('Pale')), ['table-row: \tb', hidden]],
      ['a table without paint', table('', '', ''), ['table-row: \tb', hidden]],
    ])('in white, in %s', async (_name, body, expected) => {
      expect(await blocks(body, { automaticStyles })).toEqual(expected);
    });

    it('are those of the page: white in a note, below a blue cell, and on blue paper not', async () => {
      const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p(span('White', 'below'))}</text:note-body></text:note>`;
      const body = `<table:table><table:table-row><table:table-cell ${painted('Blue-table-cell')}>${p(span('White') + note)}</table:table-cell><table:table-cell/></table:table-row></table:table>`;
      expect(await blocks(body, { automaticStyles })).toContain('paragraph (hidden-text): below');
      expect(await blocks(p(span('White')), { automaticStyles, page: 'fo:background-color="#1F3864"' })).toEqual(['paragraph: words']);
    });

    it('leave a gap where they stand', async () => {
      const body = p(`One${span('White', 'hidden')}two ${span('White', ' more ')} three`);
      expect(await blocks(body, { automaticStyles })).toEqual(['paragraph: One two three', 'paragraph (hidden-text): hiddenmore']);
    });
  });

  it('what was taken out is listed, comments and heads are cut', async () => {
    const region = (inside: string): string => `<text:changed-region>${inside}</text:changed-region>`;
    const info = '<office:change-info><dc:creator>A. B.</dc:creator></office:change-info>';
    const body = `<text:tracked-changes>${region(`<text:insertion>${info}</text:insertion>`)}${region(`<text:deletion>${info}${p('old words')}</text:deletion>`)}</text:tracked-changes>${p(`New<office:annotation><dc:creator>A. B.</dc:creator>${p('Why?')}</office:annotation>`)}`;
    const more: OdtMore = {
      masterStyles: `<style:header>${p('Secretariat')}</style:header><style:footer-first>${p('Page 1')}</style:footer-first>`,
    };
    expect(await blocks(body, more)).toEqual([
      'paragraph (running-head): Secretariat',
      'paragraph: New',
      'paragraph (outside-article): Why?',
      'paragraph (running-head): Page 1',
    ]);
    const { dropped, warnings } = await read(body, more);
    expect(dropped).toEqual([
      { what: 'tracked-change', count: 1, example: 'old words' },
      { what: 'comment', count: 1, example: 'Why?' },
      { what: 'header-footer', count: 2, example: 'Secretariat' },
    ]);
    expect(warnings).toEqual([{ code: 'tracked-changes', params: { count: '2' } }]);
  });
});

describe('the pictures of a text document', () => {
  const frame = (inside: string, words = ''): string => `<draw:frame>${inside}<svg:title>${words}</svg:title></draw:frame>`;
  const image = (name: string): string => `<draw:image xlink:href="Pictures/${name}"/>`;
  const picture = (name: string, ...bytes: number[]) => ({ name: `Pictures/${name}`, bytes: Uint8Array.from(bytes) });

  it('stand behind the paragraph or the table that they are anchored in, each in the form that can be drawn', async () => {
    const cell = (inside: string): string => `<table:table-cell>${inside}</table:table-cell>`;
    const body = [
      p(`One ${frame(image('1.png'), 'A  map')}word`),
      frame(`${image('2.svg')}${image('2.png')}`),
      `<table:table><table:table-row>${cell(p('a'))}${cell(p(`b${frame(image('3.jpg'))}`))}</table:table-row><table:table-row>${cell(p('c'))}${cell(p('d'))}</table:table-row></table:table>`,
      `<draw:g>${frame(image('1.png'))}</draw:g>`,
    ].join('');
    const entries = [picture('1.png', 1), picture('2.svg', 9), picture('2.png', 2), picture('3.jpg', 3)];
    const understood = await read(body, { entries });
    expect(inOrder(understood)).toEqual(['One word', '[01 A map]', '[02]', 'a\tb', 'c\td', '[03]', '[01]']);
    expect(understood.dropped).toEqual([]);
  });

  it('are only listed where they are no part of the text: on all pages, and in a document that is one file of XML', async () => {
    const head = `<style:header>${p(`Ministry${frame(image('1.png'))}`)}</style:header>`;
    const understood = await read(p('Words'), { masterStyles: head, entries: [picture('1.png', 1)] });
    expect([understood.pictures, understood.dropped]).toEqual([
      [],
      [
        { what: 'image', count: 1, example: 'Pictures/1.png' },
        { what: 'header-footer', count: 1, example: 'Ministry' },
      ],
    ]);
    const flat = odtPart('document', `<office:body><office:text>${p(`Words${frame('<draw:image/>')}`)}</office:text></office:body>`);
    const typed = flat.replace('<office:document ', '<office:document office:mimetype="application/vnd.oasis.opendocument.text" ');
    const answer = await readSource(Buffer.from(typed));
    expect(answer).toMatchObject({ ok: true, value: { pictures: [], dropped: [{ what: 'image', count: 1 }] } });
  });
});

describe('a text document that was made to do harm', () => {
  it('is read, and what it asks to be fetched, run or opened is listed and left alone', async () => {
    const frame = (inside: string): string => `<draw:frame>${inside}</draw:frame>`;
    const body = `${p(
      [
        'Words <text:a xlink:href="javascript:alert(1)">here</text:a><text:script xlink:href="x.js">alert(1)</text:script>',
        frame('<draw:image xlink:href="Pictures/1.png"/>'),
        frame('<draw:image xlink:href="https://example.org/pixel.png"/>'),
        frame('<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>'),
        frame('<draw:floating-frame xlink:href="https://example.org/"/>'),
      ].join(''),
    )}<text:section><text:section-source xlink:href="file:///etc/passwd"/>${p('Cached.')}</text:section>`;
    const more: OdtMore = {
      scripts: '<office:scripts><office:script script:language="x">run()</office:script></office:scripts>',
      entries: [textEntry('Basic/Standard/Module1.xml', '<x/>'), textEntry('Basic/Standard/script-lb.xml', '<x/>')],
    };
    const understood = await read(body, more);
    const { dropped } = understood;
    expect(inOrder(understood), 'the picture is not in the archive').toEqual(['Words here', '[]', 'Cached.']);
    expect(dropped).toEqual([
      { what: 'macro', count: 1, example: 'Basic/Standard/Module1.xml' },
      { what: 'script', count: 2, example: 'x.js' },
      { what: 'link-target', count: 2, example: 'javascript:alert(1)' },
      { what: 'remote-image', count: 1, example: 'https://example.org/pixel.png' },
      { what: 'embedded-object', count: 1, example: './Object 1' },
      { what: 'frame', count: 1, example: 'https://example.org/' },
    ]);
  });

  it('is refused with a document type, under a password, of too great a depth, and without a text', async () => {
    const typed = textEntry('content.xml', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${odtPart('document-content', '')}`);
    expect(await refusal(await odtBytes('', { entries: [typed] }))).toBe('import.unsafe');
    const locked = textEntry('META-INF/manifest.xml', '<manifest><encryption-data/></manifest>');
    expect(await refusal(await odtBytes(p('x'), { entries: [locked] }))).toBe('import.encrypted');
    expect(await refusal(await odtBytes(`${'<text:section>'.repeat(5000)}${'</text:section>'.repeat(5000)}`))).toBe('import.too-large');
    const sheet = textEntry('content.xml', odtPart('document-content', '<office:body><office:spreadsheet/></office:body>'));
    expect(await refusal(await odtBytes('', { entries: [sheet] }))).toBe('import.unsupported');
    expect(await refusal(await zipBytes([textEntry('mimetype', 'application/vnd.oasis.opendocument.text')]))).toBe('import.damaged');
    expect(await refusal(await zipBytes([textEntry('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')]))).toBe(
      'import.unsupported',
    );
  });
});

it('a text document says who wrote it, before who saved it last, and for whom', async () => {
  const meta =
    '<dc:title>On trade</dc:title><meta:initial-creator>A. Smith</meta:initial-creator><dc:creator>B. Jones</dc:creator><dc:language>fr-CA</dc:language><meta:user-defined meta:name="Company">Ministry</meta:user-defined>';
  expect((await read(p('Words.'), { meta })).meta).toMatchObject({
    title: 'On trade',
    author: 'A. Smith',
    source: 'Ministry',
    language: 'fr-CA',
  });
});
