import { Alert, Button, Loader } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingId } from '../../shared/core/ids';
import type { Failure } from '../../shared/core/result';
import { useNavigation } from '../app/navigation';
import { failureTexts } from '../app/notices';
import { onReplaced } from '../app/replaced-documents';
import { ScreenFrame } from '../app/screen-frame';
import { call } from '../bridge';
import { BriefingWorkspace } from './briefing-workspace';
import classes from './briefings-view.module.css';
import { autosaveOf, type Draft, writeOver } from './open-drafts';

/** Opens a briefing; words that a failed save left behind come before what is on the disk. */
export function BriefingView({ briefingId }: { readonly briefingId: BriefingId }) {
  const { t } = useTranslation('briefing');
  const go = useNavigation((state) => state.go);
  const [opened, setOpened] = useState<{ readonly draft: Draft; readonly round: number } | null>(null);
  const [failure, setFailure] = useState<Failure<string> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(
    () =>
      onReplaced((id) => {
        // Read again and shown anew, unless there are words here that are not on the disk.
        if (id === briefingId && autosaveOf(briefingId).unsaved() === null) setRound((before) => before + 1);
      }),
    [briefingId],
  );
  useEffect(() => {
    // Not with the first rendering: that of a screen whose code was just read is done in pieces, and between
    // two of them TipTap throws an editor away that is not in the page yet.
    const unsaved = autosaveOf(briefingId).unsaved();
    if (unsaved !== null) {
      setOpened({ draft: unsaved, round });
      return;
    }
    let gone = false;
    void call('briefing.read', { id: briefingId }).then((answer) => {
      // Words that were written meanwhile stay on the screen; their save tells what became of them.
      if (gone || (round > 0 && autosaveOf(briefingId).unsaved() !== null)) return;
      if (!answer.ok) {
        setOpened(null);
        setFailure(answer.error);
        return;
      }
      const { header, body, updatedAt } = answer.value;
      writeOver(briefingId, updatedAt);
      setOpened({ draft: { header, body }, round });
    });
    return () => {
      gone = true;
    };
  }, [briefingId, round]);
  // Another round is another workspace: the editor begins anew with what is there now.
  if (opened !== null) return <BriefingWorkspace key={opened.round} id={briefingId} initial={opened.draft} />;
  return (
    <ScreenFrame crumbs={[t('list.title')]}>
      {failure === null ? (
        <div className={classes.waiting}>
          <Loader role="img" aria-label={t('opening')} />
        </div>
      ) : (
        <div className={classes.page}>
          <Alert color="red" role="alert" title={failureTexts(failure).what} icon={<TriangleAlert size={18} />}>
            <p>
              {failureTexts(failure).kept} {failureTexts(failure).todo}
            </p>
            <Button variant="default" onClick={() => go({ screen: 'briefings' })}>
              {t('toList')}
            </Button>
          </Alert>
        </div>
      )}
    </ScreenFrame>
  );
}
