import { articleId, briefingId } from '../../shared/core/ids';
import { keptAnnotations, keptDraft } from '../../shared/domain/kept-words';
import type { Library } from './library';

/** What the page kept: a name of its kind and document, and JSON. */
type Kept = { readonly key: string; readonly value: string };

/**
 * Stores words that the page had kept and can no longer hand over, because it crashed for good. What is
 * no document's, such as where the person was, is left; what the disk refuses cannot be helped here.
 * Answers how many documents were stored.
 */
export async function storeKeptWords(library: Pick<Library, 'briefings' | 'annotations'>, kept: readonly Kept[]): Promise<number> {
  // A value that is no JSON, or nested without end, keeps no other from the disk.
  const stored = await Promise.all(kept.map((entry) => storeOne(library, entry).catch(() => false)));
  return stored.filter((fine) => fine).length;
}

async function storeOne(library: Pick<Library, 'briefings' | 'annotations'>, { key, value }: Kept): Promise<boolean> {
  const [kind = '', id = ''] = key.split(' ', 2);
  if (kind === 'briefing') {
    const draft = keptDraft.safeParse(JSON.parse(value));
    const name = briefingId.safeParse(id);
    return name.success && draft.success && (await library.briefings.save(name.data, draft.data)).ok;
  }
  if (kind !== 'annotations') return false;
  const entries = keptAnnotations.safeParse(JSON.parse(value));
  const article = articleId.safeParse(id);
  if (!article.success || !entries.success) return false;
  // One after the other: they are one document.
  let fine = true;
  for (const { id: annotation, target, ...content } of entries.data) {
    const answer =
      annotation === null
        ? await library.annotations.create({ articleId: article.data, target, ...content })
        : await library.annotations.update(article.data, annotation, content);
    fine &&= answer.ok;
  }
  return fine;
}
