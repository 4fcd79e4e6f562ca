import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { articleOf, type ImportTable, importFloors, importTable, inBoth, wordsOf } from '../../../helpers/import-table';
import { textOfReadability } from '../../../helpers/page-words';

/**
 * One row a format. `blocks`: the format itself says what a block is, so that each fixture becomes exactly the blocks that it
 * was made of, and a cut is a whole block; where the blocks are found by their looks, the words are held to the floors.
 */
const formats = [
  { format: 'clipboard', blocks: false },
  { format: 'docx', blocks: true },
  { format: 'html', blocks: true },
  { format: 'mail', blocks: false },
  { format: 'markdown', blocks: false },
  { format: 'mhtml', blocks: true },
  { format: 'odt', blocks: true },
  { format: 'pdf', blocks: false },
  { format: 'rtf', blocks: true },
  { format: 'text', blocks: false },
] as const;

describe.each(formats)('files of many makes: $format', ({ format, blocks }) => {
  let table: ImportTable;
  beforeAll(async () => {
    table = await importTable(format);
  });

  it('are read as well as every format has to be', () => {
    expect(table.files).toBeGreaterThanOrEqual(importFloors.files);
    expect(table.recall).toBeGreaterThanOrEqual(importFloors.recall);
    expect(table.precision).toBeGreaterThanOrEqual(importFloors.precision);
    expect(table.metadata).toBeGreaterThanOrEqual(importFloors.metadata);
  });

  if (blocks) {
    it('become the blocks that they were made of, in their order', () => {
      for (const { expected, understood } of table.imported) expect(articleOf(understood), expected.file).toEqual(expected.text);
    });
  }

  it('show what is not the article’s, what is left out, and what to look at', () => {
    for (const { expected, understood } of table.imported) {
      const cut = understood.blocks.filter((block) => block.cut !== null).map(({ text }) => text);
      if (blocks) expect(cut, expected.file).toEqual(expect.arrayContaining(expected.cut ?? []));
      const words = cut.map((text) => text.replace(/\s+/gu, ' ')).join('\n');
      if (!blocks) for (const part of expected.cut ?? []) expect(words, expected.file).toContain(part);
      expect(understood.warnings.map(({ code }) => code).sort(), expected.file).toEqual([...(expected.warnings ?? [])].sort());
      const dropped = understood.dropped.map(({ what }) => what);
      expect(dropped, expected.file).toEqual(expect.arrayContaining(expected.dropped ?? []));
      expect(understood.pictures, expected.file).toHaveLength(expected.pictures ?? 0);
      expect(
        understood.attachments.map(({ name }) => name),
        expected.file,
      ).toEqual(expected.attachments ?? []);
    }
  });
});

it('keep at least the words of each saved page’s article that Readability keeps', async () => {
  const { imported } = await importTable('html');
  for (const { expected, understood } of imported) {
    const wanted = wordsOf(expected.text);
    const rival = inBoth(wanted, wordsOf([textOfReadability(readFileSync(join('tests/fixtures/import/html', expected.file)))]));
    const ours = inBoth(wanted, wordsOf(articleOf(understood)));
    console.log(`${expected.file}: of ${wanted.length} words ${ours} are kept, by Readability ${rival}`);
    expect(ours, expected.file).toBeGreaterThanOrEqual(rival);
  }
});
