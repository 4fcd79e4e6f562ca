import type { Annotation } from '../../../shared/domain/annotation';
import { type Article, currentVersion, displayTitle } from '../../../shared/domain/article';
import type { Briefing } from '../../../shared/domain/briefing';
import type { VersionContent } from '../../../shared/domain/history';
import type { HistorySubject } from '../../../shared/domain/history-subject';
import type { TrashKind, TrashRow } from '../../../shared/domain/rows';

/**
 * What a library holds, as plain values that nothing on a disk can hurt: what the real library is compared with. Never
 * changed in place, so that the states before and after something can both be kept.
 */
export type Model = {
  readonly articles: ReadonlyMap<string, ModelArticle>;
  readonly briefings: ReadonlyMap<string, Briefing>;
  /** What was thrown away, by `<kind>-<id>`. */
  readonly trash: ReadonlyMap<string, Thrown>;
  /** What lies beside briefings for a person to choose between, by the briefing's id; it stays there whatever becomes of that. */
  readonly copies: ReadonlyMap<string, readonly VersionContent[]>;
  /** Another computer holds the lock. */
  readonly locked: boolean;
};

/** An article with all that lies in its folder. */
export type ModelArticle = {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
  /** What lies beside the article or its annotations for a person to choose between. */
  readonly copies: readonly VersionContent[];
};

export type Thrown = {
  readonly row: TrashRow;
  /** The one of these that was thrown away. */
  readonly article?: ModelArticle;
  readonly annotation?: Annotation;
  readonly briefing?: Briefing;
};

export const emptyModel: Model = { articles: new Map(), briefings: new Map(), trash: new Map(), copies: new Map(), locked: false };

/** A map with one entry set, or without it for `undefined`. */
export function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V | undefined): ReadonlyMap<string, V> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

/** The model with an article changed; one that is not there stays away. */
export function withArticle(model: Model, id: string, change: (was: ModelArticle) => ModelArticle): Model {
  const was = model.articles.get(id);
  return was === undefined ? model : { ...model, articles: withEntry(model.articles, id, change(was)) };
}

/** The model with other annotations of an article. */
export function withAnnotations(model: Model, id: string, change: (was: readonly Annotation[]) => readonly Annotation[]): Model {
  return withArticle(model, id, (was) => ({ ...was, annotations: change(was.annotations) }));
}

/** One of those that are there; `undefined` when there are none. */
export function pickOf<T>(from: Iterable<T>, pick: number): T | undefined {
  const all = [...from];
  return all[pick % Math.max(1, all.length)];
}

/** Every annotation that is in an article of the library. */
export function liveAnnotations(model: Model): readonly Annotation[] {
  return [...model.articles.values()].flatMap(({ annotations }) => annotations);
}

/** Every document that can have versions. */
export function subjectsOf(model: Model): readonly HistorySubject[] {
  return [
    ...[...model.briefings.values()].map(({ id }): HistorySubject => ({ kind: 'briefing', id })),
    ...[...model.articles.values()].flatMap(({ article: { id } }): readonly HistorySubject[] => [
      { kind: 'article', id },
      { kind: 'annotations', id },
    ]),
  ];
}

/** What a document says now; `null` when it is not there. */
export function contentOf(model: Model, { kind, id }: HistorySubject): VersionContent | null {
  const briefing = model.briefings.get(id);
  if (kind === 'briefing') return briefing === undefined ? null : briefingContent(briefing);
  const article = model.articles.get(id);
  if (article === undefined) return null;
  if (kind === 'annotations') return { kind, annotations: article.annotations };
  return { kind, meta: article.article.meta, text: currentVersion(article.article) };
}

export function briefingContent({ header, body }: Pick<Briefing, 'header' | 'body'>): VersionContent {
  return { kind: 'briefing', header, body };
}

/** The name of a thing in the trash. */
export function trashKey(kind: TrashKind, id: string): string {
  return `${kind}-${id}`;
}

/** What `libraryState` must answer. */
export function expectedState(model: Model): unknown {
  const byId = <T>(map: ReadonlyMap<string, T>): readonly T[] =>
    [...map].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
  return {
    articles: byId(model.articles).map(({ article, annotations }) => ({
      article,
      annotations: [...annotations].sort((one, other) => (one.id < other.id ? -1 : 1)),
    })),
    briefings: byId(model.briefings),
    trash: [...model.trash.values()]
      .map(({ row }) => row)
      .sort((one, other) => other.trashedAt.localeCompare(one.trashedAt) || other.id.localeCompare(one.id)),
    emptied: [],
  };
}

/** All that the list of conflicts must show, in no order. */
export function expectedCopies(model: Model): readonly VersionContent[] {
  return [...[...model.copies.values()].flat(), ...[...model.articles.values()].flatMap(({ copies }) => copies)];
}

/** What the trash says of a thing that is thrown away now. */
export function rowOf(kind: TrashKind, thing: Article | Briefing | Annotation, at: string): TrashRow {
  const title = 'versions' in thing ? displayTitle(thing) : 'header' in thing ? thing.header.title : thing.target.quote.exact.slice(0, 200);
  return { kind, id: thing.id, title, trashedAt: at, articleId: 'target' in thing ? thing.articleId : null };
}
