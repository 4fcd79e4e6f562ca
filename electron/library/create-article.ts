import { basename, join } from 'node:path';
import { type Article, picturesOf } from '../../shared/domain/article';
import { pictureFileName } from '../../shared/domain/picture';
import { type DocumentKind, type EnvelopeHead, sealDocument, sha256 } from './envelope';
import type { LibraryCore } from './library-core';
import { annotationsKind, articleKind } from './library-places';
import { requireRoom, settleNames, writeNewFile } from './replace-file';
import { copySnapshot, snapshotPath } from './snapshots';
import { StorageError, storageFailure } from './storage-failure';
import { tempNameFor, tempsInUse } from './temp-file';

/** What lies beside a new article: the file as it came, and its pictures by their SHA-256. */
export type ArticleFiles = { readonly original: Uint8Array; readonly pictures: ReadonlyMap<string, Uint8Array> };

/**
 * Stores a new article with its untouched original and its pictures. All files are written into a folder under
 * a temporary name, synced, and appear in the library by one rename: there is never half an article.
 * Throws a `StorageError` or a system error; then nothing of it stays.
 */
export async function createArticleFolder(core: LibraryCore, article: Article, files: ArticleFiles): Promise<void> {
  const { world, places, session } = core;
  const { fileSystem } = world;
  const refusal = await session.refusal();
  if (refusal !== null) throw new StorageError(refusal);
  // What is left of the room is for the words that are being written.
  if (session.disk.isLow()) throw new StorageError({ code: 'storage.disk-low' });
  const folder = places.articleFolder(article.id);
  const temp = tempNameFor(folder, world);
  const head = { id: article.id, rev: 1, parentRev: 0, seq: session.nextSeq(), savedAt: world.now() };
  const seal = <T>(kind: DocumentKind<T>, body: T): Uint8Array => sealDocument(kind, head, body);
  const articleBytes = seal(articleKind, article);
  const annotationBytes = seal(annotationsKind, { articleId: article.id, annotations: [] });
  tempsInUse.add(temp);
  try {
    await fileSystem.makeFolder(places.articles);
    const free = await fileSystem.freeBytes(places.articles);
    const beside = filesBeside(article, files);
    const needed = beside.reduce((sum, { bytes }) => sum + bytes.byteLength, articleBytes.byteLength + annotationBytes.byteLength);
    requireRoom(free, needed, world.reserveBytes);
    await fileSystem.makeFolder(temp);
    for (const { name, bytes, hash } of beside) {
      await writeNewFile(world, join(temp, name), bytes);
      if (sha256(await fileSystem.readFile(join(temp, name))) !== hash) {
        throw new StorageError({ code: 'storage.io', params: { detail: `${name} differs` } });
      }
    }
    await writeNewFile(world, join(temp, basename(places.article(article.id).path)), articleBytes);
    await writeNewFile(world, join(temp, basename(places.annotations(article.id).path)), annotationBytes);
    await fileSystem.syncFolder(temp);
    await fileSystem.rename(temp, folder);
    try {
      await settleNames(world, places.article(article.id).path);
      await fileSystem.syncFolder(places.articles);
    } catch (error) {
      // Not acknowledged, so it must not appear by itself and then a second time when it is tried again.
      await removeFolderQuietly(core, folder);
      throw error;
    }
  } catch (error) {
    await removeFolderQuietly(core, temp);
    // Whoever cannot take in an article wants to know whether it is this one or all.
    if (storageFailure(error)?.code === 'storage.disk-full') await session.disk.look();
    throw error;
  } finally {
    tempsInUse.delete(temp);
  }
  await keepFirstState(core, head);
}

/** The original, and every picture that the text names, once each. */
function filesBeside(article: Article, { original, pictures }: ArticleFiles) {
  return [
    { name: article.original.fileName, bytes: original, hash: article.original.sha256 },
    ...picturesOf(article).map((own) => ({
      name: pictureFileName(own),
      // Nothing in place of what is missing: its hash is wrong, and the article is refused.
      bytes: pictures.get(own.sha256) ?? new Uint8Array(),
      hash: own.sha256,
    })),
  ];
}

/** An article is often never changed, so its first state gets a snapshot of its own: otherwise damage could not be mended. */
async function keepFirstState(core: LibraryCore, head: EnvelopeHead): Promise<void> {
  const place = core.places.article(head.id);
  try {
    await core.world.fileSystem.makeFolder(place.snapshots);
    await copySnapshot(core.world, place.path, snapshotPath(place.snapshots, head));
  } catch (error) {
    // The article itself is safe.
    if (storageFailure(error) === null) throw error;
  }
}

async function removeFolderQuietly(core: LibraryCore, folder: string): Promise<void> {
  try {
    await core.world.fileSystem.removeFolder(folder);
  } catch {
    // The start-up scan finds what is left.
  }
}
