import { createHash } from 'node:crypto';
import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';
import type { AnchoredAnnotation } from '../../shared/domain/annotation';
import type { Article, ArticleMeta } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import { type DraftBlock, layOutBlocks } from '../../shared/domain/text-version';
import { numberedId } from './briefing-arbitrary';

/** Documents as the library holds them, of which a test names only what it is about. */

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type ArticleWords = {
  readonly meta?: Partial<ArticleMeta>;
  /** Paragraphs; a line that starts with `# ` is a heading. */
  readonly lines?: readonly string[];
  readonly importedAt?: string;
};

export function buildArticle(
  number: number,
  { meta = {}, lines = [`Text of article ${number}.`], importedAt = '2026-06-21T10:00:00.000Z' }: ArticleWords = {},
): Article {
  const drafts = lines.map(
    (line): DraftBlock =>
      line.startsWith('# ') ? { kind: 'heading', level: 1, text: line.slice(2) } : { kind: 'paragraph', level: 1, text: line },
  );
  const laidOut = layOutBlocks(drafts);
  const { text } = laidOut;
  return {
    id: numberedId<ArticleId>(number),
    meta: {
      title: `Article ${number}`,
      source: '',
      author: '',
      publishedOn: '',
      address: '',
      language: 'en',
      marking: '',
      grade: null,
      ...meta,
    },
    original: { fileName: 'original.txt', importedName: '', bytes: Buffer.byteLength(text), sha256: sha256(text) },
    versions: [{ id: 'v1', createdAt: importedAt, sha256: sha256(text), ...laidOut }],
    importedAt,
  };
}

/** An annotation of the passage `start`..`end` (UTF-16 code units) of the article's first version. */
export function buildAnnotation(
  number: number,
  article: Article,
  start: number,
  end: number,
  change: Partial<AnchoredAnnotation['annotation']> = {},
): AnchoredAnnotation {
  const text = article.versions[0]?.text ?? '';
  const createdAt = '2026-06-21T11:00:00.000Z';
  return {
    annotation: {
      id: numberedId<AnnotationId>(number),
      articleId: article.id,
      kind: 'quote',
      comment: '',
      tags: [],
      target: {
        textVersion: 'v1',
        quote: {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
        },
        position: { type: 'TextPositionSelector', start, end },
      },
      createdAt,
      updatedAt: createdAt,
      ...change,
    },
    state: 'exact',
    start,
    end,
  };
}

export function buildBriefing(
  number: number,
  change: Partial<Omit<Briefing, 'id' | 'header'>> & { readonly header?: Partial<Briefing['header']> } = {},
): Briefing {
  const at = '2026-06-22T09:00:00.000Z';
  return {
    template: 'information-note',
    language: 'en',
    body: { type: 'doc', content: [{ type: 'paragraph' }] },
    createdAt: at,
    updatedAt: at,
    ...change,
    id: numberedId<BriefingId>(number),
    header: { title: '', to: '', from: '', date: '', reference: '', meeting: '', marking: '', ...change.header },
  };
}

/** A body of one paragraph that says something and cites the annotations with these numbers. */
export function bodyCiting(...numbers: readonly number[]): Briefing['body'] {
  const citations = numbers.map((number) => ({ type: 'citation' as const, attrs: { annotationId: numberedId<AnnotationId>(number) } }));
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It is said.' }, ...citations] }] };
}
