import type { z } from 'zod';
import { inOrderOfPassages } from '../../shared/anchoring/anchor';
import type { AnnotationId } from '../../shared/core/ids';
import type { AnchoredAnnotation } from '../../shared/domain/annotation';
import { type Article, currentVersion, displayTitle } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import type { BriefingBody } from '../../shared/domain/briefing-body';
import { type EvidenceItem, evidenceItem } from '../../shared/domain/evidence';
import { gradeText } from '../../shared/domain/grade';
import { type Locator, locatorOf } from '../../shared/domain/locator';
import { articleRow, briefingRow } from '../../shared/domain/rows';
import type { TextVersion } from '../../shared/domain/text-version';
import { countWords } from '../../shared/domain/word-count';
import { foldText, sortKey } from './fold-text';

/**
 * What the index keeps of a document: the row that a list shows, and the keys that it is found and
 * sorted by. Pure: the same document always gives the same record.
 */

/** The stored part of a row; what depends on other documents (who cites it) is added when it is read. */
export const storedArticleRow = articleRow.omit({ cited: true });
export const storedEvidence = evidenceItem.pick({
  annotationId: true,
  kind: true,
  quote: true,
  comment: true,
  tags: true,
  state: true,
  locator: true,
});
export const storedBriefingRow = briefingRow;
export type StoredArticleRow = z.infer<typeof storedArticleRow>;
export type StoredEvidence = z.infer<typeof storedEvidence>;

export type ArticleRecord = {
  readonly row: StoredArticleRow;
  /** Folded title, source and author, each on a line of its own. */
  readonly search: string;
  readonly title: string;
  readonly source: string;
  /** `A1` to `F6`, or empty. */
  readonly grade: string;
  readonly original: string;
  /** In the order of their passages. */
  readonly evidence: readonly StoredEvidence[];
};

export function articleRecord(article: Article, annotations: readonly AnchoredAnnotation[]): ArticleRecord {
  const { meta } = article;
  const version = currentVersion(article);
  const ordered = [...annotations].sort(inOrderOfPassages);
  const title = displayTitle(article);
  return {
    row: {
      id: article.id,
      title,
      source: meta.source,
      author: meta.author,
      publishedOn: meta.publishedOn,
      language: meta.language,
      marking: meta.marking,
      grade: meta.grade,
      words: countWords(version.text),
      excerpt: excerptOf(version),
      annotations: ordered.length,
      kinds: ordered.slice(0, 12).map((anchored) => anchored.annotation.kind),
      importedAt: article.importedAt,
    },
    search: [title, meta.source, meta.author].map(foldText).join('\n'),
    title: sortKey(title),
    source: sortKey(meta.source),
    grade: gradeText(meta.grade),
    original: article.original.sha256,
    evidence: ordered.map((anchored) => evidenceOf(article, version, anchored)),
  };
}

function evidenceOf(article: Article, version: TextVersion, { annotation, state, start, end }: AnchoredAnnotation): StoredEvidence {
  return {
    annotationId: annotation.id,
    kind: annotation.kind,
    quote: state === 'lost' ? annotation.target.quote.exact : version.text.slice(start, end),
    comment: annotation.comment,
    tags: [...annotation.tags],
    state,
    locator: state === 'lost' ? locatorWhenMarked(article, annotation.target) : locatorOf(version, start, end),
  };
}

/** A lost passage keeps the paragraph that it had in the version it was marked in. */
function locatorWhenMarked(article: Article, target: AnchoredAnnotation['annotation']['target']): Locator {
  const version = article.versions.find((candidate) => candidate.id === target.textVersion);
  if (version === undefined) return { from: 1, to: 1, heading: false };
  return locatorOf(version, target.position.start, target.position.end);
}

/** The first words of the text proper, past its headings: at most 200 UTF-16 code units, cut between words where there are any. */
function excerptOf(version: TextVersion): string {
  const first = version.blocks.find((block) => block.kind !== 'heading' && block.end > block.start)?.start ?? 0;
  const words = version.text
    .slice(first, first + 2000)
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= 200) return words;
  const cut = words.slice(0, 199).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > 100 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

export type BriefingRecord = {
  readonly row: z.infer<typeof storedBriefingRow>;
  /** Each annotation that the body cites, once, in the order of first citation. */
  readonly cites: readonly AnnotationId[];
};

export function briefingRecord(briefing: Briefing): BriefingRecord {
  const { header } = briefing;
  const words = { count: 0 };
  const cites: AnnotationId[] = [];
  readBody(briefing.body, words, cites);
  return {
    row: {
      id: briefing.id,
      title: header.title,
      to: header.to,
      date: header.date,
      marking: header.marking,
      words: words.count,
      citations: cites.length,
      updatedAt: briefing.updatedAt,
    },
    cites: [...new Set(cites)],
  };
}

type BodyNode = {
  readonly type: string;
  readonly content?: readonly BodyNode[] | undefined;
  readonly text?: string;
  readonly attrs?: unknown;
};

/** Walks the whole body; the words of one paragraph or heading are counted together, since bold may begin inside a word. */
function readBody(body: BriefingBody, words: { count: number }, cites: AnnotationId[]): void {
  const visit = (node: BodyNode): string => {
    if (node.type === 'text') return node.text ?? '';
    if (node.type === 'citation') {
      cites.push((node.attrs as { annotationId: AnnotationId }).annotationId);
      return ' ';
    }
    const inside = (node.content ?? []).map(visit).join('');
    if (node.type !== 'paragraph' && node.type !== 'heading') return ' ';
    words.count += countWords(inside);
    return ' ';
  };
  visit(body);
}

/** The evidence item that a stored one, its article's row and the briefings that cite it make together. */
export function evidenceFrom(stored: StoredEvidence, row: StoredArticleRow, citedIn: EvidenceItem['citedIn']): EvidenceItem {
  return {
    ...stored,
    articleId: row.id,
    articleTitle: row.title,
    source: row.source,
    author: row.author,
    publishedOn: row.publishedOn,
    grade: row.grade,
    marking: row.marking,
    citedIn,
  };
}
