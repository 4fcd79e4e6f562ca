import { anchorAll } from '../../shared/anchoring/anchor';
import { placeInVersion } from '../../shared/anchoring/stands-in-version';
import { type AnnotationId, type ArticleId, annotationId } from '../../shared/core/ids';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type {
  AnchoredAnnotation,
  Annotation,
  AnnotationChange,
  AnnotationKind,
  AnnotationSet,
  Target,
} from '../../shared/domain/annotation';
import { type Article, currentVersion } from '../../shared/domain/article';
import type { ArticleReadFailure, ArticleStore } from './article-store';
import { missingAs } from './document-store';
import type { LibraryCore } from './library-core';

export type NewAnnotation = {
  readonly articleId: ArticleId;
  readonly kind: AnnotationKind;
  readonly comment: string;
  readonly tags: readonly string[];
  readonly target: Target;
};

export type AnnotationFailure = ArticleReadFailure | Failure<'annotation.not-found'>;
export type AnchoredArticle = { readonly article: Article; readonly annotations: readonly AnchoredAnnotation[] };

/** The annotations of one library. An annotation keeps the target it was made with for ever; its place is worked out when it is read. */
export type AnnotationStore = {
  readonly read: (article: ArticleId) => Promise<Result<AnnotationSet, ArticleReadFailure>>;
  /** An article with its annotations, each placed in the current text version, in the order of their passages. */
  readonly readAnchored: (article: ArticleId) => Promise<Result<AnchoredArticle, ArticleReadFailure>>;
  /** `annotation.passage-mismatch` when the target's words are not at its place in the version that it names. */
  readonly create: (input: NewAnnotation) => Promise<Result<Annotation, ArticleReadFailure | Failure<'annotation.passage-mismatch'>>>;
  readonly update: (article: ArticleId, id: AnnotationId, change: AnnotationChange) => Promise<Result<Annotation, AnnotationFailure>>;
  /** Takes it out of the set, for the trash. */
  readonly take: (article: ArticleId, id: AnnotationId) => Promise<Result<null, AnnotationFailure>>;
  /** Puts one back that was taken. One of its id that is there by now and says otherwise gives way, and its state is kept as a version. */
  readonly putBack: (annotation: Annotation) => Promise<Result<Annotation, ArticleReadFailure>>;
};

export function createAnnotationStore(core: LibraryCore, articles: ArticleStore): AnnotationStore {
  const { world, places, documents } = core;

  async function change<F extends Failure<string>>(
    article: ArticleId,
    next: (current: readonly Annotation[]) => Result<readonly Annotation[], F>,
    how?: { readonly keepEarlier: boolean },
  ): Promise<Result<AnnotationSet, F | ArticleReadFailure>> {
    const withNext = (set: AnnotationSet): Result<AnnotationSet, F> => {
      const annotations = next(set.annotations);
      return annotations.ok ? ok({ ...set, annotations: annotations.value }) : annotations;
    };
    const updated = await documents.update(places.annotations(article), withNext, how);
    if (updated.ok) core.changed({ topic: 'annotations', id: article });
    return missingAs<AnnotationSet, F, 'article.not-found'>(updated, 'article.not-found');
  }

  function only(set: readonly Annotation[], id: AnnotationId): Result<Annotation, Failure<'annotation.not-found'>> {
    const found = set.find((annotation) => annotation.id === id);
    return found === undefined ? fail('annotation.not-found') : ok(found);
  }

  async function read(article: ArticleId): Promise<Result<AnnotationSet, ArticleReadFailure>> {
    // A set is missing when its article is.
    return missingAs<AnnotationSet, never, 'article.not-found'>(await documents.read(places.annotations(article)), 'article.not-found');
  }

  return {
    read,

    async readAnchored(id) {
      const article = await articles.read(id);
      if (!article.ok) return article;
      const set = await read(id);
      if (!set.ok) return set;
      return ok({ article: article.value, annotations: anchorAll(currentVersion(article.value), set.value.annotations) });
    },

    async create(input) {
      const article = await articles.read(input.articleId);
      if (!article.ok) return article;
      if (placeInVersion(article.value, input.target) !== 'exact') return fail('annotation.passage-mismatch');
      const now = world.now();
      const made: Annotation = { ...input, id: annotationId.parse(world.newId()), createdAt: now, updatedAt: now };
      const saved = await change<never>(input.articleId, (annotations) => ok([...annotations, made]));
      return saved.ok ? ok(made) : saved;
    },

    async update(article, id, wanted) {
      const saved = await change(article, (annotations) => {
        const found = only(annotations, id);
        if (!found.ok) return found;
        const next: Annotation = {
          ...found.value,
          kind: wanted.kind ?? found.value.kind,
          comment: wanted.comment ?? found.value.comment,
          tags: wanted.tags ?? found.value.tags,
          updatedAt: world.now(),
        };
        return ok(annotations.map((annotation) => (annotation.id === id ? next : annotation)));
      });
      return saved.ok ? only(saved.value.annotations, id) : saved;
    },

    async take(article, id) {
      const saved = await change(article, (annotations) => {
        const found = only(annotations, id);
        return found.ok ? ok(annotations.filter((annotation) => annotation.id !== id)) : found;
      });
      return saved.ok ? ok(null) : saved;
    },

    async putBack(annotation) {
      const set = await read(annotation.articleId);
      if (!set.ok) return set;
      const isThere = set.value.annotations.some(({ id }) => id === annotation.id);
      const saved = await change<never>(
        annotation.articleId,
        (annotations) => ok([...annotations.filter(({ id }) => id !== annotation.id), annotation]),
        { keepEarlier: isThere },
      );
      return saved.ok ? ok(annotation) : saved;
    },
  };
}
