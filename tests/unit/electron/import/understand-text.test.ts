import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanCharacters } from '../../../../electron/import/characters';
import type { Understanding } from '../../../../electron/import/understand-reading';
import { understandText } from '../../../../electron/import/understand-text';
import { confirmedBlocks, type ImportDecisions, previewBlock, repairedText } from '../../../../shared/domain/import-preview';
import { layOutBlocks, textVersion } from '../../../../shared/domain/text-version';

const article = readFileSync('assets/sample/article-01.txt', 'utf8');

function understood(text: string): Understanding {
  const result = understandText(text);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('understandText with article-01.txt', () => {
  const { blocks, meta, guessed, characters } = understood(article);

  it('proposes exactly the three cuts', () => {
    expect(blocks.filter((block) => block.cut !== null).map((block) => [block.cut, block.text])).toEqual([
      ['related-headline', 'South Korea strengthens deterrence, security cooperation in the face of regional challenges'],
      ['related-headline', 'New North Korea-Russia pact stipulates “all means” of military aid'],
      ['page-furniture', 'Leave a Reply'],
    ]);
  });

  it('proposes exactly the two repairs', () => {
    const repairs = blocks.flatMap((block) =>
      block.repairs.map((repair) => [block.text.slice(repair.start, repair.end), repair.replacement, repair.reason]),
    );
    expect(repairs).toEqual([
      ['Jong-unin', 'Jong-un in', 'missing-space'],
      ['Russiawhich', 'Russia which', 'missing-space'],
    ]);
  });

  it('keeps eleven paragraphs, verbatim', () => {
    const kept = blocks.filter((block) => block.cut === null);
    expect(kept).toHaveLength(11);
    for (const block of kept) expect(article).toContain(block.text);
  });

  it('knows the language and guesses nothing else', () => {
    expect({ meta, guessed, characters }).toEqual({
      meta: { title: '', source: '', author: '', publishedOn: '', address: '', language: 'en' },
      guessed: ['language'],
      characters: { controls: 0, broken: 0, directional: 0, zeroWidth: 0 },
    });
  });

  it('mends both slips when asked to', () => {
    const all = blocks.map((block) => repairedText(block, new Set(block.repairs.keys()))).join('\n');
    expect(all).toContain('Kim Jong-un in Pyongyang.');
    expect(all).toContain('North Korea and Russia which aims');
  });
});

describe('understandText with bad input', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \t\n\u00A0\u3000\r\n'],
    ['invisible signs', '\u200B\u200E\u202E\uFEFF\u2060'],
    ['controls', '\u0000\u0007'],
    ['a broken character only', '\uD800'],
  ])('says that %s is nothing to import', (_name, text) =>
    expect(understandText(text)).toEqual({ ok: false, error: { code: 'import.empty' } }),
  );

  it('refuses more text than the limit', () => {
    expect(understandText('a'.repeat(10 * 1024 * 1024 + 1))).toEqual({ ok: false, error: { code: 'import.too-large' } });
  });

  it.each([
    ['5 MB of paragraphs', `${article}\n\n`.repeat(Math.ceil((5 * 1024 * 1024) / article.length))],
    ['one line of 10 MB', 'word '.repeat(2 * 1024 * 1024 - 10)],
    ['10 MB without a space', 'x'.repeat(10 * 1024 * 1024)],
    ['a million empty lines', `a${'\n'.repeat(1_000_000)}b`],
    ['100,000 lines', 'line of text\n'.repeat(100_000)],
    ['100,000 short paragraphs', 'Heading\n\n'.repeat(100_000)],
    ['a million quote marks', '>'.repeat(1_000_000)],
    ['a million number signs', `# ${'#'.repeat(1_000_000)}`],
    ['a million full stops', '.'.repeat(1_000_000)],
    ['a million spaces in a line', `a${' '.repeat(1_000_000)}b`],
    ['a million dashes', `-${' -'.repeat(500_000)}`],
    ['alternating letters and stops', 'a.A'.repeat(500_000)],
  ])('reads %s', (_name, text) => {
    // What is quadratic takes many minutes here and runs into the test's time limit; time itself is not asserted.
    expect(understandText(text).ok).toBe(true);
  });

  it('keeps typesetting and template signs as they are', () => {
    const text = '#let x = sys\n\n*_$<@\\ {{constructor}} $__proto__ <script>alert(1)</script>';
    expect(
      understood(text)
        .blocks.map((block) => block.text)
        .join('\n\n'),
    ).toBe(text);
  });

  it.each([
    ['at the top', '# On rivers\n\nThe Elbe rose.', ['title', null]],
    ['behind a line that is cut', 'Advertisement\n\n# On rivers\n\nThe Elbe rose.', ['advertisement', 'title', null]],
    ['longer than a title may be', `# ${'Long '.repeat(500)}\n\nThe Elbe rose.`, [null, null]],
    ['below other words', 'The Elbe rose.\n\n# On rivers\n\nIt fell.', [null, null, null]],
    ['alone', '# On rivers', [null]],
    ['with nothing but clutter', '# On rivers\n\nAdvertisement', [null, 'advertisement']],
    ['twice', '# On rivers\n\nThe Elbe rose.\n\n# On rivers', ['title', null, 'repeated-heading']],
  ])('proposes to leave a heading out that is the title, and only that: %s', (_name, text, cuts) => {
    expect(understood(text).blocks.map(({ cut }) => cut)).toEqual(cuts);
  });

  it('keeps a title of 400 characters', () => {
    const title = 'Long '.repeat(80).trim();
    expect(understood(`# ${title}\n\nText of the article.`).meta.title).toBe(title);
  });
});

describe('understandText with any text', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          'the',
          'The',
          'Seoul',
          'Russiawhich',
          'Jong-unin',
          'ofthe',
          'end.Next',
          'talks',
          '2024',
          '한국',
          'السلام',
          'ไทย',
          '中文',
          '😀',
          'e\u0301',
        ),
        { maxLength: 14 },
      )
      .map((words) => words.join(' ')),
    fc.constantFrom(
      '',
      '',
      '- item',
      '  * deep',
      '1. first',
      '2. second',
      '> quoted',
      '# Heading',
      '=====',
      '---',
      'By Jane Doe',
      'Leave a Reply',
      'Share this',
      'The talks',
      '\u0000',
      '\uD83D',
    ),
  );
  const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
  /** Everything that is written, without the spaces between. */
  const written = (value: string): string => (value.match(/[\p{L}\p{N}\p{M}]/gu) ?? []).join('');

  it('loses, adds and moves no letter, and lays out as a valid text version', () => {
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.boolean()), (raw, choices) => {
        const result = understandText(raw);
        if (!result.ok) {
          expect(result.error.code).toBe('import.empty');
          return;
        }
        const { blocks, meta } = result.value;
        expect(written(blocks.map((block) => block.text).join(' '))).toBe(written(cleanCharacters(raw).text));
        for (const block of blocks) {
          expect(previewBlock.safeParse(block).success).toBe(true);
          let position = 0;
          for (const repair of block.repairs) {
            expect(repair.start).toBeGreaterThanOrEqual(position);
            expect(repair.end).toBeGreaterThan(repair.start);
            expect(repair.end).toBeLessThanOrEqual(block.text.length);
            position = repair.end;
          }
        }
        const choose = (): boolean => choices.next().value ?? false;
        const decisions: ImportDecisions = {
          cutBlocks: blocks.flatMap((_, index) => (choose() ? [index] : [])),
          cutPictures: [],
          acceptedRepairs: blocks.flatMap((block, index) =>
            block.repairs.flatMap((_, repair) => (choose() ? [{ block: index, repair }] : [])),
          ),
          meta: { ...meta, address: '', marking: '', grade: null },
        };
        const laidOut = layOutBlocks(confirmedBlocks({ blocks, pictures: [] }, decisions));
        const version = { id: 'v1', createdAt: '2026-06-21T14:02:00.000Z', sha256: '0'.repeat(64), ...laidOut };
        expect(textVersion.safeParse(version).success).toBe(true);
        expect(laidOut.blocks).toHaveLength(blocks.length - decisions.cutBlocks.length);
      }),
      { numRuns: 1500, seed: 20261123 },
    );
  });
});
