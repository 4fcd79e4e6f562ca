import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { articleId, briefingId, dayOrUnknown, documentId, instant } from '../core/ids';
import { annotationKind } from './annotation';
import { grade } from './grade';
import { marking } from './marking';

/** Rows are what lists show: derived from documents by the index, never the truth. */
export const articleRow = z.strictObject({
  id: articleId,
  title: z.string(),
  source: z.string(),
  author: z.string(),
  publishedOn: dayOrUnknown,
  language: z.string(),
  marking,
  grade: grade.nullable(),
  words: z.int().nonnegative(),
  /** The text's first words, at most 200 characters. */
  excerpt: z.string(),
  annotations: z.int().nonnegative(),
  /** The kinds of its annotations in the order of their passages, at most 12. */
  kinds: z.array(annotationKind),
  /** How many of its annotations are cited in some briefing. */
  cited: z.int().nonnegative(),
  importedAt: instant,
});
export type ArticleRow = DeepReadonly<z.infer<typeof articleRow>>;

export const articleSort = z.enum(['title', 'source', 'publishedOn', 'grade', 'annotations', 'cited', 'importedAt']);
export type ArticleSort = z.infer<typeof articleSort>;

export const articleQuery = z.strictObject({
  /** Words that title, source or author must contain, in any case; empty for all. */
  text: z.string().max(500),
  sort: articleSort,
  descending: z.boolean(),
  offset: z.int().nonnegative(),
  limit: z.int().min(1).max(500),
});
export type ArticleQuery = DeepReadonly<z.infer<typeof articleQuery>>;

export const articlePage = z.strictObject({ rows: z.array(articleRow), total: z.int().nonnegative() });
export type ArticlePage = DeepReadonly<z.infer<typeof articlePage>>;

export const briefingRow = z.strictObject({
  id: briefingId,
  title: z.string(),
  to: z.string(),
  date: dayOrUnknown,
  marking,
  words: z.int().nonnegative(),
  citations: z.int().nonnegative(),
  updatedAt: instant,
});
export type BriefingRow = DeepReadonly<z.infer<typeof briefingRow>>;

export const trashKind = z.enum(['article', 'annotation', 'briefing']);
export type TrashKind = z.infer<typeof trashKind>;

/** Names something that is in the trash, or is to go there. */
export const trashThing = z.strictObject({ kind: trashKind, id: documentId });
export type TrashThing = DeepReadonly<z.infer<typeof trashThing>>;

export const trashRow = z.strictObject({
  kind: trashKind,
  /** The id of the article, annotation or briefing that is in the trash. */
  id: documentId,
  title: z.string(),
  trashedAt: instant,
  /** The article that an annotation belongs to; `null` for all else, and when its note is damaged. */
  articleId: articleId.nullable(),
});
export type TrashRow = DeepReadonly<z.infer<typeof trashRow>>;

/** Things that were emptied out of the trash at one go and are kept aside until that is confirmed. */
export const emptiedRow = z.strictObject({
  id: documentId,
  emptiedAt: instant,
  /** How many of each kind are still there. */
  counts: z.strictObject({ article: z.int().nonnegative(), annotation: z.int().nonnegative(), briefing: z.int().nonnegative() }),
});
export type EmptiedRow = DeepReadonly<z.infer<typeof emptiedRow>>;
