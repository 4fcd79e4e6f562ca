import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Value } from '../../shared/ipc/contract';
import { byteText } from '../ui/byte-text';
import { instantText, timeText } from '../ui/day-text';
import { Dialog } from '../ui/dialog';
import classes from './restore-dialog.module.css';

type Props = {
  /** The backup that was chosen; `null` when none is. */
  readonly chosen: Value<'backup.choose'> | null;
  readonly onClose: () => void;
  readonly onRestore: (token: string) => void;
};

/** Shows what a chosen backup holds, before it goes anywhere. */
export function RestoreDialog({ chosen, onClose, onRestore }: Props) {
  const { t } = useTranslation('backup');
  return (
    <Dialog title={t('restore.title')} opened={chosen !== null} onClose={onClose}>
      {chosen !== null && (
        <>
          <BackupFacts {...chosen} />
          <p>{t('restore.text')}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button onClick={() => onRestore(chosen.token)} data-autofocus>
              {t('restore.choose')}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  );
}

function BackupFacts({ summary }: Value<'backup.choose'>) {
  const { t, i18n } = useTranslation('backup');
  const { libraryName, madeAt, articles, briefings, bytes } = summary;
  const facts = [
    [t('restore.library'), libraryName],
    [t('restore.made'), `${instantText(madeAt, i18n.language)}, ${timeText(madeAt, i18n.language)}`],
    [t('restore.holds'), `${t('restore.articles', { count: articles })}, ${t('restore.briefings', { count: briefings })}`],
    [t('restore.size'), byteText(bytes, i18n.language)],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
