import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBatch } from '../app/import-batch';
import { useNavigation } from '../app/navigation';
import { announce, showDone } from '../app/notices';
import { ScreenFrame } from '../app/screen-frame';
import { useCommand } from '../app/use-command';
import { BatchOfferPane } from './batch-offer';
import { countDraft, hasAddress, type ImportDraft, redoDecision, undoDecision } from './import-draft';
import { ImportQuestionDialog } from './import-question';
import { changeDraft, storeDraft, useImport } from './import-store';
import './keep-import';
import { PasswordDialog } from './password-dialog';
import { ImportPreviewPane } from './preview-pane';
import { askToDiscard, askToReplace } from './question-store';
import { LookingNote, ReadingNote } from './reading-note';
import { StartPane } from './start-pane';
import { useIncomingContent } from './use-incoming-content';
import { useStatusText } from './use-status-text';

/** The import screen: first a place to paste or drop an article, then its preview, until it is stored or discarded. */
export function ImportView() {
  const { t } = useTranslation('import');
  const { phase, draft, failure } = useImport();
  const dragging = useIncomingContent(askToReplace);
  const { offer, looking } = useBatch();
  if (offer !== null || looking) {
    return (
      <ScreenFrame crumbs={[t('crumb')]}>
        {offer === null ? <LookingNote /> : <BatchOfferPane key={offer.token} offer={offer} dragging={dragging} />}
      </ScreenFrame>
    );
  }
  if (phase === 'reading') {
    return (
      <ScreenFrame crumbs={[t('crumb')]}>
        <ReadingNote />
      </ScreenFrame>
    );
  }
  return (
    <>
      {draft === null ? (
        <ScreenFrame crumbs={[t('crumb')]}>
          <StartPane failure={failure} dragging={dragging} />
        </ScreenFrame>
      ) : (
        <Deciding draft={draft} storing={phase === 'storing'} dragging={dragging} />
      )}
      <ImportQuestionDialog />
      <PasswordDialog />
    </>
  );
}

type DecidingProps = { readonly draft: ImportDraft; readonly storing: boolean; readonly dragging: boolean };

function Deciding({ draft, storing, dragging }: DecidingProps) {
  const { t } = useTranslation('import');
  const go = useNavigation((state) => state.go);
  const failure = useImport((state) => state.failure);
  const statusOf = useStatusText();
  const change = (step: (draft: ImportDraft) => ImportDraft, key: string): void => {
    changeDraft(step);
    announce(t(key, { status: statusOf(step(draft)) }));
  };
  useCommand('edit.undo', () => change(undoDecision, 'announceUndone'), draft.past.length > 0);
  useCommand('edit.redo', () => change(redoDecision, 'announceRedone'), draft.future.length > 0);
  const canStore = !storing && countDraft(draft).kept > 0 && hasAddress(draft);
  const store = async (): Promise<void> => {
    const { fromReport } = useImport.getState();
    const stored = await storeDraft();
    if (stored === null) return;
    showDone(t('stored'));
    if (stored.offer !== null) {
      useBatch.setState({ offer: stored.offer });
      return;
    }
    // Whoever left the screen meanwhile is not pulled away from where they are.
    if (useNavigation.getState().route.screen === 'import')
      go(fromReport === null ? { screen: 'reader', articleId: stored.id } : { screen: fromReport });
  };
  useCommand('import.store', () => void store(), canStore);
  const actions = (
    <>
      <Button variant="default" size="compact-md" disabled={storing} onClick={askToDiscard}>
        {t('discard')}
      </Button>
      <Button size="compact-md" loading={storing} disabled={!canStore} onClick={() => void store()}>
        {t('store')}
      </Button>
    </>
  );
  return (
    <ScreenFrame
      crumbs={[t('crumb'), draft.preview.importedName || t('pastedText')]}
      marking={draft.meta.marking}
      actions={actions}
      status={statusOf(draft)}
    >
      <ImportPreviewPane draft={draft} failure={failure} dragging={dragging} onChange={change} />
    </ScreenFrame>
  );
}
