import { join } from 'node:path';
import { placeInVersion } from '../../shared/anchoring/stands-in-version';
import type { AnnotationSet } from '../../shared/domain/annotation';
import { type Article, displayTitle, picturesOf } from '../../shared/domain/article';
import type { FactNotes } from '../../shared/domain/fact';
import { pictureFileName } from '../../shared/domain/picture';
import { checkFile } from './check-file';
import type { DocumentPlace } from './document-place';
import { sha256 } from './envelope';
import type { Inspection } from './inspection';

/** The documents of an article, where it lies now: in its place, or in the trash. */
export type ArticlePlaces = {
  readonly article: DocumentPlace<Article>;
  readonly annotations: DocumentPlace<AnnotationSet>;
  readonly factNotes: DocumentPlace<FactNotes>;
  readonly folder: string;
};

const ofOriginal = { missing: 'original-missing', 'bad-hash': 'original-changed', unreadable: 'unreadable' } as const;
const ofPicture = { missing: 'picture-missing', 'bad-hash': 'picture-changed', unreadable: 'unreadable' } as const;

/**
 * Verifies an article with its annotations, its original and its pictures. Annotations are read before the article:
 * one that is made meanwhile cannot name a text version that was not read. Answers what could be read.
 */
export async function checkArticle(
  inspection: Inspection,
  { article: articlePlace, annotations: annotationsPlace, factNotes, folder }: ArticlePlaces,
): Promise<{ readonly article: Article | null; readonly annotations: AnnotationSet['annotations'] }> {
  await inspection.document(factNotes);
  const set = await inspection.document(annotationsPlace);
  const article = await inspection.document(articlePlace);
  const annotations = set?.annotations ?? [];
  if (article === null) return { article, annotations };
  const about = displayTitle(article);
  for (const { text, sha256: expected } of article.versions)
    if (sha256(text) !== expected) inspection.found(articlePlace.path, { problem: 'text-changed', about });
  const { fileName, sha256: hash } = article.original;
  const original = await checkFile(inspection.world.fileSystem, join(folder, fileName), hash);
  if (original !== null) inspection.found(join(folder, fileName), { problem: ofOriginal[original], about });
  for (const picture of picturesOf(article)) {
    const path = join(folder, pictureFileName(picture));
    const wrong = await checkFile(inspection.world.fileSystem, path, picture.sha256);
    if (wrong !== null) inspection.found(path, { problem: ofPicture[wrong], about });
  }
  for (const { target } of annotations) {
    const place = placeInVersion(article, target);
    if (place !== 'exact') inspection.found(annotationsPlace.path, { problem: place, about: target.quote.exact });
  }
  return { article, annotations };
}
