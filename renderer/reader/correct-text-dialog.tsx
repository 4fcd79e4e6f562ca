import { Button, Group } from '@mantine/core';
import { modals } from '@mantine/modals';
import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnchoredAnnotation } from '../../shared/domain/annotation';
import { type Article, currentVersion } from '../../shared/domain/article';
import { showDone, showFailure } from '../app/notices';
import { pushUndo } from '../app/undo';
import { holdUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';
import { Dialog } from '../ui/dialog';
import type { AnnotationSession } from './annotation-session';
import { CorrectTextBlocks } from './correct-text-blocks';
import classes from './correct-text-dialog.module.css';
import { type Correction, correctedDrafts, correctionOf, isCorrected } from './correction';
import { correctionStep } from './correction-undo';
import { correctionKeeper, forgetCorrection, keptCorrectionOf } from './kept-corrections';

type Props = {
  readonly article: Article;
  readonly session: AnnotationSession;
  readonly onCorrected: (article: Article, annotations: readonly AnchoredAnnotation[]) => void;
  readonly onClose: () => void;
};

/** Corrects the text block by block. Saving makes a new version; the old one and the original stay. */
export function CorrectTextDialog({ article, session, onCorrected, onClose }: Props) {
  const { t } = useTranslation('reader');
  const version = currentVersion(article);
  const [steps, setSteps] = useState<readonly Correction[]>(() => {
    const kept = keptCorrectionOf(article.id, version.id);
    return kept === null ? [correctionOf(version)] : [correctionOf(version), kept];
  });
  const [isSaving, setIsSaving] = useState(false);
  const correction = steps.at(-1) ?? correctionOf(version);

  const store = async (): Promise<boolean> => {
    // Annotations that are still on their way belong to the text they were made in.
    await session.settleAll();
    const answer = await call('article.correct-text', { id: article.id, basedOn: version.id, blocks: [...correctedDrafts(correction)] });
    if (!answer.ok) {
      showFailure(answer.error);
      return false;
    }
    onCorrected(answer.value.article, answer.value.annotations);
    const lost = answer.value.annotations.filter((item) => item.state === 'lost').length;
    const kept = answer.value.annotations.length - lost;
    const told = [
      t('done.corrected'),
      kept > 0 ? t('done.correctedKept', { count: kept }) : '',
      lost > 0 ? t('done.correctedLost', { count: lost }) : '',
    ];
    const label = told.filter((sentence) => sentence !== '').join(' ');
    const step = correctionStep(label, article.id, version, currentVersion(answer.value.article));
    pushUndo(step);
    showDone(label, step);
    return true;
  };
  const save = async (): Promise<void> => {
    if (!isCorrected(correction, version)) {
      showDone(t('done.nothingCorrected'));
      onClose();
      return;
    }
    setIsSaving(true);
    const isStored = await store();
    setIsSaving(false);
    if (isStored) onClose();
  };
  // Quitting in the middle keeps what was corrected so far: a version more does no harm, lost work does.
  const latest = useRef({ store, correction });
  latest.current = { store, correction };
  useEffect(() => holdUnsavedWork(async () => !isCorrected(latest.current.correction, version) || latest.current.store()), [version]);

  const [keeper] = useState(() => correctionKeeper(article.id));
  useEffect(() => {
    if (isCorrected(correction, version)) keeper.soon({ ...correction, basedOn: version.id });
    else keeper.forget();
  }, [keeper, correction, version]);
  useEffect(
    () => () => {
      keeper.forget();
      forgetCorrection(article.id);
    },
    [keeper, article.id],
  );

  const leave = (): void => {
    if (!isCorrected(correction, version)) {
      onClose();
      return;
    }
    modals.openConfirmModal({
      title: t('correct.leave'),
      children: t('correct.leaveText'),
      labels: { confirm: t('correct.leaveConfirm'), cancel: t('correct.leaveCancel') },
      confirmProps: { color: 'red' },
      onConfirm: onClose,
    });
  };

  return (
    <Dialog opened onClose={leave} title={t('correct.title')} size="min(900px, 92vw)" closesOnClickOutside={false}>
      <p className={classes.help}>{t('correct.help')}</p>
      <CorrectTextBlocks correction={correction} onChange={(next) => setSteps((before) => withStep(before, next))} />
      <Group justify="space-between" mt="md">
        <Button variant="subtle" leftSection={<Undo2 size={15} />} disabled={steps.length < 2} onClick={() => setSteps(steps.slice(0, -1))}>
          {t('correct.undo')}
        </Button>
        <Group>
          <Button variant="default" onClick={leave}>
            {t('correct.cancel')}
          </Button>
          <Button loading={isSaving} onClick={() => void save()}>
            {t('correct.save')}
          </Button>
        </Group>
      </Group>
    </Dialog>
  );
}

/** At most this many steps can be taken back. */
const mostSteps = 200;

/** Typing in one field is one step; splitting, joining and leaving out are steps of their own. */
function withStep(steps: readonly Correction[], next: Correction): readonly Correction[] {
  const last = steps.at(-1);
  const before = steps.at(-2);
  const isTyping =
    last !== undefined && before !== undefined && changedKey(last, next) !== null && changedKey(last, next) === changedKey(before, last);
  return [...(isTyping ? steps.slice(0, -1) : steps.slice(-mostSteps)), next];
}

/** The key of the only block whose words differ; `null` when more than words of one block changed. */
function changedKey(one: Correction, other: Correction): number | null {
  if (one.blocks.length !== other.blocks.length) return null;
  const changed = other.blocks.filter((block, index) => block !== one.blocks[index]);
  const only = changed[0];
  const twin = one.blocks.find((block) => block.key === only?.key);
  return changed.length === 1 && only !== undefined && twin?.kind === only.kind ? only.key : null;
}
