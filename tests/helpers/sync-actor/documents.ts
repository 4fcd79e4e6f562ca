import type { DocumentPlace } from '../../../electron/library/document-place';
import { openDocument, sealDocument } from '../../../electron/library/envelope';
import type { FileSystem } from '../../../electron/library/file-system';
import type { Library } from '../../../electron/library/library';
import { libraryPlaces } from '../../../electron/library/library-places';
import type { Failure, Result } from '../../../shared/core/result';
import type { Annotation, AnnotationSet } from '../../../shared/domain/annotation';
import type { Article } from '../../../shared/domain/article';
import type { Briefing } from '../../../shared/domain/briefing';
import type { VersionContent } from '../../../shared/domain/history';
import type { HistorySubject } from '../../../shared/domain/history-subject';
import { annotate, storeArticle, unwrap, writeBriefing } from '../library-fixture';
import { desk } from '../power-cut/memory-world';

/** One document of each kind that two computers can change, of which every state is known by its words. */
export type Shared = {
  readonly subject: HistorySubject;
  readonly place: DocumentPlace<unknown>;
  /** Saves the document with these words, as the application does. */
  readonly save: (library: Library, words: string) => Promise<Result<unknown, Failure<string>>>;
  /** The document as another computer has it. */
  readonly theirs: (body: unknown, words: string) => unknown;
};

const places = libraryPlaces(desk);

/** Makes the document, with `Before` for its words. */
export const sharedKinds: Readonly<Record<HistorySubject['kind'], (library: Library) => Promise<Shared>>> = {
  async briefing(library) {
    const { id } = await writeBriefing(library, 'Before');
    // The page writes over the state that it was given, and a save that was refused gives it none.
    let known = unwrap(await library.briefings.read(id));
    return {
      subject: { kind: 'briefing', id },
      place: places.briefing(id),
      async save({ briefings }, words) {
        const saved = await briefings.save(id, { header: { ...known.header, title: words }, body: known.body }, known.updatedAt);
        const now = saved.ok ? saved : await briefings.read(id);
        if (now.ok) known = now.value;
        return saved;
      },
      theirs: (body, words) => {
        const briefing = body as Briefing;
        return { ...briefing, header: { ...briefing.header, title: words }, updatedAt: '2026-06-22T09:00:00.000Z' };
      },
    };
  },
  async article(library) {
    const { id, meta } = await storeArticle(library);
    unwrap(await library.articles.updateMeta(id, { ...meta, title: 'Before' }));
    return {
      subject: { kind: 'article', id },
      place: places.article(id),
      save: ({ articles }, words) => articles.updateMeta(id, { ...meta, title: words }),
      theirs: (body, words) => ({ ...(body as Article), meta: { ...meta, title: words } }),
    };
  },
  async annotations(library) {
    const article = await storeArticle(library);
    const { id } = await annotate(library, article, 0, 3, 'Before');
    return {
      subject: { kind: 'annotations', id: article.id },
      place: places.annotations(article.id),
      save: ({ annotations }, words) => annotations.update(article.id, id, { comment: words }),
      theirs(body, words) {
        const set = body as AnnotationSet;
        return { ...set, annotations: set.annotations.map((annotation): Annotation => ({ ...annotation, comment: words })) };
      },
    };
  },
};

export function wordsIn(content: VersionContent): string {
  if (content.kind === 'briefing') return content.header.title;
  return content.kind === 'article' ? content.meta.title : (content.annotations[0]?.comment ?? '');
}

/** The bytes that another computer would put in the document's place: one revision further than what lies there. */
export async function theirBytes(fileSystem: FileSystem, { place, theirs }: Shared, words: string): Promise<Uint8Array> {
  const opened = openDocument(place.kind, place.id, await fileSystem.readFile(place.path));
  if (!opened.ok) throw new Error(`${place.path} is ${opened.error}`);
  const { rev, seq, savedAt, body } = opened.value;
  return sealDocument(place.kind, { id: place.id, rev: rev + 1, parentRev: rev, seq: seq + 1, savedAt }, theirs(body, words));
}

/** Where the words of a document's states are found by a person. */
export type Found = {
  readonly present: string;
  readonly copies: readonly { readonly service: string; readonly words: string }[];
  readonly versions: readonly string[];
};

export async function findWords(library: Library, { subject }: Shared): Promise<Found> {
  const copies = [];
  await library.conflicts.look();
  for (const { id, service } of (await library.conflicts.list(0, 100)).conflicts) {
    copies.push({ service, words: wordsIn(unwrap(await library.conflicts.read(id)).copy) });
  }
  const versions: string[] = [];
  for (const { id, source } of unwrap(await library.history.list(subject)).versions) {
    if (source !== 'text') versions.push(wordsIn(unwrap(await library.history.read(subject, id)).content));
  }
  return { present: versions[0] ?? '', copies, versions };
}
