import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { Dialog } from '../ui/dialog';
import { stopJob, useJobs } from './jobs';
import { askBeforeQuitting, quit } from './unsaved-work';

const useQuestion = create<{ readonly asked: boolean }>()(() => ({ asked: false }));
const close = (): void => useQuestion.setState({ asked: false });

askBeforeQuitting(() => {
  const asked = useJobs.getState().jobs.length > 0;
  useQuestion.setState({ asked });
  return asked;
});

/** Asks whether to quit while long work goes on; the question goes away by itself when that has ended. */
export function JobQuestion() {
  const { t } = useTranslation('jobs');
  const asked = useQuestion((state) => state.asked);
  const job = useJobs((state) => state.jobs[0]);
  const kind = job?.kind ?? 'backup';
  const stop = async (): Promise<void> => {
    close();
    if (job !== undefined) await stopJob(job.id);
    quit();
  };
  return (
    <Dialog title={t(`${kind}.quit`)} opened={asked && job !== undefined} onClose={close}>
      <p>{t(`${kind}.quitText`)}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {t('quitStay')}
        </Button>
        <Button color="red.9" onClick={() => void stop()}>
          {t('quitStop')}
        </Button>
      </Group>
    </Dialog>
  );
}
