import type { Target } from '../domain/annotation';
import type { Article } from '../domain/article';

/** Whether a target's words stand exactly where it says, in the text version that it names; if not, why not. */
export function placeInVersion(article: Article, target: Target): 'exact' | 'version-missing' | 'words-elsewhere' {
  const version = article.versions.find(({ id }) => id === target.textVersion);
  if (version === undefined) return 'version-missing';
  const { start, end } = target.position;
  return start < end && version.text.slice(start, end) === target.quote.exact ? 'exact' : 'words-elsewhere';
}
