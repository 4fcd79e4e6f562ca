import type { Library } from '../../electron/library/library';
import { describePassage } from '../../shared/anchoring/selectors';
import type { ArticleId, BriefingId } from '../../shared/core/ids';
import type { Failure, Result } from '../../shared/core/result';
import { currentVersion } from '../../shared/domain/article';
import { articleText, storeArticle, unwrap, writeBriefing } from './library-fixture';

/** Things that a person does and that need ever more room, until a small disk has none. */
export type Filling = {
  readonly name: string;
  /** What it begins with; answers what names it. */
  readonly prepare: (library: Library) => Promise<string>;
  /** Does it the `attempt`th time, from 0; each time it needs more room. */
  readonly act: (library: Library, base: string, attempt: number) => Promise<Result<unknown, Failure<string>>>;
  /** Everything that it changes, seen from outside. */
  readonly look: (library: Library, base: string) => Promise<unknown>;
};

const words = (attempt: number): string => 'word '.repeat(500 * 2 ** attempt);

export const fillings: readonly Filling[] = [
  {
    name: 'saving a briefing',
    prepare: async (library) => (await writeBriefing(library, 'before')).id,
    async act(library, base, attempt) {
      const { header } = unwrap(await library.briefings.read(base as BriefingId));
      const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words(attempt) }] }] } as const;
      return library.briefings.save(base as BriefingId, { header: { ...header, title: `attempt ${attempt}` }, body });
    },
    look: async (library, base) => unwrap(await library.briefings.read(base as BriefingId)),
  },
  {
    name: 'annotating',
    prepare: async (library) => (await storeArticle(library)).id,
    async act(library, base, attempt) {
      const article = unwrap(await library.articles.read(base as ArticleId));
      const target = describePassage(currentVersion(article), 0, 3);
      // The longest comment that there may be, again and again: the set of them grows.
      const comment = `${attempt} ${'x'.repeat(19_000)}`;
      return library.annotations.create({ articleId: article.id, kind: 'risk', comment, tags: [], target });
    },
    look: async (library, base) => unwrap(await library.annotations.read(base as ArticleId)),
  },
  {
    name: 'storing an article',
    prepare: async () => '',
    act: (library, _base, attempt) =>
      library.articles.create({
        meta: { title: '', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
        blocks: [{ kind: 'paragraph', level: 1, text: words(attempt) }],
        original: { bytes: new TextEncoder().encode(words(attempt)), importedName: '', extension: 'txt' },
      }),
    look: async (library) => Promise.all((await library.articles.ids()).map(async (id) => unwrap(await library.articles.read(id)))),
  },
  {
    name: 'correcting the text of an article',
    prepare: async (library) => (await storeArticle(library, articleText)).id,
    act: (library, base, attempt) =>
      library.articles.correctText(base as ArticleId, `v${attempt + 1}`, [{ kind: 'paragraph', level: 1, text: words(attempt) }]),
    look: async (library, base) => unwrap(await library.articles.read(base as ArticleId)),
  },
];
