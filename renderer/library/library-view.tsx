import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLibraryStatus } from '../app/library-status';
import { useNavigation } from '../app/navigation';
import { ScreenFrame } from '../app/screen-frame';
import { useCommand } from '../app/use-command';
import { ArticleDetail } from './article-detail';
import { ArticleGrid } from './article-grid';
import { EmptyLibrary } from './empty-library';
import { FilterBar } from './filter-bar';
import { followSelection, useLibraryState } from './library-state';
import classes from './library-view.module.css';
import { SeveralDetail } from './several-detail';
import { trashArticles } from './trash-articles';
import { useArticlePages } from './use-article-pages';
import { useArticleSelection } from './use-article-selection';

/** Typing pauses this long before the list is asked for, in milliseconds. */
const typingPause = 120;

/** The library: all its articles in one sortable list, and the selected one beside it. */
export function LibraryView() {
  const { t } = useTranslation('library');
  const go = useNavigation((state) => state.go);
  const readOnly = useLibraryStatus(({ status }) => status !== null && status.state !== 'open');
  const { order, index, selected, several, select } = useLibraryState();
  const [text] = useDebouncedValue(order.text, typingPause);
  const pages = useArticlePages({ ...order, text });
  const selection = useArticleSelection(pages, { ...order, text });
  const { rows, total } = pages;

  useEffect(() => {
    if (total === null) return;
    const next = followSelection(rows, total, index, selected);
    if (next.index !== index || next.selected !== selected) select(next.index, next.selected);
  }, [rows, total, index, selected, select]);

  const open = (): void => {
    if (selected !== null) go({ screen: 'reader', articleId: selected.id });
  };
  const trash = (): void => {
    if (selection.ids.length === 0) return;
    void trashArticles(selection.ids, selected).then((gone) => {
      if (gone) selection.clear();
    });
  };
  useCommand('article.trash', trash, selection.ids.length > 0);

  const isEmpty = total === 0 && order.text === '' && text === '';
  return (
    <ScreenFrame crumbs={[t('title')]} status={<Counts selected={several?.size ?? null} />}>
      <h1 className="visually-hidden">{t('title')}</h1>
      {isEmpty ? (
        <EmptyLibrary readOnly={readOnly} />
      ) : (
        <div className={classes.screen}>
          <section className={classes.list} aria-label={t('list')}>
            <FilterBar total={total} />
            {total === 0 ? <NoMatch /> : <ArticleGrid pages={pages} selection={selection} onOpen={open} onTrash={trash} />}
          </section>
          <aside className={classes.detail} aria-label={t('selected')}>
            {several !== null ? (
              <SeveralDetail count={several.size} onTrash={trash} onClear={selection.clear} />
            ) : (
              selected !== null && <ArticleDetail row={selected} onOpen={open} onTrash={trash} />
            )}
          </aside>
        </div>
      )}
    </ScreenFrame>
  );
}

/** Drawn by itself: while many files are imported it changes with each. */
function Counts({ selected }: { readonly selected: number | null }) {
  const { t } = useTranslation('library');
  const articles = useLibraryStatus(({ status }) => status?.articles);
  const annotations = useLibraryStatus(({ status }) => status?.annotations);
  if (articles === undefined) return null;
  return (
    <span>
      {t('articles', { count: articles })} · {t('annotations', { count: annotations })}
      {selected !== null && ` · ${t('selectedCount', { count: selected })}`}
    </span>
  );
}

function NoMatch() {
  const { t } = useTranslation('library');
  return (
    <div className={classes.noMatch} role="status">
      <p className={classes.noMatchTitle}>{t('noMatch')}</p>
      <p>{t('noMatchHint')}</p>
    </div>
  );
}
