import { join } from 'node:path';
import { z } from 'zod';
import type { DeepReadonly } from '../../shared/core/deep-readonly';
import { articleId, documentId, instant } from '../../shared/core/ids';
import { type AnnotationSet, annotation, annotationSet } from '../../shared/domain/annotation';
import { type Article, article } from '../../shared/domain/article';
import { type Briefing, briefing } from '../../shared/domain/briefing';
import { type FactNotes, factNotes } from '../../shared/domain/fact';
import { trashKind, trashRow, trashThing } from '../../shared/domain/rows';
import { type LibrarySettings, librarySettings } from '../../shared/domain/settings';
import { articleTo2 } from '../../shared/migrations/article-2';
import { articleTo3 } from '../../shared/migrations/article-3';
import { articleTo4 } from '../../shared/migrations/article-4';
import type { DocumentPlace } from './document-place';
import type { DocumentKind } from './envelope';

/**
 * Which documents a library holds and where:
 *
 *     library.json                     name and settings
 *     articles/<id>/article.json       the article with all its text versions
 *     articles/<id>/annotations.json   its annotations
 *     articles/<id>/facts.json         what the person corrected of its facts; only where there is something
 *     articles/<id>/original.<ext>     the file as it came, written once
 *     articles/<id>/picture-<sha256>.<ext>  a picture of its text, written once
 *     briefings/<id>.json              one note
 *     trash/<kind>-<id>/               what was thrown away, with trashed.json
 *     trash/emptied-<id>.json          which of it was emptied out at one go and waits to be deleted for good
 *     intents/<id>.json                an action on several documents that is under way
 *     snapshots/<key>/<seq>-<time>.json  earlier states
 *     quarantine/<key>-<reason>-<n>/   damaged files, unchanged
 *     lock                             who may write
 *     ballast.bin                      room that is given up when the disk is full
 */
const libraryDocument = z.strictObject({ id: z.string().min(1), createdAt: instant, settings: librarySettings });
export type LibraryDocument = { readonly id: string; readonly createdAt: string; readonly settings: LibrarySettings };

/** What the trash knows of one thing; an annotation is wholly in here, articles and briefings lie beside it. */
const trashedDocument = z.strictObject({
  kind: trashKind,
  id: z.string(),
  title: z.string(),
  trashedAt: instant,
  annotation: z.strictObject({ articleId, annotation }).nullable(),
});
export type TrashedDocument = DeepReadonly<z.infer<typeof trashedDocument>>;

/** Things of the trash that were emptied out of it at one go. */
const emptiedDocument = z.strictObject({ things: z.array(trashThing), emptiedAt: instant });
export type EmptiedDocument = DeepReadonly<z.infer<typeof emptiedDocument>>;

/** What was about to be done to several things, with all that is needed to do it or to take it back. */
const intentDocument = z.strictObject({
  action: z.enum(['trash', 'restore', 'purge']),
  things: z.array(trashRow),
  /** What was set aside and goes with its things; `null` for all else. */
  emptied: documentId.nullable(),
});
export type IntentDocument = DeepReadonly<z.infer<typeof intentDocument>>;

export const libraryKind: DocumentKind<LibraryDocument> = { name: 'library', version: 1, schema: libraryDocument, migrations: [] };
export const articleKind: DocumentKind<Article> = {
  name: 'article',
  version: 4,
  schema: article,
  migrations: [articleTo2, articleTo3, articleTo4],
};
export const annotationsKind: DocumentKind<AnnotationSet> = { name: 'annotations', version: 1, schema: annotationSet, migrations: [] };
export const briefingKind: DocumentKind<Briefing> = { name: 'briefing', version: 1, schema: briefing, migrations: [] };
const factNotesKind: DocumentKind<FactNotes> = { name: 'facts', version: 1, schema: factNotes, migrations: [] };
const trashedKind: DocumentKind<TrashedDocument> = { name: 'trashed', version: 1, schema: trashedDocument, migrations: [] };
const emptiedKind: DocumentKind<EmptiedDocument> = { name: 'emptied', version: 1, schema: emptiedDocument, migrations: [] };
const intentKind: DocumentKind<IntentDocument> = { name: 'intent', version: 1, schema: intentDocument, migrations: [] };

export type LibraryPlaces = {
  readonly root: string;
  readonly articles: string;
  readonly briefings: string;
  readonly trash: string;
  readonly snapshots: string;
  readonly quarantine: string;
  readonly intents: string;
  readonly library: DocumentPlace<LibraryDocument>;
  readonly articleFolder: (id: string) => string;
  readonly article: (id: string) => DocumentPlace<Article>;
  readonly annotations: (id: string) => DocumentPlace<AnnotationSet>;
  readonly factNotes: (id: string) => DocumentPlace<FactNotes>;
  /** All documents of an article. */
  readonly ofArticle: (id: string) => readonly DocumentPlace<unknown>[];
  readonly briefing: (id: string) => DocumentPlace<Briefing>;
  readonly trashFolder: (kind: TrashedDocument['kind'], id: string) => string;
  /** The note that goes with something in the trash; `folder` is where it lies now. */
  readonly trashed: (kind: TrashedDocument['kind'], id: string, folder: string) => DocumentPlace<TrashedDocument>;
  readonly emptied: (id: string) => DocumentPlace<EmptiedDocument>;
  readonly intent: (id: string) => DocumentPlace<IntentDocument>;
};

/** The file that every library has. */
export const libraryFileName = 'library.json';

/** All places of the library in `root`, an absolute path. */
export function libraryPlaces(root: string): LibraryPlaces {
  const articles = join(root, 'articles');
  const briefings = join(root, 'briefings');
  const trash = join(root, 'trash');
  const snapshots = join(root, 'snapshots');
  const trashFolder = (kind: string, id: string): string => join(trash, `${kind}-${id}`);
  const place = <T>(kind: DocumentKind<T>, id: string, path: string, key: string, trashed: string | null): DocumentPlace<T> => ({
    kind,
    id,
    path,
    key,
    snapshots: join(snapshots, key),
    trashed,
  });
  const article = (id: string): DocumentPlace<Article> => place(articleKind, id, join(articles, id, 'article.json'), `article-${id}`, null);
  const annotations = (id: string): DocumentPlace<AnnotationSet> =>
    place(annotationsKind, id, join(articles, id, 'annotations.json'), `annotations-${id}`, null);
  const facts = (id: string): DocumentPlace<FactNotes> => ({
    ...place(factNotesKind, id, join(articles, id, 'facts.json'), `facts-${id}`, null),
    optional: true,
  });
  return {
    root,
    articles,
    briefings,
    trash,
    snapshots,
    quarantine: join(root, 'quarantine'),
    intents: join(root, 'intents'),
    library: place(libraryKind, 'library', join(root, libraryFileName), 'library', null),
    articleFolder: (id) => join(articles, id),
    article,
    annotations,
    factNotes: facts,
    ofArticle: (id) => [article(id), annotations(id), facts(id)],
    briefing: (id) =>
      place(briefingKind, id, join(briefings, `${id}.json`), `briefing-${id}`, join(trashFolder('briefing', id), 'briefing.json')),
    trashFolder,
    trashed: (kind, id, folder) => place(trashedKind, id, join(folder, 'trashed.json'), `trashed-${kind}-${id}`, null),
    emptied: (id) => place(emptiedKind, id, join(trash, `emptied-${id}.json`), `emptied-${id}`, null),
    intent: (id) => place(intentKind, id, join(root, 'intents', `${id}.json`), `intent-${id}`, null),
  };
}
