import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';

type Props = { readonly about: 'discard' | 'replace' | null; readonly onYes: () => void; readonly onClose: () => void };

/** Asks before an article that is not stored is thrown away, by itself (`discard`) or for the next (`replace`). */
export function ImportQuestion({ about, onYes, onClose }: Props) {
  const { t } = useTranslation('import');
  const isReplacing = about === 'replace';
  return (
    <Dialog title={t(isReplacing ? 'replaceTitle' : 'discardTitle')} opened={about !== null} onClose={onClose}>
      <p>{t(isReplacing ? 'replaceBody' : 'discardBody')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('discardKeep')}
        </Button>
        <Button
          color="red.9"
          onClick={() => {
            onClose();
            onYes();
          }}
        >
          {t(isReplacing ? 'replaceConfirm' : 'discard')}
        </Button>
      </Group>
    </Dialog>
  );
}
