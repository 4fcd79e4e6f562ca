import { rename } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexFeed, type FedIndex } from '../../../../electron/library/index-feed';
import { indexedDocuments } from '../../../../electron/library/indexed-documents';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { articleId, briefingId } from '../../../../shared/core/ids';
import { annotate, newLibraryFolder, type Opened, open, storeArticle, unwrap, writeBriefing } from '../../../helpers/library-fixture';

let opened: Opened;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await newLibraryFolder();
  opened = await open(made.folder);
  remove = made.remove;
});

afterEach(async () => {
  await opened.library.close();
  await remove();
});

/** An index that only writes down what it is told. */
function recordingIndex() {
  const told: string[] = [];
  const index: FedIndex = {
    putArticle: async (article, annotations, stamp) => void told.push(`put ${article.id} with ${annotations.length}, stamp ${stamp}`),
    removeArticle: async (id) => void told.push(`remove ${id}`),
    putBriefing: async (briefing, stamp) => void told.push(`put ${briefing.header.title}, stamp ${stamp}`),
    removeBriefing: async (id) => void told.push(`remove ${id}`),
  };
  return { told, index };
}

const unknownArticle = articleId.parse('01KE0000000000000000000001');
const unknownBriefing = briefingId.parse('01KE0000000000000000000002');

describe('createIndexFeed', () => {
  it('puts an article with its annotations as they are now, whichever of the two changed', async () => {
    const { library } = opened;
    const article = await storeArticle(library);
    const { told, index } = recordingIndex();
    const feed = createIndexFeed(library, index);
    await feed({ topic: 'articles', id: article.id });
    await annotate(library, article, 0, 3);
    await feed({ topic: 'annotations', id: article.id });
    const stamp = await library.articles.stamp(article.id);
    expect(told).toEqual([expect.stringContaining(`put ${article.id} with 0, stamp `), `put ${article.id} with 1, stamp ${stamp}`]);
  });

  it('puts a briefing as it is now', async () => {
    const { library } = opened;
    const briefing = await writeBriefing(library, 'For noon');
    const { told, index } = recordingIndex();
    await createIndexFeed(library, index)({ topic: 'briefings', id: briefing.id });
    expect(told).toEqual([`put For noon, stamp ${await library.briefings.stamp(briefing.id)}`]);
  });

  it('says that it carried nothing over while the folder is away, and takes nothing out', async () => {
    const { library } = opened;
    const article = await storeArticle(library);
    const briefing = await writeBriefing(library, 'For noon');
    const { told, index } = recordingIndex();
    const feed = createIndexFeed(library, index);
    await rename(library.folder, `${library.folder}-away`);
    expect(await feed({ topic: 'articles', id: article.id })).toBe(false);
    expect(await feed({ topic: 'briefings', id: briefing.id })).toBe(false);
    expect(told).toEqual([]);
    await rename(`${library.folder}-away`, library.folder);
    expect(await feed({ topic: 'articles', id: article.id })).toBe(true);
    expect(told).toEqual([expect.stringContaining(`put ${article.id}`)]);
  });

  it('puts what vanished between two looks without a stamp, so that it is compared at the next start', async () => {
    const { library } = opened;
    const article = await storeArticle(library);
    const briefing = await writeBriefing(library, 'For noon');
    const { told, index } = recordingIndex();
    const gone = {
      annotations: library.annotations,
      articles: { ...library.articles, stamp: async () => null },
      briefings: { ...library.briefings, stamp: async () => null },
    };
    const feed = createIndexFeed(gone, index);
    await feed({ topic: 'articles', id: article.id });
    await feed({ topic: 'briefings', id: briefing.id });
    expect(told).toEqual([`put ${article.id} with 0, stamp `, 'put For noon, stamp ']);
  });

  it('takes out what cannot be read any more', async () => {
    const { told, index } = recordingIndex();
    const feed = createIndexFeed(opened.library, index);
    await feed({ topic: 'annotations', id: unknownArticle });
    await feed({ topic: 'briefings', id: unknownBriefing });
    expect(told).toEqual([`remove ${unknownArticle}`, `remove ${unknownBriefing}`]);
  });

  it('has nothing to do with trash and settings', async () => {
    const { told, index } = recordingIndex();
    const feed = createIndexFeed(opened.library, index);
    await feed({ topic: 'trash', id: '' });
    await feed({ topic: 'library', id: '' });
    expect(told).toEqual([]);
  });

  it('feeds one document’s changes one after the other', async () => {
    const { library } = opened;
    const article = await storeArticle(library);
    const { told, index } = recordingIndex();
    let inside = 0;
    let most = 0;
    const feed = createIndexFeed(
      {
        ...library,
        annotations: {
          ...library.annotations,
          readAnchored: async (id) => {
            inside += 1;
            most = Math.max(most, inside);
            await nodeSurroundings.wait(1);
            inside -= 1;
            return library.annotations.readAnchored(id);
          },
        },
      },
      index,
    );
    await Promise.all([feed({ topic: 'articles', id: article.id }), feed({ topic: 'annotations', id: article.id })]);
    expect(told).toHaveLength(2);
    expect(most).toBe(1);
  });
});

describe('indexedDocuments', () => {
  it('shows the documents of the library as the comparison reads them', async () => {
    const { library } = opened;
    const article = await storeArticle(library);
    await annotate(library, article, 0, 3);
    const briefing = await writeBriefing(library, 'For noon');
    const documents = indexedDocuments(library);
    expect(await documents.listArticleIds()).toEqual([article.id]);
    expect(await documents.listBriefingIds()).toEqual([briefing.id]);
    expect(await documents.articleStamp(article.id)).toBe(await library.articles.stamp(article.id));
    expect(await documents.briefingStamp(briefing.id)).toBe(await library.briefings.stamp(briefing.id));
    expect(await documents.readArticle(article.id)).toEqual(unwrap(await library.annotations.readAnchored(article.id)));
    expect(await documents.readBriefing(briefing.id)).toEqual(briefing);
  });

  it('answers null for what cannot be read', async () => {
    const documents = indexedDocuments(opened.library);
    expect(await documents.readArticle(unknownArticle)).toBeNull();
    expect(await documents.readBriefing(unknownBriefing)).toBeNull();
  });
});
