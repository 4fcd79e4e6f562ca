import type { AnnotationSet } from '../../shared/domain/annotation';
import { type Article, currentVersion, displayTitle } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import type { VersionContent } from '../../shared/domain/history';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { unitedAnnotations, withEarlierAnnotations } from '../../shared/history/annotation-difference';
import type { NewBriefing } from './briefing-store';
import { canonicalJson } from './canonical-json';
import type { DocumentPlace } from './document-place';
import type { LibraryChange } from './library-core';
import type { LibraryPlaces } from './library-places';

/**
 * What the history of one kind of document needs to know of it. `back` makes the state that an
 * earlier one becomes when it is restored: nothing that something else points to is taken away, unless
 * it is done to undo another restore (`exact`).
 */
export type HistoryAspect<T> = {
  readonly place: DocumentPlace<T>;
  readonly topic: LibraryChange['topic'];
  readonly contentOf: (body: T) => VersionContent;
  /** Earlier states that the document holds in itself, newest first, each under a name of its own. */
  readonly inside: (body: T) => readonly { readonly id: string; readonly savedAt: string; readonly body: T }[];
  readonly titleOf: (body: T) => string;
  readonly back: (current: T, earlier: T, now: string, exact: boolean) => T;
  /** A document of its own out of a state; `null` for a kind that only ever belongs to something else. */
  readonly asNew: ((body: T, title: string) => NewBriefing) | null;
  /** Both states in one, with the parts that `fromCopy` names as the copy has them; `null` where that cannot be. */
  readonly unite: ((current: T, copy: T, fromCopy: ReadonlySet<string>) => T) | null;
};

/** Whether two states say the same; when they were saved is no part of it. */
export function isSameContent<T>({ contentOf }: HistoryAspect<T>, one: T, other: T): boolean {
  return canonicalJson(contentOf(one)) === canonicalJson(contentOf(other));
}

/** What lists are told when a subject changes. */
export function topicOf({ kind }: HistorySubject): 'articles' | 'annotations' | 'briefings' {
  if (kind === 'briefing') return 'briefings';
  return kind === 'article' ? 'articles' : 'annotations';
}

/** Runs generic work with the aspect that a subject has. */
export type WithAspect<R> = <T>(aspect: HistoryAspect<T>) => R;

/** Picks the aspect of a subject and hands it over with its type. */
export function withAspect<R>(places: LibraryPlaces, subject: HistorySubject, work: WithAspect<R>): R {
  if (subject.kind === 'briefing') return work(briefingAspect(places.briefing(subject.id)));
  if (subject.kind === 'article') return work(articleAspect(places.article(subject.id)));
  return work(annotationsAspect(places.annotations(subject.id)));
}

function briefingAspect(place: DocumentPlace<Briefing>): HistoryAspect<Briefing> {
  return {
    place,
    topic: 'briefings',
    inside: () => [],
    contentOf: ({ header, body }) => ({ kind: 'briefing', header, body }),
    titleOf: ({ header }) => header.title,
    back: ({ id, createdAt }, earlier, now) => ({ ...earlier, id, createdAt, updatedAt: now }),
    asNew: ({ template, language, header, body }, title) => ({ template, language, header: { ...header, title }, body }),
    unite: null,
  };
}

function articleAspect(place: DocumentPlace<Article>): HistoryAspect<Article> {
  return {
    place,
    topic: 'articles',
    contentOf: (article) => ({ kind: 'article', meta: article.meta, text: currentVersion(article) }),
    inside: (article) =>
      article.versions
        .slice(0, -1)
        .reverse()
        .map((text) => ({ id: `text-${text.id}`, savedAt: text.createdAt, body: { ...article, versions: [text] } })),
    titleOf: displayTitle,
    back: (current, earlier, now) => withText({ ...current, meta: earlier.meta }, earlier, now),
    asNew: null,
    unite: null,
  };
}

/** Annotations point into text versions, so that none is ever taken away: the earlier words become the newest version. */
function withText(current: Article, earlier: Article, now: string): Article {
  const was = currentVersion(earlier);
  const is = currentVersion(current);
  if (was.sha256 === is.sha256 && JSON.stringify(was.blocks) === JSON.stringify(is.blocks)) return current;
  return { ...current, versions: [...current.versions, { ...was, id: `v${current.versions.length + 1}`, createdAt: now }] };
}

function annotationsAspect(place: DocumentPlace<AnnotationSet>): HistoryAspect<AnnotationSet> {
  return {
    place,
    topic: 'annotations',
    inside: () => [],
    contentOf: ({ annotations }) => ({ kind: 'annotations', annotations }),
    titleOf: () => '',
    back: (current, earlier, _now, exact) => ({
      ...current,
      annotations: exact ? earlier.annotations : withEarlierAnnotations(current.annotations, earlier.annotations),
    }),
    asNew: null,
    unite: (current, copy, fromCopy) => ({
      ...current,
      annotations: unitedAnnotations(current.annotations, copy.annotations, fromCopy),
    }),
  };
}
