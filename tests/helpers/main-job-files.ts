import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { annotationSet } from '../../shared/domain/annotation';
import { briefing } from '../../shared/domain/briefing';

/** Reads what lies in a library's folder, past the application: what counts is what is on the disk. */

async function bodyOf<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return z.looseObject({ body: schema }).parse(JSON.parse(await readFile(path, 'utf8'))).body as T;
}

/** All annotations of all articles, in the order of their documents. */
export async function storedAnnotations(library: string) {
  const folders = (await readdir(join(library, 'articles'))).filter((name) => !name.startsWith('.')).sort();
  const sets = await Promise.all(folders.map((folder) => bodyOf(join(library, 'articles', folder, 'annotations.json'), annotationSet)));
  return sets.flatMap((set) => set.annotations);
}

/** All briefings. */
export async function storedBriefings(library: string) {
  const files = (await readdir(join(library, 'briefings'))).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  return Promise.all(files.map((file) => bodyOf(join(library, 'briefings', file), briefing)));
}
