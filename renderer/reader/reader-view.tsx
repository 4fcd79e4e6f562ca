import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Ellipsis, History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AnnotationId, ArticleId } from '../../shared/core/ids';
import { type Article, displayTitle } from '../../shared/domain/article';
import { useNavigation } from '../app/navigation';
import { failureTexts } from '../app/notices';
import { ScreenFrame } from '../app/screen-frame';
import { useCommand } from '../app/use-command';
import type { AnnotationSession } from './annotation-session';
import { ArticleList } from './article-list';
import { CorrectTextDialog } from './correct-text-dialog';
import { DetailsDialog } from './details-dialog';
import { isCorrectionKept } from './kept-corrections';
import classes from './reader-view.module.css';
import { articleTextId, ReadingPane } from './reading-pane';
import { saveOriginal } from './save-original';
import { isUnsaved } from './shown-annotation';
import { trashArticle } from './trash-article';
import { useReading } from './use-reading';

type Props = { readonly articleId: ArticleId; readonly annotationId?: AnnotationId | undefined };

/** The screen where an article is read and annotated: the list of articles, the text, and its annotations. */
export function ReaderView({ articleId, annotationId }: Props) {
  const { t } = useTranslation('reader');
  const { t: shell } = useTranslation('shell');
  const go = useNavigation((state) => state.go);
  const [reading, adopt] = useReading(articleId);
  const [dialog, setDialog] = useState<'correct' | 'details' | null>(() => (isCorrectionKept(articleId) ? 'correct' : null));
  const article = reading.status === 'open' ? reading.article : null;
  const trash = (): void => {
    if (article !== null) void trashArticle(article, t('done.trashed'));
  };
  useCommand('article.correct-text', () => setDialog('correct'), article !== null);
  useCommand('article.details', () => setDialog('details'), article !== null);
  const keepCopy = (): void => void saveOriginal(articleId);
  useCommand('article.save-original', keepCopy, article !== null);
  useCommand('article.trash', trash, article !== null);
  const openHistory = (): void => go({ screen: 'history', subject: { kind: 'article', id: articleId } });
  useCommand('history.open', openHistory, article !== null);
  const close = (): void => setDialog(null);
  const open = (id: ArticleId): void => {
    if (id !== articleId) go({ screen: 'reader', articleId: id });
    else document.getElementById(articleTextId)?.focus();
  };
  return (
    <ScreenFrame
      crumbs={[shell('library'), article === null ? t('crumb') : displayTitle(article)]}
      marking={article === null || article.meta.marking === '' ? null : article.meta.marking}
      actionsPlace="beside"
      actions={
        article === null ? null : (
          <>
            <Tooltip label={t('history')}>
              <ActionIcon variant="default" size="lg" aria-label={t('history')} onClick={openHistory}>
                <History size={17} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <ArticleMenu
              onCorrect={() => setDialog('correct')}
              onDetails={() => setDialog('details')}
              onKeepCopy={keepCopy}
              onTrash={trash}
            />
          </>
        )
      }
      status={reading.status === 'open' ? <ReaderStatus session={reading.session} /> : null}
    >
      <div className={classes.reader}>
        <ArticleList selected={articleId} onOpen={open} />
        {reading.status === 'loading' && <p className={classes.message}>{t('loading')}</p>}
        {reading.status === 'failed' && <Failed {...failureTexts(reading.failure)} />}
        {reading.status === 'open' && (
          <>
            <ReadingPane key={reading.article.id} article={reading.article} session={reading.session} annotationId={annotationId} />
            <Dialogs which={dialog} article={reading.article} session={reading.session} adopt={adopt} close={close} />
          </>
        )}
      </div>
    </ScreenFrame>
  );
}

type DialogsProps = {
  readonly which: 'correct' | 'details' | null;
  readonly article: Article;
  readonly session: AnnotationSession;
  readonly adopt: ReturnType<typeof useReading>[1];
  readonly close: () => void;
};

function Dialogs({ which, article, session, adopt, close }: DialogsProps) {
  if (which === 'correct') return <CorrectTextDialog article={article} session={session} onCorrected={adopt} onClose={close} />;
  if (which === 'details') return <DetailsDialog article={article} onSaved={adopt} onClose={close} />;
  return null;
}

function ArticleMenu({
  onCorrect,
  onDetails,
  onKeepCopy,
  onTrash,
}: {
  readonly onCorrect: () => void;
  readonly onDetails: () => void;
  readonly onKeepCopy: () => void;
  readonly onTrash: () => void;
}) {
  const { t } = useTranslation('reader');
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('actions.menu')}>
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onDetails}>{t('actions.details')}</Menu.Item>
        <Menu.Item onClick={onCorrect}>{t('actions.correct')}</Menu.Item>
        <Menu.Item onClick={onKeepCopy}>{t('actions.original')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" onClick={onTrash}>
          {t('actions.trash')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Count in is count shown: every annotation is in this number, also those that lost their place. */
function ReaderStatus({ session }: { readonly session: AnnotationSession }) {
  const { t } = useTranslation('reader');
  const entries = useStore(session.store);
  const lost = entries.filter((entry) => entry.state === 'lost').length;
  const unsaved = entries.filter((entry) => entry.failure !== null && isUnsaved(entry)).length;
  const annotations = t('status.annotations', { count: entries.length });
  return (
    <>
      <span data-testid="annotation-count">{t('status.lost', { annotations, count: lost })}</span>
      {unsaved > 0 && <span className={classes.unsaved}>{t('status.unsaved', { count: unsaved })}</span>}
    </>
  );
}

function Failed({ what, kept, todo }: { readonly what: string; readonly kept: string; readonly todo: string }) {
  return (
    <div className={classes.message} role="alert">
      <h1 className={classes.failed}>{what}</h1>
      <p>
        {kept} {todo}
      </p>
    </div>
  );
}
