import { Tabs } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleId } from '../../shared/core/ids';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { useNavigation } from '../app/navigation';
import { failureTexts } from '../app/notices';
import { ScreenFrame } from '../app/screen-frame';
import { call } from '../bridge';
import { ComparisonPane } from './comparison-pane';
import classes from './history-view.module.css';
import { CitationNamesContext, useAskedCitationNames } from './use-citation-names';
import { useVersions } from './use-versions';
import { VersionList } from './version-list';

/** The versions of a document at the left, the chosen one at the right. */
export function HistoryView({ subject }: { readonly subject: HistorySubject }) {
  const { t } = useTranslation('history');
  const { t: shell } = useTranslation('shell');
  const versions = useVersions(subject);
  const names = useAskedCitationNames();
  const title = useTitle(subject);
  const [selected, setSelected] = useState('present');
  const shown = versions.versions.some(({ id }) => id === selected) ? selected : 'present';
  const heading = t('title', { title: title === '' ? t('untitled') : title });
  return (
    <ScreenFrame
      crumbs={[shell(subject.kind === 'briefing' ? 'briefings' : 'library'), title === '' ? t('untitled') : title, t('crumb')]}
      status={versions.status === 'open' ? <span>{t('count', { count: versions.versions.length })}</span> : null}
    >
      <CitationNamesContext.Provider value={names}>
        <div className={classes.screen}>
          <aside className={classes.side} aria-label={t('versions')}>
            <h1 className={classes.title} dir="auto">
              {heading}
            </h1>
            {subject.kind !== 'briefing' && <ArticleTabs kind={subject.kind} id={subject.id} onChange={() => setSelected('present')} />}
            {versions.status === 'loading' && <p className={classes.note}>{t('loading')}</p>}
            {versions.status === 'open' && (
              <div className={classes.list}>
                <VersionList key={subject.kind} versions={versions.versions} selected={shown} onSelect={setSelected} />
              </div>
            )}
          </aside>
          {versions.failure !== null && <Failed {...failureTexts(versions.failure)} />}
          {versions.status === 'open' && <ComparisonPane subject={subject} versions={versions} selected={shown} />}
        </div>
      </CitationNamesContext.Provider>
    </ScreenFrame>
  );
}

/** An article's text and its annotations are two documents: each has versions of its own. */
function ArticleTabs({
  kind,
  id,
  onChange,
}: {
  readonly kind: 'article' | 'annotations';
  readonly id: ArticleId;
  readonly onChange: () => void;
}) {
  const { t } = useTranslation('history');
  const choose = (value: string | null): void => {
    onChange();
    // In the place of this screen: going back leads out of the history.
    useNavigation.setState({ route: { screen: 'history', subject: { kind: value === 'annotations' ? 'annotations' : 'article', id } } });
  };
  return (
    <Tabs value={kind} onChange={choose}>
      <Tabs.List aria-label={t('tabs')}>
        <Tabs.Tab value="article">{t('tab.article')}</Tabs.Tab>
        <Tabs.Tab value="annotations">{t('tab.annotations')}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}

function Failed({ what, kept, todo }: { readonly what: string; readonly kept: string; readonly todo: string }) {
  return (
    <div className={classes.failed} role="alert">
      <strong>{what}</strong>
      <p>
        {kept} {todo}
      </p>
    </div>
  );
}

/** The document's title; annotations go by their article's. */
function useTitle({ kind, id }: HistorySubject): string {
  const [title, setTitle] = useState('');
  useEffect(() => {
    let isOver = false;
    const subject = (kind === 'briefing' ? { kind, id } : { kind: 'article', id }) as HistorySubject;
    void call('history.list', { subject }).then((answer) => {
      if (!isOver && answer.ok) setTitle(answer.value.title.trim());
    });
    return () => {
      isOver = true;
    };
  }, [kind, id]);
  return title;
}
