import { describe, expect, it } from 'vitest';
import { articleId } from '../../../../shared/core/ids';
import type { BatchReport, BatchRow } from '../../../../shared/domain/import-batch';
import { batchText, reasons } from '../../../../shared/domain/import-batch-text';

const words = (key: string, values: Readonly<Record<string, string | number>>): string => [key, ...Object.values(values)].join(' ');
const id = articleId.parse('01HZZZZZZZZZZZZZZZZZZZZZZZ');
const about = { folder: '/desk', article: null, title: '', code: '', warnings: [] } as const;
const rows: readonly BatchRow[] = [
  { ...about, name: 'a.md', outcome: 'stored', article: id, title: 'First' },
  { ...about, name: 'b.md', outcome: 'duplicate', title: 'First' },
  { ...about, name: 'c\nd.pdf', outcome: 'refused', code: 'import.encrypted' },
  {
    ...about,
    name: 'e.docx',
    outcome: 'needs-look',
    title: 'Second',
    warnings: [{ code: 'uncertain-encoding', params: { encoding: 'x' } }],
  },
];

describe('batchText', () => {
  it('tells what is to be done first, each file on a line of its own', () => {
    expect(batchText({ rows, left: 2, code: '' }, words).split('\n')).toEqual([
      'batch:text.title',
      'batch:outcome 4',
      'batch:counts 1 1 1 1',
      'batch:stopped 2',
      '',
      'batch:group.needs-look',
      '- e.docx (/desk)',
      '  Second',
      '  import:warning.uncertain-encoding x',
      '',
      'batch:group.refused',
      '- c d.pdf (/desk)',
      '  errors:import.encrypted.what',
      '  import.encrypted',
      '',
      'batch:group.duplicate',
      '- b.md (/desk)',
      '  First',
      '  batch:duplicateInBatch',
      '',
      'batch:group.stored',
      '- a.md (/desk)',
      '  First',
      '',
    ]);
  });

  it('says why the library could not be written to any more', () => {
    const report: BatchReport = { rows: [], left: 3, code: 'storage.disk-full' };
    expect(batchText(report, words)).toContain('batch:broken 3 errors:storage.disk-full.what');
  });
});

describe('reasons', () => {
  it('has none for what is stored, and for a file that an article of the library repeats', () => {
    expect(rows.slice(0, 1).flatMap((row) => reasons(row, words))).toEqual([]);
    expect(reasons({ ...about, name: 'x', outcome: 'duplicate', article: id }, words)).toEqual([]);
  });
});
