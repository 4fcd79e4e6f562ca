import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { articleMeta } from '../../shared/domain/article';
import type { DraftBlock } from '../../shared/domain/text-version';
import type { NewArticle } from './article-store';

const known = articleMeta.omit({ address: true, marking: true, grade: true });

/**
 * The article that the very first library opens with, so that there is something to try everything
 * on. `readBlocks` understands its text as an import does; `folder` holds `article-01.txt` and what is
 * known of its source.
 */
export async function readSampleArticle(folder: string, readBlocks: (text: string) => readonly DraftBlock[]): Promise<NewArticle> {
  const bytes = await readFile(join(folder, 'article-01.txt'));
  const meta = known.parse(z.json().parse(JSON.parse(await readFile(join(folder, 'article-01.json'), 'utf8'))));
  return {
    meta: { ...meta, address: '', marking: '', grade: null },
    blocks: readBlocks(bytes.toString('utf8')),
    original: { bytes, importedName: 'article-01.txt', extension: 'txt' },
  };
}
