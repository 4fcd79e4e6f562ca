import { join } from 'node:path';
import { type ArticleId, articleId } from '../../shared/core/ids';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import { type Article, type ArticleMeta, currentVersion, picturesOf } from '../../shared/domain/article';
import { type DraftPicture, pictureFileName } from '../../shared/domain/picture';
import { type DraftBlock, layOutBlocks, type TextVersion } from '../../shared/domain/text-version';
import { createArticleFolder } from './create-article';
import { missingAs } from './document-store';
import { sha256 } from './envelope';
import type { LibraryCore } from './library-core';
import { listIds, stampOf } from './look-at-folder';
import { failed, type StorageFailure, storageFailure } from './storage-failure';

/**
 * What an import hands over. `extension` names the original, e.g. `txt` (1 to 8 of a-z and 0-9); `pictures` are the
 * bytes of those that the blocks name, by their SHA-256.
 */
export type NewArticle = {
  readonly meta: ArticleMeta;
  readonly blocks: readonly DraftBlock[];
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  readonly original: { readonly bytes: Uint8Array; readonly importedName: string; readonly extension: string };
};

export type ArticleReadFailure = StorageFailure | Failure<'article.not-found'>;

/** The articles of one library. */
export type ArticleStore = {
  /** Ids in order of creation, from the folder's names alone. */
  readonly ids: () => Promise<readonly ArticleId[]>;
  /** Names the state of the article's files (times and sizes of article and annotations) without reading them; `null` when there is none. */
  readonly stamp: (id: ArticleId) => Promise<string | null>;
  readonly read: (id: ArticleId) => Promise<Result<Article, ArticleReadFailure>>;
  /** The file as it came; `storage.damaged` when its bytes are no longer those. */
  readonly readOriginal: (id: ArticleId) => Promise<Result<Uint8Array, ArticleReadFailure>>;
  /** The bytes of a picture of any of its text versions; `storage.damaged` when there is none of that SHA-256, or its bytes are others. */
  readonly readPicture: (id: ArticleId, sha256: string) => Promise<Result<Uint8Array, ArticleReadFailure>>;
  readonly create: (input: NewArticle) => Promise<Result<Article, StorageFailure | Failure<'article.empty-text'>>>;
  readonly updateMeta: (id: ArticleId, meta: ArticleMeta) => Promise<Result<Article, ArticleReadFailure>>;
  /**
   * Makes the next text version. `basedOn` names the version that was corrected: `storage.conflict` if
   * it is no longer the current one. The same words again make no new version. Pictures stay those that the
   * article has: one that it does not know is left out.
   */
  readonly correctText: (
    id: ArticleId,
    basedOn: string,
    blocks: readonly DraftBlock[],
  ) => Promise<Result<Article, ArticleReadFailure | Failure<'article.empty-text'>>>;
};

export function createArticleStore(core: LibraryCore): ArticleStore {
  const { world, places, documents, session } = core;

  function textVersion(number: number, blocks: readonly DraftBlock[]): TextVersion | null {
    const laidOut = layOutBlocks(blocks);
    if (laidOut.text.trim() === '') return null;
    return { id: `v${number}`, createdAt: world.now(), sha256: sha256(laidOut.text), ...laidOut };
  }

  async function read(id: ArticleId): Promise<Result<Article, ArticleReadFailure>> {
    return missingAs<Article, never, 'article.not-found'>(await documents.read(places.article(id)), 'article.not-found');
  }

  /** A file that lies beside the article, as it came. */
  async function readBeside(id: ArticleId, fileName: string, expected: string): Promise<Result<Uint8Array, StorageFailure>> {
    try {
      const bytes = await world.fileSystem.readFile(join(places.articleFolder(id), fileName));
      return sha256(bytes) === expected ? ok(bytes) : fail('storage.damaged', { file: fileName });
    } catch (error) {
      return failed(error);
    }
  }

  async function update<F extends Failure<string>>(
    id: ArticleId,
    change: (current: Article) => Result<Article, F>,
  ): Promise<Result<Article, F | ArticleReadFailure>> {
    const updated = missingAs<Article, F, 'article.not-found'>(await documents.update(places.article(id), change), 'article.not-found');
    if (updated.ok) core.changed({ topic: 'articles', id });
    return updated;
  }

  return {
    read,
    ids: async () => (await listIds(world, places.articles, '')).map((id) => articleId.parse(id)),

    stamp: (id) => stampOf(world, [places.article(id).path, places.annotations(id).path]),

    async readOriginal(id) {
      const article = await read(id);
      if (!article.ok) return article;
      const { fileName, sha256: expected } = article.value.original;
      return readBeside(id, fileName, expected);
    },

    async readPicture(id, hash) {
      const article = await read(id);
      if (!article.ok) return article;
      const named = picturesOf(article.value).find((picture) => picture.sha256 === hash);
      if (named === undefined) return fail('storage.damaged', { file: `picture-${hash}` });
      return readBeside(id, pictureFileName(named), hash);
    },

    async create(input) {
      const version = textVersion(1, input.blocks);
      if (version === null) return fail('article.empty-text');
      const { bytes, importedName, extension } = input.original;
      const article: Article = {
        id: articleId.parse(world.newId()),
        meta: input.meta,
        original: { fileName: `original.${extension}`, importedName, bytes: bytes.byteLength, sha256: sha256(bytes) },
        versions: [version],
        importedAt: world.now(),
      };
      const path = places.article(article.id).path;
      session.saves.begin(path);
      try {
        await createArticleFolder(core, article, { original: bytes, pictures: input.pictures ?? new Map() });
      } catch (error) {
        const failure = storageFailure(error);
        session.saves.failed(path, failure?.code ?? 'storage.io');
        // Nothing of it is on the disk or in memory: the preview still holds it, and says so.
        session.saves.forget(path);
        if (failure === null) throw error;
        return err(failure);
      }
      session.saves.succeeded(path, article.importedAt);
      core.changed({ topic: 'articles', id: article.id });
      return ok(article);
    },

    updateMeta: (id, meta) => update(id, (current) => ok({ ...current, meta })),

    correctText: (id, basedOn, blocks) =>
      update<StorageFailure | Failure<'article.empty-text'>>(id, (current) => {
        const latest = currentVersion(current);
        if (latest.id !== basedOn) return fail('storage.conflict', { file: 'article.json' });
        const next = textVersion(current.versions.length + 1, withKnownPictures(blocks, current));
        if (next === null) return fail('article.empty-text');
        if (next.sha256 === latest.sha256 && JSON.stringify(next.blocks) === JSON.stringify(latest.blocks)) return ok(current);
        return ok({ ...current, versions: [...current.versions, next] });
      }),
  };
}

/** The blocks with the article's own pictures only, each as the article has it but for its place. */
function withKnownPictures(blocks: readonly DraftBlock[], article: Article): readonly DraftBlock[] {
  const known = new Map(picturesOf(article).map((picture) => [picture.sha256, picture]));
  return blocks.map((block) => ({
    ...block,
    pictures: block.pictures?.flatMap(({ sha256: hash, side }): readonly DraftPicture[] => {
      const own = known.get(hash);
      return own === undefined ? [] : [{ ...own, side }];
    }),
  }));
}
