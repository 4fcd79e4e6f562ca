import type { Library } from '../../electron/library/library';
import { unwrap } from './library-fixture';

/** All that a person can see of a library, as one value to compare: where each document is, and its words. */
export async function libraryState(library: Library): Promise<unknown> {
  const articles = [];
  for (const id of await library.articles.ids()) {
    const { annotations } = unwrap(await library.annotations.read(id));
    const inOrder = [...annotations].sort((one, other) => (one.id < other.id ? -1 : 1));
    articles.push({ article: unwrap(await library.articles.read(id)), annotations: inOrder });
  }
  const briefings = [];
  for (const id of await library.briefings.ids()) briefings.push(unwrap(await library.briefings.read(id)));
  const emptied = (await library.trash.emptied()).map(({ emptiedAt, counts }) => ({ emptiedAt, counts }));
  return { articles, briefings, trash: await library.trash.list(), emptied };
}
