import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clipboardForm, type ImportPreview } from '../../shared/domain/import-preview';
import classes from './import.module.css';
import { hasOwnWork, previewForm, useImport } from './import-store';
import { askToReplace } from './question-store';

/** When the two forms on the clipboard have different words: which one is shown, and the way to the other. */
export function ClipboardChoice({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('import');
  const clipboard = useImport((state) => state.clipboard);
  const shown = clipboardForm.safeParse(preview.warnings.find(({ code }) => code === 'clipboard-differs')?.params.form);
  if (clipboard === null || !shown.success) return null;
  const other = shown.data === 'html' ? 'text' : 'html';
  const take = (): void => {
    const next = (): void => void previewForm(other);
    if (hasOwnWork(useImport.getState())) askToReplace(next);
    else next();
  };
  return (
    <div className={classes.note} data-tone="warning" data-testid="clipboard-choice">
      <h3 className={classes.noteTitle}>{t('clipboardTitle')}</h3>
      <p>{t(`clipboardShown.${shown.data}`)}</p>
      <Button size="compact-sm" variant="default" onClick={take}>
        {t(`clipboardTake.${other}`)}
      </Button>
    </div>
  );
}
