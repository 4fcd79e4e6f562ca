import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { closeQuestion, useImportQuestion } from './question-store';

/** Shows the question that stands, if there is one. */
export function ImportQuestionDialog() {
  const { t } = useTranslation('import');
  const question = useImportQuestion((state) => state.question);
  const about = question?.about ?? 'discard';
  const answer = (act: (() => void) | null | undefined): void => {
    closeQuestion();
    act?.();
  };
  return (
    <Dialog title={t(`${about}Title`)} opened={question !== null} onClose={closeQuestion}>
      <p>{t(`${about}Body`)}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={closeQuestion}>
          {t('questionBack')}
        </Button>
        <Button color="red.9" onClick={() => answer(question?.letGo)}>
          {t(`${about}Confirm`)}
        </Button>
        {question?.store != null && <Button onClick={() => answer(question.store)}>{t('store')}</Button>}
      </Group>
    </Dialog>
  );
}
