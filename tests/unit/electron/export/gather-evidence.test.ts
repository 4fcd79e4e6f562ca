import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGatherEvidence } from '../../../../electron/export/gather-evidence';
import type { LibraryIndex } from '../../../../electron/search/library-index';
import type { AnnotationId, ArticleId } from '../../../../shared/core/ids';
import { numberedId } from '../../../helpers/briefing-arbitrary';
import { type TemporaryLibrary, temporaryLibrary, valueIn } from '../../../helpers/temporary-library';

let desk: TemporaryLibrary;
beforeEach(async () => {
  desk = await temporaryLibrary();
});
afterEach(() => desk.remove());

/** An index that knows what it is told; all other questions would be a mistake. */
function indexThat(findAnnotation: (id: AnnotationId) => Promise<ArticleId | null>): () => LibraryIndex {
  return () => ({ findAnnotation }) as LibraryIndex;
}
const unknownToIndex = indexThat(async () => null);
const deleted = numberedId<AnnotationId>(9);

describe('createGatherEvidence', () => {
  it('takes words, place and source from the documents', async () => {
    const article = await desk.addArticle(['Two states signed a treaty.', 'A third one took note.'], {
      grade: { reliability: 'B', credibility: '2' },
    });
    const annotation = await desk.mark(article, 'third one took');
    const gather = createGatherEvidence(
      desk.library,
      indexThat(async () => article.id),
    );
    const found = valueIn(await gather([annotation.id, annotation.id]));
    expect([...found.values()]).toMatchObject([
      {
        annotationId: annotation.id,
        articleId: article.id,
        quote: 'third one took',
        state: 'exact',
        locator: { from: 2, to: 2 },
        articleTitle: 'On treaties',
        source: 'EFE',
        grade: { reliability: 'B' },
      },
    ]);
  });

  it.each([
    ['has not heard of it yet', unknownToIndex],
    ['does not answer', indexThat(async () => Promise.reject(new Error('gone')))],
    ['is not there', () => null],
    ['names an article that is gone', indexThat(async () => numberedId<ArticleId>(7))],
  ])('searches the documents when the index %s', async (_, index) => {
    await desk.addArticle(['Another article.']);
    const article = await desk.addArticle(['Two states signed a treaty.']);
    const annotation = await desk.mark(article, 'signed');
    expect([...valueIn(await createGatherEvidence(desk.library, index)([annotation.id, deleted])).keys()]).toEqual([annotation.id]);
  });

  it('sees every change: a comment’s article corrected, an annotation deleted and restored', async () => {
    const article = await desk.addArticle(['Two states signed a treaty.']);
    const annotation = await desk.mark(article, 'signed a treaty');
    const gather = createGatherEvidence(desk.library, unknownToIndex);
    expect(valueIn(await gather([annotation.id])).get(annotation.id)?.quote).toBe('signed a treaty');
    valueIn(await desk.library.articles.updateMeta(article.id, { ...article.meta, title: 'Renamed' }));
    expect(valueIn(await gather([annotation.id])).get(annotation.id)?.articleTitle).toBe('Renamed');
    valueIn(await desk.library.articles.correctText(article.id, 'v1', [{ kind: 'paragraph', level: 1, text: 'Nothing of it is left.' }]));
    expect(valueIn(await gather([annotation.id])).get(annotation.id)).toMatchObject({ state: 'lost', quote: 'signed a treaty' });
    valueIn(await desk.library.trash.annotation(article.id, annotation.id));
    expect(valueIn(await gather([annotation.id])).size).toBe(0);
    valueIn(await desk.library.trash.restore('annotation', annotation.id));
    const known = createGatherEvidence(
      desk.library,
      indexThat(async () => article.id),
    );
    expect(valueIn(await known([annotation.id])).size).toBe(1);
  });

  it('does not call evidence deleted because its article cannot be read', async () => {
    const article = await desk.addArticle(['Two states signed a treaty.']);
    const annotation = await desk.mark(article, 'signed');
    const folder = join(desk.library.folder, 'articles', article.id);
    await writeFile(join(folder, 'article.json'), '{"format": 99999');
    const answer = await createGatherEvidence(
      desk.library,
      indexThat(async () => article.id),
    )([annotation.id]);
    // A snapshot may have brought the article back; else it is unreadable. Deleted it is not.
    if (answer.ok) expect(answer.value.has(annotation.id)).toBe(true);
    else expect(answer).toEqual({ ok: false, error: { code: 'article-unreadable' } });
  });
});
