import type { ArticleId } from '../../shared/core/ids';
import { err, type Failure, ok, type Result } from '../../shared/core/result';
import { type Article, currentVersion } from '../../shared/domain/article';
import type { ArticleFacts, FactChange, FactNotes } from '../../shared/domain/fact';
import { correctFacts } from '../../shared/facts/correct-facts';
import type { FoundFacts } from '../../shared/facts/found-facts';
import type { StorageErrorCode } from '../../shared/ipc/error-code';
import { createUtilityClient, type ProcessEnd } from '../process/utility-client';
import type { UtilityLike } from '../process/utility-messages';
import type { FactsCalls } from './facts-calls';

/** The main process' side of facts: what was found is kept in memory, what the person corrected in the library. */
export type FactsDesk = {
  /** The facts of the article's current text version. `facts.too-long` when nobody can wait for it, `facts.failed` when finding failed. */
  readonly read: (id: ArticleId) => Promise<Result<ArticleFacts, ReadFailure>>;
  /** Keeps a correction and answers what is shown from now on. */
  readonly correct: (id: ArticleId, change: FactChange) => Promise<Result<ArticleFacts, ReadFailure>>;
  readonly stop: () => Promise<void>;
};

type ArticleFailure = Failure<StorageErrorCode | 'article.not-found'>;
type ReadFailure = ArticleFailure | Failure<'facts.failed' | 'facts.too-long'>;

export type FactsDeskPorts = {
  /** Starts the process (`facts-process.ts`, bundled); it starts with the first article that is opened. */
  readonly fork: () => UtilityLike;
  readonly onCrash: (end: ProcessEnd) => void;
  readonly readArticle: (id: ArticleId) => Promise<Result<Article, ArticleFailure>>;
  readonly readNotes: (id: ArticleId) => Promise<Result<FactNotes, ArticleFailure>>;
  readonly changeNotes: (id: ArticleId, change: FactChange) => Promise<Result<FactNotes, ArticleFailure>>;
};

/** Longer texts are books; their facts would be no strip. UTF-16 code units. */
const longestText = 600_000;
/** Milliseconds until the process is ended. */
const timeout = 60_000;
/** So many texts are kept with what was found in them; the one that was asked for longest ago goes first. */
const kept = 50;

export function createFactsDesk(ports: FactsDeskPorts): FactsDesk {
  const client = createUtilityClient<FactsCalls>({
    name: 'facts',
    fork: ports.fork,
    timeoutMs: timeout,
    // Reading changes nothing.
    safeToRepeat: ['findFacts'],
    onCrash: ports.onCrash,
  });
  const found = new Map<string, Promise<Result<FoundFacts, Failure<'facts.failed'>>>>();

  /** By the text's hash and what else decides: the same words asked for twice are looked through once. */
  function find(article: Article): Promise<Result<FoundFacts, Failure<'facts.failed'>>> {
    const { text, blocks, sha256 } = currentVersion(article);
    const { language, publishedOn } = article.meta;
    const key = [sha256, language, publishedOn, blocks.length].join(' ');
    const there = found.get(key);
    const answer =
      there ??
      client.call('findFacts', { text, blocks, language, publishedOn }).then((called) => {
        if (called.ok) return ok(called.value);
        found.delete(key);
        return err({ code: 'facts.failed' as const });
      });
    found.delete(key);
    found.set(key, answer);
    const oldest = found.keys().next().value;
    if (found.size > kept && oldest !== undefined) found.delete(oldest);
    return answer;
  }

  async function withNotes(id: ArticleId, notes: Result<FactNotes, ArticleFailure>): Promise<Result<ArticleFacts, ReadFailure>> {
    if (!notes.ok) return notes;
    const article = await ports.readArticle(id);
    if (!article.ok) return article;
    const version = currentVersion(article.value);
    if (version.text.length > longestText) return err({ code: 'facts.too-long' });
    const facts = await find(article.value);
    if (!facts.ok) return facts;
    return ok({ articleId: id, textVersion: version.id, ...correctFacts(facts.value, notes.value) });
  }

  return {
    read: async (id) => withNotes(id, await ports.readNotes(id)),
    correct: async (id, change) => withNotes(id, await ports.changeNotes(id, change)),
    stop: () => client.stop(),
  };
}
