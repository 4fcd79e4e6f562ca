import { CopyCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../app/screen-frame';
import { ConflictList } from './conflict-list';
import { ConflictPane } from './conflict-pane';
import classes from './history-view.module.css';
import { CitationNamesContext, useAskedCitationNames } from './use-citation-names';
import { useConflicts } from './use-conflicts';

/** The copies that conflicts left beside documents: the list at the left, the chosen one at the right. */
export function ConflictsView() {
  const { t } = useTranslation('history');
  const { t: shell } = useTranslation('shell');
  const conflicts = useConflicts();
  const names = useAskedCitationNames();
  const [wanted, setWanted] = useState(0);
  const total = conflicts.total ?? 0;
  // When one is settled, the next takes its place.
  const selected = Math.max(0, Math.min(wanted, total - 1));
  const conflict = conflicts.rows.get(selected);
  return (
    <ScreenFrame crumbs={[shell('library'), t('conflicts.crumb')]}>
      {conflicts.total === 0 ? (
        <div className={classes.empty}>
          <CopyCheck size={40} strokeWidth={1.4} aria-hidden />
          <h1>{t('conflicts.none')}</h1>
          <p>{t('conflicts.noneHint')}</p>
        </div>
      ) : (
        <CitationNamesContext.Provider value={names}>
          <div className={classes.screen}>
            <aside className={classes.side} aria-label={t('conflicts.list')}>
              <h1 className={classes.title}>{t('conflicts')}</h1>
              <p className={classes.note}>{t('conflicts.intro')}</p>
              <div className={classes.list}>
                {conflicts.total !== null && <ConflictList conflicts={conflicts} selected={selected} onSelect={setWanted} />}
              </div>
            </aside>
            {conflict !== undefined && <ConflictPane key={conflict.id} conflict={conflict} />}
          </div>
        </CitationNamesContext.Provider>
      )}
    </ScreenFrame>
  );
}
