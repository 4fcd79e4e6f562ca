import { beforeAll, describe, expect, it } from 'vitest';
import { createPdfCompiler, type PaperFolders, type PdfCompiler, type SetPages } from '../../../../electron/export/compile-pdf';
import type { ResolvedBriefing } from '../../../../shared/compile/resolved-briefing';
import { evidenceItem } from '../../../helpers/briefing-arbitrary';
import { paperFolders } from '../../../helpers/paper-folders';
import { pdfFonts, pdfInfo, pdfPages, pdfStructure, pdfText, popplerMissing } from '../../../helpers/poppler';
import { bullets, content, heading, paragraph, resolve, sampleBriefing, sampleEvidence, tableOf } from '../../../helpers/sample-briefing';

let compile: PdfCompiler;
let folders: PaperFolders;
beforeAll(() => {
  folders = paperFolders();
  compile = createPdfCompiler(folders);
});

function set(tree: ResolvedBriefing): SetPages {
  const details: string[] = [];
  const result = compile(tree, (words) => details.push(words));
  expect({ details, ok: result.ok }).toEqual({ details: [], ok: true });
  if (!result.ok) throw new Error('not set');
  return result.value;
}

const lorem = 'Seoul will reconsider its position on the supply of weapons, after a treaty that includes a mutual commitment. ';
const hostile =
  '#let x = sys; *b* _i_ $x^2$ <label> @ref \\ ] [ } { // /* `raw` "q" ~ -- \u0000\u0001\u202elive\u2066 \ufeff \u200b \ud800';
/** What a reader sees of `hostile`: invisible characters show nothing, a broken one shows as such. */
const hostileShown = '#let x = sys; *b* _i_ $x^2$ <label> @ref \\ ] [ } { // /* `raw` "q" ~ -- live';

describe('createPdfCompiler', () => {
  it('gives the same bytes for the same note, also from a compiler that has set other notes before', () => {
    const first = set(resolve(sampleBriefing(), sampleEvidence));
    const others = createPdfCompiler(folders);
    others(resolve(content([paragraph('Another note.')])), () => undefined);
    const second = others(resolve(sampleBriefing(), sampleEvidence), () => undefined);
    expect(second).toEqual({ ok: true, value: first });
    expect(first).toMatchObject({ pages: 1, footnotes: 6 });
  });

  it.skipIf(popplerMissing !== '')(`makes a tagged, titled PDF/UA-1 with the note’s date and no other time${popplerMissing}`, () => {
    const { pdf } = set(resolve(sampleBriefing(), sampleEvidence));
    const info = pdfInfo(pdf);
    expect(info).toMatchObject({
      Title: 'Seoul reconsiders arming Ukraine',
      Tagged: 'yes',
      Encrypted: 'no',
      JavaScript: 'no',
      'Page size': '595.276 x 841.89 pts (A4)',
    });
    expect(Date.parse(info.CreationDate ?? '')).toBe(Date.UTC(2024, 5, 21));
    const words = Buffer.from(pdf).toString('latin1');
    expect(words).toMatch(/pdfuaid:part>1</);
    expect(words).toMatch(/\/Lang ?\(en/);
    const undated = pdfInfo(set(resolve(content([paragraph('x')], { date: '' }))).pdf);
    expect([undated.CreationDate, undated.ModDate]).toEqual([undefined, undefined]);
  });

  it.skipIf(popplerMissing !== '')(`prints marking, reference and page number on every page${popplerMissing}`, () => {
    const long = content([heading(1, 'Purpose'), ...Array.from({ length: 30 }, () => paragraph(lorem.repeat(4)))]);
    const { pdf, pages } = set(resolve(long));
    const texts = pdfPages(pdf);
    expect(pages).toBeGreaterThan(2);
    expect(texts).toHaveLength(pages);
    for (const [index, text] of texts.entries()) {
      expect(text.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
      expect(text).toContain(`Page ${index + 1} of ${pages}`);
      expect(text).toContain('KOR/2024/017');
    }
  });

  it.skipIf(popplerMissing !== '')(
    `prints footnotes with the quoted words, their source and paragraph, and each source once${popplerMissing}`,
    () => {
      const text = pdfText(set(resolve(sampleBriefing(), sampleEvidence)).pdf);
      expect(text).toContain('“will reconsider its position on the supply of weapons to Ukraine” — Source 1, para 1.');
      expect(text).toContain('As note 4: Source 1, para 10.');
      expect(text.match(/after North Korea and Russia signed a mutual defence treaty\. EFE, 20 June 2024\./g)).toHaveLength(1);
      expect(text).toContain('Grades (Admiralty code). Reliability of the source: B usually reliable.');
      for (const { quote } of sampleEvidence) expect(text).toContain(quote);
    },
  );

  it.skipIf(popplerMissing !== '')(`leaves out empty fields and sections nobody has written yet${popplerMissing}`, () => {
    const text = pdfText(
      set(resolve({ ...sampleBriefing(), header: { ...sampleBriefing().header, to: '', meeting: '' } }, sampleEvidence)).pdf,
    );
    expect(text).toContain('From East Asia desk');
    expect(text).not.toMatch(/\bTo\b(?= Head|From)|Meeting|Recommendation/);
  });

  it.skipIf(popplerMissing !== '')(`says in words that evidence is deleted or lost${popplerMissing}`, () => {
    const lost = evidenceItem(2, 1, { state: 'lost', quote: 'words as first marked' });
    const text = pdfText(set(resolve(content([paragraph('Claim.', 1, 2)]), [lost])).pdf);
    expect(text).toContain('[evidence deleted]');
    expect(text).toContain('“words as first marked” — Source 1, passage no longer found in the article.');
  });

  it.skipIf(popplerMissing !== '')(`shows hostile text in every field as the text it is${popplerMissing}`, () => {
    const header = { title: hostile, to: hostile, from: hostile, reference: hostile, meeting: hostile, marking: hostile.slice(0, 119) };
    const evidence = [evidenceItem(1, 1, { quote: hostile, articleTitle: hostile, source: hostile, author: hostile, marking: hostile })];
    const blocks = [
      heading(1, hostile),
      heading(3, hostile),
      paragraph(hostile, 1, 9),
      bullets([hostile]),
      tableOf([
        [hostile, 'b'],
        [hostile, ''],
      ]),
    ];
    const { pdf } = set(resolve(content(blocks, header), evidence));
    const text = pdfText(pdf).replaceAll('\u200b', '');
    expect(text.split(hostileShown).length - 1).toBeGreaterThanOrEqual(11);
    expect(pdfInfo(pdf).Title).toContain(hostileShown);
  });

  it.skipIf(popplerMissing !== '')(`prints every script from the bundled fonts alone${popplerMissing}`, () => {
    const scripts = ['대한민국 정부는', 'รัฐบาลเกาหลีใต้', 'Правительство', 'κυβέρνηση', '韓国政府は', '韩国政府', 'दक्षिण कोरियाई'];
    const blocks = [...scripts, 'حكومة كوريا', 'ממשלת קוריאה'].map((text) => paragraph(text));
    const { pdf } = set(resolve(content(blocks)));
    const text = pdfText(pdf);
    for (const words of scripts.slice(0, 6)) expect(text).toContain(words);
    for (const font of pdfFonts(pdf)) expect(font).toMatch(/^[A-Z]{6}\+(SourceSans3|NotoSans|Vazirmatn)/);
  });

  it.skipIf(popplerMissing !== '')(`puts a note’s number right after its word, wherever the space was typed${popplerMissing}`, () => {
    const text = pdfText(
      set(resolve(content([paragraph('First ', 1, 'second', 2, ' third ', 3, '. Fourth ', 4, ' ', 5)]), sampleEvidence)).pdf,
    );
    expect(text).toContain('First1 second2 third3. Fourth4,5');
  });

  it.skipIf(popplerMissing !== '')(`spells out what no bundled font has${popplerMissing}`, () => {
    const text = pdfText(set(resolve(content([paragraph('So 😀 and \u10a0.')]))).pdf);
    expect(text).toContain('So [U+1F600] and [U+10A0].');
  });

  it.each([
    ['a title of 400 characters', content([paragraph('x')], { title: 'A very long title '.repeat(30).slice(0, 400) })],
    ['a title of 2,000 letters in one word', content([paragraph('x')], { title: 'W'.repeat(2000) })],
    [
      'a blank title and nothing else',
      content([{ type: 'paragraph' }], { title: ' ', to: '', from: '', date: '', reference: '', meeting: '', marking: '' }),
    ],
    ['a first heading of level 3 and a heading without words', content([heading(3, 'x'), heading(1, ''), heading(2, '\u200b')])],
    ['a language tag nobody knows', content([paragraph('x')], {}, 'qqqqqq-zz-x')],
    ['the year 0', content([paragraph('x')], { date: '0000-01-01' })],
  ])('sets %s', (_, briefing) => {
    expect(set(resolve(briefing)).pages).toBeGreaterThan(0);
  });

  it.skipIf(popplerMissing !== '')(`repeats the header of a table that runs over pages, and tags it as one${popplerMissing}`, () => {
    const rows = [['Country', 'Position'], ...Array.from({ length: 90 }, (_, index) => [`Country ${index}`, lorem])];
    const { pdf, pages } = set(resolve(content([tableOf(rows)])));
    expect(pages).toBeGreaterThan(3);
    for (const text of pdfPages(pdf)) expect(text).toMatch(/Country +Position/);
    expect(pdfStructure(pdf).match(/^\s*THead/gm)).toHaveLength(1);
  });

  it.skipIf(popplerMissing !== '')(
    `gives a long note a table of contents, without repeating footnotes of headings${popplerMissing}`,
    () => {
      const sections = Array.from({ length: 12 }, (_, index) => [
        heading(1, `Part ${index}`),
        ...Array.from({ length: 5 }, () => paragraph(lorem.repeat(5), 1)),
      ]).flat();
      const { pdf } = set(resolve(content(sections), sampleEvidence));
      const text = pdfText(pdf);
      expect(text).toMatch(/Contents.*Part 0.*Part 11/);
      expect(text.match(/As note 1: Source 1, para 1\./g)).toHaveLength(59);
    },
  );

  it.skipIf(popplerMissing !== '')(`keeps footnotes in order when a cell with one spans rows${popplerMissing}`, () => {
    const cell = (note: number, rowspan: number) => ({
      type: 'tableCell' as const,
      attrs: { colspan: 1, rowspan, colwidth: null },
      content: [paragraph(`Cell ${note}`, note)],
    });
    const rows = [[cell(1, 3), cell(2, 1)], [cell(3, 2)], [], [cell(4, 1), cell(5, 1)]];
    const table = { type: 'table' as const, content: rows.map((cells) => ({ type: 'tableRow' as const, content: cells })) };
    const evidence = [1, 2, 3, 4, 5].map((number) => evidenceItem(number, 1));
    const text = pdfText(set(resolve(content([table]), evidence)).pdf);
    expect([...text.matchAll(/words of passage (\d)/g)].map((match) => match[1])).toEqual(['1', '2', '3', '4', '5']);
  });

  it('names the section with a character that cannot be printed', () => {
    const careless = createPdfCompiler(folders, () => true);
    const details: string[] = [];
    const tree = resolve(content([heading(1, 'Purpose'), paragraph('fine'), heading(1, 'Key points'), paragraph('not \u10a0 fine')]));
    expect(careless(tree, (words) => details.push(words))).toEqual({
      ok: false,
      error: { code: 'export.typeset', params: { problem: 'The characters “Ⴀ” cannot be printed. Look at: the section “Key points”.' } },
    });
    expect(details).toEqual([expect.stringContaining('the text `…` could not be displayed')]);
    const titled = careless(resolve(content([paragraph('fine')], { title: 'T \u10a0' })), () => undefined);
    expect(titled).toMatchObject({ error: { params: { problem: 'The characters “Ⴀ” cannot be printed. Look at: the title.' } } });
    const fielded = careless(resolve(content([paragraph('fine')], { meeting: 'T \u10a0' })), () => undefined);
    expect(fielded).toMatchObject({ error: { params: { problem: 'The characters “Ⴀ” cannot be printed. Look at: Meeting.' } } });
    const noted = careless(resolve(content([paragraph('fine', 1)]), [evidenceItem(1, 1, { quote: '\u10a0' })]), () => undefined);
    expect(noted).toMatchObject({ error: { params: { problem: 'The characters “Ⴀ” cannot be printed. Look at: the footnotes.' } } });
  });

  it('says so when the template is missing', () => {
    const lost = createPdfCompiler({ ...folders, templates: `${folders.templates}/nowhere` });
    expect(lost(resolve(content([paragraph('x')])), () => undefined)).toEqual({
      ok: false,
      error: {
        code: 'export.typeset',
        params: { problem: 'A part of the note cannot be laid out on a page. Look at: the template that came with the application.' },
      },
    });
  });
});
