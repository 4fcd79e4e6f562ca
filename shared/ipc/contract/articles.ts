import { z } from 'zod';
import { annotationId, articleId, sha256Hex } from '../../core/ids';
import { anchoredAnnotation, annotation, annotationChange, annotationKind, tags, target } from '../../domain/annotation';
import { article, articleMeta } from '../../domain/article';
import { evidenceItem } from '../../domain/evidence';
import { articleFacts, factChange } from '../../domain/fact';
import { draftPicture } from '../../domain/picture';
import { articlePage, articleQuery } from '../../domain/rows';
import { blockKind, pageStart } from '../../domain/text-version';
import { storageErrors } from '../error-code';
import { bytes, nothing, type Rows } from './row';

const draftBlock = z.strictObject({
  kind: blockKind,
  level: z.int().min(1).max(6),
  text: z.string(),
  pages: z.array(pageStart).optional(),
  pictures: z.array(draftPicture).optional(),
});
const anchoredArticle = z.strictObject({ article, annotations: z.array(anchoredAnnotation) });

/** Articles and what is marked in them. */
export const articleCalls = {
  'article.list': { args: articleQuery, result: articlePage, errors: [] },
  /** An article with its annotations, each with its place in the current text version, in the order of their passages. */
  'article.read': {
    args: z.strictObject({ id: articleId }),
    result: anchoredArticle,
    errors: ['article.not-found', ...storageErrors],
  },
  'article.update-meta': {
    args: z.strictObject({ id: articleId, meta: articleMeta }),
    result: article,
    errors: ['article.not-found', ...storageErrors],
  },
  /** Makes a new text version out of corrected blocks; annotations are anchored again, and none is dropped. */
  'article.correct-text': {
    args: z.strictObject({ id: articleId, basedOn: z.string(), blocks: z.array(draftBlock).min(1) }),
    result: anchoredArticle,
    errors: ['article.not-found', 'article.empty-text', ...storageErrors],
  },
  /** Shows the article's address in full and asks whether to open it in the person's browser; nothing when it has none. */
  'article.open-address': { args: z.strictObject({ id: articleId }), result: nothing, errors: ['article.not-found', ...storageErrors] },
  /** People, organisations, places, dates, quantities and contradictions of the current text version, with the person's corrections in force. */
  'article.facts': {
    args: z.strictObject({ id: articleId }),
    result: articleFacts,
    errors: ['article.not-found', 'facts.failed', 'facts.too-long', ...storageErrors],
  },
  /** Keeps one correction of the person's, and answers the facts as they are from now on. */
  'article.correct-facts': {
    args: z.strictObject({ id: articleId, change: factChange }),
    result: articleFacts,
    errors: ['article.not-found', 'facts.failed', 'facts.too-long', ...storageErrors],
  },
  /** The bytes of a picture of any text version, whose type the version names; `storage.damaged` when they are not those that were stored. */
  'article.picture': {
    args: z.strictObject({ id: articleId, sha256: sha256Hex }),
    result: z.strictObject({ bytes }),
    errors: ['article.not-found', ...storageErrors],
  },
  /** Asks where to, and writes a copy of the untouched original; `token` names it for `export.show-file`. */
  'article.save-original': {
    args: z.strictObject({ id: articleId }),
    result: z.strictObject({ token: z.string(), fileName: z.string(), folder: z.string(), bytes: z.int().nonnegative() }),
    errors: [
      'article.not-found',
      ...storageErrors,
      'export.cancelled',
      'export.read-only',
      'export.disk-full',
      'export.denied',
      'export.io',
    ],
  },
  'article.trash': { args: z.strictObject({ id: articleId }), result: nothing, errors: ['article.not-found', ...storageErrors] },

  'annotation.create': {
    args: z.strictObject({ articleId, kind: annotationKind, comment: z.string().max(20_000), tags, target }),
    result: annotation,
    errors: ['article.not-found', 'annotation.passage-mismatch', ...storageErrors],
  },
  'annotation.update': {
    args: z.strictObject({ articleId, id: annotationId, change: annotationChange }),
    result: annotation,
    errors: ['article.not-found', 'annotation.not-found', ...storageErrors],
  },
  'annotation.trash': {
    args: z.strictObject({ articleId, id: annotationId }),
    result: nothing,
    errors: ['article.not-found', 'annotation.not-found', ...storageErrors],
  },

  /** All annotations of the library as evidence, grouped by article (newest import first), in the order of their passages. */
  'evidence.list': { args: nothing, result: z.array(evidenceItem), errors: [] },
} as const satisfies Rows<'article' | 'annotation' | 'evidence'>;
