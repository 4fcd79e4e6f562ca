import type { CutReason, ImportPreview } from '../../shared/domain/import-preview';
import type { DraftBlock } from '../../shared/domain/text-version';
import { bylineAuthor, copyrightHolder, namedSource, publicationDay } from './source-lines';

/** What the text itself says of its source. Every field may be unknown: the empty string, and `und` for the language. */
export type GuessedMeta = {
  readonly title: string;
  readonly source: string;
  readonly author: string;
  readonly publishedOn: string;
  readonly language: string;
};

/** The lines at the top, and at the end, in which a source says who it is. */
const opening = 8;
const closing = 6;

/** Guesses from blocks and their proposed cuts, which stand beside them index by index. */
export function guessMeta(
  blocks: readonly DraftBlock[],
  cuts: readonly (CutReason | null)[],
  language: string,
): { readonly meta: GuessedMeta; readonly guessed: ImportPreview['guessed'] } {
  const kept = blocks.filter((_, index) => cuts[index] === null || cuts[index] === undefined);
  const edges = [...blocks.slice(0, opening), ...blocks.slice(opening).slice(-closing)].map((block) => block.text);
  const meta: GuessedMeta = {
    title: titleOf(kept),
    source: (first(edges, namedSource) || first(edges, copyrightHolder)).slice(0, 500),
    author: first(edges, bylineAuthor).slice(0, 500),
    publishedOn: first(edges, publicationDay),
    language,
  };
  const guessed = (['title', 'source', 'author', 'publishedOn'] as const).filter((field) => meta[field] !== '');
  return { meta, guessed: meta.language === 'und' ? guessed : [...guessed, 'language'] };
}

/** Only a heading at the very top is a title; a heading further down names a part. */
function titleOf(kept: readonly DraftBlock[]): string {
  const top = kept[0];
  return top?.kind === 'heading' ? top.text.replaceAll('\n', ' ').slice(0, 2000) : '';
}

function first(lines: readonly string[], read: (line: string) => string): string {
  for (const line of lines) {
    const found = read(line);
    if (found !== '') return found;
  }
  return '';
}
