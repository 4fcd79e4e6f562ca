import { describe, expect, it } from 'vitest';
import { type LibraryDocuments, refreshIndex } from '../../../../electron/search/freshness';
import { openIndexStore } from '../../../../electron/search/index-store';
import type { LibraryIndex } from '../../../../electron/search/library-index';
import type { ArticleId, BriefingId } from '../../../../shared/core/ids';
import type { Article } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import { numberedId } from '../../../helpers/briefing-arbitrary';
import { buildArticle, buildBriefing } from '../../../helpers/build-documents';

/** A folder whose documents are at a revision; a test may change it between any two looks at it. */
class Folder implements LibraryDocuments {
  readonly articles = new Map<ArticleId, { article: Article | null; revision: number }>();
  readonly briefings = new Map<BriefingId, { briefing: Briefing; revision: number }>();
  reads = 0;
  /** Runs between the reading of an article and the second look at its stamp. */
  afterRead: (id: ArticleId) => void = () => undefined;

  put(article: Article, revision = 1): void {
    this.articles.set(article.id, { article, revision });
  }
  listArticleIds = async (): Promise<readonly ArticleId[]> => [...this.articles.keys()];
  articleStamp = async (id: ArticleId): Promise<string | null> => this.articles.get(id)?.revision.toString() ?? null;
  readArticle: LibraryDocuments['readArticle'] = async (id) => {
    this.reads += 1;
    const article = this.articles.get(id)?.article ?? null;
    this.afterRead(id);
    return article === null ? null : { article, annotations: [] };
  };
  listBriefingIds = async (): Promise<readonly BriefingId[]> => [...this.briefings.keys()];
  briefingStamp = async (id: BriefingId): Promise<string | null> => this.briefings.get(id)?.revision.toString() ?? null;
  readBriefing = async (id: BriefingId): Promise<Briefing | null> => this.briefings.get(id)?.briefing ?? null;
}

/** The real index in memory, without its process. */
function openIndex(): Parameters<typeof refreshIndex>[0]['index'] &
  Pick<LibraryIndex, 'putArticle'> & { titles(): Promise<readonly string[]> } {
  const store = openIndexStore(':memory:', 'test');
  return {
    stamps: async () => store.questions.stamps(null),
    putArticle: async (article, annotations, stamp = '') => store.apply([{ do: 'put-article', article, annotations, stamp }]),
    removeArticle: async (id) => store.apply([{ do: 'remove-article', id }]),
    putBriefing: async (briefing, stamp = '') => store.apply([{ do: 'put-briefing', briefing, stamp }]),
    removeBriefing: async (id) => store.apply([{ do: 'remove-briefing', id }]),
    titles: async () =>
      store.questions.articles({ text: '', sort: 'title', descending: false, offset: 0, limit: 500 }).rows.map((row) => row.title),
  };
}

describe('refreshIndex', () => {
  it('puts what is new or changed, removes what is gone, and reads nothing else', async () => {
    const documents = new Folder();
    const index = openIndex();
    for (let number = 1; number <= 100; number += 1) documents.put(buildArticle(number));
    documents.briefings.set(numberedId(1), { briefing: buildBriefing(1), revision: 1 });
    expect(await refreshIndex({ index, documents })).toEqual({ compared: 101, put: 101, removed: 0 });

    documents.reads = 0;
    expect(await refreshIndex({ index, documents })).toEqual({ compared: 101, put: 0, removed: 0 });
    expect(documents.reads).toBe(0);

    documents.put(buildArticle(7, { meta: { title: 'Changed' } }), 2);
    documents.put(buildArticle(101, { meta: { title: 'New' } }));
    documents.articles.delete(numberedId(50));
    documents.briefings.delete(numberedId(1));
    expect(await refreshIndex({ index, documents })).toEqual({ compared: 102, put: 2, removed: 2 });
    expect(documents.reads).toBe(2);
    const titles = await index.titles();
    expect(titles).toHaveLength(100);
    expect(titles).toEqual(expect.arrayContaining(['Changed', 'New']));
    expect(titles).not.toContain('Article 50');
  });

  it('reads again what was put without a stamp', async () => {
    const documents = new Folder();
    const index = openIndex();
    documents.put(buildArticle(1));
    await index.putArticle(buildArticle(1), []);
    expect(await refreshIndex({ index, documents })).toMatchObject({ put: 1 });
    expect(await refreshIndex({ index, documents })).toMatchObject({ put: 0 });
  });

  it('never puts an older reading over a save that came meanwhile', async () => {
    const documents = new Folder();
    const index = openIndex();
    documents.put(buildArticle(1, { meta: { title: 'Old' } }));
    documents.afterRead = (id) => {
      documents.afterRead = () => undefined;
      const saved = buildArticle(1, { meta: { title: 'Saved' } });
      expect(id).toBe(saved.id);
      documents.put(saved, 2);
      void index.putArticle(saved, []);
    };
    await refreshIndex({ index, documents });
    expect(await index.titles()).toEqual(['Saved']);
    expect(documents.reads).toBe(2);
  });

  it('leaves an article that is saved over and over to the saves themselves', async () => {
    const documents = new Folder();
    const index = openIndex();
    let revision = 1;
    documents.put(buildArticle(1), revision);
    documents.afterRead = () => documents.put(buildArticle(1), ++revision);
    expect(await refreshIndex({ index, documents })).toEqual({ compared: 1, put: 0, removed: 0 });
    expect(documents.reads).toBe(3);
  });

  it('takes an article that cannot be read off the list, and puts it back when it can', async () => {
    const documents = new Folder();
    const index = openIndex();
    documents.put(buildArticle(1));
    await refreshIndex({ index, documents });
    documents.articles.set(numberedId(1), { article: null, revision: 2 });
    expect(await refreshIndex({ index, documents })).toMatchObject({ removed: 1 });
    expect(await index.titles()).toEqual([]);
    documents.put(buildArticle(1), 3);
    expect(await refreshIndex({ index, documents })).toMatchObject({ put: 1 });
  });

  it('does not remove an article that was stored after the folder was listed', async () => {
    const documents = new Folder();
    const index = openIndex();
    const list = documents.listArticleIds;
    documents.listArticleIds = async () => {
      const listed = await list();
      documents.put(buildArticle(9));
      await index.putArticle(buildArticle(9), []);
      return listed;
    };
    await refreshIndex({ index, documents });
    expect(await index.titles()).toEqual(['Article 9']);
  });

  it('reports progress to the end, and stops when it is told to', async () => {
    const documents = new Folder();
    for (let number = 1; number <= 100; number += 1) documents.put(buildArticle(number));
    const progress: number[] = [];
    await refreshIndex({ index: openIndex(), documents, onProgress: ({ done, total }) => progress.push(done / total) });
    expect(progress).toEqual([0.32, 0.64, 0.96, 1]);

    const stop = new AbortController();
    const report = await refreshIndex({ index: openIndex(), documents, onProgress: () => stop.abort(), signal: stop.signal });
    expect(report.compared).toBe(32);
  });
});
