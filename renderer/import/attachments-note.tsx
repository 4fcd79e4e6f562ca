import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { byteText } from '../ui/byte-text';
import classes from './import.module.css';
import { type ChangeDraft, type ImportDraft, toggleAttachment } from './import-draft';

type Props = { readonly draft: ImportDraft; readonly onChange: ChangeDraft };

/** The files that lie in a mail: those that are ticked are offered for an import of their own once the mail is stored. */
export function AttachmentsNote({ draft, onChange }: Props) {
  const { t, i18n } = useTranslation('import');
  const id = useId();
  const { attachments } = draft.preview;
  if (attachments.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its name into its border.
    <div className={classes.note} role="group" aria-labelledby={id} data-testid="import-attachments">
      <h3 className={classes.noteTitle} id={id}>
        {t('attachmentsTitle')}
      </h3>
      <ul className={classes.attachments}>
        {attachments.map(({ name, bytes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two attachments may have one name, and their order never changes.
          <li key={index}>
            <Checkbox
              size="sm"
              checked={draft.decided.attachments.has(index)}
              onChange={() => onChange((now) => toggleAttachment(now, index), 'announceAttachment')}
              label={
                <>
                  <bdi>{name}</bdi> <span className={classes.attachmentSize}>{byteText(bytes, i18n.language)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <p className={classes.soft}>{t('attachmentsHint')}</p>
    </div>
  );
}
