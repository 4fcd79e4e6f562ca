import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleBlocks } from '../../../../electron/import/sample-blocks';
import { readSampleArticle } from '../../../../electron/library/sample-article';

const folder = join(import.meta.dirname, '../../../../assets/sample');

it('gives the article that the first library opens with: its source, its text without clutter, its untouched original', async () => {
  const sample = await readSampleArticle(folder, sampleBlocks);
  expect(sample.meta).toMatchObject({ language: 'en', marking: '', grade: null });
  expect(sample.meta.title).not.toBe('');
  expect(sample.original).toMatchObject({ importedName: 'article-01.txt', extension: 'txt' });
  const original = new TextDecoder().decode(sample.original.bytes);
  expect(sample.blocks.length).toBeGreaterThan(10);
  for (const { text } of sample.blocks) expect(original.replace(/\s+/g, ' ')).toContain(text.replace(/\s+/g, ' '));
  expect(sample.blocks.some(({ text }) => text.includes('Leave a Reply'))).toBe(false);
});
