import { beforeAll, describe, expect, it } from 'vitest';
import { type ImportTable, importFloors, importTable } from '../../../../helpers/import-table';

describe('PDFs of many programs', () => {
  let table: ImportTable;
  beforeAll(async () => {
    table = await importTable('pdf');
  });

  it('are read as well as every format has to be', () => {
    expect(table.files).toBeGreaterThanOrEqual(importFloors.files);
    expect(table.recall).toBeGreaterThanOrEqual(importFloors.recall);
    expect(table.precision).toBeGreaterThanOrEqual(importFloors.precision);
    expect(table.metadata).toBeGreaterThanOrEqual(importFloors.metadata);
  });

  it('show what is not the article’s, what is left out, and what to look at', () => {
    for (const { expected, understood } of table.imported) {
      const cut = understood.blocks.filter((block) => block.cut !== null).map(({ text }) => text.replace(/\s+/gu, ' '));
      for (const words of expected.cut ?? []) expect(cut.join('\n'), expected.file).toContain(words);
      expect(understood.warnings.map(({ code }) => code).sort(), expected.file).toEqual([...(expected.warnings ?? [])].sort());
      expect(
        understood.dropped.map(({ what }) => what),
        expected.file,
      ).toEqual(expect.arrayContaining(expected.dropped ?? []));
    }
  });
});
