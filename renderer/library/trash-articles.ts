import { getI18n } from 'react-i18next';
import type { ArticleId } from '../../shared/core/ids';
import type { ArticleRow } from '../../shared/domain/rows';
import { trashThings } from '../app/trash-actions';

/** Moves articles with their annotations to the trash, and says so with a button that takes it back. `row` is the one that is shown. Answers whether they went. */
export function trashArticles(ids: readonly ArticleId[], row: ArticleRow | null): Promise<boolean> {
  const { t } = getI18n();
  const title = ids.length === 1 && row !== null ? row.title : null;
  return trashThings(
    ids.map((id) => ({ kind: 'article', id })),
    (count) => (title === null ? t('trashedSeveral', { ns: 'library', count }) : t('trashed', { ns: 'library', title })),
  );
}
