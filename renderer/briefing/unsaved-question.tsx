import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { getI18n } from 'react-i18next';
import type { Failure } from '../../shared/core/result';
import { failureTexts } from '../app/notices';

/**
 * Asks when words that could not be stored would be left behind. `retry` is also what closing the
 * question means: nothing is given up by a stray key.
 */
export function askAboutUnsaved(failure: Failure<string>, occasion: 'leave' | 'quit'): Promise<'leave' | 'retry'> {
  const { t } = getI18n();
  const text = (key: string): string => t(key, { ns: 'briefing' });
  const { what, todo } = failureTexts(failure);
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: text(`unsaved.${occasion}Title`),
      children: (
        <Text size="sm">
          {what} {text(`unsaved.${occasion}Text`)} {todo}
        </Text>
      ),
      labels: { confirm: text('saving.retry'), cancel: text(`unsaved.${occasion}`) },
      cancelProps: { color: 'red' },
      onConfirm: () => resolve('retry'),
      onCancel: () => resolve('leave'),
      onClose: () => resolve('retry'),
    });
  });
}
