import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import { useLibraryStatus } from './library-status';
import classes from './recovery-report.module.css';

const noticeId = 'recovery';

/** Whether a person should hear of it: a left-over of an interrupted save that was cleared away concerns nobody. */
function matters({ problem, action }: RecoveryFinding): boolean {
  return !(problem === 'left-over-temp' && action === 'removed');
}

/** What the look through the library found damaged and what became of it: told once for each new finding, in one list. */
export function RecoveryReport() {
  const { t } = useTranslation('shell');
  const status = useLibraryStatus((state) => state.status);
  const [opened, setOpened] = useState(false);
  const findings = (status?.findings ?? []).filter(matters);
  const count = findings.length;
  const folder = status?.folder ?? '';

  // A library that is opened later has findings of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the folder is part of what is told
  useEffect(() => {
    if (count === 0) return;
    notifications.hide(noticeId);
    notifications.show({
      id: noticeId,
      color: 'orange',
      autoClose: false,
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('close') },
      title: t('recovery.notice', { count }),
      message: (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            notifications.hide(noticeId);
            setOpened(true);
          }}
        >
          {t('recovery.show')}
        </Button>
      ),
    });
  }, [count, folder, t]);

  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t('recovery.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      <p className={classes.intro}>{t('recovery.intro')}</p>
      <ul className={classes.findings}>
        {findings.map(({ file, problem, action }) => (
          <li key={`${file} ${problem} ${action}`}>
            <bdi className={classes.file}>{file}</bdi>
            <span>
              {t(`recovery.problem.${problem}`)} {t(`recovery.action.${action}`)}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
