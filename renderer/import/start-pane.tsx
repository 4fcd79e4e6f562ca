import { Button } from '@mantine/core';
import { ClipboardPaste, FileText, FolderOpen } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/core/result';
import { takeFolder } from '../app/import-batch';
import { keysText } from '../app/shortcuts';
import { FailureNote } from './failure-note';
import classes from './import.module.css';
import { importFiles, previewText, setTyped, useImport } from './import-store';

type Props = { readonly failure: Failure<string> | null; readonly dragging: boolean };

/**
 * The empty import screen: says how to bring an article in. What is pasted goes straight to the
 * preview without passing through the field, so that five megabytes cost no layout.
 */
export function StartPane({ failure, dragging }: Props) {
  const { t } = useTranslation('import');
  const typed = useImport((state) => state.typed);
  const chooser = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className={classes.start} data-dragging={dragging}>
      <div className={classes.startCard}>
        <FailureNote failure={failure} />
        <ClipboardPaste size={30} strokeWidth={1.5} aria-hidden className={classes.startIcon} />
        <h1 className={classes.startTitle}>{dragging ? t('dropHere') : t('startTitle')}</h1>
        <p className={classes.startHint}>{t('startHint', { keys: keysText('Mod+V') })}</p>
        <textarea
          ref={field}
          className={classes.pasteField}
          data-article-text
          aria-label={t('pasteField')}
          placeholder={t('pastePlaceholder')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={classes.startActions}>
          <Button disabled={typed.trim() === ''} onClick={() => void previewText(typed)}>
            {t('previewTyped')}
          </Button>
          <Button variant="default" leftSection={<FileText size={16} />} onClick={() => chooser.current?.click()}>
            {t('chooseFile')}
          </Button>
          <Button variant="default" leftSection={<FolderOpen size={16} />} onClick={() => void takeFolder()}>
            {t('chooseFolder')}
          </Button>
          <span className={classes.soft}>{t('fileHint')}</span>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            accept=".txt,.md,.markdown,.text,.html,.htm,.xhtml,.mhtml,.mht,.pdf,.docx,.odt,.rtf,.eml,.zip,text/plain,text/markdown,text/html"
            data-testid="import-file"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              // The same file may be chosen again after it was changed.
              event.currentTarget.value = '';
              importFiles(files);
            }}
          />
        </div>
      </div>
    </div>
  );
}
