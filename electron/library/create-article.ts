import { basename, join } from 'node:path';
import type { Article } from '../../shared/domain/article';
import { type DocumentKind, type EnvelopeHead, sealDocument, sha256 } from './envelope';
import type { LibraryCore } from './library-core';
import { annotationsKind, articleKind } from './library-places';
import { requireRoom, settleNames, writeNewFile } from './replace-file';
import { copySnapshot, snapshotPath } from './snapshots';
import { StorageError, storageFailure } from './storage-failure';
import { tempNameFor, tempsInUse } from './temp-file';

/**
 * Stores a new article with its untouched original. The three files are written into a folder under
 * a temporary name, synced, and appear in the library by one rename: there is never half an article.
 * Throws a `StorageError` or a system error; then nothing of it stays.
 */
export async function createArticleFolder(core: LibraryCore, article: Article, original: Uint8Array): Promise<void> {
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
    requireRoom(free, articleBytes.byteLength + annotationBytes.byteLength + original.byteLength, world.reserveBytes);
    await fileSystem.makeFolder(temp);
    const originalPath = join(temp, article.original.fileName);
    await writeNewFile(world, originalPath, original);
    if (sha256(await fileSystem.readFile(originalPath)) !== article.original.sha256) {
      throw new StorageError({ code: 'storage.io', params: { detail: 'original differs' } });
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
